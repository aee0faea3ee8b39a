#include "diff/myers.h"

#include <stdint.h>

#include "base/arena.h"

/* So many steps from both ends are taken before the best place found so far is the middle. With this the work is bounded by
 * some hundred steps for each element. */
enum { STEPS_MAX = 300 };

struct span {
  ptrdiff_t low; /* of the old array, then of the new */
  ptrdiff_t high;
  ptrdiff_t other_low;
  ptrdiff_t other_high;
};

struct search {
  const unsigned *before;
  const unsigned *after;
  ptrdiff_t *forward; /* by diagonal (old index - new index): how far a path from the beginning came */
  ptrdiff_t *backward;
  struct myers_pair *pairs;
  size_t pair_count;
  bool is_coarse;
};

struct point {
  ptrdiff_t before;
  ptrdiff_t after;
};

/* The diagonals that one direction has reached. */
struct reach {
  ptrdiff_t low;
  ptrdiff_t high;
};

static void widen(struct reach *reach, ptrdiff_t least, ptrdiff_t most, ptrdiff_t *ends, ptrdiff_t unreached) {
  if (reach->low > least)
    ends[--reach->low - 1] = unreached;
  else
    reach->low++;
  if (reach->high < most)
    ends[++reach->high + 1] = unreached;
  else
    reach->high--;
}

/* One step from the beginning on every diagonal; true when a path from the end is met. */
static bool step_forward(struct search *search, struct span span, struct reach reach, const struct reach *met, struct point *middle) {
  ptrdiff_t *ends = search->forward;
  for (ptrdiff_t diagonal = reach.high; diagonal >= reach.low; diagonal -= 2) {
    ptrdiff_t x = ends[diagonal - 1] < ends[diagonal + 1] ? ends[diagonal + 1] : ends[diagonal - 1] + 1;
    ptrdiff_t y = x - diagonal;
    while (x < span.high && y < span.other_high && search->before[x] == search->after[y]) x++, y++;
    ends[diagonal] = x;
    if (met != NULL && diagonal >= met->low && diagonal <= met->high && search->backward[diagonal] <= x) {
      *middle = (struct point){x, y};
      return true;
    }
  }
  return false;
}

static bool step_backward(struct search *search, struct span span, struct reach reach, const struct reach *met, struct point *middle) {
  ptrdiff_t *ends = search->backward;
  for (ptrdiff_t diagonal = reach.high; diagonal >= reach.low; diagonal -= 2) {
    ptrdiff_t x = ends[diagonal - 1] < ends[diagonal + 1] ? ends[diagonal - 1] : ends[diagonal + 1] - 1;
    ptrdiff_t y = x - diagonal;
    while (x > span.low && y > span.other_low && search->before[x - 1] == search->after[y - 1]) x--, y--;
    ends[diagonal] = x;
    if (met != NULL && diagonal >= met->low && diagonal <= met->high && x <= search->forward[diagonal]) {
      *middle = (struct point){x, y};
      return true;
    }
  }
  return false;
}

static ptrdiff_t clip(ptrdiff_t value, ptrdiff_t low, ptrdiff_t high) {
  return value < low ? low : value > high ? high : value;
}

/* The farthest point that either direction reached. */
static struct point give_up(struct search *search, struct span span, struct reach forward, struct reach backward) {
  struct point best = {span.low, span.other_low};
  ptrdiff_t gone = 0;
  for (ptrdiff_t diagonal = forward.low; diagonal <= forward.high; diagonal += 2) {
    ptrdiff_t x = clip(search->forward[diagonal], span.low, span.high);
    ptrdiff_t y = clip(x - diagonal, span.other_low, span.other_high);
    x = y + diagonal;
    if (x + y - span.low - span.other_low <= gone) continue;
    gone = x + y - span.low - span.other_low;
    best = (struct point){x, y};
  }
  for (ptrdiff_t diagonal = backward.low; diagonal <= backward.high; diagonal += 2) {
    ptrdiff_t x = clip(search->backward[diagonal], span.low, span.high);
    ptrdiff_t y = clip(x - diagonal, span.other_low, span.other_high);
    x = y + diagonal;
    if (span.high + span.other_high - x - y <= gone) continue;
    gone = span.high + span.other_high - x - y;
    best = (struct point){x, y};
  }
  search->is_coarse = true;
  return best;
}

/* A point on a shortest path, by searching from both ends until the two meet. */
static struct point find_middle(struct search *search, struct span span) {
  ptrdiff_t least = span.low - span.other_high, most = span.high - span.other_low;
  ptrdiff_t start = span.low - span.other_low, end = span.high - span.other_high;
  struct reach forward = {start, start}, backward = {end, end};
  bool is_odd = ((start - end) & 1) != 0;
  struct point middle;
  search->forward[start] = span.low;
  search->backward[end] = span.high;
  for (size_t steps = 0; steps < STEPS_MAX; steps++) {
    widen(&forward, least, most, search->forward, -1);
    if (step_forward(search, span, forward, is_odd ? &backward : NULL, &middle)) return middle;
    widen(&backward, least, most, search->backward, PTRDIFF_MAX);
    if (step_backward(search, span, backward, is_odd ? NULL : &forward, &middle)) return middle;
  }
  return give_up(search, span, forward, backward);
}

static void add_pair(struct search *search, ptrdiff_t before, ptrdiff_t after) {
  search->pairs[search->pair_count++] = (struct myers_pair){(size_t)before, (size_t)after};
}

static void compare(struct search *search, struct span span) {
  while (span.low < span.high && span.other_low < span.other_high && search->before[span.low] == search->after[span.other_low])
    add_pair(search, span.low++, span.other_low++);
  ptrdiff_t tail = 0;
  while (span.low < span.high && span.other_low < span.other_high && search->before[span.high - 1] == search->after[span.other_high - 1])
    span.high--, span.other_high--, tail++;
  if (span.low < span.high && span.other_low < span.other_high) {
    struct point middle = find_middle(search, span);
    compare(search, (struct span){span.low, middle.before, span.other_low, middle.after});
    compare(search, (struct span){middle.before, span.high, middle.after, span.other_high});
  }
  for (ptrdiff_t i = 0; i < tail; i++) add_pair(search, span.high + i, span.other_high + i);
}

/* An array without what the other one does not have, which no path can use. */
struct sieved {
  unsigned *at;
  size_t *origins;
  size_t count;
};

static size_t find_limit(struct myers_array array) {
  size_t limit = 0;
  for (size_t i = 0; i < array.count; i++)
    if (array.at[i] >= limit) limit = (size_t)array.at[i] + 1;
  return limit;
}

static struct sieved sieve(struct arena *arena, struct myers_array array, struct myers_array other) {
  size_t limit = find_limit(other);
  bool *is_there = arena_alloc(arena, limit + 1);
  for (size_t i = 0; i < other.count; i++) is_there[other.at[i]] = true;
  struct sieved kept = {arena_array(arena, array.count + 1, sizeof *kept.at), arena_array(arena, array.count + 1, sizeof *kept.origins), 0};
  for (size_t i = 0; i < array.count; i++) {
    if (array.at[i] >= limit || !is_there[array.at[i]]) continue;
    kept.at[kept.count] = array.at[i];
    kept.origins[kept.count++] = i;
  }
  return kept;
}

struct myers_pair *myers_compare(struct arena *arena, struct myers_array before, struct myers_array after, size_t *count, bool *is_coarse) {
  struct sieved old = sieve(arena, before, after), new = sieve(arena, after, before);
  size_t diagonals = old.count + new.count + 3;
  ptrdiff_t *ends = arena_array(arena, 2 * diagonals, sizeof *ends);
  struct search search = {.before = old.at, .after = new.at, .forward = ends + new.count + 1, .backward = ends + diagonals + new.count + 1};
  search.pairs = arena_array(arena, (old.count < new.count ? old.count : new.count) + 1, sizeof *search.pairs);
  compare(&search, (struct span){0, (ptrdiff_t)old.count, 0, (ptrdiff_t) new.count});
  for (size_t i = 0; i < search.pair_count; i++)
    search.pairs[i] = (struct myers_pair){old.origins[search.pairs[i].before], new.origins[search.pairs[i].after]};
  if (search.is_coarse) *is_coarse = true;
  *count = search.pair_count;
  return search.pairs;
}
