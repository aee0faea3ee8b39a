#include "layout/chart_order.h"

#include <stdlib.h>

#include "base/arena.h"

#define SWEEPS 16

/* ---- crossings ---- */

static void note_positions(const struct chart_order *order, size_t *positions) {
  for (size_t i = 0; i < order->column_count; i++) {
    for (size_t j = 0; j < order->columns[i].count; j++) positions[order->columns[i].places[j]] = j;
  }
}

static int compare_sizes(const void *left, const void *right) {
  size_t a = *(const size_t *)left;
  size_t b = *(const size_t *)right;
  return a < b ? -1 : a > b;
}

/* Lines are taken from the top of the left column; each one crosses those before it that end further down. A binary indexed tree counts
 * them, so that it takes n log n. */
static size_t count_between(struct arena *arena, const struct chart_order *order, size_t column, const size_t *positions) {
  const struct chart_column *left = &order->columns[column];
  size_t size = order->columns[column + 1].count;
  size_t *tree = arena_array(arena, size + 1, sizeof *tree);
  size_t crossings = 0, seen = 0;
  for (size_t i = 0; i < left->count; i++) {
    const struct chart_place *place = &order->places[left->places[i]];
    size_t *ends = arena_array(arena, place->right_count, sizeof *ends);
    for (size_t j = 0; j < place->right_count; j++) ends[j] = positions[place->right[j]];
    if (place->right_count > 1) qsort(ends, place->right_count, sizeof *ends, compare_sizes);
    for (size_t j = 0; j < place->right_count; j++) {
      size_t not_below = 0;
      for (size_t at = ends[j] + 1; at > 0; at &= at - 1) not_below += tree[at];
      crossings += seen - not_below;
    }
    for (size_t j = 0; j < place->right_count; j++, seen++) {
      for (size_t at = ends[j] + 1; at <= size; at += at & (~at + 1)) tree[at]++;
    }
  }
  return crossings;
}

size_t chart_order_crossings(struct arena *arena, const struct chart_order *order) {
  size_t *positions = arena_array(arena, order->place_count, sizeof *positions);
  size_t crossings = 0;
  note_positions(order, positions);
  for (size_t i = 0; i + 1 < order->column_count; i++) crossings += count_between(arena, order, i, positions);
  return crossings;
}

/* ---- order ---- */

struct weighed {
  size_t place;
  double weight;
  size_t before; /* where it stood: equal weights change nothing */
};

static int compare_weighed(const void *left, const void *right) {
  const struct weighed *a = left;
  const struct weighed *b = right;
  if (a->weight < b->weight) return -1;
  if (a->weight > b->weight) return 1;
  return a->before < b->before ? -1 : a->before > b->before;
}

/* The middle of what a place hangs together with on one side; its own position when there is nothing. */
static double weigh(const size_t *neighbours, size_t count, const size_t *positions, size_t own) {
  double sum = 0;
  if (count == 0) return (double)own;
  for (size_t i = 0; i < count; i++) sum += (double)positions[neighbours[i]];
  return sum / (double)count;
}

static void sort_column(struct arena *arena, struct chart_order *order, size_t column, bool by_left, const size_t *positions) {
  struct chart_column *sorted = &order->columns[column];
  struct weighed *weighed = arena_array(arena, sorted->count, sizeof *weighed);
  for (size_t i = 0; i < sorted->count; i++) {
    const struct chart_place *place = &order->places[sorted->places[i]];
    double weight = by_left ? weigh(place->left, place->left_count, positions, i) : weigh(place->right, place->right_count, positions, i);
    weighed[i] = (struct weighed){sorted->places[i], weight, i};
  }
  if (sorted->count > 1) qsort(weighed, sorted->count, sizeof *weighed, compare_weighed);
  for (size_t i = 0; i < sorted->count; i++) sorted->places[i] = weighed[i].place;
}

static void sweep(struct arena *arena, struct chart_order *order, bool by_left, size_t *positions) {
  for (size_t i = 1; i < order->column_count; i++) {
    size_t column = by_left ? i : order->column_count - 1 - i;
    note_positions(order, positions);
    sort_column(arena, order, column, by_left, positions);
  }
}

static void copy_columns(const struct chart_order *order, size_t *to) {
  for (size_t i = 0; i < order->column_count; i++) {
    for (size_t j = 0; j < order->columns[i].count; j++) *to++ = order->columns[i].places[j];
  }
}

static void restore_columns(struct chart_order *order, const size_t *from) {
  for (size_t i = 0; i < order->column_count; i++) {
    for (size_t j = 0; j < order->columns[i].count; j++) order->columns[i].places[j] = *from++;
  }
}

void chart_order_untangle(struct arena *arena, struct chart_order *order) {
  size_t *positions = arena_array(arena, order->place_count, sizeof *positions);
  size_t *best = arena_array(arena, order->place_count, sizeof *best);
  size_t fewest = chart_order_crossings(arena, order);
  copy_columns(order, best);
  for (int i = 0; i < SWEEPS && fewest > 0; i++) {
    sweep(arena, order, i % 2 == 0, positions);
    size_t crossings = chart_order_crossings(arena, order);
    if (crossings >= fewest) continue;
    fewest = crossings;
    copy_columns(order, best);
  }
  restore_columns(order, best);
}

/* ---- how far down ---- */

/* Places that have been pushed together: they move as one. */
struct block {
  double sum; /* of what its places wish for the top of the first of them */
  size_t count;
  double height; /* with the gaps behind its places */
};

static double block_top(const struct block *block) {
  return block->sum / (double)block->count;
}

/* The tops nearest to `wishes` that keep the order and the gaps (pool adjacent violators), then moved into [0, total]. */
static void settle_column(struct arena *arena, struct chart_order *order, size_t column, const double *wishes, double gap, double total) {
  const struct chart_column *of = &order->columns[column];
  struct block *blocks = arena_array(arena, of->count, sizeof *blocks);
  size_t count = 0;
  for (size_t i = 0; i < of->count; i++) {
    double height = order->places[of->places[i]].height + gap;
    blocks[count++] = (struct block){wishes[i], 1, height};
    while (count > 1 && block_top(&blocks[count - 2]) + blocks[count - 2].height > block_top(&blocks[count - 1])) {
      struct block *above = &blocks[count - 2];
      const struct block *below = &blocks[count - 1];
      above->sum += below->sum - (double)below->count * above->height;
      above->count += below->count;
      above->height += below->height;
      count--;
    }
  }
  size_t at = 0;
  double free_from = 0;
  double left = 0;
  for (size_t i = 0; i < count; i++) left += blocks[i].height;
  for (size_t i = 0; i < count; i++) {
    double top = block_top(&blocks[i]);
    double latest = total + gap - left;
    if (top > latest) top = latest;
    if (top < free_from) top = free_from;
    left -= blocks[i].height;
    free_from = top + blocks[i].height;
    for (size_t j = 0; j < blocks[i].count; j++, at++) {
      order->places[of->places[at]].top = top;
      top += order->places[of->places[at]].height + gap;
    }
  }
}

static double column_height(const struct chart_order *order, size_t column, double gap) {
  double height = 0;
  for (size_t i = 0; i < order->columns[column].count; i++) height += order->places[order->columns[column].places[i]].height + gap;
  return height > 0 ? height - gap : 0;
}

/* The top at which a place's middle would be that of what it hangs together with; where nothing does, it stays. */
static double wish(const struct chart_order *order, const struct chart_place *place) {
  double sum = 0;
  size_t count = place->left_count + place->right_count;
  if (count == 0) return place->top;
  for (size_t i = 0; i < place->left_count; i++) sum += order->places[place->left[i]].top + order->places[place->left[i]].height / 2;
  for (size_t i = 0; i < place->right_count; i++) sum += order->places[place->right[i]].top + order->places[place->right[i]].height / 2;
  return sum / (double)count - place->height / 2;
}

static void stack_evenly(struct chart_order *order, size_t column, double gap, double total) {
  double top = (total - column_height(order, column, gap)) / 2;
  for (size_t i = 0; i < order->columns[column].count; i++) {
    struct chart_place *place = &order->places[order->columns[column].places[i]];
    place->top = top;
    top += place->height + gap;
  }
}

double chart_order_stack(struct arena *arena, struct chart_order *order, double gap) {
  double total = 0;
  for (size_t i = 0; i < order->column_count; i++) {
    double height = column_height(order, i, gap);
    if (height > total) total = height;
  }
  for (size_t i = 0; i < order->column_count; i++) stack_evenly(order, i, gap, total);
  for (int round = 0; round < 4; round++) {
    for (size_t i = 0; i < order->column_count; i++) {
      const struct chart_column *column = &order->columns[i];
      double *wishes = arena_array(arena, column->count, sizeof *wishes);
      for (size_t j = 0; j < column->count; j++) wishes[j] = wish(order, &order->places[column->places[j]]);
      settle_column(arena, order, i, wishes, gap, total);
    }
  }
  return total;
}
