/* The texts that comparisons of editions have before them, compared once for each two: a text that stands in ten editions meets the same
 * successor in several comparisons. First all pairs are listed, then they are compared in any order, by several threads, then they are
 * asked for. */
#ifndef SPOR_RELATE_TEXT_DIFFS_H
#define SPOR_RELATE_TEXT_DIFFS_H

#include "diff/treediff.h"

struct document;

struct text_diffs;

struct text_diffs *text_diffs_new(struct arena *arena);
/* Lists a pair, unless it is listed already. One of the two may be NULL: a text that came or went as a whole. */
void text_diffs_add(struct text_diffs *diffs, const struct document *before, const struct document *after);
/* Ends the listing. How many families there are: texts that meet each other in pairs, and are read once for all of these. */
size_t text_diffs_settle(struct text_diffs *diffs);
/* Compares all pairs of a family; the results live in `arena`, which must live as long as `diffs`. Writes to that family's slots only. */
void text_diffs_make(struct text_diffs *diffs, size_t family, struct arena *arena);
/* What was made of a pair; NULL for one that was not listed. */
const struct treediff *text_diffs_get(const struct text_diffs *diffs, const struct document *before, const struct document *after);

#endif
