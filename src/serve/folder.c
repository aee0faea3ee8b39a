#include "serve/folder.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

#define MANIFEST ".spor/manifest"

/* ---- the folder ---- */

static bool read_manifest(struct folder *folder) {
  struct str text;
  if (!file_read_below(folder->arena, folder->fd, MANIFEST, BUF_LIMIT_DEFAULT, &text)) return false;
  struct hash hash = hash_of(text);
  hash_write_short(&hash, folder->version);
  return manifest_parse(folder->arena, text, &folder->manifest);
}

struct folder *folder_open(const char *path) {
  struct arena *arena = arena_new();
  struct folder *folder = arena_alloc(arena, sizeof *folder);
  folder->arena = arena;
  folder->fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder->fd >= 0 && read_manifest(folder)) return folder;
  folder_close(folder);
  return NULL;
}

void folder_close(struct folder *folder) {
  if (folder == NULL) return;
  if (folder->fd >= 0) close(folder->fd);
  arena_free(folder->arena);
}

/* Both are sorted. */
size_t folder_changes(const struct folder *before, const struct folder *after) {
  size_t changes = 0;
  size_t i = 0;
  size_t j = 0;
  size_t before_count = before != NULL ? before->manifest.count : 0;
  while (i < before_count || j < after->manifest.count) {
    const struct manifest_file *old = i < before_count ? &before->manifest.files[i] : NULL;
    const struct manifest_file *new = j < after->manifest.count ? &after->manifest.files[j] : NULL;
    int order = old == NULL ? 1 : new == NULL ? -1 : str_compare(old->path, new->path);
    if (order != 0 || !hash_equal(&old->hash, &new->hash)) changes++;
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return changes;
}

/* ---- what is asked for ---- */

static const struct manifest_file *find(const struct folder *folder, struct arena *scratch, struct str path) {
  bool is_folder = path.len == 0 || str_ends(path, "/");
  return manifest_find(&folder->manifest, is_folder ? str_join(scratch, path, STR("index.html")) : path);
}

static void answer_file(const struct folder *folder, const struct respond *respond, unsigned status, const struct manifest_file *found) {
  struct respond_file file = {.path = found->path, .hash = found->hash, .size = found->size, .version = folder->version};
  file.fd = openat(folder->fd, found->path.at, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  respond_with_file(respond, status, &file);
}

void folder_answer(const struct folder *folder, const struct respond *respond, struct str path) {
  const struct manifest_file *file = find(folder, respond->scratch, path);
  const struct manifest_file *missing = manifest_find(&folder->manifest, STR("404.html"));
  bool has_slash = path.len == 0 || str_ends(path, "/");
  if (file != NULL) {
    answer_file(folder, respond, 200, file);
  } else if (!has_slash && find(folder, respond->scratch, str_join(respond->scratch, path, STR("/"))) != NULL) {
    respond_with_slash(respond);
  } else if (missing != NULL) {
    answer_file(folder, respond, 404, missing);
  } else {
    respond_with_status(respond, 404);
  }
}
