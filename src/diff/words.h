/* A text cut into the smallest pieces that a comparison marks: words (compounds with hyphens, numbers with their separators,
 * abbreviations and addresses whole), single marks of punctuation, runs of white space. And the table that makes numbers of them. */
#ifndef SPOR_DIFF_WORDS_H
#define SPOR_DIFF_WORDS_H

#include "base/map.h"

enum word_kind {
  WORD_TEXT,
  WORD_MARK,   /* one character that is neither letter, digit nor space */
  WORD_SPACE,  /* white space of any kind and length */
  WORD_OBJECT, /* stands for something that is no text; its byte is WORD_OBJECT_BYTE */
};

#define WORD_OBJECT_BYTE '\0'

/* The piece that begins at `*at`, which moves past it. `*at` must lie in `text`. */
struct str words_next(struct str text, size_t *at, enum word_kind *kind);

/* What a word counts in likeness: little when it is one of the small words that every sentence has, or punctuation. */
enum { WORD_WEIGHT_MARK = 1, WORD_WEIGHT_SMALL = 2, WORD_WEIGHT_FULL = 6 };

/* Equal texts get the same number, from 1. Number 0 is white space. */
struct words {
  struct arena *arena;
  struct map terms;
  unsigned char *weights; /* by number */
  size_t count;
  size_t capacity;
};

void words_init(struct words *words, struct arena *arena);
/* The number of a piece; its text is borrowed. */
unsigned words_number(struct words *words, struct str text, enum word_kind kind);

#endif
