#include "layout/href.h"

static bool is_kept(unsigned char c) {
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
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

static char fold(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool starts_without_case(struct str s, const char *lower) {
  size_t i = 0;
  while (lower[i] != '\0' && i < s.len && fold(s.at[i]) == lower[i]) i++;
  return lower[i] == '\0';
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
