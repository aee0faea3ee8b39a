/* Two Markdown trees compared: one tree comes out, with marks, that any writer of trees can draw. Knows nodes, not editions.
 *
 * What the marks promise: the words of the result without what is inserted, and with what was moved put back to its
 * pointer, are the old text's words; without what is deleted (and without pointers) they are the new text's. Changes of mere layout (line
 * breaks, list markers, the characters of emphasis) are none. */
#ifndef SPOR_DIFF_TREEDIFF_H
#define SPOR_DIFF_TREEDIFF_H

#include "read/node.h"

struct arena;

enum treediff_kind {
  CHANGE_ADDED, /* a block that the old text does not have */
  CHANGE_REMOVED,
  CHANGE_EDITED,    /* words within a block */
  CHANGE_REWRITTEN, /* a block shown before and after, since too little of it stayed */
  CHANGE_MOVED,     /* stands elsewhere, word for word */
  CHANGE_MOVED_EDITED,
  CHANGE_SPLIT, /* one paragraph became several */
  CHANGE_MERGED,
  CHANGE_LINK,     /* only where a link leads */
  CHANGE_LEVEL,    /* only a heading's level */
  CHANGE_EMPHASIS, /* only emphasis */
};

/* One change, in the order of the new text (removed ones where they stood). */
struct treediff_change {
  unsigned number; /* from 1 */
  enum treediff_kind kind;
  bool is_sentence;            /* moved within its paragraph or to another: part of the old node, and of the new one */
  const struct node *old_node; /* in the old tree; NULL when added */
  const struct node *new_node; /* in the new tree; NULL when removed */
  const struct node *node;     /* in the result: what carries the number */
  struct str old_text;         /* plain words */
  struct str new_text;
  size_t words_removed;
  size_t words_added;
};

struct treediff {
  struct node *root; /* the marked tree; nodes carry mark and change (node.h) */
  struct treediff_change *changes;
  size_t change_count;
  bool is_coarse; /* the texts were too large or too unlike to be compared word by word: whole blocks are shown */
};

/* Bounds on work; what lies beyond is compared more coarsely, never refused. */
struct treediff_limits {
  size_t block_pairs; /* comparisons of blocks by likeness */
  size_t word_pairs;  /* cells of the word comparison of one pair of blocks */
};
extern const struct treediff_limits treediff_limits_default;

/* Both trees are only read; the result lives in `arena` and borrows their texts. Never NULL. */
const struct treediff *treediff_compare(struct arena *arena, const struct node *before, const struct node *after,
                                        const struct treediff_limits *limits);

/* For trees that are compared several times, as the versions of one text are: what was read of a tree is kept for the next pair. For one
 * thread. The trees must stay as they are as long as the reader does. */
struct treediff_reader;
struct treediff_reader *treediff_reader_new(void);
void treediff_reader_free(struct treediff_reader *reader);
/* As treediff_compare(): what comes out depends on the two trees alone. */
const struct treediff *treediff_compare_read(struct treediff_reader *reader, struct arena *arena, const struct node *before,
                                             const struct node *after, const struct treediff_limits *limits);
/* A copy whose tree and changes may be written to; texts are borrowed. */
struct treediff *treediff_copy(struct arena *arena, const struct treediff *diff);
/* The word of a kind in JSON: "added", "moved-changed", … */
const char *treediff_kind_name(enum treediff_kind kind);

#endif
