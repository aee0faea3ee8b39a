/* What a preview watches: all that a build reads. */
#ifndef SPOR_CMD_SERVE_PLACES_H
#define SPOR_CMD_SERVE_PLACES_H

#include "cmd/option.h"
#include "serve/watch.h"

enum { SERVE_PLACES_MAX = 4 };

struct serve_places {
  struct arena *arena;
  struct watch_place at[SERVE_PLACES_MAX];
  size_t count;
};

void serve_places_find(struct serve_places *places, const struct settings *settings);
void serve_places_release(struct serve_places *places);

#endif
