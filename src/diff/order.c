#include "diff/order.h"

#include "base/arena.h"

enum { NOBODY = 0 };

/* The best subsequence that ends at or before a place: a tree of prefix maxima (P. M. Fenwick, "A new data structure for cumulative
 * frequency tables", 1994). */
struct peaks {
  uint64_t *weights;
  size_t *items; /* + 1 */
  size_t count;
};

static size_t find_peak(const struct peaks *peaks, size_t before, uint64_t *weight) {
  size_t item = NOBODY;
  *weight = 0;
  for (size_t at = before; at > 0; at &= at - 1) {
    if (peaks->weights[at] <= *weight) continue;
    *weight = peaks->weights[at];
    item = peaks->items[at];
  }
  return item;
}

static void raise_peak(struct peaks *peaks, size_t place, size_t item, uint64_t weight) {
  for (size_t at = place + 1; at <= peaks->count; at += at & (~at + 1)) {
    if (peaks->weights[at] >= weight) continue;
    peaks->weights[at] = weight;
    peaks->items[at] = item;
  }
}

void order_settle(struct arena *scratch, struct order_item *items, size_t count) {
  size_t places = 0;
  for (size_t i = 0; i < count; i++)
    if (items[i].place >= places) places = items[i].place + 1;
  struct peaks peaks = {arena_array(scratch, places + 1, sizeof *peaks.weights), arena_array(scratch, places + 1, sizeof *peaks.items),
                        places};
  size_t *last = arena_array(scratch, count + 1, sizeof *last); /* by item + 1: whom it follows */
  for (size_t i = 0; i < count; i++) {
    uint64_t weight;
    last[i + 1] = find_peak(&peaks, items[i].place, &weight);
    raise_peak(&peaks, items[i].place, i + 1, weight + items[i].weight);
    items[i].stays = false;
  }
  uint64_t weight;
  for (size_t item = find_peak(&peaks, places, &weight); item != NOBODY; item = last[item]) items[item - 1].stays = true;
}
