/* Finds where in a line of Markdown a parsed text was written, and which of its characters were written with an escape or a
 * character reference. The parser's own positions are hints that have to be proved; this is the proof. Pure, owns nothing. */
#ifndef SPOR_READ_ALIGN_H
#define SPOR_READ_ALIGN_H

#include "base/str.h"

/* A walk along a text and the source it came from, side by side. Fill in the first three, zero the rest. */
struct align {
  struct str source; /* one line */
  struct str text;   /* as parsed */
  bool in_cell;      /* of a table: there `\|` is a plain bar, since the table took the backslash */
  size_t at;         /* next byte of the source */
  size_t done;       /* bytes of the text that are accounted for */
  bool is_verbatim;  /* without escapes, as addresses always are: its bytes are those of the source (align_fits() sees that) */
};

struct align_piece {
  struct str text;
  size_t at;       /* where it begins in the source */
  bool is_literal; /* one escape or one character reference; otherwise as long a plain run as there is */
};

/* The next piece; false at the end of the text, or where source and text part (then `done` is short of the text's length). */
bool align_next(struct align *align, struct align_piece *piece);
/* True when all of the text can be read from the source at `align->at` on; says in `end` where it ends. */
bool align_fits(struct align *align, size_t *end);
/* Moves `align->at` to the first place in [at, limit) where the text fits; false when there is none. */
bool align_find(struct align *align, size_t limit, size_t *end);

#endif
