/* The texts that comparisons of editions have before them, compared once for each two: a text that stands in ten editions meets the same
 * successor in several comparisons. First all pairs are listed, then they are compared in any order, by several threads, then they are
 * asked for. */
#ifndef SPOR_RELATE_TEXT_DIFFS_H
#define SPOR_RELATE_TEXT_DIFFS_H

#include "diff/treediff.h"

struct document;

struct text_diffs;

struct text_diffs *text_diffs_new(struct arena *arena);
/* Lists a pair, unless it is listed already. */
void text_diffs_add(struct text_diffs *diffs, const struct document *before, const struct document *after);
size_t text_diffs_count(const struct text_diffs *diffs);
/* Compares the pair with this index; the result lives in `arena`, which must live as long as `diffs`. Writes to that pair's slot only. */
void text_diffs_make(struct text_diffs *diffs, size_t index, struct arena *arena);
/* What was made of a pair; NULL for one that was not listed. */
const struct treediff *text_diffs_get(const struct text_diffs *diffs, const struct document *before, const struct document *after);

#endif
