/* Which editions there are. The work tree's publications, and each released edition of spor.yaml read from its commit; one of
 * them in force at the undated addresses. */
#ifndef SPOR_BUILD_EDITIONS_H
#define SPOR_BUILD_EDITIONS_H

#include "build/build.h"

/* Fills editions and groups of `build->site`. */
void editions_assemble(struct build *build, struct diags *diags);

struct renames;
/* Per edition: the documents that git says were moved since the edition before it. */
const struct renames *editions_renames(struct build *build, struct diags *diags);

#endif
