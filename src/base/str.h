/* A piece of text: a pointer and a length in bytes, UTF-8 unless said otherwise. It owns nothing; whoever made the bytes does. */
#ifndef SPOR_BASE_STR_H
#define SPOR_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct str {
  const char *at;
  size_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).len, (s).at /* for printf's %.*s */

struct str str_from(const char *zero_terminated); /* NULL gives the empty str */
struct str str_copy(struct arena *arena, struct str s);
/* A zero-terminated copy. */
const char *str_zero(struct arena *arena, struct str s);
/* printf into the arena. */
struct str str_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str str_join(struct arena *arena, struct str a, struct str b);
/* All of them behind each other: STR_CONCAT(arena, a, STR("/"), b). Where much is made, in the place of str_format(). */
struct str str_concat(struct arena *arena, const struct str *parts, size_t count);
#define STR_CONCAT(arena, ...)                                                                                                             \
  str_concat((arena), (const struct str[]){__VA_ARGS__}, sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))
/* Adds a blank and `more` to a text that grows; nothing is added to or of the empty text but itself. `*room`, 0 at first, is what was
 * taken for it: n additions cost as much as the text is long, not n times that. */
void str_extend(struct arena *arena, struct str *text, size_t *room, struct str more);

bool str_is(struct str s, const char *literal);
bool str_equal(struct str a, struct str b);
int str_compare(struct str a, struct str b); /* by bytes */
bool str_starts(struct str s, const char *prefix);
bool str_ends(struct str s, const char *suffix);
/* Byte offset of the first occurrence at or after `from`, or (size_t)-1. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);
/* The part [from, to), clipped to the text. */
struct str str_slice(struct str s, size_t from, size_t to);
struct str str_trim(struct str s); /* ASCII white space at both ends */
/* Takes the part before the next `separator` off `*rest` (or all of it); false when `*rest` was used up (at == NULL). */
bool str_split(struct str *rest, char separator, struct str *part);

#define STR_NOT_FOUND ((size_t)-1)

/* Edits (insert, delete, replace, swap neighbours; counted in bytes) from `a` to `b`, or `limit + 1` when more than `limit`. */
size_t str_distance(struct str a, struct str b, size_t limit);
/* The candidate nearest to `word`, or the empty str when none is near enough to be what was meant. */
struct str str_nearest(struct str word, const struct str *candidates, size_t count);

#endif
