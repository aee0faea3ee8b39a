#include "fuzz.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"

struct str fuzz_text(struct arena *arena, const uint8_t *data, size_t size) {
  return str_copy(arena, (struct str){(const char *)data, size});
}

bool fuzz_split(struct str *text, struct str *before) {
  static const struct str line = {"\n=====\n", 7};
  size_t at = str_find(*text, line, 0);
  if (at == STR_NOT_FOUND) return false;
  *before = str_slice(*text, 0, at + 1);
  *text = str_slice(*text, at + line.len, text->len);
  return true;
}

bool fuzz_is_text(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) return false;
  }
  return text_invalid_utf8(text) == STR_NOT_FOUND;
}

_Noreturn void fuzz_fail(const char *what, struct str detail) {
  fprintf(stderr, "%s: %.*s\n", what, STR_ARG(detail));
  abort();
}
