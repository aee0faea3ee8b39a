/* Where the inlines of one block stand in the file. The parser's positions go wrong on continuation lines, behind link definitions, in
 * tables and behind addresses, so each is a hint here: it is put right as far as can be known, then proved against the source.
 * Inlines come in document order. Borrows all it is given. */
#ifndef SPOR_READ_LOCATE_H
#define SPOR_READ_LOCATE_H

#include "base/lines.h"
#include "read/align.h"
#include "read/node.h"

/* What the parser says, as lines of the file and byte columns, both from 1; line 0 when it says nothing. */
struct hint {
  unsigned line;
  unsigned column;
};

struct locator {
  const struct lines *lines;
  const struct node *block;
  unsigned last_line;
  unsigned shift;  /* lines from where the parser believes the block's text to be to where it is */
  unsigned joined; /* bytes of earlier lines that the parser counts to this one */
  bool has_hints;
  bool is_fresh; /* nothing of the block was found yet */
  unsigned line; /* behind the last inline found */
  size_t at;     /* in that line, from 0 */
};

/* Begins with another block. Without hints the text is searched for. */
void locator_enter(struct locator *locator, const struct node *block, unsigned shift, bool has_hints);
/* Finds a text and sets `align` to its beginning; the line is then locator->line. False when it cannot be found. */
bool locator_text(struct locator *locator, struct hint hint, struct str text, struct align *align);
/* A line of the block ends; `is_hard` where the text asks for a line break. */
void locator_break(struct locator *locator, bool is_hard);
/* Sets the place of an inline that is not text; its line stays 0 when the hint does not lead to how such an inline begins. */
void locator_inline(struct locator *locator, struct hint hint, struct node *node);

#endif
