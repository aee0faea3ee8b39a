/* Lua's patterns, matched with a ceiling on the work: the same language and the same answers as Lua 5.4's string library, which
 * cannot be interrupted. Knows nothing of Lua states and never jumps. */
#ifndef SPOR_LAYOUT_PATTERN_H
#define SPOR_LAYOUT_PATTERN_H

#include <stdint.h>

#include "base/str.h"

enum { PATTERN_CAPTURES = 32 };

enum pattern_result {
  PATTERN_NONE,
  PATTERN_FOUND,
  PATTERN_SPENT,   /* `steps` ran out */
  PATTERN_INVALID, /* see `mistake` */
};

struct pattern_capture {
  size_t start;
  size_t len;       /* meaningless for a position */
  bool is_position; /* `()`: its value is start + 1 */
};

struct pattern {
  struct str subject;
  struct str text;     /* without the anchor `^` */
  uint64_t steps;      /* set by the caller, counted down by the matcher */
  const char *mistake; /* what is wrong with the pattern, for PATTERN_INVALID; has static lifetime */
  struct pattern_capture captures[PATTERN_CAPTURES];
  unsigned capture_count;
};

/* Matches at `start` and nowhere else; `*end` is the offset after the match. */
enum pattern_result pattern_match(struct pattern *pattern, size_t start, size_t *end);
/* The first match at or after `*start`, which is set to where it begins. */
enum pattern_result pattern_search(struct pattern *pattern, size_t *start, size_t *end);
/* True when no character of `text` has a meaning of its own, so that a plain search gives the same answer. */
bool pattern_is_plain(struct str text);

#endif
