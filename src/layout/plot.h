/* Measured values over time and the value that is wanted, as a small drawing. */
#ifndef SPOR_LAYOUT_PLOT_H
#define SPOR_LAYOUT_PLOT_H

#include "base/buf.h"
#include "base/date.h"
#include "layout/amount.h"

#define PLOT_WIDTH 340
#define PLOT_HEIGHT 180

struct plot_point {
  struct date date;
  struct amount value;
};

struct plot {
  const struct plot_point *points; /* by date */
  size_t count;                    /* two or more */
  struct amount target;
  struct date by; /* year 0: no day is set */
  struct str unit;
  struct str language;
};

/* Appends the content of an svg element of PLOT_WIDTH by PLOT_HEIGHT. */
void plot_draw(struct arena *scratch, const struct plot *plot, struct buf *out);

#endif
