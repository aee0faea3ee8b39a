#include "base/lines.h"

#include <limits.h>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/utf8.h"

/* Finds the line ends of `bytes`: line feeds, and carriage returns without one. Fills `starts` when it is not NULL. Returns the number
 * of lines. */
static size_t split_lines(struct str bytes, unsigned *starts) {
  size_t count = 1;
  bool has_returns = str_find_char(bytes, '\r', 0) != STR_NOT_FOUND;
  for (size_t at = 0; at < bytes.len; count++) {
    size_t feed = str_find_char(bytes, '\n', at);
    struct str line = has_returns ? str_slice(bytes, 0, feed) : (struct str){0};
    for (size_t lone; (lone = str_find_char(line, '\r', at)) != STR_NOT_FOUND && lone + 1 != feed; count++) {
      at = lone + 1;
      if (starts) starts[count] = (unsigned)at;
    }
    if (feed == STR_NOT_FOUND) break;
    at = feed + 1;
    if (starts) starts[count] = (unsigned)at;
  }
  return count;
}

static size_t count_characters(struct str bytes, size_t from, size_t to) {
  size_t inside = 0;
  size_t i = from;
  for (; to - i >= BYTES_STEP; i += BYTES_STEP) {
    uint64_t word = bytes_at(bytes.at + i);
    inside += bytes_count(word & ~(word << 1) & BYTES_HIGH); /* 10xxxxxx */
  }
  for (; i < to; i++) inside += !utf8_begins(bytes.at[i]);
  return to - from - inside;
}

/* So that thousands of findings on one long line do not each count its characters from the start. */
static const unsigned *count_stretches(struct arena *arena, struct str bytes) {
  size_t count = bytes.len / LINES_STRETCH + 1;
  unsigned *characters = arena_array(arena, count, sizeof *characters);
  for (size_t i = 1; i < count; i++) {
    characters[i] = characters[i - 1] + (unsigned)count_characters(bytes, (i - 1) * LINES_STRETCH, i * LINES_STRETCH);
  }
  return characters;
}

const struct lines *lines_new(struct arena *arena, struct str path, struct str edition, struct str bytes) {
  if (bytes.len > UINT_MAX) bytes.len = UINT_MAX;
  size_t count = split_lines(bytes, NULL);
  unsigned *starts = arena_array(arena, count, sizeof *starts);
  split_lines(bytes, starts);
  struct lines *lines = arena_alloc(arena, sizeof *lines);
  *lines = (struct lines){.path = path, .edition = edition, .bytes = bytes, .starts = starts, .count = (unsigned)count};
  lines->characters = count_stretches(arena, bytes);
  return lines;
}

struct place lines_place(const struct lines *lines, size_t offset, size_t width) {
  if (offset > lines->bytes.len) offset = lines->bytes.len;
  unsigned first = 0, beyond = lines->count;
  while (beyond - first > 1) {
    unsigned middle = first + (beyond - first) / 2;
    if (lines->starts[middle] <= offset) {
      first = middle;
    } else {
      beyond = middle;
    }
  }
  unsigned column = (unsigned)offset - lines->starts[first] + 1;
  return (struct place){lines, first + 1, column, width < UINT_MAX ? (unsigned)width : UINT_MAX};
}

struct str lines_text(const struct lines *lines, unsigned line) {
  if (line == 0 || line > lines->count) return (struct str){0};
  size_t end = line < lines->count ? lines->starts[line] : lines->bytes.len;
  struct str text = str_slice(lines->bytes, lines->starts[line - 1], end);
  if (str_ends(text, "\n")) text.len--;
  if (str_ends(text, "\r")) text.len--;
  return text;
}

static size_t characters_before(const struct lines *lines, size_t offset) {
  size_t stretch = offset / LINES_STRETCH;
  return lines->characters[stretch] + count_characters(lines->bytes, stretch * LINES_STRETCH, offset);
}

unsigned lines_character(const struct lines *lines, unsigned line, unsigned byte_column) {
  struct str text = lines_text(lines, line);
  size_t inside = byte_column < text.len ? byte_column : text.len;
  size_t characters = byte_column - inside; /* beyond the line's end, a byte is a character */
  if (inside > 0) {
    size_t start = lines->starts[line - 1];
    characters += characters_before(lines, start + inside) - characters_before(lines, start);
  }
  return characters ? (unsigned)characters : 1;
}
