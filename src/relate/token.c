#include "relate/token.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"

enum { SOFT_HYPHEN = 0xAD, HYPHEN = 0x2010, NO_BREAK_HYPHEN = 0x2011, CLOSING_QUOTE = 0x2019 };

static bool is_hyphen(uint32_t point) {
  return point == '-' || point == HYPHEN || point == NO_BREAK_HYPHEN;
}

static bool is_letter(uint32_t point) {
  if (point < 0x80)
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9') || point == '_';
  return point == SOFT_HYPHEN || text_is_letter(point);
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
  struct str text;
  char *at; /* what the word becomes */
  size_t len;
  size_t letters;
  size_t capitals;
  bool begins_with_capital;
};

static void put(struct word_maker *maker, size_t from, size_t to, uint32_t point) {
  if (point == SOFT_HYPHEN) return;
  if (point == CLOSING_QUOTE) {
    maker->at[maker->len++] = '\'';
    return;
  }
  bool is_upper = (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7);
  if (is_upper && maker->letters == 0) maker->begins_with_capital = true;
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
  if (next >= maker->text.len) return false;
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
static bool is_blank(struct str between) {
  for (size_t at = 0; at < between.len;) {
    if (!text_is_space(utf8_next(between, &at))) return false;
  }
  return between.len > 0;
}

struct tokens tokens_begin(struct arena *arena, struct str text) {
  return (struct tokens){.text = text, .words = arena_alloc(arena, text.len), .is_fresh = true};
}

/* Where the next word begins; the end of the text when there is none. A hyphen before a letter belongs to its word: it stands for the
 * beginning of another (skoleudvikling og -ledelse). */
static size_t find_word(struct tokens *tokens) {
  struct str text = tokens->text;
  for (size_t at = tokens->at, next = at; at < text.len; at = next) {
    uint32_t point = utf8_next(text, &next);
    if (is_letter(point) || (is_hyphen(point) && is_letter(peek(text, next)))) return at;
    pass_between(tokens, point);
  }
  return text.len;
}

bool tokens_next(struct tokens *tokens, struct token *token) {
  size_t start = find_word(tokens);
  if (start == tokens->text.len) return false;
  struct word_maker maker = {.text = tokens->text, .at = tokens->words + tokens->word_bytes};
  size_t end = start;
  while (take(&maker, &end)) continue;
  bool is_upper = maker.capitals > 1 && maker.capitals == maker.letters;
  *token = (struct token){
      .start = start,
      .end = end,
      .word = {maker.at, maker.len},
      .letters = is_upper                    ? LETTERS_UPPER
                 : maker.begins_with_capital ? LETTERS_CAPITAL
                                             : LETTERS_LOWER,
      .is_adjacent = tokens->at > 0 && is_blank(str_slice(tokens->text, tokens->at, start)),
      .begins_sentence = tokens->is_fresh,
  };
  tokens->is_fresh = false;
  tokens->word_bytes += maker.len;
  tokens->at = end;
  return true;
}
