/* Colours of screens, as a stylesheet writes them, and as the eye tells them apart. Roots are found by the four operations that IEEE 754
 * rounds in one way, never by the machine's mathematical library: every machine comes to the same bytes. Perceived lightness and tint are
 * those of OKLab (Ottosson, 2020); contrast is that of WCAG 2.2. */
#ifndef SPOR_BASE_COLOUR_H
#define SPOR_BASE_COLOUR_H

#include "base/str.h"

/* A colour of sRGB, each part from 0 to 255. */
struct colour {
  unsigned char red;
  unsigned char green;
  unsigned char blue;
};

/* Lightness from 0 (black) to 1 (white); `a` and `b` are the tint: its direction is the hue, its length the chroma. */
struct oklab {
  double lightness;
  double a;
  double b;
};

/* Reads #rgb or #rrggbb, in either case. */
bool colour_parse(struct str text, struct colour *colour);
/* "#0b5c57", in `arena`. */
struct str colour_write(struct arena *arena, struct colour colour);
bool colour_equal(struct colour a, struct colour b);

struct oklab colour_oklab(struct colour colour);
/* The nearest colour that screens have: where they have none, the tint is made weaker and lightness and hue are kept. */
struct colour colour_from_oklab(struct oklab oklab);
/* Of the chroma. */
double oklab_chroma(struct oklab oklab);
/* The hue of `of` at another lightness, its chroma times `share` and at most `most`. */
struct oklab oklab_tone(struct oklab of, double lightness, double share, double most);

/* From 1 to 21: how well the one is read on the other. */
double colour_contrast(struct colour a, struct colour b);

#endif
