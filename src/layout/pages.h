/* Which pages the site consists of. Decided once, before any is rendered. */
#ifndef SPOR_LAYOUT_PAGES_H
#define SPOR_LAYOUT_PAGES_H

#include "layout/listing.h"

struct comparison;
struct decided;
struct diags;
struct naming;

struct page {
  const char *layout; /* "page", "track", … */
  struct str url;
  struct str output; /* path of its HTML; its twin lies beside it */
  const struct edition *edition;
  const struct entry *entry;           /* NULL for the front page without a document, indexes and notfound */
  enum kind index;                     /* of "index", and of a tombstone of one: what it lists */
  const struct entry *gone;            /* of "tombstone" and "redirect": the thing, as the latest edition had it; NULL for an index */
  const struct comparison *comparison; /* of "compare" */
  const struct decided *decided;       /* and what was decided about it */
  const struct edition *steps_from;    /* of "steps": the editions it leads from and to */
  const struct edition *steps_to;
  const struct entry *target; /* of "redirect": where it is now */
  struct place place;         /* of the document it is made from; for diagnostics */
};

struct pages {
  struct page *at;
  size_t count;
  struct map by_url; /* → anything: which urls have a page */
  const struct listings *listings;
  const struct naming *naming;
};

const struct pages *pages_plan(struct arena *arena, const struct site *site);
/* Whether it lists all things of its kind. */
bool page_is_index(const struct page *page);
/* What it is called, on the page and in its twin alike. A page about a publication as a whole has that one's title. */
struct str page_title(struct arena *arena, const struct site *site, const struct page *page);
/* "2014-17 → 2018" */
struct str page_step_title(struct arena *arena, const struct edition *from, const struct edition *to);

#endif
