/* Which editions are compared, and the comparing, in parallel. */
#ifndef SPOR_BUILD_COMPARISONS_H
#define SPOR_BUILD_COMPARISONS_H

#include "build/build.h"

/* Fills the comparisons of `build->site`: neighbouring editions, each earlier one with the one in force, and
 * that one with the draft. */
void comparisons_make(struct build *build, struct diags *diags);
/* Frees what they live in. */
void comparisons_release(struct build *build);

#endif
