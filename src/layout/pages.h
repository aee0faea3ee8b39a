/* Which pages the site consists of. Decided once, before any is rendered. */
#ifndef SPOR_LAYOUT_PAGES_H
#define SPOR_LAYOUT_PAGES_H

#include "layout/listing.h"

struct diags;

struct page {
  const char *layout; /* "page", "track", … */
  struct str url;
  struct str output; /* path of its HTML; its twin lies beside it */
  const struct edition *edition;
  const struct entry *entry; /* NULL for the front page without a document, indexes and notfound */
  enum kind index;           /* of "index": what it lists */
  struct place place;        /* of the document it is made from; for diagnostics */
};

struct pages {
  struct page *at;
  size_t count;
  const struct listings *listings;
};

const struct pages *pages_plan(struct arena *arena, const struct site *site);

#endif
