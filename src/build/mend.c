#include "build/mend.h"

#include <errno.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/reason.h"
#include "model/document.h"
#include "review/mending.h"
#include "review/wordlist.h"

#define NO_TEXT ((struct str){0})

struct mender {
  const struct build *build;
  struct mend_report *report;
  size_t capacity;
  bool is_dry;
  struct diags *diags;
};

static const struct document *read_again(struct arena *arena, const struct mender *mender, const struct lines *file, struct str bytes) {
  struct diags *aside = diags_new();
  const struct lines *lines = lines_new(arena, file->path, file->edition, bytes);
  const struct document *document = document_parse(arena, lines, file->path, mender->build->config.raw_html, aside);
  diags_free(aside);
  return document;
}

/* The same elements in the same order, under the same ids: nothing has another address or meaning than before. */
static bool is_built_alike(const struct document *before, const struct document *after) {
  const struct node *a = before->root;
  const struct node *b = after->root;
  for (; a != NULL && b != NULL; a = node_next(a, before->root), b = node_next(b, after->root)) {
    if (a->type != b->type || !str_equal(a->id, b->id)) return false;
  }
  if (a != NULL || b != NULL || before->declaration_count != after->declaration_count) return false;
  for (size_t i = 0; i < before->declaration_count; i++) {
    if (!str_equal(before->declarations[i].id, after->declarations[i].id)) return false;
  }
  return true;
}

static void list(struct mender *mender, const struct mended_file *mended) {
  struct mend_report *report = mender->report;
  report->file_count++;
  for (size_t i = 0; i < mended->edits.count; i++) {
    const struct edit *edit = &mended->edits.at[i];
    report->at = arena_grow(mender->build->arena, report->at, report->count, &mender->capacity, sizeof *report->at);
    struct str from = str_slice(mended->file->bytes, edit->from, edit->to);
    report->at[report->count++] = (struct mend){lines_place(mended->file, edit->from, from.len), from, edit->text};
  }
}

static bool write_file(struct mender *mender, const struct lines *file, struct str after) {
  struct arena *arena = mender->build->arena;
  struct str path = str_format(arena, "%s/%.*s", mender->build->options.root.folder, STR_ARG(file->path));
  if (mender->is_dry || edit_write(str_zero(arena, path), file->bytes, after)) return true;
  diags_add_path(mender->diags, DIAG_FILE_NOT_WRITTEN, file->path, reason_of(errno), NO_TEXT);
  return false;
}

static bool mend_file(struct mender *mender, const struct mended_file *mended) {
  struct arena *arena = mender->build->arena;
  const struct lines *file = mended->file;
  struct str after;
  bool is_applied = edits_apply(arena, &mended->edits, file->bytes, &after);
  bool is_safe = is_applied && is_built_alike(read_again(arena, mender, file, file->bytes), read_again(arena, mender, file, after));
  if (!is_safe) {
    diags_add_path(mender->diags, DIAG_MEND_REFUSED, file->path, NO_TEXT, NO_TEXT);
    return true;
  }
  if (!write_file(mender, file, after)) return false;
  list(mender, mended);
  return true;
}

static int compare_mends(const void *left, const void *right) {
  const struct mend *a = left;
  const struct mend *b = right;
  int order = str_compare(a->place.file->path, b->place.file->path);
  if (order != 0) return order;
  if (a->place.line != b->place.line) return a->place.line < b->place.line ? -1 : 1;
  return (a->place.column > b->place.column) - (a->place.column < b->place.column);
}

bool mend_write(const struct build *build, const struct mending *mending, bool is_dry, struct mend_report *report, struct diags *diags) {
  *report = (struct mend_report){0};
  struct mender mender = {.build = build, .report = report, .is_dry = is_dry, .diags = diags};
  bool is_fine = true;
  for (size_t i = 0; i < mending->files.count; i++) is_fine = mend_file(&mender, mending->files.items[i].value) && is_fine;
  if (report->count > 1) qsort(report->at, report->count, sizeof *report->at, compare_mends);
  return is_fine;
}

bool mend_accept(const struct build *build, const struct map *words, bool is_dry, size_t *count, struct diags *diags) {
  struct arena *arena = build->arena;
  struct wordlist list;
  struct diags *aside = diags_new(); /* the check tells what is wrong in it */
  wordlist_read(arena, build->root.words, &list, aside);
  diags_free(aside);
  struct str *added = arena_array(arena, words->count, sizeof *added);
  *count = 0;
  for (size_t i = 0; i < words->count; i++) {
    if (map_get(&list.words, words->items[i].key) == NULL) added[(*count)++] = words->items[i].key;
  }
  if (*count == 0 || is_dry) return true;
  struct str after = wordlist_add(arena, &list, added, *count);
  const char *path = str_zero(arena, str_format(arena, "%s/" WORDLIST_PATH, build->options.root.folder));
  bool is_written = list.file != NULL ? edit_write(path, list.file->bytes, after) : file_create(path, after);
  if (!is_written) diags_add_path(diags, DIAG_FILE_NOT_WRITTEN, STR(WORDLIST_PATH), reason_of(errno), NO_TEXT);
  return is_written;
}
