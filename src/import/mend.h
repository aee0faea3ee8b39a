/* Words that a reading program without Danish misread, mended where one reading is likelier than any other, the word as it stands included;
 * where two are near each other a note for a person is left behind the word. */
#ifndef SPOR_IMPORT_MEND_H
#define SPOR_IMPORT_MEND_H

#include "import/draft.h"

struct lexicon;
struct ocr;

/* Whether the text lacks the letters that Danish cannot do without. */
bool mend_is_wanted(const struct str *texts, size_t count);
/* Mends the tree's text and the title. */
void mend_words(struct draft *draft, struct lexicon *lexicon, struct ocr *ocr);

#endif
