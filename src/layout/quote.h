/* The sentence in which a use stands, as readers see it: references without words of their own under their targets' titles. */
#ifndef SPOR_LAYOUT_QUOTE_H
#define SPOR_LAYOUT_QUOTE_H

#include "model/site.h"
#include "relate/links.h"

struct quote {
  struct str sentence;
  size_t mark_start; /* the use's own words, bytes */
  size_t mark_end;
};

struct quote quote_make(struct arena *arena, const struct site *site, const struct use *use);

#endif
