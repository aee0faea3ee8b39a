#include "read/align.h"

struct step {
  size_t source; /* bytes */
  size_t text;
  bool is_literal;
};

#define REFERENCE_NAME_LIMIT 32

static bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_punctuation(char c) {
  return c > ' ' && c < 0x7f && !is_alphanumeric(c);
}

/* The length of `&name;`, `&#1;` or `&#x1;` at the start of `s`, 0 when there is none. */
static size_t measure_reference(struct str s) {
  size_t at = 1;
  if (at < s.len && s.at[at] == '#') at++;
  size_t name = at;
  while (at < s.len && at - name < REFERENCE_NAME_LIMIT && is_alphanumeric(s.at[at])) at++;
  return at > name && at < s.len && s.at[at] == ';' ? at + 1 : 0;
}

static bool means_ampersand(struct str reference) {
  return str_is(reference, "&amp;") || str_is(reference, "&AMP;") || str_is(reference, "&#38;") || str_is(reference, "&#x26;") ||
         str_is(reference, "&#X26;");
}

static size_t measure_character(struct str s) {
  size_t len = 1;
  while (len < s.len && ((unsigned char)s.at[len] & 0xc0) == 0x80) len++;
  return len;
}

/* The second characters of the names that stand for two: strokes and lines through and below, a variant's mark, a thin space, and the
 * j of `&fjlig;`. */
static bool is_second(struct str character) {
  static const char *const seconds[] = {"\u0338", "\u20d2", "\u20e5", "\ufe00", "\u0333", "\u0331", "\u200a"};
  for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
    if (str_is(character, seconds[i])) return true;
  }
  return false;
}

/* How much of `text` a reference stands for, 0 when the parser left it as it was written. No table of names is needed: each stands for
 * one character, or for one and another that is seldom written by itself. */
static size_t measure_meaning(struct str reference, struct str text) {
  if (text.at[0] == '&') return means_ampersand(reference) ? 1 : 0;
  if (str_is(reference, "&fjlig;") && str_starts(text, "fj")) return 2;
  size_t first = measure_character(text);
  struct str rest = str_slice(text, first, text.len);
  size_t second = reference.at[1] != '#' && rest.len > 0 ? measure_character(rest) : 0;
  return second > 0 && is_second(str_slice(rest, 0, second)) ? first + second : first;
}

/* One character of the text and what it was written as; `source` 0 when they differ. */
static struct step take_step(struct str source, struct str text, bool in_cell) {
  char next = source.len > 1 ? source.at[1] : '\0';
  if (source.at[0] == '\\' && is_punctuation(next) && text.at[0] == next) {
    return (struct step){2, 1, !(in_cell && next == '|')};
  }
  if (source.at[0] == '&') {
    size_t len = measure_reference(source);
    size_t meaning = len > 0 ? measure_meaning(str_slice(source, 0, len), text) : 0;
    if (meaning > 0) return (struct step){len, meaning, true};
  }
  if (source.at[0] == text.at[0]) return (struct step){1, 1, false};
  return (struct step){0, 0, false};
}

bool align_next(struct align *align, struct align_piece *piece) {
  size_t start = align->done;
  piece->at = align->at;
  piece->is_literal = false;
  if (align->is_verbatim) align->done = align->text.len;
  while (align->done < align->text.len && align->at < align->source.len) {
    struct step step = take_step(str_slice(align->source, align->at, align->source.len),
                                 str_slice(align->text, align->done, align->text.len), align->in_cell);
    if (step.source == 0 || (step.is_literal && align->done > start)) break;
    align->at += step.source;
    align->done += step.text;
    if (step.is_literal) {
      piece->is_literal = true;
      break;
    }
  }
  piece->text = str_slice(align->text, start, align->done);
  return align->done > start;
}

static bool has_marks(struct str text) {
  return memchr(text.at, '\\', text.len) != NULL || memchr(text.at, '&', text.len) != NULL;
}

static bool is_written_as_read(const struct align *align) {
  return align->at + align->text.len <= align->source.len && memcmp(align->source.at + align->at, align->text.at, align->text.len) == 0;
}

bool align_fits(struct align *align, size_t *end) {
  bool is_written = is_written_as_read(align);
  *end = align->at + align->text.len;
  align->is_verbatim = is_written && !has_marks(align->text); /* nearly all text: one piece, without looking at each byte */
  if (align->is_verbatim) return true;
  struct align walk = *align;
  struct align_piece piece;
  while (align_next(&walk, &piece)) continue;
  align->is_verbatim = is_written && walk.done < walk.text.len;
  if (!align->is_verbatim) *end = walk.at;
  return align->is_verbatim || walk.done == walk.text.len;
}

bool align_find(struct align *align, size_t limit, size_t *end) {
  for (; align->at < limit && align->at < align->source.len; align->at++) {
    if (align_fits(align, end)) return true;
  }
  return false;
}
