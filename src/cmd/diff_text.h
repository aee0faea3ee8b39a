/* A comparison for the terminal: what changed, paragraph by paragraph, with the heading it stands under; the rest is left out. */
#ifndef SPOR_CMD_DIFF_TEXT_H
#define SPOR_CMD_DIFF_TEXT_H

#include "base/buf.h"
#include "diff/treediff.h"

struct diff_style {
  bool is_danish;
  bool has_colour;
};

void diff_text_write(const struct treediff *diff, struct diff_style style, struct buf *out);
/* What a kind of change is called. */
const char *diff_text_kind(enum treediff_kind kind, bool is_danish);

#endif
