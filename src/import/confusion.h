/* How a reading program misread this document: for each of æ, ø and å, what it wrote instead and how often. It is learnt from the words
 * that can have been but one, and then says how likely a reading of another word is. */
#ifndef SPOR_IMPORT_CONFUSION_H
#define SPOR_IMPORT_CONFUSION_H

#include "base/str.h"

enum { CONFUSION_SHAPES = 24 };

struct confusion_shape {
  char seen[4]; /* zero-terminated, lower case */
  double count;
};

struct confusions {
  struct {
    struct confusion_shape shapes[CONFUSION_SHAPES];
    size_t count;
    double total; /* right ones too */
  } of[3];        /* æ, ø, å */
};

/* Begins with what is usual, as if some letters had been seen. */
void confusions_init(struct confusions *confusions);
/* `seen` stands `times` times for `meant`. */
void confusions_learn(struct confusions *confusions, struct str seen, struct str meant, size_t times);
/* The letters of a word that was read right. */
void confusions_learn_right(struct confusions *confusions, struct str word, size_t times);
/* How unlikely it is, in bits, that `meant` was read as `seen`; 99 when no misreading that is known leads there. */
double confusions_cost(const struct confusions *confusions, struct str seen, struct str meant);
/* The share of the letter (0 æ, 1 ø, 2 å) that was read as this shape. */
double confusions_share(const struct confusions *confusions, size_t letter, size_t shape);
/* Which of æ, ø, å begins at the byte, or 3 for none. Capitals too. */
size_t confusions_letter(struct str word, size_t at);

#endif
