/* Two matched trees woven into one that holds the words of both, with marks. */
#ifndef SPOR_DIFF_WEAVE_H
#define SPOR_DIFF_WEAVE_H

#include "diff/changes.h"
#include "diff/script.h"

/* A column of a woven table: in the old one, the new one or both. */
struct weave_column {
  size_t old; /* + 1; 0 for not there */
  size_t new;
  unsigned change; /* of a column that came or went */
};

struct weave_columns {
  struct weave_column *at;
  size_t count;
};

struct weave {
  struct arena *arena;
  struct words *words;
  struct sentence_context sentences;
  struct changes changes;
  unsigned enclosing;                  /* the change that all that is met is part of; 0 for none */
  const struct weave_columns *columns; /* of the table that is woven; NULL for none */
  bool is_coarse;
};

/* Below `parent`: the children of two matched containers. */
void weave_children(struct weave *weave, struct node *parent, struct unit *old, struct unit *new);

/* -- for the parts of weave only -- */

/* A block and all below it that is not moved elsewhere, deleted or inserted. A change of its own, when it stands in none. */
void weave_old(struct weave *weave, struct node *parent, struct unit *old);
void weave_new(struct weave *weave, struct node *parent, struct unit *new);
/* A block that is in both, whether or not its words are the same. */
void weave_pair(struct weave *weave, struct node *parent, struct unit *old, struct unit *new);
/* Blocks that hold words: one of either text, or several of one, that were split or merged. */
void weave_words(struct weave *weave, struct node *parent, struct unit *old, size_t old_count, struct unit *new, size_t new_count);
/* The words of a block that is in one text only, some of whose sentences are moved. */
void weave_words_side(struct weave *weave, struct node *node, struct unit *unit, bool is_new);
/* The title of a callout, below `block`. */
void weave_title(struct weave *weave, struct node *callout, struct unit *old, struct unit *new);
void weave_table(struct weave *weave, struct node *parent, struct unit *old, struct unit *new);
void weave_row(struct weave *weave, struct node *parent, struct unit *old, struct unit *new);
/* A row that is in one of the woven tables only: the cells, and empty ones for the columns it does not have. */
void weave_row_side(struct weave *weave, struct node *row, const struct unit *unit, bool is_new);
/* A copy of a block without what is below it. */
struct node *weave_copy(struct weave *weave, struct node *parent, const struct node *model);
/* Copies of what is below a block. */
void weave_copy_below(struct weave *weave, struct node *parent, const struct node *model);
/* Calls something a change of its own, or a part of the one it stands in. That change. */
unsigned weave_call(struct weave *weave, enum treediff_kind kind, const struct unit *old, const struct unit *new, struct node *node);
/* Stretches without white space in a block's own words and those below it that are not moved. */
size_t weave_word_count(const struct unit *unit);

#endif
