/* Judges recognisers of terms by the marked texts of corpus/ (README.md).
 *   score strip CORPUS-FILE TEXT-FILE MARKS-FILE     the text without its marks; what was marked, appended to MARKS-FILE
 *   score judge NAME MARKS-FILE TEXT-FOLDER          recognitions on standard input, a line each: path, line, column (characters), concept,
 * words, parted by tabs; prints one row of scores, and with SHOW=1 each fault */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "base/path.h"
#include "base/utf8.h"

#define SIZE_LIMIT ((size_t)16 << 20)
#define OPEN "\xE2\x9F\xA6"
#define CLOSE "\xE2\x9F\xA7"

struct span {
  struct str file; /* its name */
  struct str concept;
  size_t start; /* bytes of the text */
  size_t end;
  bool is_trap;
  bool is_found;
  bool is_sprung;
};

struct spans {
  struct arena *arena;
  struct span *at;
  size_t count;
  size_t capacity;
};

static void add_span(struct spans *spans, struct span span) {
  spans->at = arena_grow(spans->arena, spans->at, spans->count, &spans->capacity, sizeof span);
  spans->at[spans->count++] = span;
}

static struct str read_whole(struct arena *arena, const char *path) {
  struct str bytes;
  if (file_read(arena, path, SIZE_LIMIT, &bytes)) return bytes;
  perror(path);
  exit(2);
}

/* ---- strip ---- */

static int strip(struct arena *arena, const char *corpus, const char *text_path, const char *marks_path) {
  struct str rest = read_whole(arena, corpus);
  struct str name = path_name(str_from(corpus));
  FILE *marks = fopen(marks_path, "a");
  struct buf text;
  buf_init(&text, SIZE_LIMIT);
  for (size_t open; (open = str_find(rest, STR(OPEN), 0)) != STR_NOT_FOUND;) {
    size_t bar = str_find_char(rest, '|', open);
    size_t close = str_find(rest, STR(CLOSE), open);
    if (marks == NULL || bar == STR_NOT_FOUND || close == STR_NOT_FOUND || close < bar) return 2;
    struct str id = str_slice(rest, open + 3, bar);
    bool is_trap = str_starts(id, "!");
    if (is_trap) id = str_slice(id, 1, id.len);
    buf_add(&text, str_slice(rest, 0, open));
    size_t start = text.len;
    buf_add(&text, str_slice(rest, bar + 1, close));
    fprintf(marks, "%.*s\t%.*s\t%zu\t%zu\t%d\n", STR_ARG(name), STR_ARG(id), start, text.len, is_trap);
    rest = str_slice(rest, close + 3, rest.len);
  }
  buf_add(&text, rest);
  bool is_written = file_write(text_path, buf_str(&text)) && fclose(marks) == 0;
  buf_release(&text);
  return is_written ? 0 : 2;
}

/* ---- judge ---- */

struct judging {
  struct arena *arena;
  const char *folder;
  struct spans marks;
  struct map texts; /* file name → struct str */
  size_t elsewhere; /* recognitions outside of all marks */
  size_t mistaken;
  bool shows;
};

static struct str field(struct str *line) {
  struct str part = {"", 0};
  str_split(line, '\t', &part);
  return part;
}

static size_t number(struct str text) {
  size_t value = 0;
  for (size_t i = 0; i < text.len && text.at[i] >= '0' && text.at[i] <= '9'; i++) value = value * 10 + (size_t)(text.at[i] - '0');
  return value;
}

static void read_marks(struct judging *judging, const char *path) {
  struct str rest = read_whole(judging->arena, path);
  struct str line;
  while (str_split(&rest, '\n', &line)) {
    if (line.len == 0) continue;
    struct span span = {.file = field(&line), .concept = field(&line)};
    span.start = number(field(&line));
    span.end = number(field(&line));
    span.is_trap = number(line) != 0;
    add_span(&judging->marks, span);
  }
}

static const struct str *text_of(struct judging *judging, struct str file) {
  struct str *text = map_get(&judging->texts, file);
  if (text != NULL) return text;
  text = arena_alloc(judging->arena, sizeof *text);
  *text = read_whole(judging->arena, str_zero(judging->arena, path_join(judging->arena, str_from(judging->folder), file)));
  map_put(&judging->texts, file, text);
  return text;
}

static size_t offset_of(struct str text, size_t line, size_t column) {
  size_t at = 0;
  for (size_t i = 1; i < line; i++) {
    size_t end = str_find_char(text, '\n', at);
    if (end == STR_NOT_FOUND) return text.len;
    at = end + 1;
  }
  return at + utf8_offset(str_slice(text, at, text.len), column - 1);
}

static bool is_letter(uint32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9') ||
         (point >= 0xC0 && point < 0x300);
}

/* Where the words end in the source: emphasis, line ends and soft hyphens may stand between their letters there. */
static size_t end_of(struct str text, size_t start, struct str words) {
  size_t at = start;
  for (size_t i = 0; i < words.len;) {
    uint32_t wanted = utf8_next(words, &i);
    if (!is_letter(wanted)) continue;
    while (at < text.len && utf8_next(text, &at) != wanted) continue;
  }
  return at;
}

static void show(const struct judging *judging, const char *what, const struct span *span) {
  if (!judging->shows) return;
  const struct str *text = map_get(&judging->texts, span->file);
  struct str words = text != NULL ? str_slice(*text, span->start, span->end) : (struct str){"", 0};
  size_t line = 1;
  for (size_t i = 0; text != NULL && i < span->start; i++) line += text->at[i] == '\n';
  printf("%.*s:%zu: %s: %.*s (%.*s)\n", STR_ARG(span->file), line, what, STR_ARG(words), STR_ARG(span->concept));
}

/* The asterisks at a mark's ends are no words. */
static void trim_emphasis(const struct str *text, size_t *start, size_t *end) {
  while (*start < *end && text->at[*start] == '*') ++*start;
  while (*start < *end && text->at[*end - 1] == '*') --*end;
}

static void judge_one(struct judging *judging, const struct span *found) {
  bool is_marked = false;
  for (size_t i = 0; i < judging->marks.count; i++) {
    struct span *mark = &judging->marks.at[i];
    bool touches = str_equal(mark->file, found->file) && found->start < mark->end && mark->start < found->end;
    if (!touches) continue;
    is_marked = true;
    size_t start = mark->start;
    size_t end = mark->end;
    trim_emphasis(text_of(judging, mark->file), &start, &end);
    bool is_covered = found->start <= start && found->end >= end && str_equal(mark->concept, found->concept);
    if (mark->is_trap && !mark->is_sprung) show(judging, "trap sprung", mark);
    if (!mark->is_trap && !str_equal(mark->concept, found->concept)) {
      judging->mistaken++;
      show(judging, "taken for another", found);
    }
    mark->is_sprung = mark->is_sprung || mark->is_trap;
    mark->is_found = mark->is_found || (!mark->is_trap && is_covered);
  }
  if (is_marked) return;
  judging->elsewhere++;
  show(judging, "outside of all marks", found);
}

static void read_found(struct judging *judging) {
  char *bytes = NULL;
  size_t size = 0;
  while (getline(&bytes, &size, stdin) > 0) {
    struct str line = str_trim(str_copy(judging->arena, str_from(bytes)));
    struct span span = {.file = path_name(field(&line))};
    size_t row = number(field(&line));
    size_t column = number(field(&line));
    span.concept = field(&line);
    const struct str *text = text_of(judging, span.file);
    span.start = offset_of(*text, row, column);
    span.end = end_of(*text, span.start, line);
    judge_one(judging, &span);
  }
  free(bytes);
}

static int judge(struct arena *arena, const char *name, const char *marks_path, const char *folder) {
  struct judging judging = {
      .arena = arena, .folder = folder, .marks = {.arena = arena}, .shows = getenv("SHOW") != NULL && getenv("SHOW")[0] != '\0'};
  map_init(&judging.texts, arena);
  read_marks(&judging, marks_path);
  read_found(&judging);
  size_t mentions = 0, found = 0, sprung = 0;
  for (size_t i = 0; i < judging.marks.count; i++) {
    const struct span *mark = &judging.marks.at[i];
    mentions += !mark->is_trap;
    found += mark->is_found;
    sprung += mark->is_sprung;
    text_of(&judging, mark->file);
    if (!mark->is_trap && !mark->is_found) show(&judging, "missed", mark);
  }
  size_t taken = found + sprung + judging.mistaken;
  printf("%-24s precision %.4f  recall %.4f  %zu of %zu mentions, %zu of %zu traps, %zu for another, %zu outside\n", name,
         taken > 0 ? (double)found / (double)taken : 0, mentions > 0 ? (double)found / (double)mentions : 0, found, mentions, sprung,
         judging.marks.count - mentions, judging.mistaken, judging.elsewhere);
  return 0;
}

int main(int argc, char **argv) {
  struct arena *arena = arena_new();
  int code = 2;
  if (argc == 5 && strcmp(argv[1], "strip") == 0) code = strip(arena, argv[2], argv[3], argv[4]);
  if (argc == 5 && strcmp(argv[1], "judge") == 0) code = judge(arena, argv[2], argv[3], argv[4]);
  arena_free(arena);
  return code;
}
