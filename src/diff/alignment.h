/* Which sentences of two texts are each other, in their order: equal ones first, then those that are alike between these. */
#ifndef SPOR_DIFF_ALIGNMENT_H
#define SPOR_DIFF_ALIGNMENT_H

#include "diff/sentences.h"

/* Sentences whose words are compared with each other; two in a row on one side at most. */
struct couple {
  size_t old;
  size_t old_count;
  size_t new;
  size_t new_count;
  unsigned likeness; /* in thousandths; low for a lone sentence that stands where another one stood */
};

struct alignment {
  struct couple *at; /* ascending on both sides */
  size_t count;
  bool is_coarse; /* too long: only equal sentences are paired somewhere */
};

enum {
  ALIGNMENT_ALIKE_LEAST = 300,     /* thousandths of their words that two sentences must share to be compared word by word */
  ALIGNMENT_TABLE_MAX = 128 * 128, /* pairs of sentences that are weighed; longer texts are compared between their equal sentences */
};

/* Sentences that are part of a move are left out. In the context's arena. */
const struct alignment *alignment_make(const struct sentence_context *context, const struct sentence_row *before,
                                       const struct sentence_row *after);

#endif
