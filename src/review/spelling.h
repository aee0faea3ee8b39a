/* Terms that are spelt almost right. A word of the text is held against the few terms that share a key with it: what is left of a word
 * when doubled letters are written once and at most one letter is dropped. So the cost does not depend on how many terms there are. */
#ifndef SPOR_REVIEW_SPELLING_H
#define SPOR_REVIEW_SPELLING_H

#include "review/passage.h"

struct diags;
struct lexicon;

/* Lives in the arena, and borrows the set and the lexicon. */
struct spelling *spelling_new(struct arena *arena, const struct termset *set, struct lexicon *lexicon);
/* Passes over words that something was said of already (`told`, a flag for each), and sets the flags of those that it tells of. */
void spelling_check(struct spelling *spelling, const struct passage *passage, bool *told, struct diags *diags);

#endif
