/* The colours of a site's pages, light and dark, made from one or two of the owner's. What the owner gives is never changed in the
 * scheme it is given for: it passes, or it is told which colour would. */
#ifndef SPOR_MODEL_PALETTE_H
#define SPOR_MODEL_PALETTE_H

#include "base/colour.h"

enum token {
  TOKEN_PAPER,       /* the page */
  TOKEN_RAISED,      /* boxes on it */
  TOKEN_INK,         /* text */
  TOKEN_QUIET,       /* text of less weight */
  TOKEN_LINE,        /* rules that only part */
  TOKEN_ACCENT,      /* links, focus, marks: text */
  TOKEN_ACCENT_SOFT, /* ground of what belongs to the accent */
  TOKEN_GOAL,        /* edges that carry meaning: no text */
};
#define TOKEN_COUNT 8

enum scheme { SCHEME_LIGHT, SCHEME_DARK };
#define SCHEME_COUNT 2

#define CONTRAST_TEXT 4.5 /* WCAG 2.2, 1.4.3 */
#define CONTRAST_PART 3.0 /* 1.4.11 */

struct palette {
  struct colour at[SCHEME_COUNT][TOKEN_COUNT];
};

/* What the owner gives for one scheme; what is not given is made. */
struct palette_input {
  bool has_accent;
  bool has_second;
  struct colour accent;
  struct colour second;
};

/* "accent-soft": the custom property of the stylesheet, without its hyphens. */
const char *token_name(enum token token);
/* The light scheme's accent must be given. */
struct palette palette_make(const struct palette_input input[SCHEME_COUNT]);
/* The ground on which the token is read worst, and how well: what has to reach CONTRAST_TEXT or, of TOKEN_GOAL, CONTRAST_PART. */
double palette_contrast(const struct palette *palette, enum scheme scheme, enum token token, enum token *ground);
double palette_contrast_needed(enum token token);
/* The colour of the same hue, nearest in lightness, that passes in the place of one that was given. Grounds that are made from it move
 * along. */
struct colour palette_nearest(const struct palette_input input[SCHEME_COUNT], enum scheme scheme, enum token token);

#endif
