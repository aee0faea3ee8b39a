#include "read/character_reference.h"

#include <cmark-gfm/houdini.h>

enum {
  MEANING_MAX = 16, /* bytes: no reference stands for more than two characters */
  LENGTH_MAX = 64   /* of a reference, with much to spare */
};

size_t character_reference_read(struct str source, char bytes[MEANING_MAX], struct str *meaning) {
  *meaning = (struct str){0};
  if (source.len < 2 || source.at[0] != '&') return 0;
  size_t limit = source.len < LENGTH_MAX ? source.len : LENGTH_MAX;
  cmark_strbuf decoded;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &decoded, MEANING_MAX); /* its own empty buffer is not exported */
  bufsize_t len = houdini_unescape_ent(&decoded, (const uint8_t *)source.at + 1, (bufsize_t)limit - 1);
  bool is_reference = len > 0 && decoded.size > 0 && decoded.size <= MEANING_MAX;
  if (is_reference) {
    memcpy(bytes, decoded.ptr, (size_t)decoded.size);
    *meaning = (struct str){bytes, (size_t)decoded.size};
  }
  cmark_strbuf_free(&decoded);
  return is_reference ? (size_t)len + 1 : 0;
}
