#include "read/align.h"

#include "base/ascii.h"
#include "read/character_reference.h"

struct step {
  size_t source; /* bytes */
  size_t text;
  bool is_literal;
};

static bool is_punctuation(char c) {
  return c > ' ' && c < 0x7f && !ascii_is_letter(c) && !ascii_is_digit(c);
}

/* One character of the text and what it was written as; `source` 0 when they differ. */
static struct step take_step(struct str source, struct str text, bool in_cell) {
  char next = source.len > 1 ? source.at[1] : '\0';
  if (source.at[0] == '\\' && is_punctuation(next) && text.at[0] == next) {
    return (struct step){2, 1, !(in_cell && next == '|')};
  }
  if (source.at[0] == '&') {
    char bytes[16];
    struct str meaning;
    size_t len = character_reference_read(source, bytes, &meaning);
    if (len > 0 && str_equal(str_slice(text, 0, meaning.len), meaning)) return (struct step){len, meaning.len, true};
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
