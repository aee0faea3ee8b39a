/* What words stand for in the index. A word of a text is filed under its lemmas, and under the parts of its compound for less; a word that
 * no dictionary knows, or any word without one, is filed under itself. */
#ifndef SPOR_SEARCH_VOCABULARY_H
#define SPOR_SEARCH_VOCABULARY_H

#include <stdint.h>

#include "base/map.h"

struct lexicon;

struct share {
  uint32_t term;
  uint32_t factor; /* SHARE_WHOLE, or less */
};

enum { SHARE_WHOLE = 16, SHARE_PART = 6 };

struct filing {
  struct share *shares; /* lemmas first */
  size_t share_count;
  size_t lemma_count;
};

struct vocabulary {
  struct arena *arena;
  struct lexicon *lexicon; /* NULL for none */
  struct map words;        /* words of texts → struct filing */
  struct map terms;        /* what they are filed under → 1 + number */
};

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena, struct lexicon *lexicon);
/* Where a word in lower case is filed. One thread asks. */
const struct filing *vocabulary_file(struct vocabulary *vocabulary, struct str word);

#endif
