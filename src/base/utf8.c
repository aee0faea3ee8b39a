#include "base/utf8.h"

/* The value of a well-formed sequence of `len` bytes, or UTF8_INVALID; `least` refuses overlong forms. */
static uint32_t read_sequence(const unsigned char *bytes, size_t len, size_t available, uint32_t bits, uint32_t least) {
  if (available < len) return UTF8_INVALID;
  for (size_t i = 1; i < len; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return UTF8_INVALID;
    bits = bits << 6 | (bytes[i] & 0x3F);
  }
  bool is_surrogate = bits >= 0xD800 && bits <= 0xDFFF;
  return bits < least || is_surrogate || bits > 0x10FFFF ? UTF8_INVALID : bits;
}

uint32_t utf8_next_wide(struct str s, size_t *at) {
  const unsigned char *bytes = (const unsigned char *)s.at + *at;
  size_t available = s.len - *at, len = 1;
  uint32_t point = UTF8_INVALID;
  if (bytes[0] >= 0xC2 && bytes[0] < 0xE0) {
    point = read_sequence(bytes, len = 2, available, bytes[0] & 0x1F, 0x80);
  } else if (bytes[0] >= 0xE0 && bytes[0] < 0xF0) {
    point = read_sequence(bytes, len = 3, available, bytes[0] & 0x0F, 0x800);
  } else if (bytes[0] >= 0xF0 && bytes[0] < 0xF5) {
    point = read_sequence(bytes, len = 4, available, bytes[0] & 0x07, 0x10000);
  }
  *at += point == UTF8_INVALID ? 1 : len;
  return point;
}

size_t utf8_offset(struct str s, size_t index) {
  for (size_t i = 0; i < s.len; i++) {
    if (!utf8_begins(s.at[i])) continue;
    if (index == 0) return i;
    index--;
  }
  return s.len;
}
