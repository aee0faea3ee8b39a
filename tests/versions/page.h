/* What a built site's pages say, read from their files alone: links with where they stand, ids, headings, and the twin's first facts.
 * A scanner for the HTML that spor writes (every attribute quoted), not for HTML at large. Everything lives in the site's arena. */
#ifndef SPOR_TESTS_VERSIONS_PAGE_H
#define SPOR_TESTS_VERSIONS_PAGE_H

#include "base/map.h"

enum link_place { LINK_HEAD, LINK_BODY, LINK_SELECTOR, LINK_SECTION };

struct link {
  enum link_place place;
  struct str address;  /* as it is written */
  struct str relation; /* rel, of the head's */
  struct str row;      /* of LINK_SECTION: the row's id */
  size_t column;       /* of LINK_SECTION: from 0 */
};

struct page {
  struct str path;   /* of its file below the output folder */
  struct str folder; /* of its file; the page's address without the last slash */
  struct link *links;
  size_t link_count;
  size_t link_capacity;
  struct map ids;      /* → the page */
  struct map headings; /* ids of h2 to h6 that are the document's own → the page */
  size_t row_count;    /* of the table of sections */
  size_t column_count;
  /* of the twin; empty where it says null, and all of them where there is none */
  struct str id;
  struct str kind;
  struct str publication;
  struct str edition;
  struct str status;
  struct str target;
};

struct pages {
  struct arena *arena;
  struct str base; /* absolute address of the site, with its last slash */
  struct page **at;
  size_t count;
  struct map by_path; /* → struct page */
  struct map files;   /* path of every file → the pages */
};

/* Reads all pages below `folder`. False when it cannot be read. */
bool pages_read(struct arena *arena, const char *folder, struct str base, struct pages *pages);
/* The file that an address on `page` leads to, and what stands behind its `#`. False for what leads out of the site. */
bool page_follow(const struct pages *pages, const struct page *page, struct str address, struct str *path, struct str *fragment);
/* The page behind an address from the site's root ("strategi/2014/"), or NULL. */
const struct page *pages_at(const struct pages *pages, struct str address);
/* The head's link with this rel, or NULL. */
const struct link *page_relation(const struct page *page, const char *relation);

#endif
