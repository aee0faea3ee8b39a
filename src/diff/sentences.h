/* Two rows of words compared: sentences are paired first, words only within paired sentences. What comes out says word for word what
 * stays, goes and comes, and is never a salad: a sentence of which too little stays goes and comes as a whole. */
#ifndef SPOR_DIFF_SENTENCES_H
#define SPOR_DIFF_SENTENCES_H

#include "diff/inlines.h"

struct sentence_cutter;

struct step {
  enum node_mark mark;       /* NONE: stays */
  const struct atom *before; /* NULL when inserted */
  const struct atom *after;  /* NULL when deleted */
};

struct script {
  struct step *steps;
  size_t count;
  size_t kept_weight; /* of the words that stay, and of all words of both texts (each of the former counts twice there) */
  size_t whole_weight;
  bool is_coarse; /* too long to be compared word by word */
};

struct sentence_context {
  struct arena *arena; /* the result, and scratch */
  const struct words *words;
  struct sentence_cutter *cutter;
  size_t word_pairs; /* most cells of one comparison of words */
};

struct script sentences_compare(const struct sentence_context *context, const struct inlines *before, const struct inlines *after);

#endif
