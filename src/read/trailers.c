#include "read/trailers.h"

#include "base/arena.h"
#include "base/ascii.h"

/* What a line of the last paragraph may be. */
enum line_type { LINE_TEXT, LINE_TRAILER, LINE_GENERATED, LINE_CONTINUATION, LINE_COMMENT };

/* What git takes for a blank: no form feed, no vertical tab. */
static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

static bool is_key_char(char c) {
  return ascii_is_letter(c) || ascii_is_digit(c) || c == '-';
}

/* The colon after a key, which blanks may precede, or STR_NOT_FOUND. */
static size_t find_separator(struct str line) {
  size_t i = 0;
  while (i < line.len && is_key_char(line.at[i])) i++;
  if (i == 0) return STR_NOT_FOUND;
  while (i < line.len && (line.at[i] == ' ' || line.at[i] == '\t')) i++;
  return i < line.len && line.at[i] == ':' ? i : STR_NOT_FOUND;
}

static enum line_type type_of(struct str line) {
  if (str_starts(line, "#")) return LINE_COMMENT;
  if (str_starts(line, "Signed-off-by: ") || str_starts(line, "(cherry picked from commit ")) return LINE_GENERATED;
  if (is_space(line.at[0])) return LINE_CONTINUATION;
  return find_separator(line) != STR_NOT_FOUND ? LINE_TRAILER : LINE_TEXT;
}

static bool is_blank(struct str line) {
  size_t i = 0;
  while (i < line.len && is_space(line.at[i])) i++;
  return i == line.len;
}

/* The last run of lines that are not blank, unless that is the title: what stands before the first blank line. */
static struct str last_paragraph(struct str message) {
  struct str paragraph = {0}, line;
  bool is_begun = false, is_title = true, is_open = false, was_title = true;
  for (struct str rest = message; str_split(&rest, '\n', &line);) {
    if (is_blank(line)) {
      if (is_begun) is_title = false;
      is_open = false;
      continue;
    }
    is_begun = true;
    if (str_starts(line, "#") && !is_open) continue;
    if (!is_open) paragraph.at = line.at;
    paragraph.len = (size_t)(line.at + line.len - paragraph.at);
    was_title = is_title;
    is_open = true;
  }
  return was_title ? (struct str){0} : paragraph;
}

/* Lines that begin with a blank belong to the line before them: to a trailer, or to what is none. */
static bool holds_trailers(struct str paragraph) {
  size_t trailers = 0, others = 0;
  bool is_generated = false, was_trailer = false;
  struct str line;
  for (struct str rest = paragraph; str_split(&rest, '\n', &line);) {
    enum line_type type = type_of(line);
    if (type == LINE_GENERATED) is_generated = true;
    if (type == LINE_TEXT || (type == LINE_CONTINUATION && !was_trailer)) others++;
    if (type == LINE_TRAILER || type == LINE_GENERATED) trailers++;
    if (type != LINE_CONTINUATION) was_trailer = type == LINE_TRAILER || type == LINE_GENERATED;
  }
  return is_generated ? trailers * 3 >= others : trailers > 0 && others == 0;
}

struct log_trailer *trailers_parse(struct arena *arena, struct str message, size_t *count) {
  struct log_trailer *trailers = NULL;
  size_t capacity = 0;
  *count = 0;
  struct str paragraph = last_paragraph(message), line;
  if (!holds_trailers(paragraph)) return NULL;
  bool was_trailer = false;
  for (struct str rest = paragraph; str_split(&rest, '\n', &line);) {
    enum line_type type = type_of(line);
    if (type == LINE_COMMENT) continue;
    if (type == LINE_CONTINUATION && was_trailer) {
      struct str *value = &trailers[*count - 1].value, more = str_trim(line);
      *value = value->len > 0 ? str_format(arena, "%.*s %.*s", STR_ARG(*value), STR_ARG(more)) : more;
      continue;
    }
    size_t colon = find_separator(line);
    was_trailer = colon != STR_NOT_FOUND;
    if (!was_trailer) continue;
    trailers = arena_grow(arena, trailers, *count, &capacity, sizeof *trailers);
    trailers[(*count)++] = (struct log_trailer){str_trim(str_slice(line, 0, colon)), str_trim(str_slice(line, colon + 1, line.len))};
  }
  return trailers;
}
