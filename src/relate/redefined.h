/* The concepts that mean something else than before: whose definition's words are others in the later of two editions, and the pages there
 * that lean on them. What was corrected editorially is not among them. */
#ifndef SPOR_RELATE_REDEFINED_H
#define SPOR_RELATE_REDEFINED_H

#include "relate/links.h"

struct comparison;
struct lineage;
struct difference;

#define REDEFINED_PAGES_MAX 12 /* that are named; the rest are counted */

struct redefined {
  const struct difference *difference;         /* the first that tells of it: its `from` and `to` are the concept in both editions */
  const struct use *uses[REDEFINED_PAGES_MAX]; /* the first on each page of the later edition that mentions it, its own left out */
  size_t use_count;
  size_t page_count; /* of all pages that mention it */
};

/* What a concept is said to mean: the words of its callout or document; of a heading those that stand below it. */
struct str concept_definition(struct arena *arena, const struct entry *concept);
/* The concept in the first later edition, of those in force since, that defines it in other words; NULL when none does. `concept` is of an
 * edition at its permanent address. */
const struct entry *redefined_since(struct arena *arena, const struct lineage *lineage, const struct entry *concept);
/* In the order of the comparison's changes. How many there are. */
size_t redefined_list(struct arena *arena, const struct comparison *comparison, const struct links *links, struct redefined **list);

#endif
