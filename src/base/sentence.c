#include "base/sentence.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/utf8.h"

/* Abbreviations without their last full stop, sorted by bytes. Some may also stand last in a sentence: after those it goes on
 * only when a small letter follows. Single letters ("s. 12", "H. C. Andersen", "f. eks.") need no entry. */
struct abbreviation {
  const char *text;
  bool may_end;
};

static const struct abbreviation abbreviations[] = {
    {"adm", false},  {"afd", false},   {"ang", false},     {"apr", false},    {"art", true},    {"aug", false},    {"bl", false},
    {"bl.a", false}, {"ca", false},    {"cand", false},    {"d.d", true},     {"d.s", true},    {"d.v.s", false},  {"d.å", true},
    {"dec", false},  {"dir", false},   {"dr", false},      {"dvs", false},    {"e.kr", true},   {"e.l", true},     {"e.lign", true},
    {"e.m", true},   {"eks", false},   {"ekskl", false},   {"el.lign", true}, {"etc", true},    {"evt", false},    {"f.eks", false},
    {"f.kr", true},  {"f.m", true},    {"f.s.v.a", false}, {"feb", false},    {"ff", true},     {"fhv", false},    {"fig", false},
    {"fl", true},    {"fmd", false},   {"henv", false},    {"hhv", false},    {"hr", false},    {"i.f.t", false},  {"i.h.t", false},
    {"ift", false},  {"iht", false},   {"inkl", false},    {"jan", false},    {"jf", false},    {"jfr", false},    {"jvf", false},
    {"kap", false},  {"kgl", false},   {"kl", false},      {"kr", true},      {"lb", false},    {"lign", true},    {"m.a.o", false},
    {"m.fl", true},  {"m.h.t", false}, {"m.m", true},      {"m.v", true},     {"maks", true},   {"max", true},     {"mdr", true},
    {"mfl", true},   {"mht", false},   {"mia", true},      {"min", true},     {"mio", true},    {"mm", true},      {"mrk", false},
    {"mv", true},    {"nov", false},   {"nr", false},      {"o.a", true},     {"o.l", true},    {"o.lign", true},  {"o.m.a", true},
    {"o.s.v", true}, {"obs", true},    {"okt", false},     {"osv", true},     {"p.g.a", false}, {"p.gr.a", false}, {"p.m", true},
    {"p.t", true},   {"pct", true},    {"pers", true},     {"pga", false},    {"pgf", false},   {"pkt", false},    {"pr", false},
    {"prof", false}, {"red", false},   {"s.k", false},     {"s.u", true},     {"s.å", true},    {"sept", false},   {"skt", false},
    {"sml", false},  {"sst", true},    {"st", false},      {"stk", false},    {"t.o.m", true},  {"tab", true},     {"tlf", false},
    {"tsk", true},   {"u.å", true},    {"v.h.a", false},   {"vedr", false},   {"vha", false},   {"vol", false},
};

/* Small letters as they occur in Danish: ASCII, and U+00DF to U+00FF but for the division sign. */
static bool is_small_letter(struct str text, size_t at) {
  if (at >= text.len) return false;
  uint32_t point = utf8_next(text, &at);
  return (point >= 'a' && point <= 'z') || (point >= 0xDF && point <= 0xFF && point != 0xF7);
}

static int compare_any_case(struct str word, const char *literal) {
  for (size_t i = 0; i < word.len; i++) {
    int order = (unsigned char)ascii_lower(word.at[i]) - (unsigned char)literal[i];
    if (order || literal[i] == '\0') return order;
  }
  return literal[word.len] ? -1 : 0;
}

static int compare_abbreviation(const void *word, const void *abbreviation) {
  return compare_any_case(*(const struct str *)word, ((const struct abbreviation *)abbreviation)->text);
}

static const struct abbreviation *find_abbreviation(struct str word) {
  return bsearch(&word, abbreviations, sizeof abbreviations / sizeof *abbreviations, sizeof *abbreviations, compare_abbreviation);
}

/* The word before `end`, without its full stop and without brackets and quotes that open it; empty when no full stop closes it. */
static struct str last_word(struct str text, size_t start, size_t end) {
  if (end <= start || text.at[end - 1] != '.') return (struct str){0};
  size_t from = --end;
  while (from > start && !ascii_is_space(text.at[from - 1])) from--;
  for (size_t at = from; from < end; from = at) {
    uint32_t point = utf8_next(text, &at);
    if (!strchr("(['\"/-", point < 0x80 ? (int)point : 'x') && point != 0xAB && point != 0xBB && point != 0x2013 &&
        (point < 0x2018 || point > 0x201F))
      break;
  }
  return str_slice(text, from, end);
}

static bool is_number(struct str word, size_t most_digits) {
  if (word.len == 0 || word.len > most_digits) return false;
  for (size_t i = 0; i < word.len; i++)
    if (!ascii_is_digit(word.at[i])) return false;
  return true;
}

static bool is_single_letter(struct str word) {
  if (word.len == 0 || ascii_is_digit(word.at[0])) return false;
  size_t at = 0;
  utf8_next(word, &at);
  return at == word.len;
}

/* "H. C. Andersen" and "s. 12"; but "på en ø. Der" are two sentences. */
static bool is_initial(struct str word, struct str text, size_t at) {
  return is_single_letter(word) && (!is_small_letter(word, 0) || ascii_is_digit(text.at[at]));
}

static bool is_letter(struct str text, size_t at) {
  return at < text.len && ((unsigned char)text.at[at] >= 0x80 || ascii_is_letter(text.at[at]));
}

static bool month_follows(struct str text, size_t at) {
  static const char *const months[] = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                                       "juli",   "august",  "september", "oktober", "november", "december"};
  for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
    size_t end = at + strlen(months[i]);
    if (compare_any_case(str_slice(text, at, end), months[i]) == 0) return !is_letter(text, end);
  }
  return false;
}

/* "1.", "12.", "a." or "iv." as the first word: the sentence is what the label labels. */
static bool is_list_label(struct str word) {
  enum { LONGEST_LABEL = 3 };
  bool is_roman = word.len <= LONGEST_LABEL && word.len > 0;
  for (size_t i = 0; i < word.len && is_roman; i++) is_roman = strchr("ivxIVX", word.at[i]) != NULL;
  return is_roman || is_number(word, LONGEST_LABEL) || is_single_letter(word);
}

/* A line end inside a paragraph is white space; only an empty line ends what has no full stop. */
static bool is_soft_line_end(struct str text, size_t end, size_t at) {
  size_t line_ends = 0;
  for (size_t i = end; i < at; i++) line_ends += text.at[i] == '\n' || (text.at[i] == '\r' && (i + 1 == at || text.at[i + 1] != '\n'));
  if (line_ends != 1) return false;
  return end == 0 || !strchr(".!?:", text.at[end - 1]);
}

bool sentence_goes_on(struct str text, size_t start, size_t at) {
  enum { LONGEST_ORDINAL = 2 };
  size_t end = at;
  while (end > start && ascii_is_space(text.at[end - 1])) end--;
  if (at >= text.len) return false;
  if (is_soft_line_end(text, end, at) || is_small_letter(text, at)) return true;
  struct str word = last_word(text, start, end);
  if (word.len == 0) return false;
  if (word.at == text.at + start && is_list_label(word)) return true;
  if (is_number(word, LONGEST_ORDINAL)) return month_follows(text, at);
  if (is_initial(word, text, at)) return true;
  const struct abbreviation *abbreviation = find_abbreviation(word);
  return abbreviation && !abbreviation->may_end;
}

/* -- digests -- */

/* The length of the letter at `at`: ASCII, or U+00C0 to U+00FF but for the signs of multiplication and division; 0 for anything else. */
static size_t letter_length(struct str text, size_t at) {
  unsigned char c = (unsigned char)text.at[at];
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  if (c != 0xC3 || at + 1 == text.len) return 0;
  unsigned char second = (unsigned char)text.at[at + 1];
  return second >= 0x80 && second <= 0xBF && second != 0x97 && second != 0xB7 ? 2 : 0;
}

struct digest {
  struct str text;
  char *bytes;
  unsigned *origins;
  size_t len;
};

static void keep(struct digest *digest, size_t start, size_t end) {
  for (size_t i = start; i < end; i++) {
    digest->bytes[digest->len] = digest->text.at[i];
    digest->origins[digest->len++] = (unsigned)i;
  }
}

static bool is_plain(char c) {
  return ascii_is_letter(c) || c == ' ';
}

/* The end of the run of letters and spaces that begins at `at`; `*last` is its last character, `at` itself when there is none. */
static size_t pass_run(struct str text, size_t at, size_t *last) {
  size_t end = at;
  *last = at;
  for (;;) {
    size_t start = end;
    while (end < text.len && is_plain(text.at[end])) end++;
    if (end > start) *last = end - 1;
    if (end == text.len || text.at[end] >= 0 || letter_length(text, end) == 0) return end;
    *last = end;
    end += 2;
  }
}

struct sentence_digest sentence_digest(struct arena *arena, struct str text) {
  struct digest digest = {text, arena_alloc(arena, text.len), arena_array(arena, text.len + 1, sizeof(unsigned)), 0};
  for (size_t at = 0; at < text.len;) {
    size_t letter = at;
    while (letter < text.len && letter_length(text, letter) == 0) letter++;
    size_t kept = letter < text.len ? letter + letter_length(text, letter) : letter;
    size_t last;
    size_t end = pass_run(text, kept, &last);
    keep(&digest, at, kept);
    keep(&digest, last, end);
    at = end;
  }
  digest.origins[digest.len] = (unsigned)text.len;
  return (struct sentence_digest){{digest.bytes, digest.len}, digest.origins};
}
