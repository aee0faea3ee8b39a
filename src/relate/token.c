#include "relate/token.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

enum { SOFT_HYPHEN = 0xAD, HYPHEN = 0x2010, NO_BREAK_HYPHEN = 0x2011, CLOSING_QUOTE = 0x2019, FIRST_MARK = 0x300, LAST_MARK = 0x36F };

static bool is_hyphen(uint32_t point) {
  return point == '-' || point == HYPHEN || point == NO_BREAK_HYPHEN;
}

static bool is_letter(uint32_t point) {
  if (point < 0x80) {
    bool is_alphabetic = (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
    return is_alphabetic || (point >= '0' && point <= '9') || point == '_';
  }
  if (point >= 0xC0 && point < 0x250) return point != 0xD7 && point != 0xF7; /* the letters of Europe: no need to ask ICU */
  return point == SOFT_HYPHEN || text_is_word_part(point);                   /* marks too: a letter may be written in two characters */
}

static uint32_t peek(struct str text, size_t at) {
  return at < text.len ? utf8_next(text, &at) : ' ';
}

/* What joins two letters into one word: data_2024 and learner-rollen, PLF'er, mail@example.org, fil.csv. */
static bool joins(uint32_t point) {
  return is_hyphen(point) || point == '\'' || point == CLOSING_QUOTE || point == '.' || point == '@';
}

static bool is_conjunction(struct str word) {
  return str_is(word, "og") || str_is(word, "eller") || str_is(word, "samt") || str_is(word, "men") || str_is(word, "til");
}

/* Where a word goes on that was broken at `at`, behind a hyphen at the end of a line; `at` itself when it was not: then the hyphen stands
 * for the rest of another word (lærings- og trivselsmiljø). */
static size_t continuation(struct str text, size_t at) {
  size_t next = at;
  while (next < text.len && text.at[next] == ' ') next++;
  if (next >= text.len || text.at[next] != '\n') return at;
  while (next < text.len && (text.at[next] == ' ' || text.at[next] == '\n')) next++;
  size_t end = next;
  while (end < text.len && is_letter(peek(text, end))) utf8_next(text, &end);
  return end > next && !is_conjunction(str_slice(text, next, end)) ? next : at;
}

struct word_maker {
  struct arena *arena;
  struct str text;
  char *at; /* what the word becomes */
  size_t len;
  size_t letters;
  size_t capitals;
  bool begins_with_capital;
  bool has_mark; /* that is written on top of the letter before */
};

/* Writes a capital beyond U+00FF (Č, Ł, Ω) small, and is true then. One that takes more bytes when it is small stays: there is no room. */
static bool put_small(struct word_maker *maker, struct str letter) {
  struct str small = text_lower(maker->arena, letter);
  if (small.len > letter.len || str_equal(small, letter)) return false;
  memcpy(maker->at + maker->len, small.at, small.len);
  maker->len += small.len;
  return true;
}

static void put(struct word_maker *maker, size_t from, size_t to, uint32_t point) {
  if (point == SOFT_HYPHEN) return;
  if (point > 0xFF && is_letter(point) && put_small(maker, str_slice(maker->text, from, to))) {
    maker->begins_with_capital |= maker->letters == 0;
    maker->letters++;
    maker->capitals++;
    return;
  }
  if (point == CLOSING_QUOTE) {
    maker->at[maker->len++] = '\'';
    return;
  }
  bool is_upper = (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7);
  if (is_upper && maker->letters == 0) maker->begins_with_capital = true;
  maker->has_mark |= point >= FIRST_MARK && point <= LAST_MARK;
  maker->letters += is_letter(point);
  maker->capitals += is_upper;
  memcpy(maker->at + maker->len, maker->text.at + from, to - from);
  if (is_upper) maker->at[maker->len + (to - from) - 1] = (char)(maker->at[maker->len + (to - from) - 1] + 0x20);
  maker->len += to - from;
}

static bool is_joined(uint32_t point, uint32_t next) {
  if (point == '.') return is_letter(next) && !(next >= 'A' && next <= 'Z'); /* fil.csv; not a sentence that lacks its blank */
  return joins(point) && is_letter(next);
}

/* Takes one character, or what joins it to the next; false at the word's end. */
static bool take(struct word_maker *maker, size_t *at) {
  size_t next = *at;
  if (next >= maker->text.len || maker->text.at[next] == ' ') return false;
  uint32_t point = utf8_next(maker->text, &next);
  bool goes_on = is_letter(point) || is_joined(point, peek(maker->text, next));
  if (!goes_on && !is_hyphen(point)) return false;
  size_t rest = goes_on ? next : continuation(maker->text, next);
  if (rest == next) put(maker, *at, next, is_hyphen(point) ? '-' : point);
  *at = rest;
  return goes_on || rest != next;
}

/* Quotation marks, parentheses, asterisks and dashes may stand before a sentence; its end is a mark that nothing but those follow. */
static void pass_between(struct tokens *tokens, uint32_t point) {
  static const char closing[] = ".!?:/";
  if ((point > 0 && point < 0x80 && strchr(closing, (int)point) != NULL) || point == 0x2026) tokens->is_fresh = true;
  bool is_opening = point == '(' || point == '[' || point == '"' || point == 0xAB || point == 0xBB || point == '*' ||
                    (point >= 0x2013 && point <= 0x201F);
  if (is_opening) tokens->is_fresh = true;
}

/* True when only white space, but some, lies between two words. */
static bool is_blank(struct str text, size_t from, size_t to) {
  if (to == from + 1) return text.at[from] == ' ' || text.at[from] == '\n';
  struct str between = str_slice(text, from, to);
  for (size_t at = 0; at < between.len;) {
    if (!text_is_space(utf8_next(between, &at))) return false;
  }
  return between.len > 0;
}

/* Takes small letters of ASCII as far as they go: most of any text. */
static inline size_t take_small(struct word_maker *maker, size_t at) {
  const char *from = maker->text.at + at;
  const char *end = maker->text.at + maker->text.len;
  char *word = maker->at + maker->len;
  const char *next = from;
  while (next < end && (unsigned char)(*next - 'a') < 26) *word++ = *next++;
  size_t count = (size_t)(next - from);
  maker->len += count;
  maker->letters += count;
  return at + count;
}

/* A capital of ASCII, or a letter of U+00C0 to U+00FF, the Danish ones among them. False for anything else. */
static bool take_latin(struct word_maker *maker, size_t *at) {
  struct str text = maker->text;
  unsigned char c = *at < text.len ? (unsigned char)text.at[*at] : ' ';
  bool is_wide = c == 0xC3 && *at + 1 < text.len;
  if (is_wide) c = (unsigned char)text.at[*at + 1];
  if (is_wide && ((c & 0xC0) != 0x80 || c == 0x97 || c == 0xB7 || c == 0x9F)) return false; /* × ÷ ß */
  bool is_upper = is_wide ? c < 0xA0 : c >= 'A' && c <= 'Z';
  if (!is_wide && !is_upper) return false;
  if (is_upper && maker->letters == 0) maker->begins_with_capital = true;
  if (is_wide) maker->at[maker->len++] = (char)0xC3;
  maker->at[maker->len++] = (char)(is_upper ? c + 0x20 : c);
  maker->letters++;
  maker->capitals += is_upper;
  *at += is_wide ? 2 : 1;
  return true;
}

struct tokens tokens_begin(struct arena *arena, struct str text) {
  return (struct tokens){.arena = arena, .text = text, .words = arena_alloc(arena, text.len), .is_fresh = true};
}

/* Where the next word begins; the end of the text when there is none. A hyphen before a letter belongs to its word: it stands for the
 * beginning of another (skoleudvikling og -ledelse). */
static size_t find_word(struct tokens *tokens) {
  struct str text = tokens->text;
  size_t next = tokens->at;
  if (next + 1 < text.len && text.at[next] == ' ' && text.at[next + 1] >= 'a' && text.at[next + 1] <= 'z') return next + 1;
  for (size_t at = next; at < text.len; at = next) {
    uint32_t point = utf8_next(text, &next);
    if (is_letter(point) || (is_hyphen(point) && is_letter(peek(text, next)))) return at;
    pass_between(tokens, point);
  }
  return text.len;
}

/* The next stretch of letters, which may be soft hyphens only. */
static bool next_stretch(struct tokens *tokens, struct word_token *token) {
  size_t start = find_word(tokens);
  if (start == tokens->text.len) return false;
  struct word_maker maker = {.arena = tokens->arena, .text = tokens->text, .at = tokens->words + tokens->word_bytes};
  size_t end = start;
  do {
    end = take_small(&maker, end);
  } while (take_latin(&maker, &end) || take(&maker, &end));
  bool is_upper = maker.capitals > 1 && maker.capitals == maker.letters;
  *token = (struct word_token){
      .start = start,
      .end = end,
      .word = {maker.at, maker.len},
      .letters = is_upper                    ? LETTERS_UPPER
                 : maker.begins_with_capital ? LETTERS_CAPITAL
                                             : LETTERS_LOWER,
      .is_adjacent = tokens->at > 0 && is_blank(tokens->text, tokens->at, start),
      .begins_sentence = tokens->is_fresh,
  };
  if (maker.has_mark) token->word = text_nfc(tokens->arena, token->word);
  tokens->word_bytes += maker.len;
  tokens->at = end;
  return true;
}

bool tokens_next(struct tokens *tokens, struct word_token *token) {
  do {
    if (!next_stretch(tokens, token)) return false;
  } while (token->word.len == 0);
  tokens->is_fresh = false;
  return true;
}
