/* How a comparison's marks look in HTML: insertions, deletions, moves and the labels beside them. A part of the writer of bodies. */
#ifndef SPOR_LAYOUT_MARKS_H
#define SPOR_LAYOUT_MARKS_H

#include "layout/body.h"

struct marks {
  const struct body_options *options;
  struct buf *out;
  enum node_mark around; /* what a block above says of all words in it */
  enum node_mark open;   /* the element that is open around inlines */
  unsigned pending;      /* a change whose label waits for a place where words may stand; 0 for none */
};

/* True when the tree is a comparison's. */
bool marks_are_drawn(const struct marks *marks);
/* True where the words that are written now are the old text's only. */
bool marks_are_deleting(const struct marks *marks);
/* What is said of an inline. */
enum node_mark marks_of(const struct marks *marks, const struct node *node);
/* Closes and opens elements until `mark` is what is open. */
void marks_switch(struct marks *marks, enum node_mark mark);
/* Around words that no inline holds: the label that waits, and what is said of the block. */
void marks_begin_words(struct marks *marks);
void marks_end_words(struct marks *marks);
void marks_write_pending(struct marks *marks);
/* Takes over what a block's mark says of all in it; the former state is to be given back to marks_leave(). */
struct marks marks_enter(struct marks *marks, const struct node *block);
void marks_leave(struct marks *marks, struct marks former);
/* Where something that is marked ends among words that are not: said to those who listen. */
void marks_write_end(struct marks *marks);
/* id, data-change, data-moved of a node that begins a change. */
void marks_write_attributes(struct marks *marks, const struct node *node);
/* What stands where something was moved away: a paragraph, or among words a part of one. */
void marks_write_pointer(struct marks *marks, const struct node *node);

#endif
