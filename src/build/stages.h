/* The stages of a build by name, for whoever wants to be told when each begins and how far it has come. */
#ifndef SPOR_BUILD_STAGES_H
#define SPOR_BUILD_STAGES_H

#include <stddef.h>

enum stage {
  STAGE_DOCUMENTS,
  STAGE_EDITIONS,
  STAGE_LINKS,
  STAGE_HISTORY,
  STAGE_COMPARISONS,
  STAGE_SEARCH,
  STAGE_PAGES,
  STAGE_WRITING,
  STAGE_COUNT,
};

/* Both are called by one thread at a time, `advance` perhaps by another than `begin`. */
struct stages {
  void (*begin)(void *context, enum stage stage);
  void (*advance)(void *context, size_t done, size_t count);
  void *context;
};

/* NULL listens to nothing. */
static inline void stages_begin(const struct stages *stages, enum stage stage) {
  if (stages != NULL) stages->begin(stages->context, stage);
}

static inline void stages_advance(const struct stages *stages, size_t done, size_t count) {
  if (stages != NULL) stages->advance(stages->context, done, count);
}

#endif
