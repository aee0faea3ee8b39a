/* Of things that stand in another order than before: the fewest that have to be called moved. */
#ifndef SPOR_DIFF_ORDER_H
#define SPOR_DIFF_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct order_item {
  size_t place;    /* where it stood; no two alike */
  uint64_t weight; /* what it costs to call it moved */
  bool stays;      /* the answer */
};

/* The heaviest increasing subsequence stays. */
void order_settle(struct arena *scratch, struct order_item *items, size_t count);

#endif
