/* The concepts that mean something else than before: whose definition's words are others in the later of two editions, and the pages there
 * that lean on them. What was corrected editorially is not among them. */
#ifndef SPOR_RELATE_REDEFINED_H
#define SPOR_RELATE_REDEFINED_H

#include "relate/links.h"

struct comparison;
struct difference;

#define REDEFINED_PAGES_MAX 12 /* that are named; the rest are counted */

struct redefined {
  const struct difference *difference;         /* the first that tells of it: its `from` and `to` are the concept in both editions */
  const struct use *uses[REDEFINED_PAGES_MAX]; /* the first on each page of the later edition that mentions it, its own left out */
  size_t use_count;
  size_t page_count; /* of all pages that mention it */
};

/* In the order of the comparison's changes. How many there are. */
size_t redefined_list(struct arena *arena, const struct comparison *comparison, const struct links *links, struct redefined **list);

#endif
