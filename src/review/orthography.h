/* Words that are spelt as no word is. What the dictionary knows, or the site's own list, is right; compounds too whose parts it knows.
 * Code, addresses, abbreviations, numbers, names, words of other languages and what others are quoted with are not looked at. */
#ifndef SPOR_REVIEW_ORTHOGRAPHY_H
#define SPOR_REVIEW_ORTHOGRAPHY_H

#include "model/foreign.h"
#include "review/passage.h"
#include "review/wordlist.h"

struct diags;
struct lexicon;
struct mending;

struct orthography_input {
  struct lexicon *lexicon;
  const struct wordlist *wordlist;
  const struct foreign_terms *foreign;
  struct mending *mending; /* NULL: nothing is mended */
  struct map *unknown;     /* words that are not known, in lower case → anything; filled in. NULL: nobody asks */
};

/* Lives in the arena and borrows the rest. */
struct orthography *orthography_new(struct arena *arena, const struct orthography_input *input);
/* Names are known by their capitals inside sentences; all passages go through here before any is judged. */
void orthography_note(struct orthography *orthography, const struct passage *passage);
/* Words that a text-recognition program misread, and that have one good reading. `told` has a flag for each word: those that something
 * was said of are set, and passed over. */
void orthography_find_damage(struct orthography *orthography, const struct passage *passage, bool *told, struct diags *diags);
/* All others that are not known. */
void orthography_find_unknown(struct orthography *orthography, const struct passage *passage, bool *told, struct diags *diags);

#endif
