/* What a publication owes its readers: reviews that are due, changes of the core that nobody gave a reason for, goals that no track works
 * for. */
#ifndef SPOR_REVIEW_STANDING_H
#define SPOR_REVIEW_STANDING_H

#include "review/review.h"

void standing_check(struct arena *arena, const struct review_input *input, struct diags *diags);

#endif
