/* Which block of the one tree is which of the other, wherever they stand: word for word first, then those that are clearly alike, at
 * last what was left over and would else be called removed and added. */
#ifndef SPOR_DIFF_MOVES_H
#define SPOR_DIFF_MOVES_H

#include "diff/unit.h"

struct pairing {
  struct arena *scratch;
  const struct words *words;
  struct units old;
  struct units new;
  size_t content_count; /* numbers of contents are below it */
};

/* Blocks that say the same, when there is one of them in either tree. */
void moves_match_equal(const struct pairing *pairing);
/* Blocks that are more like each other than either is like any third. */
void moves_match_alike(const struct pairing *pairing);
/* Paragraphs whose words are those of several neighbours in the other tree. */
void moves_match_parts(const struct pairing *pairing);
/* What has found no match in its own place: the same or alike anywhere. These are moved. */
void moves_match_rest(const struct pairing *pairing);
/* Makes one move of moved neighbours that were neighbours, with the short headings between them. */
void moves_join_runs(const struct pairing *pairing);

#endif
