#include "search/words.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

#define SOFT_HYPHEN 0xAD

/* What a letter or digit of ASCII is searched for as; 0 for all that is no part of a word. */
static inline char searched(char c) {
  char lower = (char)(c | 0x20);
  if (lower >= 'a' && lower <= 'z') return lower;
  return c >= '0' && c <= '9' ? c : '\0';
}

/* A word of ASCII and the letters U+00C0 to U+00FF, nearly all there are. False, and nothing is read, when there is anything else in it. */
static bool read_plain(struct str text, size_t *at, struct search_word *word) {
  size_t len = 0, end = *at;
  for (; end < text.len && len + 2 <= SEARCH_WORD_MAX; end++) {
    unsigned char c = (unsigned char)text.at[end];
    char letter = searched((char)c);
    if (letter == '\0' && c < 0x80) break;
    if (letter == '\0') {
      unsigned char second = end + 1 < text.len ? (unsigned char)text.at[end + 1] : 0;
      bool is_letter = c == 0xC3 && second >= 0x80 && second <= 0xBF && second != 0x97 && second != 0xB7; /* not × and ÷ */
      if (!is_letter) return false;
      word->bytes[len++] = (char)c;
      letter = (char)(second < 0x9F ? second + 0x20 : second);
      end++;
    }
    word->bytes[len++] = letter;
  }
  if (len == 0 || len + 2 > SEARCH_WORD_MAX) return false;
  word->len = len;
  *at = end;
  return true;
}

/* False when that makes it too long. */
static bool bring_to_lower_case(struct search_word *word) {
  struct arena *arena = arena_new();
  struct str lowered = text_lower(arena, text_nfc(arena, (struct str){word->bytes, word->len}));
  bool is_short = lowered.len <= SEARCH_WORD_MAX;
  if (is_short) memcpy(word->bytes, lowered.at, lowered.len);
  word->len = lowered.len;
  arena_free(arena);
  return is_short;
}

/* A word of any letters, without its soft hyphens; false when there is none, or one that is too long. */
static bool read_any(struct str text, size_t *at, struct search_word *word) {
  bool is_too_long = false;
  word->len = 0;
  for (size_t next = *at; next < text.len; *at = next) {
    uint32_t point = utf8_next(text, &next);
    bool is_part = text_is_word_part(point);
    size_t len = next - *at;
    if (!is_part && (point != SOFT_HYPHEN || word->len == 0)) break;
    if (!is_part) continue;
    is_too_long = is_too_long || word->len + len > SEARCH_WORD_MAX;
    if (is_too_long) continue;
    memcpy(word->bytes + word->len, text.at + *at, len);
    word->len += len;
  }
  return word->len > 0 && !is_too_long && bring_to_lower_case(word);
}

/* Past what is no part of a word: all of ASCII that stands at `*at`, or the character there. */
static void pass_gap(struct str text, size_t *at) {
  size_t start = *at;
  while (*at < text.len && (unsigned char)text.at[*at] < 0x80 && searched(text.at[*at]) == '\0') ++*at;
  if (*at == start) utf8_next(text, at);
}

bool search_word_next(struct str text, size_t *at, struct search_word *word) {
  while (*at < text.len) {
    size_t start = *at;
    bool may_begin = (unsigned char)text.at[start] >= 0x80 || searched(text.at[start]) != '\0';
    if (may_begin && (read_plain(text, at, word) || read_any(text, at, word))) return true;
    if (*at == start) pass_gap(text, at);
  }
  return false;
}

struct str search_fold(struct arena *arena, struct str word) {
  struct str ascii = text_slug(arena, word);
  return ascii.len > 0 && str_find_char(ascii, '-', 0) == STR_NOT_FOUND ? ascii : word;
}

struct str search_skeleton(struct arena *arena, struct str word) {
  struct str folded = search_fold(arena, word);
  char *at = arena_alloc(arena, folded.len);
  size_t len = 0;
  for (size_t i = 0; i < folded.len; i++) {
    char c = folded.at[i];
    char next = i + 1 < folded.len ? folded.at[i + 1] : '\0';
    bool is_joined = next == 'e' && (c == 'a' || c == 'o');
    if (is_joined) i++;
    if (is_joined && c == 'a') c = 'e';
    bool is_letter = c >= 'a' && c <= 'z';
    if (len == 0 || at[len - 1] != c || !is_letter) at[len++] = c;
  }
  return (struct str){at, len};
}

struct str search_stop_words(struct str language) {
  if (str_is(language, "da"))
    return STR("ad af alle alt anden at bare blev blive bliver da de dem den denne der deres det dette dig din dit dog du efter eller en "
               "end er et for fordi fra få får gør ham han har havde have hen hende her hos hun hvad hvem hver hvilke hvilken hvis hvor "
               "hvordan hvorfor hvornår i ikke ind ingen jeg jer jo kan kunne man mange med meget men mere mig min mit mod må nej nogen "
               "noget nogle nu når og også om op os over på samt se selv sig sin sine sit skal skulle som så sådan thi til ud under var "
               "ved vi vil ville vores være været");
  if (str_is(language, "en"))
    return STR("a about all an and any are as at be been but by can did do does for from had has have he her him his how i if in into is "
               "it its may me my no not of on or our out she so some that the their them then there these they this to up was we were "
               "what when where which who why will with would you your");
  return (struct str){0};
}
