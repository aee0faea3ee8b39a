/* Where each concept is defined and where it is used first: which are used before their definition, and which never. */
#ifndef SPOR_REVIEW_USAGE_H
#define SPOR_REVIEW_USAGE_H

#include "review/passage.h"
#include "review/review.h"

/* Lives in the arena. */
struct usage *usage_new(struct arena *arena, const struct review_input *input);
void usage_note(struct usage *usage, const struct passage *passage);
void usage_report(const struct usage *usage, struct diags *diags);

#endif
