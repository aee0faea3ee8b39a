#include "search/words.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

#define SOFT_HYPHEN 0xAD

struct reading {
  struct search_word *word;
  bool is_too_long;
  bool is_plain; /* in lower case already: no letters beyond Latin-1 */
};

static void put(struct reading *reading, const char *bytes, size_t len) {
  struct search_word *word = reading->word;
  if (word->len + len > SEARCH_WORD_MAX) {
    reading->is_too_long = true;
    return;
  }
  memcpy(word->bytes + word->len, bytes, len);
  word->len += len;
}

/* What a letter or digit of ASCII is searched for as; 0 for all that is no part of a word. */
static inline char searched(char c) {
  char lower = (char)(c | 0x20);
  if (lower >= 'a' && lower <= 'z') return lower;
  return c >= '0' && c <= '9' ? c : '\0';
}

/* ASCII, and the letters of U+00C0 to U+00FF: nearly all there is. False when the character at `*at` is no part of a word. */
static bool take_ascii(struct reading *reading, struct str text, size_t *at) {
  size_t start = *at, end = start, len = reading->word->len;
  for (char c; end < text.len && (c = searched(text.at[end])) != '\0'; end++) {
    if (len < SEARCH_WORD_MAX)
      reading->word->bytes[len++] = c;
    else
      reading->is_too_long = true;
  }
  reading->word->len = len;
  *at = end;
  return end > start;
}

static bool take_latin(struct reading *reading, struct str text, size_t *at) {
  unsigned char second = (unsigned char)text.at[*at + 1];
  if (second == 0x97 || second == 0xB7) return false; /* the signs × and ÷ */
  bool is_upper = second < 0x9F;
  const char bytes[2] = {text.at[*at], (char)(is_upper ? second + 0x20 : second)};
  put(reading, bytes, 2);
  *at += 2;
  return true;
}

static bool take_other(struct reading *reading, struct str text, size_t *at) {
  size_t next = *at;
  uint32_t point = utf8_next(text, &next);
  bool is_part = text_is_word_part(point);
  bool is_hyphen = point == SOFT_HYPHEN && reading->word->len > 0;
  if (!is_part && !is_hyphen) return false;
  if (is_part) put(reading, text.at + *at, next - *at);
  reading->is_plain = false;
  *at = next;
  return true;
}

static bool take(struct reading *reading, struct str text, size_t *at) {
  unsigned char c = (unsigned char)text.at[*at];
  if (c < 0x80) return take_ascii(reading, text, at);
  if (c == 0xC3 && *at + 1 < text.len && !utf8_begins(text.at[*at + 1])) return take_latin(reading, text, at);
  return take_other(reading, text, at);
}

static void lower(struct reading *reading) {
  struct arena *arena = arena_new();
  struct str lowered = text_lower(arena, text_nfc(arena, (struct str){reading->word->bytes, reading->word->len}));
  reading->is_too_long = lowered.len > SEARCH_WORD_MAX;
  if (!reading->is_too_long) memcpy(reading->word->bytes, lowered.at, lowered.len);
  reading->word->len = lowered.len;
  arena_free(arena);
}

/* Past the character at `*at`, and what is of ASCII and no part of a word behind it. */
static void pass_one(struct str text, size_t *at) {
  ++*at;
  while (*at < text.len && !utf8_begins(text.at[*at])) ++*at;
  while (*at < text.len && (unsigned char)text.at[*at] < 0x80 && searched(text.at[*at]) == '\0') ++*at;
}

bool search_word_next(struct str text, size_t *at, struct search_word *word) {
  while (*at < text.len) {
    struct reading reading = {.word = word, .is_plain = true};
    word->len = 0;
    while (*at < text.len && take(&reading, text, at)) continue;
    if (word->len == 0 && !reading.is_too_long) {
      if (*at < text.len) pass_one(text, at);
      continue;
    }
    if (!reading.is_plain && !reading.is_too_long) lower(&reading);
    if (!reading.is_too_long && word->len > 0) return true;
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
