/* Words as they are searched for: read off a text, and brought to a spelling in which æ and ae, ø, oe and o, å, aa and a meet. What is done
 * here the reader's browser does again to what is typed (layouts/assets/search.js): the two must agree. */
#ifndef SPOR_SEARCH_WORDS_H
#define SPOR_SEARCH_WORDS_H

#include "base/str.h"

#define SEARCH_WORD_MAX 100 /* bytes; what is longer is no word that anybody types */

struct search_word {
  char bytes[SEARCH_WORD_MAX];
  size_t len;
};

/* The next word at or after byte `*at`, which moves past it: letters and digits in lower case, soft hyphens dropped. False at the end.
 * Words that are too long are passed over. */
bool search_word_next(struct str text, size_t *at, struct search_word *word);
/* The word in ASCII letters: æ→ae, é→e. A word of another script stays as it is. */
struct str search_fold(struct arena *arena, struct str word);
/* What words are sorted by and likely misspellings share: folded, with ae, oe and aa as one letter, and no letter doubled. */
struct str search_skeleton(struct arena *arena, struct str word);
/* Small words that tell nothing of what a text is about, separated by spaces; none in a language that has no list. */
struct str search_stop_words(struct str language);

#endif
