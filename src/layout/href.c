#include "layout/href.h"

#include <strings.h>

#include "base/ascii.h"

static bool is_kept(unsigned char c) {
  if (ascii_is_digit((char)c) || ascii_is_letter((char)c)) return true;
  return c != '\0' && strchr("!#$%()*+,-./:;=?@_~", c) != NULL;
}

void href_write(struct buf *out, struct str address) {
  size_t done = 0;
  for (size_t i = 0; i < address.len; i++) {
    unsigned char c = (unsigned char)address.at[i];
    if (is_kept(c)) continue;
    buf_add_bytes(out, address.at + done, i - done);
    done = i + 1;
    if (c == '&')
      buf_add_zero(out, "&amp;");
    else if (c == '\'')
      buf_add_zero(out, "&#x27;");
    else
      buf_format(out, "%%%02X", c);
  }
  buf_add_bytes(out, address.at + done, address.len - done);
}

static bool starts_without_case(struct str s, const char *start) {
  size_t len = strlen(start);
  return s.len >= len && strncasecmp(s.at, start, len) == 0;
}

bool href_is_dangerous(struct str address) {
  static const char *const pictures[] = {"data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"};
  static const char *const schemes[] = {"javascript:", "vbscript:", "file:", "data:"};
  for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
    if (starts_without_case(address, pictures[i])) return false;
  }
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    if (starts_without_case(address, schemes[i])) return true;
  }
  return false;
}
