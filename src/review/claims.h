/* Which concept claims which name, and where two claim the same: in one publication, or in two that share nothing. */
#ifndef SPOR_REVIEW_CLAIMS_H
#define SPOR_REVIEW_CLAIMS_H

#include "review/review.h"

void claims_check(struct arena *arena, const struct review_input *input, struct diags *diags);

#endif
