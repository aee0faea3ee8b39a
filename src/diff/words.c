#include "diff/words.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

static bool is_digit(uint32_t point) {
  return point >= '0' && point <= '9';
}

static bool is_plain_letter(uint32_t point) {
  return is_digit(point) || ((point | 0x20) >= 'a' && (point | 0x20) <= 'z') || point == '_';
}

/* Letters, digits and what is written on top of them. Of what is not Latin all counts as letters but the blocks of punctuation and
 * signs: a word of another script stays whole. */
static bool is_letter(uint32_t point) {
  if (point < 0x80) return is_plain_letter(point);
  if (point < 0xC0) return point == 0xAA || point == 0xAD || point == 0xB5 || point == 0xBA;
  if (point == 0xD7 || point == 0xF7 || point == UTF8_INVALID) return false;
  bool is_sign = (point >= 0x2000 && point <= 0x2BFF) || (point >= 0x3000 && point <= 0x303F) || (point >= 0xFE30 && point <= 0xFE4F) ||
                 (point >= 0x1F000 && point <= 0x1FAFF);
  return !is_sign && !text_is_space(point);
}

/* Between two letters or digits these are part of the word: "skole-hjem", "bl.a", "kommune's", "§ 4.2", "1.000,5", "12/13". */
static bool is_joint(uint32_t point, uint32_t before, uint32_t after) {
  if (point == '-' || point == 0x2010 || point == 0x2011 || point == '\'' || point == 0x2019 || point == '.') return true;
  return (point == ',' || point == ':' || point == '/') && is_digit(before) && is_digit(after);
}

static uint32_t peek(struct str text, size_t at) {
  return at < text.len ? utf8_next(text, &at) : ' ';
}

static size_t skip_word(struct str text, size_t at) {
  uint32_t last = utf8_next(text, &at);
  while (at < text.len) {
    if (is_plain_letter((unsigned char)text.at[at])) { /* most of what there is */
      last = (unsigned char)text.at[at++];
      continue;
    }
    size_t next = at;
    uint32_t point = utf8_next(text, &next);
    uint32_t after = peek(text, next);
    bool is_suspended = point == '-' && text_is_space(after); /* "lærings- og trivselsmål" */
    bool goes_on = is_letter(point) || is_suspended || (is_letter(after) && is_joint(point, last, after));
    if (!goes_on) break;
    last = point;
    at = next;
  }
  return at;
}

/* "https" and "post" may be the beginning of an address, which is one word up to its closing punctuation. `at` itself where it is not. */
static size_t skip_address(struct str text, size_t at) {
  if (at == text.len || (text.at[at] != ':' && text.at[at] != '@')) return at;
  struct str rest = str_slice(text, at, text.len);
  bool is_address = str_starts(rest, "://") || (str_starts(rest, "@") && is_letter(peek(rest, 1)));
  if (!is_address) return at;
  size_t end = at, next = at;
  while (next < text.len) {
    uint32_t point = utf8_next(text, &next);
    if (point == WORD_OBJECT_BYTE || text_is_space(point) || (point < 0x80 && strchr("<>()[]\"|", (int)point) != NULL)) break;
    if (point >= 0x80 || strchr(".,;:!?", (int)point) == NULL) end = next;
  }
  return end;
}

struct str words_next(struct str text, size_t *at, enum word_kind *kind) {
  size_t start = *at, next = start;
  uint32_t point = utf8_next(text, &next);
  if (text_is_space(point)) {
    for (*at = next; next < text.len && text_is_space(utf8_next(text, &next)); *at = next) continue;
    *kind = WORD_SPACE;
  } else if (is_letter(point)) {
    *at = skip_address(text, skip_word(text, start));
    *kind = WORD_TEXT;
  } else {
    *at = next;
    *kind = point == WORD_OBJECT_BYTE ? WORD_OBJECT : WORD_MARK;
  }
  return str_slice(text, start, *at);
}

/* -- numbers -- */

static int compare_words(const void *key, const void *word) {
  return str_compare(*(const struct str *)key, str_from(*(const char *const *)word));
}

/* In the order of their bytes. */
static bool is_small(struct str word) {
  static const char *const small[] = {
      "af",   "alle", "at",   "da",   "de",   "den",   "der",    "deres", "det",  "dette",  "disse", "du",   "efter", "eller",
      "en",   "end",  "er",   "et",   "for",  "fra",   "gennem", "ham",   "han",  "har",    "have",  "hos",  "hun",   "hvad",
      "hver", "hvor", "i",    "ikke", "ind",  "jf",    "kan",    "man",   "med",  "mellem", "men",   "mod",  "må",    "nu",
      "når",  "og",   "også", "om",   "op",   "os",    "over",   "på",    "samt", "sig",    "sin",   "sine", "sit",   "skal",
      "som",  "så",   "til",  "ud",   "uden", "under", "var",    "ved",   "vi",   "vil",    "vores", "være", "været"};
  return bsearch(&word, small, sizeof small / sizeof small[0], sizeof small[0], compare_words) != NULL;
}

static unsigned char weigh(struct str text, enum word_kind kind) {
  char lower[8];
  if (kind == WORD_MARK) return WORD_WEIGHT_MARK;
  if (kind != WORD_TEXT || text.len > sizeof lower) return WORD_WEIGHT_FULL;
  memcpy(lower, text.at, text.len);
  if (lower[0] >= 'A' && lower[0] <= 'Z') lower[0] = (char)(lower[0] | 0x20);
  return is_small((struct str){lower, text.len}) ? WORD_WEIGHT_SMALL : WORD_WEIGHT_FULL;
}

struct term {
  unsigned number;
};

void words_init(struct words *words, struct arena *arena) {
  *words = (struct words){.arena = arena};
  map_init(&words->terms, arena);
  words->weights = arena_grow(arena, NULL, 0, &words->capacity, 1);
  words->count = 1;
}

unsigned words_number(struct words *words, struct str text, enum word_kind kind) {
  if (kind == WORD_SPACE) return 0;
  struct term *term = map_get(&words->terms, text);
  if (term != NULL) return term->number;
  term = arena_alloc(words->arena, sizeof *term);
  term->number = (unsigned)words->count;
  map_put(&words->terms, text, term);
  words->weights = arena_grow(words->arena, words->weights, words->count, &words->capacity, 1);
  words->weights[words->count++] = weigh(text, kind);
  return term->number;
}
