/* What the files of the body's writer share: body.c, body_table.c for tables, body_note.c for footnotes, body_term.c for terms and
 * body_fold.c for what a comparison folds. Nobody else includes it. */
#ifndef SPOR_LAYOUT_BODY_WRITER_H
#define SPOR_LAYOUT_BODY_WRITER_H

#include "layout/body.h"
#include "layout/marks.h"

struct body_writer {
  const struct body_options *options;
  struct buf *out;
  size_t start;              /* of what this call wrote: the first element needs no line of its own */
  const struct node *marked; /* the last footnote whose way back was written */
  struct marks marks;
  bool is_in_term; /* between two texts of one term */
};

void body_add(struct body_writer *writer, const char *html);
/* A line end, unless the output is at the beginning of a line. */
void body_begin_line(struct body_writer *writer);
/* Writes the beginning of a block: `opening` is its tag without the closing bracket. */
void body_open_block(struct body_writer *writer, const char *opening, const struct node *node);
/* What a tag that was begun says of the node, and its bracket. */
void body_close_tag(struct body_writer *writer, const struct node *node);
void body_write_below(struct body_writer *writer, const struct node *node);

/* A text with the terms recognised in it. */
void body_write_text(struct body_writer *writer, const struct node *node);

void body_write_cell(struct body_writer *writer, const struct node *node);
void body_write_row(struct body_writer *writer, const struct node *node);
void body_write_table(struct body_writer *writer, const struct node *node);

void body_write_footnote_reference(struct body_writer *writer, const struct node *node);
void body_write_footnote(struct body_writer *writer, const struct node *node);
/* The ways back from a note to each of its marks, once for each note: false when they are there already. */
bool body_write_ways_back(struct body_writer *writer, const struct node *note);

/* Opens a fold when a long stretch of unchanged blocks begins with `block`, a child of a compared text: its last block, after which the
 * fold is to be ended. NULL: none begins here. */
const struct node *body_begin_fold(struct body_writer *writer, const struct node *block);
void body_end_fold(struct body_writer *writer);

#endif
