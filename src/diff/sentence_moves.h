/* Sentences that stand elsewhere than they stood: in their own paragraph, where the fewest are called moved, or in another paragraph. A
 * paragraph that is moved itself, split or merged is left alone: nobody could follow a move in it. */
#ifndef SPOR_DIFF_SENTENCE_MOVES_H
#define SPOR_DIFF_SENTENCE_MOVES_H

#include "diff/moves.h"
#include "diff/script.h"

/* Tells each block whose words differ from its match's which of its sentences are moved (unit.h). For trees whose blocks are matched. */
void sentence_moves_find(const struct sentence_context *context, const struct pairing *pairing);
/* Whether any of a block's sentences is moved; and how many of its words those are, as stretches without white space. */
bool sentence_moves_any(const struct unit *unit);
size_t sentence_moves_words(const struct unit *unit);
/* The words of a block in sentences, with what is known of their moves. */
struct sentence_row sentence_moves_row(const struct sentence_context *context, struct unit *unit);

#endif
