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
  size_t order; /* as they were written */
};

struct plot {
  const struct plot_point *points; /* from left to right */
  size_t count;                    /* two or more */
  struct amount target;
  struct date by; /* year 0: no day is set */
  struct str unit;
  struct str language;
};

/* Where a date stands, in years: in the middle of what it holds, so a value of 2018 in the middle of that year. */
double plot_year(struct date date);
/* Appends the content of an svg element of PLOT_WIDTH by PLOT_HEIGHT. */
void plot_draw(struct arena *scratch, const struct plot *plot, struct buf *out);

#endif
