#include "layout/pattern.h"

/* How deep the matcher may call itself; Lua's own limit. */
enum { DEPTH_LIMIT = 200 };

/* Offsets that are no offset. */
#define NOWHERE STR_NOT_FOUND
#define LEN_OPEN ((size_t)-1)

/* The state of one attempt. Positions in the subject are `s`, in the pattern `p`; both are offsets. */
struct attempt {
  struct pattern *pattern;
  const char *subject;
  size_t subject_len;
  const char *text;
  size_t text_len;
  unsigned depth;
  bool is_spent;
};

static size_t match_here(struct attempt *attempt, size_t s, size_t p);

static size_t fail(struct attempt *attempt, const char *mistake) {
  if (attempt->pattern->mistake == NULL) attempt->pattern->mistake = mistake;
  return NOWHERE;
}

static bool is_over(const struct attempt *attempt) {
  return attempt->is_spent || attempt->pattern->mistake != NULL;
}

/* Takes one step off the budget. */
static bool may_step(struct attempt *attempt) {
  if (attempt->pattern->steps == 0)
    attempt->is_spent = true;
  else
    attempt->pattern->steps--;
  return !attempt->is_spent;
}

/* The classes of the C locale, whatever the process's locale is. */
static bool is_in_range(unsigned char c, unsigned char first, unsigned char last) {
  return first <= c && c <= last;
}

static bool is_letter(unsigned char c) {
  return is_in_range((unsigned char)(c | 0x20), 'a', 'z');
}

static bool is_digit(unsigned char c) {
  return is_in_range(c, '0', '9');
}

static bool is_of_class(unsigned char c, unsigned char class) {
  switch (class) {
  case 'a': return is_letter(c);
  case 'c': return c < 0x20 || c == 0x7f;
  case 'd': return is_digit(c);
  case 'g': return is_in_range(c, 0x21, 0x7e);
  case 'l': return is_in_range(c, 'a', 'z');
  case 'p': return is_in_range(c, 0x21, 0x7e) && !is_letter(c) && !is_digit(c);
  case 's': return c == ' ' || is_in_range(c, '\t', '\r');
  case 'u': return is_in_range(c, 'A', 'Z');
  case 'w': return is_letter(c) || is_digit(c);
  case 'x': return is_digit(c) || is_in_range((unsigned char)(c | 0x20), 'a', 'f');
  case 'z': return c == '\0'; /* undocumented, but Lua has it */
  default: return false;
  }
}

static bool matches_class(unsigned char c, unsigned char class) {
  unsigned char lower = (unsigned char)(class | 0x20);
  if (!is_letter(class) || strchr("acdglpsuwxz", lower) == NULL) return c == class;
  return is_of_class(c, lower) == (class == lower);
}

static unsigned char text_at(const struct attempt *attempt, size_t p) {
  return p < attempt->text_len ? (unsigned char)attempt->text[p] : '\0';
}

/* The offset after the single character class that begins at `p`. */
static size_t find_class_end(struct attempt *attempt, size_t p) {
  size_t end = attempt->text_len;
  unsigned char first = text_at(attempt, p++);
  if (first == '%') return p < end ? p + 1 : fail(attempt, "malformed pattern (ends with '%')");
  if (first != '[') return p;
  if (text_at(attempt, p) == '^') p++;
  do { /* a `]` in the first place stands for itself */
    if (p >= end) return fail(attempt, "malformed pattern (missing ']')");
    if (attempt->text[p++] == '%') p++;
  } while (p >= end || attempt->text[p] != ']');
  return p + 1;
}

/* `p` is at the `[`, `last` at the `]` that ends the set. */
static bool matches_set(const struct attempt *attempt, unsigned char c, size_t p, size_t last) {
  bool is_wanted = true;
  if (text_at(attempt, p + 1) == '^') {
    is_wanted = false;
    p++;
  }
  while (++p < last) {
    unsigned char first = text_at(attempt, p);
    if (first == '%') {
      p++;
      if (matches_class(c, text_at(attempt, p))) return is_wanted;
    } else if (text_at(attempt, p + 1) == '-' && p + 2 < last) {
      p += 2;
      if (is_in_range(c, first, text_at(attempt, p))) return is_wanted;
    } else if (first == c) {
      return is_wanted;
    }
  }
  return !is_wanted;
}

static bool matches_single(struct attempt *attempt, size_t s, size_t p, size_t class_end) {
  if (s >= attempt->subject_len || !may_step(attempt)) return false;
  unsigned char c = (unsigned char)attempt->subject[s];
  switch (attempt->text[p]) {
  case '.': return true;
  case '%': return matches_class(c, text_at(attempt, p + 1));
  case '[': return matches_set(attempt, c, p, class_end - 1);
  default: return (unsigned char)attempt->text[p] == c;
  }
}

/* `%bxy`, `p` at x. */
static size_t match_balance(struct attempt *attempt, size_t s, size_t p) {
  if (p + 1 >= attempt->text_len) return fail(attempt, "malformed pattern (missing arguments to '%b')");
  char open = attempt->text[p];
  char close = attempt->text[p + 1];
  if (s >= attempt->subject_len || attempt->subject[s] != open) return NOWHERE;
  size_t level = 1;
  while (++s < attempt->subject_len && may_step(attempt)) {
    if (attempt->subject[s] == close) {
      if (--level == 0) return s + 1;
    } else if (attempt->subject[s] == open) {
      level++;
    }
  }
  return NOWHERE;
}

/* As many as there are, then fewer until the rest matches. */
static size_t match_most(struct attempt *attempt, size_t s, size_t p, size_t class_end) {
  size_t count = 0;
  while (matches_single(attempt, s + count, p, class_end)) count++;
  for (;; count--) {
    size_t end = match_here(attempt, s + count, class_end + 1);
    if (end != NOWHERE || count == 0 || is_over(attempt)) return end;
  }
}

/* None, then more until the rest matches. */
static size_t match_fewest(struct attempt *attempt, size_t s, size_t p, size_t class_end) {
  for (;; s++) {
    size_t end = match_here(attempt, s, class_end + 1);
    if (end != NOWHERE || is_over(attempt)) return end;
    if (!matches_single(attempt, s, p, class_end)) return NOWHERE;
  }
}

static size_t open_capture(struct attempt *attempt, size_t s, size_t p, bool is_position) {
  struct pattern *pattern = attempt->pattern;
  if (pattern->capture_count >= PATTERN_CAPTURES) return fail(attempt, "too many captures");
  pattern->captures[pattern->capture_count++] =
      (struct pattern_capture){.start = s, .len = is_position ? 0 : LEN_OPEN, .is_position = is_position};
  size_t end = match_here(attempt, s, p);
  if (end == NOWHERE) pattern->capture_count--;
  return end;
}

static size_t close_capture(struct attempt *attempt, size_t s, size_t p) {
  struct pattern *pattern = attempt->pattern;
  unsigned i = pattern->capture_count;
  while (i > 0 && pattern->captures[i - 1].len != LEN_OPEN) i--;
  if (i == 0) return fail(attempt, "invalid pattern capture");
  struct pattern_capture *capture = &pattern->captures[i - 1];
  capture->len = s - capture->start;
  size_t end = match_here(attempt, s, p);
  if (end == NOWHERE) capture->len = LEN_OPEN;
  return end;
}

/* `%1` to `%9`: the offset after a repetition of that capture at `s`. */
static size_t match_back_reference(struct attempt *attempt, size_t s, unsigned char digit) {
  const struct pattern *pattern = attempt->pattern;
  unsigned index = (unsigned)digit - '1';
  bool is_valid = digit != '0' && index < pattern->capture_count && pattern->captures[index].len != LEN_OPEN;
  if (!is_valid) return fail(attempt, "invalid capture index in the pattern");
  if (pattern->captures[index].is_position) return NOWHERE;
  size_t len = pattern->captures[index].len;
  uint64_t steps = len / 16;
  if (pattern->steps < steps) {
    attempt->is_spent = true;
    return NOWHERE;
  }
  attempt->pattern->steps -= steps;
  if (attempt->subject_len - s < len) return NOWHERE;
  return memcmp(attempt->subject + pattern->captures[index].start, attempt->subject + s, len) == 0 ? s + len : NOWHERE;
}

/* `%f[set]`, `p` at the set: true between a character outside the set and one inside. `*after` is the offset after the set. */
static bool is_at_frontier(struct attempt *attempt, size_t s, size_t p, size_t *after) {
  if (text_at(attempt, p) != '[') return fail(attempt, "missing '[' after '%f' in pattern") != NOWHERE;
  *after = find_class_end(attempt, p);
  if (*after == NOWHERE) return false;
  unsigned char before = s == 0 ? '\0' : (unsigned char)attempt->subject[s - 1];
  unsigned char here = s < attempt->subject_len ? (unsigned char)attempt->subject[s] : '\0';
  return !matches_set(attempt, before, p, *after - 1) && matches_set(attempt, here, p, *after - 1);
}

/* A single character class at `p` with the sign after it. True when the match goes on at `*s`, `*p`; otherwise `*end` is its answer. */
static bool step_single(struct attempt *attempt, size_t *s, size_t *p, size_t *end) {
  size_t class_end = find_class_end(attempt, *p);
  *end = NOWHERE;
  if (class_end == NOWHERE) return false;
  unsigned char sign = text_at(attempt, class_end);
  if (sign == '*') {
    *end = match_most(attempt, *s, *p, class_end);
    return false;
  }
  if (sign == '-') {
    *end = match_fewest(attempt, *s, *p, class_end);
    return false;
  }
  bool matches = matches_single(attempt, *s, *p, class_end);
  if (sign == '+') {
    if (matches) *end = match_most(attempt, *s + 1, *p, class_end);
    return false;
  }
  if (sign == '?') {
    if (matches) *end = match_here(attempt, *s + 1, class_end + 1);
    *p = class_end + 1;
    return *end == NOWHERE && !is_over(attempt);
  }
  *p = class_end;
  *s += 1;
  return matches;
}

/* A `%` with a meaning beyond one character. As step_single(), and `*is_special` is false when it has none. */
static bool step_special(struct attempt *attempt, size_t *s, size_t *p, bool *is_special) {
  unsigned char sign = text_at(attempt, *p + 1);
  *is_special = text_at(attempt, *p) == '%' && (sign == 'b' || sign == 'f' || is_digit(sign));
  if (!*is_special) return false;
  if (sign == 'f') return is_at_frontier(attempt, *s, *p + 2, p);
  *s = sign == 'b' ? match_balance(attempt, *s, *p + 2) : match_back_reference(attempt, *s, sign);
  *p += sign == 'b' ? 4 : 2;
  return *s != NOWHERE;
}

static size_t match_steps(struct attempt *attempt, size_t s, size_t p) {
  while (p < attempt->text_len && may_step(attempt)) {
    char sign = attempt->text[p];
    if (sign == '(') {
      bool is_position = text_at(attempt, p + 1) == ')';
      return open_capture(attempt, s, p + (is_position ? 2 : 1), is_position);
    }
    if (sign == ')') return close_capture(attempt, s, p + 1);
    if (sign == '$' && p + 1 == attempt->text_len) return s == attempt->subject_len ? s : NOWHERE;
    bool is_special = false;
    size_t end = NOWHERE;
    if (step_special(attempt, &s, &p, &is_special)) continue;
    if (is_special || !step_single(attempt, &s, &p, &end)) return end;
  }
  return attempt->is_spent ? NOWHERE : s;
}

/* The end of a match of the pattern from `p` on with the subject at `s`, or NOWHERE. */
static size_t match_here(struct attempt *attempt, size_t s, size_t p) {
  if (attempt->depth == DEPTH_LIMIT) return fail(attempt, "pattern too complex");
  attempt->depth++;
  size_t end = match_steps(attempt, s, p);
  attempt->depth--;
  return end;
}

static bool has_open_capture(const struct pattern *pattern) {
  for (unsigned i = 0; i < pattern->capture_count; i++) {
    if (pattern->captures[i].len == LEN_OPEN) return true;
  }
  return false;
}

enum pattern_result pattern_match(struct pattern *pattern, size_t start, size_t *end) {
  pattern->capture_count = 0;
  pattern->mistake = NULL;
  struct attempt attempt = {
      .pattern = pattern,
      .subject = pattern->subject.at,
      .subject_len = pattern->subject.len,
      .text = pattern->text.at,
      .text_len = pattern->text.len,
  };
  *end = match_here(&attempt, start, 0);
  if (attempt.is_spent) return PATTERN_SPENT;
  if (*end != NOWHERE && has_open_capture(pattern)) fail(&attempt, "unfinished capture");
  if (pattern->mistake != NULL) return PATTERN_INVALID;
  return *end == NOWHERE ? PATTERN_NONE : PATTERN_FOUND;
}

enum pattern_result pattern_search(struct pattern *pattern, size_t *start, size_t *end) {
  for (; *start <= pattern->subject.len; (*start)++) {
    enum pattern_result result = pattern_match(pattern, *start, end);
    if (result != PATTERN_NONE) return result;
  }
  return PATTERN_NONE;
}

bool pattern_is_plain(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] != '\0' && strchr("^$*+?.([%-", text.at[i]) != NULL) return false;
  }
  return true;
}
