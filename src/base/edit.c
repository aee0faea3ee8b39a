#include "base/edit.h"

#include <errno.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"

void edits_add(struct arena *arena, struct edits *edits, size_t from, size_t to, struct str text) {
  edits->at = arena_grow(arena, edits->at, edits->count, &edits->capacity, sizeof *edits->at);
  edits->at[edits->count++] = (struct edit){from, to, text};
}

/* An edit with its number among those added: qsort() is not stable. */
struct numbered_edit {
  struct edit edit;
  size_t number;
};

static int compare_edits(const void *left, const void *right) {
  const struct numbered_edit *a = left;
  const struct numbered_edit *b = right;
  if (a->edit.from != b->edit.from) return a->edit.from < b->edit.from ? -1 : 1;
  return a->number < b->number ? -1 : 1;
}

static struct numbered_edit *sort(struct arena *arena, const struct edits *edits) {
  struct numbered_edit *sorted = arena_array(arena, edits->count, sizeof *sorted);
  for (size_t i = 0; i < edits->count; i++) sorted[i] = (struct numbered_edit){edits->at[i], i};
  if (edits->count > 1) qsort(sorted, edits->count, sizeof *sorted, compare_edits);
  return sorted;
}

bool edits_apply(struct arena *arena, const struct edits *edits, struct str bytes, struct str *result) {
  const struct numbered_edit *sorted = sort(arena, edits);
  size_t length = bytes.len;
  size_t end = 0;
  for (size_t i = 0; i < edits->count; i++) {
    const struct edit *edit = &sorted[i].edit;
    if (edit->from < end || edit->to < edit->from || edit->to > bytes.len) return false;
    end = edit->to;
    length += edit->text.len - (edit->to - edit->from);
  }
  struct buf out;
  buf_init(&out, length + 1);
  size_t at = 0;
  for (size_t i = 0; i < edits->count; i++) {
    buf_add(&out, str_slice(bytes, at, sorted[i].edit.from));
    buf_add(&out, sorted[i].edit.text);
    at = sorted[i].edit.to;
  }
  buf_add(&out, str_slice(bytes, at, bytes.len));
  *result = str_copy(arena, buf_str(&out));
  buf_release(&out);
  return true;
}

bool edit_write(const char *path, struct str before, struct str after) {
  struct arena *arena = arena_new();
  struct str now;
  bool is_read = file_read(arena, path, before.len, &now);
  bool is_same = is_read && str_equal(now, before);
  int error = is_read || errno == EFBIG ? ESTALE : errno; /* larger than it was is another file too */
  arena_free(arena);
  if (is_same) return file_replace(path, after);
  errno = error;
  return false;
}
