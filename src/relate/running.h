/* The running text of a block: the words of all its inlines in one piece, each byte traced back to the node it came from, and what of it is
 * closed to links. */
#ifndef SPOR_RELATE_RUNNING_H
#define SPOR_RELATE_RUNNING_H

#include "base/buf.h"
#include "base/lines.h"
#include "read/node.h"

struct running_piece {
  size_t start;            /* in the running text */
  const struct node *node; /* the text or code, or the reference that shows its label; NULL for a break */
  bool is_closed;          /* in a link, in code */
};

struct running {
  struct arena *arena; /* for the pieces */
  struct buf text;     /* soft and hard breaks as line ends, a picture as one too */
  struct running_piece *pieces;
  size_t piece_count;
  size_t piece_capacity;
};

struct running_labels {
  /* What is shown for a reference instead of its own words; the empty text to show those. */
  struct str (*label)(const void *context, const struct node *reference);
  const void *context;
};

void running_init(struct running *running, struct arena *arena);
void running_release(struct running *running);
/* Takes the inlines of a block in; what was there before is forgotten. */
void running_read(struct running *running, const struct node *block, const struct running_labels *labels);
/* The piece that holds the byte. */
const struct running_piece *running_piece_at(const struct running *running, size_t at);
/* Where the bytes stand in the file that the block is of. */
struct place running_place(const struct running *running, const struct node *block, const struct lines *file, size_t start, size_t end);
/* True for paragraphs, headings and table cells: the blocks whose children are inlines. */
bool running_is_block(const struct node *node);

#endif
