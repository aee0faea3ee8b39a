/* A tree as Markdown: what reads it back gets the same tree. One writer for what other programs' files were turned into. */
#ifndef SPOR_IMPORT_WRITE_H
#define SPOR_IMPORT_WRITE_H

#include "base/buf.h"
#include "read/node.h"

/* Writes the blocks below `root`. `first_line` is the line of the file that the text begins on; every node's `line` is set to the one that
 * it was written on. */
void write_markdown(struct node *root, unsigned first_line, struct buf *out);

#endif
