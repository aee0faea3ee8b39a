/* Which concept's definition names which other: what relate/links.h tells from the named one's end, from both. */
#ifndef SPOR_LAYOUT_NAMING_H
#define SPOR_LAYOUT_NAMING_H

#include "layout/listing.h"

/* Per entry index: the concepts that a concept names, and those that name it; each once, in the order in which they were found. Relations
 * that are written (`concepts`) count. Nothing for other kinds. */
struct naming {
  struct entries *names;
  struct entries *named_by;
};

const struct naming *naming_make(struct arena *arena, const struct site *site);

#endif
