/* Words of other languages, as spor.yaml lists them under `foreign-terms`: found in a text that is no document's, a title say. In documents
 * they are found together with concepts (terms.h). Const once made. */
#ifndef SPOR_RELATE_FOREIGN_H
#define SPOR_RELATE_FOREIGN_H

#include "base/str.h"

struct arena;
struct config;
struct termset;

struct foreign_hit {
  size_t start; /* bytes of the text */
  size_t end;
  struct str language; /* "en" */
};

/* Adds the words as they are written, and in the genitive. */
void foreign_fill(struct termset *set, const struct config *config);
/* The set of nothing but those; NULL when there are none. */
const struct termset *foreign_set(struct arena *arena, const struct config *config);
/* The first hits of a text, in its order, at most `capacity`; returns how many. */
size_t foreign_find(struct arena *scratch, const struct termset *set, struct str text, struct foreign_hit *hits, size_t capacity);

#endif
