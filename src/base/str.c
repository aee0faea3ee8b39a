#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/ascii.h"

struct str str_from(const char *zero_terminated) {
  if (!zero_terminated) return (struct str){0};
  return (struct str){zero_terminated, strlen(zero_terminated)};
}

struct str str_copy(struct arena *arena, struct str s) {
  return (struct str){arena_copy(arena, s.at, s.len), s.len};
}

const char *str_zero(struct arena *arena, struct str s) {
  char *copy = arena_alloc(arena, s.len + 1);
  if (s.len) memcpy(copy, s.at, s.len);
  return copy;
}

struct str str_format(struct arena *arena, const char *format, ...) {
  char here[256]; /* most fit, and are not made twice */
  va_list arguments;
  va_start(arguments, format);
  int len = vsnprintf(here, sizeof here, format, arguments);
  va_end(arguments);
  if (len < 0) return (struct str){0};
  if ((size_t)len < sizeof here) return (struct str){arena_copy(arena, here, (size_t)len + 1), (size_t)len};
  char *at = arena_alloc(arena, (size_t)len + 1);
  va_start(arguments, format);
  vsnprintf(at, (size_t)len + 1, format, arguments);
  va_end(arguments);
  return (struct str){at, (size_t)len};
}

struct str str_join(struct arena *arena, struct str a, struct str b) {
  return STR_CONCAT(arena, a, b);
}

struct str str_concat(struct arena *arena, const struct str *parts, size_t count) {
  size_t len = 0;
  for (size_t i = 0; i < count; i++) len += parts[i].len;
  char *at = arena_alloc(arena, len);
  for (size_t i = 0, filled = 0; i < count; filled += parts[i++].len) {
    if (parts[i].len > 0) memcpy(at + filled, parts[i].at, parts[i].len);
  }
  return (struct str){at, len};
}

void str_extend(struct arena *arena, struct str *text, size_t *room, struct str more) {
  size_t blank = text->len > 0 && more.len > 0 ? 1 : 0;
  size_t length = text->len + blank + more.len;
  if (more.len == 0) return;
  if (length > *room) {
    char *taken = arena_alloc(arena, 2 * length);
    if (text->len > 0) memcpy(taken, text->at, text->len);
    *text = (struct str){taken, text->len};
    *room = 2 * length;
  }
  char *end = (char *)text->at + text->len; /* ours: it was taken above, now or before */
  if (blank > 0) *end = ' ';
  memcpy(end + blank, more.at, more.len);
  text->len = length;
}

static bool same_bytes(const char *a, const char *b, size_t len) {
  return len == 0 || memcmp(a, b, len) == 0;
}

bool str_is(struct str s, const char *literal) {
  return s.len == strlen(literal) && same_bytes(s.at, literal, s.len);
}

bool str_equal(struct str a, struct str b) {
  return a.len == b.len && same_bytes(a.at, b.at, a.len);
}

int str_compare(struct str a, struct str b) {
  size_t common = a.len < b.len ? a.len : b.len;
  int order = common ? memcmp(a.at, b.at, common) : 0;
  if (order) return order;
  return (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, const char *prefix) {
  size_t len = strlen(prefix);
  return s.len >= len && same_bytes(s.at, prefix, len);
}

bool str_ends(struct str s, const char *suffix) {
  size_t len = strlen(suffix);
  return s.len >= len && (len == 0 || same_bytes(s.at + s.len - len, suffix, len));
}

/* For marks like "[[", whose first byte is rare: memchr() passes over what lies between many bytes at a time, memmem() does not. */
static size_t find_mark(struct str s, struct str mark, size_t from) {
  size_t end = s.len - mark.len + 1;
  for (size_t at; (at = str_find_char(str_slice(s, 0, end), mark.at[0], from)) != STR_NOT_FOUND; from = at + 1) {
    if (memcmp(s.at + at, mark.at, mark.len) == 0) return at;
  }
  return STR_NOT_FOUND;
}

size_t str_find(struct str s, struct str needle, size_t from) {
  enum { LONGEST_MARK = 4 };
  if (from > s.len || needle.len > s.len - from) return STR_NOT_FOUND;
  if (needle.len == 0) return from;
  if (needle.len <= LONGEST_MARK) return find_mark(s, needle, from);
  const char *found = memmem(s.at + from, s.len - from, needle.at, needle.len);
  return found ? (size_t)(found - s.at) : STR_NOT_FOUND;
}

size_t str_find_char(struct str s, char c, size_t from) {
  if (from >= s.len) return STR_NOT_FOUND;
  const char *found = memchr(s.at + from, c, s.len - from);
  return found ? (size_t)(found - s.at) : STR_NOT_FOUND;
}

struct str str_slice(struct str s, size_t from, size_t to) {
  if (to > s.len) to = s.len;
  if (from > to) from = to;
  if (!s.at) return s;
  return (struct str){s.at + from, to - from};
}

struct str str_trim(struct str s) {
  size_t from = 0, to = s.len;
  while (from < to && ascii_is_space(s.at[from])) from++;
  while (to > from && ascii_is_space(s.at[to - 1])) to--;
  return str_slice(s, from, to);
}

bool str_split(struct str *rest, char separator, struct str *part) {
  if (!rest->at) return false;
  size_t at = str_find_char(*rest, separator, 0);
  if (at == STR_NOT_FOUND) {
    *part = *rest;
    *rest = (struct str){0};
    return true;
  }
  *part = str_slice(*rest, 0, at);
  *rest = str_slice(*rest, at + 1, rest->len);
  return true;
}

static bool same_char(char a, char b, bool any_case) {
  return a == b || (any_case && ascii_lower(a) == ascii_lower(b));
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* What both ends have in common costs nothing and is most of the text when names are alike. */
static void drop_common_ends(struct str *a, struct str *b, bool any_case) {
  while (a->len && b->len && same_char(a->at[0], b->at[0], any_case)) {
    *a = str_slice(*a, 1, a->len);
    *b = str_slice(*b, 1, b->len);
  }
  while (a->len && b->len && same_char(a->at[a->len - 1], b->at[b->len - 1], any_case)) {
    a->len--;
    b->len--;
  }
}

/* Optimal string alignment (Damerau's edits, no piece of text edited twice), row by row; `rows` holds the row being made and the two
 * before it. Gives up as soon as a whole row lies above the limit. */
static size_t measure_rows(struct str a, struct str b, size_t limit, bool any_case, size_t *rows) {
  size_t *before = rows, *above = rows + b.len + 1, *row = above + b.len + 1;
  for (size_t j = 0; j <= b.len; j++) above[j] = j;
  for (size_t i = 1; i <= a.len; i++) {
    size_t best = row[0] = i;
    for (size_t j = 1; j <= b.len; j++) {
      size_t replaced = above[j - 1] + !same_char(a.at[i - 1], b.at[j - 1], any_case);
      row[j] = least(replaced, 1 + least(above[j], row[j - 1]));
      if (i > 1 && j > 1 && same_char(a.at[i - 1], b.at[j - 2], any_case) && same_char(a.at[i - 2], b.at[j - 1], any_case))
        row[j] = least(row[j], before[j - 2] + 1);
      best = least(best, row[j]);
    }
    if (best > limit) return limit + 1;
    size_t *oldest = before;
    before = above;
    above = row;
    row = oldest;
  }
  return least(above[b.len], limit + 1);
}

static size_t measure(struct str a, struct str b, size_t limit, bool any_case) {
  drop_common_ends(&a, &b, any_case);
  size_t longest = a.len > b.len ? a.len : b.len;
  if (longest - least(a.len, b.len) > limit) return limit + 1;
  if (a.len == 0 || b.len == 0) return longest;
  size_t *rows = calloc(3 * (b.len + 1), sizeof *rows);
  if (!rows) out_of_memory(3 * (b.len + 1) * sizeof *rows);
  size_t distance = measure_rows(a, b, limit, any_case, rows);
  free(rows);
  return distance;
}

size_t str_distance(struct str a, struct str b, size_t limit) {
  return measure(a, b, limit, false);
}

struct str str_nearest(struct str word, const struct str *candidates, size_t count) {
  enum { SHORTEST_WITH_EDITS = 3 };
  size_t limit = word.len / 3;
  if (word.len < SHORTEST_WITH_EDITS) limit = 0;
  struct str nearest = {0};
  size_t best = limit + 1;
  for (size_t i = 0; i < count && best > 0; i++) {
    size_t distance = measure(word, candidates[i], best - 1, true);
    if (distance >= best) continue;
    best = distance;
    nearest = candidates[i];
  }
  return nearest;
}
