#include "base/charset.h"

#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "base/arena.h"

struct charset {
  UConverter *converter;
};

struct charset *charset_open(const char *name) {
  if (strcasecmp(name, "UTF-8") == 0) return NULL;
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &error);
  if (U_FAILURE(error)) return NULL;
  struct charset *charset = malloc(sizeof *charset);
  if (!charset) out_of_memory(sizeof *charset);
  charset->converter = converter;
  return charset;
}

void charset_close(struct charset *charset) {
  if (charset == NULL) return;
  ucnv_close(charset->converter);
  free(charset);
}

struct str charset_encode(struct charset *charset, struct arena *arena, struct str utf8) {
  if (charset == NULL) return (struct str){str_zero(arena, utf8), utf8.len};
  UErrorCode error = U_ZERO_ERROR;
  UChar *wide = arena_array(arena, utf8.len + 1, sizeof *wide);
  int32_t wide_len = 0;
  u_strFromUTF8WithSub(wide, (int32_t)utf8.len + 1, &wide_len, utf8.at ? utf8.at : "", (int32_t)utf8.len, 0xFFFD, NULL, &error);
  size_t capacity = (size_t)UCNV_GET_MAX_BYTES_FOR_STRING(wide_len, ucnv_getMaxCharSize(charset->converter)) + 1;
  char *bytes = arena_alloc(arena, capacity);
  int32_t len = ucnv_fromUChars(charset->converter, bytes, (int32_t)capacity, wide, wide_len, &error);
  return U_SUCCESS(error) ? (struct str){bytes, (size_t)len} : (struct str){"", 0};
}

struct str charset_decode(struct charset *charset, struct arena *arena, struct str bytes) {
  if (charset == NULL) return (struct str){str_zero(arena, bytes), bytes.len};
  UErrorCode error = U_ZERO_ERROR;
  size_t capacity = bytes.len * 2 + 1;
  UChar *wide = arena_array(arena, capacity, sizeof *wide);
  int32_t wide_len = ucnv_toUChars(charset->converter, wide, (int32_t)capacity, bytes.at ? bytes.at : "", (int32_t)bytes.len, &error);
  char *utf8 = arena_alloc(arena, (size_t)wide_len * 3 + 1);
  int32_t len = 0;
  u_strToUTF8(utf8, wide_len * 3 + 1, &len, wide, wide_len, &error);
  return U_SUCCESS(error) ? (struct str){utf8, (size_t)len} : (struct str){"", 0};
}
