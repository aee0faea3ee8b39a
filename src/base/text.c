#include "base/text.h"

#include <endian.h>
#include <stdint.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/bytes.h"
#include "base/sentence.h"
#include "base/utf8.h"

enum { NO_BREAK_SPACE = 0xA0, SOFT_HYPHEN = 0xAD, FIRST_COMBINING_LEAD_BYTE = 0xCC };

/* -- UTF-8 -- */

/* How many of a word's bytes are whole characters of one or two bytes (ASCII; æ, ø, å and most else), when the word begins with one: 8,
 * 7 when its last byte begins a pair, 0 when there is anything else in it. */
static size_t count_plain_bytes(uint64_t word) {
  if ((word & BYTES_HIGH) == 0) return BYTES_STEP;
  word = le64toh(word);
  uint64_t first = word & (word << 1) & ~(word << 2) & BYTES_HIGH; /* 110xxxxx */
  uint64_t second = word & ~(word << 1) & BYTES_HIGH;              /* 10xxxxxx */
  uint64_t longer = word & (word << 1) & (word << 2) & BYTES_HIGH; /* 111xxxxx */
  uint64_t overlong = first & bytes_zero(word & BYTES_EACH(0x1E)); /* 1100000x */
  return second == first << 8 && (longer | overlong) == 0 ? BYTES_STEP - (size_t)(first >> 63) : 0;
}

size_t text_invalid_utf8(struct str s) {
  for (size_t at = 0; at < s.len;) {
    size_t plain = s.len - at >= BYTES_STEP ? count_plain_bytes(bytes_at(s.at + at)) : 0;
    size_t start = at;
    at += plain;
    if (plain == 0 && utf8_next(s, &at) == UTF8_INVALID) return start;
  }
  return STR_NOT_FOUND;
}

size_t text_character_count(struct str s) {
  size_t count = 0;
  for (size_t i = 0; i < s.len; i++) count += utf8_begins(s.at[i]);
  return count;
}

/* What a buffer holds, as a text of the arena; the buffer is released. */
static struct str move_to_arena(struct arena *arena, struct buf *buf) {
  struct str s = str_copy(arena, buf_str(buf));
  buf_release(buf);
  return s;
}

/* -- UTF-16, which ICU reads -- */

struct wide {
  UChar small[512];
  UChar *at;
  int32_t len;
};

static void open_wide(struct wide *wide, struct str s) {
  wide->at = wide->small;
  size_t capacity = sizeof wide->small / sizeof *wide->small;
  if (s.len > INT32_MAX / 4) s.len = INT32_MAX / 4;
  if (s.len > capacity) {
    capacity = s.len;
    wide->at = malloc(capacity * sizeof *wide->at);
    if (!wide->at) out_of_memory(capacity * sizeof *wide->at);
  }
  UErrorCode error = U_ZERO_ERROR;
  wide->len = 0;
  u_strFromUTF8WithSub(wide->at, (int32_t)capacity, &wide->len, s.at ? s.at : "", (int32_t)s.len, 0xFFFD, NULL, &error);
}

static void close_wide(struct wide *wide) {
  if (wide->at != wide->small) free(wide->at);
}

static struct str to_utf8(struct arena *arena, const UChar *at, int32_t len) {
  size_t capacity = (size_t)len * 3;
  char *bytes = arena_alloc(arena, capacity);
  int32_t written = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strToUTF8(bytes, (int32_t)capacity, &written, at, len, &error);
  return (struct str){bytes, (size_t)written};
}

/* -- normal form and case -- */

/* Below U+0300 there are neither combining characters nor any that normal form replaces. */
static bool is_below_combining(struct str s) {
  for (size_t i = 0; i < s.len; i++)
    if ((unsigned char)s.at[i] >= FIRST_COMBINING_LEAD_BYTE) return false;
  return true;
}

struct str text_nfc(struct arena *arena, struct str s) {
  if (is_below_combining(s)) return s;
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
  struct wide wide;
  open_wide(&wide, s);
  struct str result = s;
  if (!unorm2_isNormalized(nfc, wide.at, wide.len, &error)) {
    int32_t capacity = wide.len * 3; /* the most that NFC ever makes of UTF-16 */
    UChar *normal = malloc((size_t)capacity * sizeof *normal);
    if (!normal) out_of_memory((size_t)capacity * sizeof *normal);
    int32_t len = unorm2_normalize(nfc, wide.at, wide.len, normal, capacity, &error);
    if (U_SUCCESS(error)) result = to_utf8(arena, normal, len);
    free(normal);
  }
  close_wide(&wide);
  return result;
}

/* Lower case where it is a matter of one bit: ASCII and U+00C0 to U+00FF, which is nearly all of Danish. False at any other character,
 * and at ß, which folding makes "ss". */
static bool lower_simple(struct str s, char *out) {
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.at[i];
    if (c < 0x80) {
      out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
      continue;
    }
    if (c != 0xC3 || i + 1 == s.len) return false;
    unsigned char second = (unsigned char)s.at[i + 1];
    if (second < 0x80 || second > 0xBF || second == 0x97 || second == 0x9F) return false;
    out[i] = (char)c;
    out[++i] = (char)(second < 0xA0 ? second + 0x20 : second);
  }
  return true;
}

typedef int32_t case_mapping(const UCaseMap *map, char *out, int32_t capacity, const char *in, int32_t len, UErrorCode *error);

static struct str map_case(struct arena *arena, struct str s, case_mapping *mapping) {
  char *at = arena_alloc(arena, s.len);
  if (lower_simple(s, at)) return (struct str){at, s.len};
  UErrorCode error = U_ZERO_ERROR;
  UCaseMap *map = ucasemap_open("", U_FOLD_CASE_DEFAULT, &error);
  int32_t len = mapping(map, NULL, 0, s.at, (int32_t)s.len, &error);
  error = U_ZERO_ERROR;
  at = arena_alloc(arena, (size_t)len + 1);
  mapping(map, at, len + 1, s.at, (int32_t)s.len, &error);
  ucasemap_close(map);
  return U_SUCCESS(error) ? (struct str){at, (size_t)len} : s;
}

struct str text_fold_case(struct arena *arena, struct str s) {
  return map_case(arena, s, ucasemap_utf8FoldCase);
}

struct str text_lower(struct arena *arena, struct str s) {
  return map_case(arena, s, ucasemap_utf8ToLower);
}

/* -- addresses -- */

/* Letters that are no ASCII letter with a mark. */
static const char *spell_letter(uint32_t point) {
  static const struct {
    uint32_t point;
    const char *letters;
  } spellings[] = {{0xC6, "ae"},   {0xE6, "ae"}, {0xD8, "oe"},  {0xF8, "oe"},  {0xC5, "aa"}, {0xE5, "aa"}, {0xDF, "ss"},
                   {0x1E9E, "ss"}, {0xD0, "d"},  {0xF0, "d"},   {0x110, "d"},  {0x111, "d"}, {0xDE, "th"}, {0xFE, "th"},
                   {0x141, "l"},   {0x142, "l"}, {0x152, "oe"}, {0x153, "oe"}, {0x131, "i"}};
  for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
    if (spellings[i].point == point) return spellings[i].letters;
  return NULL;
}

/* A letter's ASCII spelling, marks taken off one after the other until it is known (ǻ → å → aa); false for anything that is no letter. */
static bool add_spelling(const UNormalizer2 *nfc, uint32_t point, struct buf *out) {
  while (point >= 0x80) {
    const char *letters = spell_letter(point);
    if (letters) {
      buf_add_zero(out, letters);
      return true;
    }
    UChar parts[8];
    UErrorCode error = U_ZERO_ERROR;
    int32_t len = unorm2_getRawDecomposition(nfc, (UChar32)point, parts, 8, &error);
    if (len <= 0 || U_FAILURE(error)) return false;
    point = parts[0];
  }
  char c = (char)(point >= 'A' && point <= 'Z' ? point + 0x20 : point);
  if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) return false;
  buf_add_char(out, c);
  return true;
}

struct str text_slug(struct arena *arena, struct str s) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
  struct buf slug;
  buf_init(&slug, BUF_LIMIT_DEFAULT);
  s = text_nfc(arena, s);
  for (size_t at = 0; at < s.len;) {
    uint32_t point = utf8_next(s, &at);
    if (point == SOFT_HYPHEN || (point >= 0x300 && point != UTF8_INVALID && u_charType((UChar32)point) == U_NON_SPACING_MARK)) continue;
    if (add_spelling(nfc, point, &slug)) continue;
    if (slug.len && slug.at[slug.len - 1] != '-') buf_add_char(&slug, '-');
  }
  if (slug.len && slug.at[slug.len - 1] == '-') slug.len--;
  return move_to_arena(arena, &slug);
}

/* -- space, length, visibility -- */

bool text_is_space(uint32_t point) {
  if (point <= ' ') return point == ' ' || (point >= '\t' && point <= '\r'); /* most of what is asked for */
  return point >= 0x80 && u_isUWhiteSpace((UChar32)point);
}

bool text_is_word_part(uint32_t point) {
  if (point == UTF8_INVALID) return false;
  return u_isalnum((UChar32)point) || (U_GET_GC_MASK((UChar32)point) & U_GC_M_MASK) != 0;
}

/* Whether a byte can be no part of white space: beyond ASCII, all of that begins with one of four bytes. */
static bool is_solid(char c) {
  unsigned char byte = (unsigned char)c;
  return byte > ' ' && byte != 0xC2 && (byte < 0xE1 || byte > 0xE3);
}

/* The length of the stretch at `from` that stays as it is: words with one blank between them. */
static size_t even_length(struct str s, size_t from) {
  size_t at = from;
  for (; at < s.len; at++) {
    bool is_blank = s.at[at] == ' ' && at > from && at + 1 < s.len && is_solid(s.at[at + 1]);
    if (!is_solid(s.at[at]) && !is_blank) break;
  }
  return at - from;
}

/* Whether there may be more white space in it than blanks. */
static bool holds_rare_space(uint64_t word) {
  return bytes_hold_below(word, ' ') | bytes_hold(word, 0xC2) | bytes_hold(word, 0xE1) | bytes_hold(word, 0xE2) | bytes_hold(word, 0xE3);
}

bool text_is_even(struct str s) {
  if (s.len < BYTES_STEP) return false;
  uint64_t blanks = 0; /* the high bit of each byte that is one */
  for (size_t at = 0; at < s.len; at += BYTES_STEP) {
    bool is_whole = s.len - at >= BYTES_STEP;
    uint64_t word = bytes_at(is_whole ? s.at + at : s.at + s.len - BYTES_STEP); /* the last bytes are looked at together */
    uint64_t before = is_whole ? blanks >> 56 : 0;
    blanks = bytes_zero(le64toh(word) ^ BYTES_EACH(' '));
    if (holds_rare_space(word) || (blanks & (blanks << 8 | before)) != 0) return false;
  }
  return true;
}

struct str text_fold_space(struct arena *arena, struct str s) {
  if (text_is_even(s) && s.at[0] != ' ' && s.at[s.len - 1] != ' ') return str_copy(arena, s);
  char *at = arena_alloc(arena, s.len);
  size_t len = 0;
  bool is_pending = false;
  for (size_t i = 0; i < s.len;) {
    size_t start = i, even = even_length(s, i);
    if (even > 0) {
      i += even;
    } else if (text_is_space(utf8_next(s, &i))) {
      is_pending = len > 0;
      continue;
    }
    if (is_pending) at[len++] = ' ';
    is_pending = false;
    memcpy(at + len, s.at + start, i - start);
    len += i - start;
  }
  return (struct str){at, len};
}

/* The length of `s` without the space and the dangling punctuation at its end. */
static size_t trimmed_length(struct str s) {
  size_t len = 0;
  for (size_t at = 0; at < s.len;) {
    uint32_t point = utf8_next(s, &at);
    if (!text_is_space(point) && !(point < 0x80 && strchr(",;:-(", (int)point)) && point != 0x2013) len = at;
  }
  return len;
}

static size_t last_space(struct str s) {
  size_t found = 0;
  for (size_t at = 0; at < s.len;) {
    size_t start = at;
    if (text_is_space(utf8_next(s, &at))) found = start;
  }
  return found;
}

struct str text_shorten(struct arena *arena, struct str s, size_t characters) {
  if (text_character_count(s) <= characters) return s;
  if (characters == 0) return (struct str){0};
  struct str kept = str_slice(s, 0, utf8_offset(s, characters - 1));
  size_t next = kept.len;
  bool ends_word = text_is_space(utf8_next(s, &next));
  size_t space = ends_word ? kept.len : last_space(kept);
  if (space) kept.len = space;
  kept.len = trimmed_length(kept);
  return str_join(arena, kept, STR("…"));
}

/* Line and paragraph separators and the byte order mark are with them: they move or hide text as well. */
static bool is_commanding(uint32_t point) {
  if (point < 0xA0) return point < 0x20 || point >= 0x7F;
  return point == 0x61C || point == 0x200E || point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF || point == UTF8_INVALID;
}

struct str text_visible(struct arena *arena, struct str s) {
  size_t first = 0, at = 0;
  while (at < s.len && !is_commanding(utf8_next(s, &at))) first = at;
  if (first == s.len) return s;
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  for (at = 0; at < s.len;) {
    size_t start = at;
    uint32_t point = utf8_next(s, &at);
    if (!is_commanding(point)) {
      buf_add(&out, str_slice(s, start, at));
    } else if (point == '\t') {
      buf_add_char(&out, ' ');
    } else if (point == UTF8_INVALID) {
      buf_add(&out, STR("\uFFFD"));
    } else {
      buf_format(&out, "<U+%04X>", (unsigned)point);
    }
  }
  return move_to_arena(arena, &out);
}

void text_add_visible(struct buf *out, struct str s) {
  struct arena *arena = arena_new();
  buf_add(out, text_visible(arena, s));
  arena_free(arena);
}

struct str text_mended(struct arena *arena, struct str s) {
  size_t at = 0;
  if (text_invalid_utf8(s) == STR_NOT_FOUND && str_find_char(s, '\0', 0) == STR_NOT_FOUND) return s;
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  while (at < s.len) {
    size_t start = at;
    uint32_t point = utf8_next(s, &at);
    buf_add(&out, point == UTF8_INVALID || point == 0 ? STR("\uFFFD") : str_slice(s, start, at));
  }
  return move_to_arena(arena, &out);
}

/* -- bounds -- */

struct spans {
  struct arena *arena;
  struct text_span *at;
  size_t count;
  size_t capacity;
};

static void add_span(struct spans *spans, size_t start, size_t end) {
  spans->at = arena_grow(spans->arena, spans->at, spans->count, &spans->capacity, sizeof *spans->at);
  spans->at[spans->count++] = (struct text_span){start, end};
}

/* Puts an iterator over UTF-8 in place, so that its offsets are ours. `text` is what it reads through. */
static bool set_breaks(UBreakIterator *iterator, UText *text, struct str s) {
  const UText initial = UTEXT_INITIALIZER;
  UErrorCode error = U_ZERO_ERROR;
  *text = initial;
  utext_openUTF8(text, s.at ? s.at : "", (int64_t)s.len, &error);
  ubrk_setUText(iterator, text, &error);
  return U_SUCCESS(error);
}

static UBreakIterator *open_breaks(UBreakIteratorType type) {
  UErrorCode error = U_ZERO_ERROR;
  return ubrk_open(type, "da", NULL, 0, &error);
}

/* Only a full stop or its like that is followed by something can end a sentence inside; most headings and cells hold none. */
static bool may_hold_sentences(struct str s) {
  struct str trimmed = str_trim(s);
  for (size_t i = 0; i + 1 < trimmed.len; i++) {
    unsigned char c = (unsigned char)trimmed.at[i];
    if (c >= 0xE2 || c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r') return true;
  }
  return false;
}

struct sentence_cutter {
  struct arena *scratch;
  UBreakIterator *iterator; /* NULL until a text needs it */
};

struct sentence_cutter *sentence_cutter_open(void) {
  struct sentence_cutter *cutter = calloc(1, sizeof *cutter);
  if (!cutter) out_of_memory(sizeof *cutter);
  cutter->scratch = arena_new();
  return cutter;
}

void sentence_cutter_close(struct sentence_cutter *cutter) {
  if (cutter->iterator) ubrk_close(cutter->iterator);
  arena_free(cutter->scratch);
  free(cutter);
}

struct text_span *sentence_cutter_spans(struct sentence_cutter *cutter, struct arena *arena, struct str s, size_t *count) {
  struct spans spans = {.arena = arena};
  size_t start = 0;
  if (may_hold_sentences(s)) {
    if (!cutter->iterator) cutter->iterator = open_breaks(UBRK_SENTENCE);
    arena_reset(cutter->scratch);
    struct sentence_digest digest = sentence_digest(cutter->scratch, s);
    UText text;
    bool is_open = set_breaks(cutter->iterator, &text, digest.text);
    for (int32_t bound; is_open && (bound = ubrk_next(cutter->iterator)) != UBRK_DONE;) {
      size_t at = digest.origins[bound];
      if (at >= s.len || sentence_goes_on(s, start, at)) continue;
      add_span(&spans, start, at);
      start = at;
    }
    utext_close(&text);
  }
  if (start < s.len) add_span(&spans, start, s.len);
  *count = spans.count;
  return spans.at;
}

struct text_span *text_sentences(struct arena *arena, struct str s, size_t *count) {
  struct sentence_cutter *cutter = sentence_cutter_open();
  struct text_span *spans = sentence_cutter_spans(cutter, arena, s, count);
  sentence_cutter_close(cutter);
  return spans;
}

struct text_span *text_words(struct arena *arena, struct str s, size_t *count) {
  struct spans spans = {.arena = arena};
  *count = 0;
  if (s.len == 0) return NULL;
  UBreakIterator *iterator = open_breaks(UBRK_WORD);
  UText text;
  bool is_open = set_breaks(iterator, &text, s);
  int32_t start = 0;
  for (int32_t at; is_open && (at = ubrk_next(iterator)) != UBRK_DONE; start = at)
    if (ubrk_getRuleStatus(iterator) >= UBRK_WORD_NONE_LIMIT) add_span(&spans, (size_t)start, (size_t)at);
  ubrk_close(iterator);
  utext_close(&text);
  *count = spans.count;
  return spans.at;
}

/* -- order -- */

struct collator {
  UCollator *order;
  UCollator *letters; /* sees only which letters they are, not case or marks */
  const char *const *alphabet;
  size_t alphabet_count;
};

static UCollator *open_order(const char *language, UCollationStrength strength) {
  UErrorCode error = U_ZERO_ERROR;
  UCollator *order = ucol_open(language, &error);
  if (U_FAILURE(error)) out_of_memory(0); /* the library holds the data, so nothing else can be missing */
  ucol_setStrength(order, strength);
  return order;
}

struct collator *collator_open(struct str language) {
  static const char *const danish[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O",
                                       "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "Æ", "Ø", "Å"};
  struct collator *collator = calloc(1, sizeof *collator);
  if (!collator) out_of_memory(sizeof *collator);
  struct arena *arena = arena_new();
  const char *name = str_zero(arena, language);
  bool has_danish_letters = str_is(language, "da") || str_is(language, "nb") || str_is(language, "nn") || str_is(language, "no");
  collator->order = open_order(name, UCOL_TERTIARY);
  collator->letters = open_order(name, UCOL_PRIMARY);
  collator->alphabet = danish;
  collator->alphabet_count = sizeof danish / sizeof *danish - (has_danish_letters ? 0 : 3);
  arena_free(arena);
  return collator;
}

void collator_close(struct collator *collator) {
  if (!collator) return;
  ucol_close(collator->order);
  ucol_close(collator->letters);
  free(collator);
}

struct str collator_key(struct collator *collator, struct arena *arena, struct str s) {
  struct wide wide;
  open_wide(&wide, s);
  uint8_t small[1024];
  int32_t size = ucol_getSortKey(collator->order, wide.at, wide.len, small, sizeof small);
  uint8_t *key = arena_alloc(arena, (size_t)size);
  if ((size_t)size <= sizeof small) {
    memcpy(key, small, (size_t)size);
  } else {
    ucol_getSortKey(collator->order, wide.at, wide.len, key, size);
  }
  close_wide(&wide);
  return (struct str){(const char *)key, size > 0 ? (size_t)size - 1 : 0}; /* without the zero that ends it */
}

static bool begins_with_latin_letter(struct str s) {
  if (s.len == 0) return false;
  size_t at = 0;
  uint32_t point = utf8_next(s, &at);
  UErrorCode error = U_ZERO_ERROR;
  return point != UTF8_INVALID && u_isalpha((UChar32)point) && uscript_getScript((UChar32)point, &error) == USCRIPT_LATIN;
}

struct str collator_letter(struct collator *collator, struct arena *arena, struct str s) {
  if (!begins_with_latin_letter(s)) return STR("#");
  struct str head = str_slice(s, 0, utf8_offset(s, 8));
  size_t first = 0, beyond = collator->alphabet_count;
  while (beyond - first > 1) {
    size_t middle = first + (beyond - first) / 2;
    struct str letter = str_from(collator->alphabet[middle]);
    UErrorCode error = U_ZERO_ERROR;
    UCollationResult order = ucol_strcollUTF8(collator->letters, head.at, (int32_t)head.len, letter.at, (int32_t)letter.len, &error);
    if (order == UCOL_LESS) {
      beyond = middle;
    } else {
      first = middle;
    }
  }
  return str_copy(arena, str_from(collator->alphabet[first]));
}

struct str text_icu_version(struct arena *arena) {
  UVersionInfo version;
  char icu[U_MAX_VERSION_STRING_LENGTH], cldr[U_MAX_VERSION_STRING_LENGTH];
  UErrorCode error = U_ZERO_ERROR;
  u_getVersion(version);
  u_versionToString(version, icu);
  ulocdata_getCLDRVersion(version, &error);
  u_versionToString(version, cldr);
  return str_format(arena, "%s (CLDR %s)", icu, cldr);
}
