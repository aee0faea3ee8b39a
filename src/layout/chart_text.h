/* Words set into a box of a drawing: SVG breaks no lines by itself. Widths are those of a wide sans serif, so that words fit in any other.
 */
#ifndef SPOR_LAYOUT_CHART_TEXT_H
#define SPOR_LAYOUT_CHART_TEXT_H

#include "base/str.h"

struct chart_label {
  struct str text;   /* as it is set: white space folded, without soft hyphens */
  struct str *lines; /* slices of it; behind what was parted or cut stands a sign that is not the text's */
  size_t *starts;    /* where each of them begins in the text */
  size_t count;
  bool is_cut; /* the text is longer; the last line ends with an ellipsis */
};

/* `width` in units of the letters' size; at most `line_count` lines, at least one. */
struct chart_label chart_label(struct arena *arena, struct str text, double width, size_t line_count);
/* How wide a text is, in units of the letters' size. */
double chart_text_width(struct str text);

#endif
