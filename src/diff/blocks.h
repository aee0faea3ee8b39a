/* The children of two matched containers put side by side: which stay, which are moved among themselves, and which of the rest are the
 * same block in other words. */
#ifndef SPOR_DIFF_BLOCKS_H
#define SPOR_DIFF_BLOCKS_H

#include "diff/moves.h"

struct blocks {
  const struct pairing *pairing;
  size_t pairs_left; /* comparisons by likeness that may still be made */
  bool is_coarse;    /* there were not enough of them */
};

/* Aligns all matched containers that have not been aligned yet, from the outside in, beginning with the documents themselves. */
void blocks_align(struct blocks *blocks);
/* Calls moved what has its match in a container that is not its own's match. */
void blocks_call_strays(struct blocks *blocks);
/* Undoes moves inside what is moved itself, which nobody could follow. */
void blocks_part_nested_moves(struct blocks *blocks);

#endif
