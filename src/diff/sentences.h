/* A row of words cut into sentences, which are compared before their words are. */
#ifndef SPOR_DIFF_SENTENCES_H
#define SPOR_DIFF_SENTENCES_H

#include "diff/bag.h"

struct sentence_cutter;
struct sentence_move;

struct sentence {
  size_t first; /* atoms */
  size_t end;   /* white space behind it is the sentence's own */
  struct bag bag;
};

struct sentences {
  struct sentence *at;
  size_t count;
};

/* What the words of blocks are compared with. */
struct sentence_context {
  struct arena *arena; /* results, and scratch */
  const struct words *words;
  struct sentence_cutter *cutter;
  size_t word_pairs; /* most cells of one comparison of words */
};

/* One side of a comparison of words. */
struct sentence_row {
  const struct inlines *inlines;
  struct sentences sentences;
  struct sentence_move *const *moves; /* by sentence: the move that it is part of, or NULL; NULL when none is */
};

/* The sentences live as long as the words' numbers do. */
struct sentences sentences_cut(const struct sentence_context *context, const struct inlines *inlines);
/* Equal sentences get equal numbers: those of the map, which may hold what was numbered before. In `scratch`. */
unsigned *sentences_number(struct arena *scratch, struct map *map, const struct inlines *inlines, struct sentences sentences);
/* Where the words of a sentence end: behind it there is at most white space of its own. */
size_t sentence_words_end(const struct inlines *inlines, const struct sentence *sentence);
/* The move that a sentence of a row is part of; NULL for none. */
struct sentence_move *sentence_move_of(const struct sentence_row *row, size_t sentence);

#endif
