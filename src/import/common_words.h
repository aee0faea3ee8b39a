/* How common Danish words are, roughly: enough to choose between two readings of a misread word, as between *når* and *nar*. Written by
 * hand for administrative prose; a word that is not listed is rare. */
#ifndef SPOR_IMPORT_COMMON_WORDS_H
#define SPOR_IMPORT_COMMON_WORDS_H

#include "base/map.h"

/* A table from word, in lower case, to its entry. Lives in the arena. */
void common_words_load(struct map *words, struct arena *arena);
/* How often the word stands among a million; 0 when it is not listed. */
double common_words_rate(const struct map *words, struct str word);
/* All listed words that hold æ, ø or å are wanted one after the other: `*at` begins at 0. False at the end. */
bool common_words_next_danish(const struct map *words, size_t *at, struct str *word);

#endif
