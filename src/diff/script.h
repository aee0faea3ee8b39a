/* Two rows of words compared: sentences are paired first, words only within paired sentences. What comes out says word for word what
 * stays, goes and comes, and is never a salad: a sentence of which too little stays goes and comes as a whole. */
#ifndef SPOR_DIFF_SCRIPT_H
#define SPOR_DIFF_SCRIPT_H

#include "diff/alignment.h"

struct unit;

/* Sentences in a row that stand elsewhere than they stood. */
struct sentence_move {
  struct unit *old;
  struct unit *new;
  size_t old_first; /* sentences */
  size_t new_first;
  size_t count;
  unsigned change; /* index into the list of changes + 1, once it is there */
};

struct step {
  enum node_mark mark;        /* NONE: stays; POINTER, MOVED: the move's words stood here, stand here */
  const struct atom *before;  /* NULL when inserted */
  const struct atom *after;   /* NULL when deleted; both NULL for moves */
  struct sentence_move *move; /* NULL for words */
};

struct script {
  struct step *steps;
  size_t count;
  size_t kept_weight; /* of the words that stay, and of all words of both texts (each of the former counts twice there); moves apart */
  size_t whole_weight;
  bool has_moves;
  bool is_coarse; /* too long to be compared word by word */
};

/* `alignment` as alignment_make() gives it for these rows; what it pairs and is part of a move now is passed over. */
struct script script_make(const struct sentence_context *context, const struct sentence_row *before, const struct sentence_row *after,
                          const struct alignment *alignment);
/* The words of `count` sentences in a row, each compared with its counterpart. */
struct script script_of_move(const struct sentence_context *context, const struct sentence_row *before, size_t old_first,
                             const struct sentence_row *after, size_t new_first, size_t count);

#endif
