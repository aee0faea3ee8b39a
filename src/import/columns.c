#include <stdlib.h>

#include "base/arena.h"
#include "import/pages.h"

enum { DEPTH_MAX = 40, SIDE_LINES = 3 };

/* The lines of a page are cut where a strip of it is empty: first from top to bottom, between columns, then across; each part again. What
 * cannot be cut is a column and reads downwards. (The recursive XY cut of Nagy and Seth, 1984.) */

struct cut {
  struct page_line *lines;
  size_t count;
};

static double line_top(const struct page_line *line) {
  return line->bottom - line->height;
}

static int by_left(const void *a, const void *b) {
  const struct page_line *x = a;
  const struct page_line *y = b;
  if (x->left != y->left) return (x->left > y->left) - (x->left < y->left);
  return (x->bottom > y->bottom) - (x->bottom < y->bottom);
}

static int by_top(const void *a, const void *b) {
  const struct page_line *x = a;
  const struct page_line *y = b;
  double half = 0.5 * (x->height < y->height ? x->height : y->height);
  double apart = line_top(x) - line_top(y);
  if (apart > half || apart < -half) return (apart > 0) - (apart < 0);
  return (x->left > y->left) - (x->left < y->left);
}

static int by_exact_top(const void *a, const void *b) {
  const struct page_line *x = a;
  const struct page_line *y = b;
  double apart = line_top(x) - line_top(y);
  if (apart != 0) return (apart > 0) - (apart < 0);
  return (x->left > y->left) - (x->left < y->left);
}

static void extent(const struct page_line *lines, size_t count, double *top, double *bottom) {
  *top = 1e9;
  *bottom = -1e9;
  for (size_t i = 0; i < count; i++) {
    if (line_top(&lines[i]) < *top) *top = line_top(&lines[i]);
    if (lines[i].bottom > *bottom) *bottom = lines[i].bottom;
  }
}

/* Both sides hold several lines and stand beside each other. */
static bool are_columns(const struct page_line *lines, size_t left, size_t count) {
  double tops[2];
  double bottoms[2];
  if (left < SIDE_LINES || count - left < SIDE_LINES) return false;
  extent(lines, left, &tops[0], &bottoms[0]);
  extent(lines + left, count - left, &tops[1], &bottoms[1]);
  double shared = (bottoms[0] < bottoms[1] ? bottoms[0] : bottoms[1]) - (tops[0] > tops[1] ? tops[0] : tops[1]);
  double shorter = bottoms[0] - tops[0] < bottoms[1] - tops[1] ? bottoms[0] - tops[0] : bottoms[1] - tops[1];
  return shared > 0.4 * shorter;
}

/* How many lines stand left of the widest gutter; 0 for none. The lines are sorted by their left edges. */
static size_t find_gutter(const struct cut *cut) {
  double right = -1e9;
  double widest = 0;
  size_t at = 0;
  for (size_t i = 0; i < cut->count; i++) {
    double gap = cut->lines[i].left - right;
    bool is_wide = i > 0 && gap > 0.6 * cut->lines[i].height && gap > widest;
    if (is_wide && are_columns(cut->lines, i, cut->count)) {
      widest = gap;
      at = i;
    }
    if (cut->lines[i].right > right) right = cut->lines[i].right;
  }
  return at;
}

/* How many lines stand above the highest strip that is empty from side to side; 0 for none. The lines are sorted by their tops. */
static size_t find_strip(const struct cut *cut) {
  double bottom = cut->count > 0 ? cut->lines[0].bottom : 0;
  double widest = 0;
  size_t at = 0;
  for (size_t i = 1; i < cut->count; i++) {
    double gap = line_top(&cut->lines[i]) - bottom;
    if (gap > widest) {
      widest = gap;
      at = i;
    }
    if (cut->lines[i].bottom > bottom) bottom = cut->lines[i].bottom;
  }
  return at;
}

static void set_edges(struct page_line *lines, size_t count) {
  double right = 0;
  for (size_t i = 0; i < count; i++) right = lines[i].right > right ? lines[i].right : right;
  for (size_t i = 0; i < count; i++) lines[i].edge = right;
}

/* `has_edges`: the lines are part of a column whose edge is known. */
static void order(struct cut cut, unsigned depth, bool has_edges) {
  qsort(cut.lines, cut.count, sizeof *cut.lines, by_left);
  size_t at = depth < DEPTH_MAX ? find_gutter(&cut) : 0;
  has_edges = has_edges && at == 0;
  if (at == 0) {
    qsort(cut.lines, cut.count, sizeof *cut.lines, by_exact_top);
    if (!has_edges) set_edges(cut.lines, cut.count);
    has_edges = true;
    at = depth < DEPTH_MAX ? find_strip(&cut) : 0;
  }
  if (at == 0) {
    qsort(cut.lines, cut.count, sizeof *cut.lines, by_top);
    return;
  }
  order((struct cut){cut.lines, at}, depth + 1, has_edges);
  order((struct cut){cut.lines + at, cut.count - at}, depth + 1, has_edges);
}

/* A gap, a step up to the next column, or a line that ends early behind the end of a sentence: what follows is a part of its own. */
static bool begins_part(const struct page_line *before, const struct page_line *line) {
  if (before->page != line->page || before->table != NULL || line->table != NULL) return true;
  double gap = line_top(line) - before->bottom;
  return gap > 0.45 * line->height || gap < -0.6 * line->height;
}

static size_t page_end(const struct pages *pages, size_t first) {
  size_t end = first;
  while (end < pages->count && pages->lines[end].page == pages->lines[first].page) end++;
  return end;
}

void columns_sort_down(struct pages *pages) {
  for (size_t first = 0; first < pages->count; first = page_end(pages, first)) {
    qsort(pages->lines + first, page_end(pages, first) - first, sizeof *pages->lines, by_exact_top);
  }
}

static void forget_dropped(struct pages *pages) {
  size_t kept = 0;
  for (size_t i = 0; i < pages->count; i++) {
    if (!pages->lines[i].is_dropped) pages->lines[kept++] = pages->lines[i];
  }
  pages->count = kept;
}

void columns_order(struct pages *pages) {
  forget_dropped(pages);
  for (size_t first = 0; first < pages->count;) {
    size_t end = page_end(pages, first);
    order((struct cut){pages->lines + first, end - first}, 0, false);
    first = end;
  }
  for (size_t i = 0; i < pages->count; i++) pages->lines[i].begins_part = i == 0 || begins_part(&pages->lines[i - 1], &pages->lines[i]);
}
