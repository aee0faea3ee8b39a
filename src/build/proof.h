/* The editor's reading of a site that is loaded: what `spor check` says beyond what a build says. A finding here keeps no build back. */
#ifndef SPOR_BUILD_PROOF_H
#define SPOR_BUILD_PROOF_H

#include "build/build.h"

void proof_read(const struct build *build, bool wants_candidates, struct diags *diags);

#endif
