/* A growing buffer with a ceiling. Bytes beyond the ceiling are dropped and `overflow` is set: the caller looks once, at the end.
 * The bytes are malloc'd; buf_release() frees them. */
#ifndef SPOR_BASE_BUF_H
#define SPOR_BASE_BUF_H

#include <string.h>

#include "base/str.h"

struct buf {
  char *at;
  size_t len;
  size_t capacity;
  size_t limit;
  bool overflow;
};

#define BUF_LIMIT_DEFAULT ((size_t)1 << 30)

void buf_init(struct buf *buf, size_t limit);
void buf_release(struct buf *buf);
void buf_clear(struct buf *buf); /* keeps the memory, forgets overflow */
static inline void buf_add(struct buf *buf, struct str s);
static inline void buf_add_bytes(struct buf *buf, const void *bytes, size_t len);
static inline void buf_add_char(struct buf *buf, char c);
void buf_add_zero(struct buf *buf, const char *zero_terminated);
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buf_str(const struct buf *buf); /* borrowed: valid until the next change */
/* `&`, `<`, `>` and `"` as character references, as both element text and attribute values need. */
void buf_add_html(struct buf *buf, struct str s);
/* A JSON string with its quotes. Invalid UTF-8 becomes U+FFFD; `<` is written as an escape, so that the text may stand in a script. */
void buf_add_json(struct buf *buf, struct str s);

/* As buf_add_bytes(), when the bytes do not fit into the capacity. */
void buf_add_growing(struct buf *buf, const void *bytes, size_t len);

/* Every byte of output passes through these, most of them in small pieces: they are worth having in place. */
static inline void buf_add_bytes(struct buf *buf, const void *bytes, size_t len) {
  if (len > buf->capacity - buf->len) {
    buf_add_growing(buf, bytes, len);
  } else if (len > 0) {
    memcpy(buf->at + buf->len, bytes, len);
    buf->len += len;
  }
}

static inline void buf_add(struct buf *buf, struct str s) {
  buf_add_bytes(buf, s.at, s.len);
}

static inline void buf_add_char(struct buf *buf, char c) {
  if (buf->len < buf->capacity) {
    buf->at[buf->len++] = c;
  } else {
    buf_add_growing(buf, &c, 1);
  }
}

#endif
