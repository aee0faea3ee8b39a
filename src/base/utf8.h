/* UTF-8 read one character at a time, for those who need no knowledge of what the characters mean. */
#ifndef SPOR_BASE_UTF8_H
#define SPOR_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

#define UTF8_INVALID UINT32_MAX

/* utf8_next() where the character is none of ASCII's. */
uint32_t utf8_next_wide(struct str s, size_t *at);

/* The code point at byte `*at`, which moves past it. Bytes that are no UTF-8 give UTF8_INVALID, one at a time. `*at` must lie in `s`. */
static inline uint32_t utf8_next(struct str s, size_t *at) {
  unsigned char byte = (unsigned char)s.at[*at];
  if (byte >= 0x80) return utf8_next_wide(s, at);
  ++*at;
  return byte;
}

/* True at bytes that begin a character (or are no UTF-8 at all); false inside one. */
static inline bool utf8_begins(char byte) {
  return ((unsigned char)byte & 0xC0) != 0x80;
}
/* The byte offset of the character number `index` (from 0), or the length when there are fewer. */
size_t utf8_offset(struct str s, size_t index);

#endif
