/* The sentences in which a block's hits stand, with white space folded. */
#ifndef SPOR_RELATE_TERM_QUOTE_H
#define SPOR_RELATE_TERM_QUOTE_H

#include "base/str.h"

struct arena;
struct sentence_cutter;

struct term_quote {
  size_t start; /* of the hit in the block's running text */
  size_t end;
  struct str sentence;
  size_t mark_start; /* of the hit in the sentence */
  size_t mark_end;
};

struct term_quoting {
  struct arena *arena; /* for the sentences */
  struct arena *scratch;
  struct sentence_cutter *cutter;
};

/* Fills the sentences of quotes that are in the order of the text. */
void term_quotes_cut(const struct term_quoting *quoting, struct str text, struct term_quote *quotes, size_t count);

#endif
