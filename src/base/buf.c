#include "base/buf.h"

#include <stdarg.h>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/text.h"

enum { FIRST_CAPACITY = 256 };

void buf_init(struct buf *buf, size_t limit) {
  *buf = (struct buf){.limit = limit};
}

void buf_release(struct buf *buf) {
  free(buf->at);
  *buf = (struct buf){.limit = buf->limit};
}

void buf_clear(struct buf *buf) {
  buf->len = 0;
  buf->overflow = false;
}

static void enlarge(struct buf *buf, size_t wanted) {
  size_t capacity = buf->capacity ? buf->capacity : FIRST_CAPACITY;
  while (capacity < wanted && capacity < buf->limit) capacity *= 2;
  if (capacity > buf->limit) capacity = buf->limit;
  char *at = realloc(buf->at, capacity);
  if (!at) out_of_memory(capacity);
  buf->at = at;
  buf->capacity = capacity;
}

/* As many of the bytes as the ceiling allows. */
void buf_add_growing(struct buf *buf, const void *bytes, size_t len) {
  if (len > buf->limit - buf->len) {
    buf->overflow = true;
    len = buf->limit - buf->len;
  }
  if (len == 0) return;
  if (len > buf->capacity - buf->len) enlarge(buf, buf->len + len);
  memcpy(buf->at + buf->len, bytes, len);
  buf->len += len;
}

void buf_add_zero(struct buf *buf, const char *zero_terminated) {
  buf_add_bytes(buf, zero_terminated, strlen(zero_terminated));
}

void buf_format(struct buf *buf, const char *format, ...) {
  char small[256];
  va_list arguments;
  va_start(arguments, format);
  int len = vsnprintf(small, sizeof small, format, arguments);
  va_end(arguments);
  if (len < 0) return;
  if ((size_t)len < sizeof small) {
    buf_add_bytes(buf, small, (size_t)len);
    return;
  }
  char *large = malloc((size_t)len + 1);
  if (!large) out_of_memory((size_t)len + 1);
  va_start(arguments, format);
  vsnprintf(large, (size_t)len + 1, format, arguments);
  va_end(arguments);
  buf_add_bytes(buf, large, (size_t)len);
  free(large);
}

struct str buf_str(const struct buf *buf) {
  return (struct str){buf->at, buf->len};
}

static struct str escape_html(char c) {
  switch (c) {
  case '&': return STR("&amp;");
  case '<': return STR("&lt;");
  case '>': return STR("&gt;");
  default: return STR("&quot;");
  }
}

static bool is_html_special(unsigned char c) {
  return (c == '&') | (c == '<') | (c == '>') | (c == '"');
}

static bool holds_html_special(uint64_t word) {
  return bytes_hold(word, '&') | bytes_hold(word, '<') | bytes_hold(word, '>') | bytes_hold(word, '"');
}

void buf_add_html(struct buf *buf, struct str s) {
  size_t run = 0;
  for (size_t i = 0; i < s.len; i++) {
    while (s.len - i > BYTES_STEP && !holds_html_special(bytes_at(s.at + i))) i += BYTES_STEP;
    if (!is_html_special((unsigned char)s.at[i])) continue;
    buf_add_bytes(buf, s.at + run, i - run);
    buf_add(buf, escape_html(s.at[i]));
    run = i + 1;
  }
  if (run < s.len) buf_add_bytes(buf, s.at + run, s.len - run);
}

static void add_json_escape(struct buf *buf, char c) {
  switch (c) {
  case '"':
  case '\\':
    buf_add_char(buf, '\\');
    buf_add_char(buf, c);
    return;
  case '\n': buf_add(buf, STR("\\n")); return;
  case '\t': buf_add(buf, STR("\\t")); return;
  default: buf_format(buf, "\\u%04x", (unsigned char)c);
  }
}

/* In JSON, also where it stands in a page. */
static bool is_json_special(unsigned char c) {
  return (c < 0x20) | (c == '"') | (c == '\\') | (c == '<') | (c == 0x7F);
}

static bool holds_json_special(uint64_t word) {
  return bytes_hold_below(word, 0x20) | bytes_hold(word, '"') | bytes_hold(word, '\\') | bytes_hold(word, '<') | bytes_hold(word, 0x7F);
}

static void add_json_run(struct buf *buf, struct str s) {
  size_t run = 0;
  for (size_t i = 0; i < s.len; i++) {
    while (s.len - i > BYTES_STEP && !holds_json_special(bytes_at(s.at + i))) i += BYTES_STEP;
    if (!is_json_special((unsigned char)s.at[i])) continue;
    buf_add_bytes(buf, s.at + run, i - run);
    add_json_escape(buf, s.at[i]);
    run = i + 1;
  }
  if (run < s.len) buf_add_bytes(buf, s.at + run, s.len - run);
}

void buf_add_json(struct buf *buf, struct str s) {
  buf_add_char(buf, '"');
  for (size_t bad; (bad = text_invalid_utf8(s)) != STR_NOT_FOUND; s = str_slice(s, bad + 1, s.len)) {
    add_json_run(buf, str_slice(s, 0, bad));
    buf_add(buf, STR("\uFFFD"));
  }
  add_json_run(buf, s);
  buf_add_char(buf, '"');
}
