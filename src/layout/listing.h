/* The orders in which things are shown: documents in reading order, entities by kind. Made once, before any page is. */
#ifndef SPOR_LAYOUT_LISTING_H
#define SPOR_LAYOUT_LISTING_H

#include "model/site.h"

struct entries {
  const struct entry **at;
  size_t count;
};

/* Of one edition. */
struct listing {
  struct entries documents;         /* in reading order: the front page first, then by folder, order, number, path */
  struct entries kinds[KIND_COUNT]; /* in reading order; concepts in the language's alphabetical order */
};

struct listings {
  struct listing *at; /* per edition */
  size_t *positions;  /* per entry index: its position in kinds[its kind] (entities), or in documents (pages) */
};

const struct listings *listings_make(struct arena *arena, const struct site *site);
const struct listing *listings_of(const struct listings *listings, const struct site *site, const struct edition *edition);

#endif
