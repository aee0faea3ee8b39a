/* What Danish writing puts a full stop after without ending a sentence: abbreviations, ordinals and dates, labels of list items.
 * And what of a text has to be looked at to find where its sentences end. */
#ifndef SPOR_BASE_SENTENCE_H
#define SPOR_BASE_SENTENCE_H

#include "base/str.h"

/* True when the sentence that began at byte `start` goes on at byte `at`, where white space has ended and Unicode's rules would begin
 * a new one. */
bool sentence_goes_on(struct str text, size_t start, size_t at);

/* A text without what cannot matter to Unicode's sentence bounds. Whether a full stop ends a sentence depends on the character before it
 * and on those behind it up to the next letter; what else there is of a run of letters and spaces is left out. That is most of a text,
 * and ICU takes its time over every character. */
struct sentence_digest {
  struct str text;
  const unsigned *origins; /* of each byte, and of the end: offsets in the whole text */
};

struct sentence_digest sentence_digest(struct arena *arena, struct str text);

#endif
