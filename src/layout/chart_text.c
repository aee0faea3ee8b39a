#include "layout/chart_text.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#define SOFT_HYPHEN "\xC2\xAD"

/* Those of DejaVu Sans, which is wider than what most readers have, rounded up. */
static double letter_width(struct str text, size_t at) {
  unsigned char first = (unsigned char)text.at[at];
  bool is_ligature = first == 0xC3 && at + 1 < text.len && ((unsigned char)text.at[at + 1] & 0xDF) == 0x86; /* æ, Æ */
  if (is_ligature) return 0.99;
  if (first == ' ' || strchr("ijlI.,:;'|", first) != NULL) return 0.34;
  if (strchr("frt-/()![]\"", first) != NULL) return 0.46;
  if (strchr("mMW@%", first) != NULL) return 0.99;
  if (strchr("ckszvxyJ", first) != NULL) return 0.6;
  if (first == 'w') return 0.82;
  if (first >= 'A' && first <= 'Z') return 0.78;
  return first < 0x80 || (first >= 0xC2 && first <= 0xCF) ? 0.64 : 1.0; /* Latin letters; anything else may be wide */
}

static size_t letter_length(struct str text, size_t at) {
  size_t length = 1;
  while (at + length < text.len && ((unsigned char)text.at[at + length] & 0xC0) == 0x80) length++;
  return length;
}

double chart_text_width(struct str text) {
  double width = 0;
  for (size_t i = 0; i < text.len; i += letter_length(text, i)) width += letter_width(text, i);
  return width;
}

/* How many bytes of a word fit into `width`, at least one letter. */
static size_t fitting(struct str word, double width) {
  size_t at = letter_length(word, 0);
  double used = letter_width(word, 0);
  while (at < word.len) {
    used += letter_width(word, at);
    if (used > width) break;
    at += letter_length(word, at);
  }
  return at;
}

/* The first line of `*rest`, which moves on behind it. A word that fits no line is parted with a hyphen. */
static struct str take_line(struct arena *arena, struct str *rest, double width) {
  size_t end = fitting(*rest, width);
  struct str line;
  if (end == rest->len || rest->at[end] == ' ') {
    line = str_slice(*rest, 0, end);
  } else {
    size_t space = end;
    while (space > 0 && rest->at[space] != ' ') space--;
    if (space > 0) {
      end = space;
      line = str_slice(*rest, 0, end);
    } else {
      end = fitting(*rest, width - 0.46);
      line = str_join(arena, str_slice(*rest, 0, end), STR("-"));
    }
  }
  *rest = str_trim(str_slice(*rest, end, rest->len));
  return line;
}

static struct str cut_line(struct arena *arena, struct str line, double width) {
  size_t end = fitting(line, width - 1);
  return str_format(arena, "%.*s…", STR_ARG(str_trim(str_slice(line, 0, end))));
}

static struct str without_soft_hyphens(struct arena *arena, struct str text) {
  if (str_find(text, STR(SOFT_HYPHEN), 0) == STR_NOT_FOUND) return text;
  char *kept = arena_alloc(arena, text.len + 1);
  size_t count = 0;
  for (size_t i = 0; i < text.len; i++) {
    bool is_soft = i + 1 < text.len && memcmp(text.at + i, SOFT_HYPHEN, 2) == 0;
    if (is_soft) {
      i++;
    } else {
      kept[count++] = text.at[i];
    }
  }
  return (struct str){kept, count};
}

struct chart_label chart_label(struct arena *arena, struct str text, double width, size_t line_count) {
  struct chart_label label = {.text = without_soft_hyphens(arena, text_fold_space(arena, text)),
                              .lines = arena_array(arena, line_count, sizeof *label.lines),
                              .starts = arena_array(arena, line_count, sizeof *label.starts)};
  struct str rest = label.text;
  while (rest.len > 0 && label.count < line_count) {
    label.starts[label.count] = (size_t)(rest.at - label.text.at);
    struct str line = take_line(arena, &rest, width);
    if (label.count + 1 == line_count && rest.len > 0) {
      line = cut_line(arena, line, width);
      label.is_cut = true;
    }
    label.lines[label.count++] = line;
  }
  return label;
}
