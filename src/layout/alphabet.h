/* Everything that can be looked up, from A to Å: the entities of one edition, or of all publications as they stand, and the other words
 * that concepts are known by. */
#ifndef SPOR_LAYOUT_ALPHABET_H
#define SPOR_LAYOUT_ALPHABET_H

#include "layout/pages.h"

struct alphabet_row {
  struct str title;  /* as it is written; long ones are cut */
  struct str letter; /* it stands under: one letter, or # */
  struct str key;    /* its place in the order */
  const struct entry *entry;
  bool is_reference; /* another word for the entry: its title leads to the entry's own row */
};

struct alphabet {
  struct alphabet_row *rows; /* in the order of the site's language */
  size_t count;
  bool is_left_out[KIND_COUNT]; /* too plentiful to be listed; each has an index of its own */
};

/* Of `edition`, or of the whole site when it is the site's own. In the arena. */
struct alphabet alphabet_make(struct arena *arena, const struct site *site, const struct listings *listings, const struct edition *edition);
/* True when `edition` (or, for the site's own, any publication) has anything to list. */
bool alphabet_has_rows(const struct site *site, const struct listings *listings, const struct edition *edition);

#endif
