#include "review/mending.h"

#include "base/arena.h"

void mending_init(struct mending *mending, struct arena *arena) {
  *mending = (struct mending){.arena = arena};
  map_init(&mending->files, arena);
}

static struct mended_file *enter(struct mending *mending, const struct lines *file) {
  struct mended_file *entry = map_get(&mending->files, file->path);
  if (entry != NULL) return entry;
  entry = arena_alloc(mending->arena, sizeof *entry);
  entry->file = file;
  map_put(&mending->files, file->path, entry);
  return entry;
}

bool mending_add(struct mending *mending, struct place place, struct str from, struct str to) {
  const struct lines *file = place.file;
  if (mending == NULL || file == NULL || file->edition.len > 0 || place.line == 0 || place.column == 0) return false;
  size_t at = file->starts[place.line - 1] + place.column - 1;
  if (at + from.len > file->bytes.len || !str_equal(str_slice(file->bytes, at, at + from.len), from)) return false;
  struct mended_file *entry = enter(mending, file);
  if (entry->file != file) return false;
  for (size_t i = 0; i < entry->edits.count; i++) {
    const struct edit *edit = &entry->edits.at[i];
    if (edit->from < at + from.len && at < edit->to) return false;
  }
  edits_add(mending->arena, &entry->edits, at, at + from.len, str_copy(mending->arena, to));
  return true;
}
