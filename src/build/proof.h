/* The editor's reading of a site that is loaded: what `spor check` says beyond what a build says. A finding here keeps no build back. */
#ifndef SPOR_BUILD_PROOF_H
#define SPOR_BUILD_PROOF_H

#include "build/build.h"

struct mending;

struct proof_input {
  bool wants_candidates;   /* for concepts */
  struct mending *mending; /* what may be written into the texts is added; NULL: nothing is */
  struct map *unknown;     /* words that nobody knows, in lower case; NULL: nobody asks */
};

void proof_read(const struct build *build, const struct proof_input *input, struct diags *diags);

#endif
