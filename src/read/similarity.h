/* How much of one text is found again in another, whatever the order of its lines: what makes a new file an old one renamed. */
#ifndef SPOR_READ_SIMILARITY_H
#define SPOR_READ_SIMILARITY_H

#include "base/str.h"

struct arena;

/* A text's pieces (lines, long ones in parts) as hashes, sorted, with the bytes that each stands for. */
struct signature {
  struct signature_piece *pieces;
  size_t piece_count;
  size_t size;
};

struct signature signature_of(struct arena *arena, struct str text);
/* The bytes that both have, in thousandths of the larger text; 0 for empty texts. */
unsigned signature_likeness(const struct signature *a, const struct signature *b);

#endif
