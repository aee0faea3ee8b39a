/* What Danish writing puts a full stop after without ending a sentence: abbreviations, ordinals and dates, labels of list items. */
#ifndef SPOR_BASE_SENTENCE_H
#define SPOR_BASE_SENTENCE_H

#include "base/str.h"

/* True when the sentence that began at byte `start` goes on at byte `at`, where white space has ended and Unicode's rules would begin
 * a new one. */
bool sentence_goes_on(struct str text, size_t start, size_t at);

#endif
