#include "cmd/baseline.h"

#include <errno.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "base/reason.h"

#define NO_TEXT ((struct str){0})
#define BASELINE_LIMIT ((size_t)16 << 20)

static const char head[] =
    "# Findings that are accepted: spor check --baseline FILE. A line each: how often, code, file, message. Delete what is mended.\n";

struct baseline {
  struct arena *arena;
  struct map counts; /* "code<tab>path<tab>message" → size_t: how often */
  size_t accepted;
};

/* In English, whatever language is asked for, and in one line. */
static struct str key_of(struct arena *arena, const struct diag *diag) {
  struct buf key;
  buf_init(&key, BUF_LIMIT_DEFAULT);
  buf_format(&key, "%s\t%.*s\t", diag_slug(diag->code), STR_ARG(diag->path));
  diag_message(diag, DIAG_ENGLISH, &key);
  for (size_t i = 0; i < key.len; i++) {
    if (key.at[i] == '\n' || key.at[i] == '\r') key.at[i] = ' ';
  }
  struct str copy = str_copy(arena, buf_str(&key));
  buf_release(&key);
  return copy;
}

/* ---- reading ---- */

static void read_line(struct baseline *baseline, const struct lines *file, unsigned number, struct diags *diags) {
  struct str line = lines_text(file, number);
  if (str_trim(line).len == 0 || str_starts(line, "#")) return;
  size_t count = 0;
  size_t at = 0;
  while (at < line.len && at < 6 && ascii_is_digit(line.at[at])) count = count * 10 + (size_t)(line.at[at++] - '0');
  struct str key = str_slice(line, at + 1, line.len);
  enum diag_code code = diag_find(str_slice(key, 0, str_find_char(key, '\t', 0)));
  if (count == 0 || at >= line.len || line.at[at] != '\t' || code == DIAG_CODE_COUNT) {
    diags_add(diags, DIAG_BASELINE_LINE, (struct place){file, number, 1, 1}, NO_TEXT, NO_TEXT, NO_TEXT);
    return;
  }
  size_t *kept = arena_alloc(baseline->arena, sizeof *kept);
  *kept = count;
  map_set(&baseline->counts, key, kept);
}

static bool is_accepted(void *context, const struct diag *diag) {
  struct baseline *baseline = context;
  if (diag->severity != SEVERITY_WARNING) return false;
  size_t *count = map_get(&baseline->counts, key_of(baseline->arena, diag));
  if (count == NULL || *count == 0) return false;
  --*count;
  baseline->accepted++;
  return true;
}

static void report_left(const struct baseline *baseline, const char *path, struct diags *diags) {
  for (size_t i = 0; i < baseline->counts.count; i++) {
    const size_t *count = baseline->counts.items[i].value;
    struct str rest = baseline->counts.items[i].key;
    struct str slug;
    struct str file;
    str_split(&rest, '\t', &slug);
    if (*count > 0 && str_split(&rest, '\t', &file)) diags_add_path(diags, DIAG_BASELINE_STALE, str_from(path), slug, file);
  }
}

bool baseline_apply(const char *path, struct diags *diags, size_t *accepted) {
  struct arena *arena = arena_new();
  struct baseline baseline = {.arena = arena};
  struct str bytes;
  *accepted = 0;
  bool is_read = file_read(arena, path, BASELINE_LIMIT, &bytes);
  if (is_read) {
    const struct lines *file = lines_new(arena, str_from(path), NO_TEXT, bytes);
    map_init(&baseline.counts, arena);
    for (unsigned i = 1; i <= file->count; i++) read_line(&baseline, file, i, diags);
    diags_sort(diags);
    diags_drop(diags, is_accepted, &baseline);
    report_left(&baseline, path, diags);
    *accepted = baseline.accepted;
  } else {
    diags_add_path(diags, DIAG_FILE_UNREADABLE, str_from(path), reason_of(errno), NO_TEXT);
  }
  arena_free(arena);
  return is_read;
}

/* ---- writing ---- */

static int compare_keys(const void *a, const void *b) {
  return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static size_t list_warnings(struct arena *arena, const struct diags *diags, struct buf *out) {
  struct str *keys = arena_array(arena, diags_count(diags) + 1, sizeof *keys);
  size_t count = 0;
  for (size_t i = 0; i < diags_count(diags); i++) {
    if (diags_at(diags, i)->severity == SEVERITY_WARNING) keys[count++] = key_of(arena, diags_at(diags, i));
  }
  qsort(keys, count, sizeof *keys, compare_keys);
  for (size_t i = 0, end; i < count; i = end) {
    for (end = i; end < count && str_equal(keys[end], keys[i]);) end++;
    buf_format(out, "%zu\t%.*s\n", end - i, STR_ARG(keys[i]));
  }
  return count;
}

/* Nothing there, or what was written here before. */
static bool may_be_written(struct arena *arena, const char *path) {
  struct str bytes;
  if (file_type(path) == FILE_NONE) return true;
  return file_read(arena, path, BASELINE_LIMIT, &bytes) && (bytes.len == 0 || str_starts(bytes, head));
}

bool baseline_write(const char *path, struct diags *diags, size_t *count) {
  struct arena *arena = arena_new();
  struct buf text;
  *count = 0;
  if (!may_be_written(arena, path)) {
    diags_add_path(diags, DIAG_FILE_EXISTS, str_from(path), NO_TEXT, NO_TEXT);
    arena_free(arena);
    return false;
  }
  buf_init(&text, BASELINE_LIMIT);
  buf_add_zero(&text, head);
  diags_sort(diags);
  *count = list_warnings(arena, diags, &text);
  errno = EFBIG;
  bool is_written = !text.overflow && file_write(path, buf_str(&text));
  if (!is_written) diags_add_path(diags, DIAG_FILE_NOT_WRITTEN, str_from(path), reason_of(errno), NO_TEXT);
  buf_release(&text);
  arena_free(arena);
  return is_written;
}
