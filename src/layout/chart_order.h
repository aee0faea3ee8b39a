/* In which order the boxes of each column stand so that few lines cross, and how far down: the layered layout of Sugiyama and others
 * (1981), by barycentres, with the crossings counted. A line that passes a column has a place of its own there. */
#ifndef SPOR_LAYOUT_CHART_ORDER_H
#define SPOR_LAYOUT_CHART_ORDER_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* One place in a column: a box, or where a line passes. */
struct chart_place {
  size_t column;
  double height;
  double top;   /* settled by chart_order_stack() */
  size_t node;  /* SIZE_MAX where a line passes */
  size_t *left; /* places of the column before it that a line leads to */
  size_t left_count;
  size_t *right;
  size_t right_count;
};

struct chart_column {
  size_t *places; /* from top to bottom */
  size_t count;
};

struct chart_order {
  struct chart_place *places;
  size_t place_count;
  struct chart_column *columns;
  size_t column_count;
};

/* Reorders the columns' places. Lines that cross are never more than before. */
void chart_order_untangle(struct arena *arena, struct chart_order *order);
/* How many pairs of lines between neighbouring columns cross. */
size_t chart_order_crossings(struct arena *arena, const struct chart_order *order);
/* Settles every top: the tallest column is filled, in the others each place is as near to what it hangs together with as its order
 * allows. `gap` is what must be between two places. The height of the whole is returned. */
double chart_order_stack(struct arena *arena, struct chart_order *order, double gap);

#endif
