#include "publish/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"

static bool read_size(struct str digits, uint64_t *size) {
  if (digits.len == 0 || digits.len > 18) return false;
  *size = 0;
  for (size_t i = 0; i < digits.len; i++) {
    if (digits.at[i] < '0' || digits.at[i] > '9') return false;
    *size = *size * 10 + (uint64_t)(digits.at[i] - '0');
  }
  return true;
}

/* `file SHA256 SIZE PATH`; the path is the rest of the line and may hold spaces. */
static bool read_file(struct arena *arena, struct str line, struct manifest_file *file) {
  struct str rest = line;
  struct str word;
  struct str hash;
  struct str size;
  if (!str_split(&rest, ' ', &word) || !str_split(&rest, ' ', &hash) || !str_split(&rest, ' ', &size)) return false;
  if (rest.len == 0 || !path_is_clean(rest)) return false;
  if (!hash_parse(hash, &file->hash) || !read_size(size, &file->size)) return false;
  file->path = (struct str){str_zero(arena, rest), rest.len};
  return true;
}

static bool read_files(struct arena *arena, struct str text, struct manifest *manifest) {
  size_t capacity = 0;
  size_t from = 0;
  while (from < text.len) {
    size_t end = str_find_char(text, '\n', from);
    if (end == STR_NOT_FOUND) return false;
    struct str line = str_slice(text, from, end);
    from = end + 1;
    if (!str_starts(line, "file ")) {
      if (manifest->count > 0) return false;
      continue;
    }
    manifest->files = arena_grow(arena, manifest->files, manifest->count, &capacity, sizeof *manifest->files);
    struct manifest_file *file = &manifest->files[manifest->count];
    if (!read_file(arena, line, file)) return false;
    if (manifest->count > 0 && str_compare(file[-1].path, file->path) >= 0) return false;
    manifest->count++;
  }
  return true;
}

bool manifest_parse(struct arena *arena, struct str text, struct manifest *manifest) {
  *manifest = (struct manifest){0};
  if (read_files(arena, text, manifest)) return true;
  *manifest = (struct manifest){0};
  return false;
}

void manifest_write(const struct manifest *manifest, struct str head, struct buf *out) {
  buf_add(out, head);
  if (head.len > 0 && head.at[head.len - 1] != '\n') buf_add_char(out, '\n');
  for (size_t i = 0; i < manifest->count; i++) {
    const struct manifest_file *file = &manifest->files[i];
    buf_add(out, STR("file "));
    hash_write(&file->hash, out);
    buf_format(out, " %llu ", (unsigned long long)file->size);
    buf_add(out, file->path);
    buf_add_char(out, '\n');
  }
}

static int compare_files(const void *a, const void *b) {
  return str_compare(((const struct manifest_file *)a)->path, ((const struct manifest_file *)b)->path);
}

bool manifest_sort(struct manifest *manifest, struct str *twice) {
  if (manifest->count > 1) qsort(manifest->files, manifest->count, sizeof *manifest->files, compare_files);
  for (size_t i = 1; i < manifest->count; i++) {
    if (!str_equal(manifest->files[i - 1].path, manifest->files[i].path)) continue;
    *twice = manifest->files[i].path;
    return false;
  }
  return true;
}

/* The index of the first file whose path is not before `path`. */
static size_t find_first(const struct manifest *manifest, struct str path) {
  size_t low = 0;
  size_t high = manifest->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (str_compare(manifest->files[middle].path, path) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

const struct manifest_file *manifest_find(const struct manifest *manifest, struct str path) {
  size_t index = find_first(manifest, path);
  bool found = index < manifest->count && str_equal(manifest->files[index].path, path);
  return found ? &manifest->files[index] : NULL;
}

/* Orders a path against the first path that could stand below `folder`, which is `folder/`. */
static int compare_with_inside(struct str path, struct str folder) {
  size_t shared = path.len < folder.len ? path.len : folder.len;
  int order = memcmp(path.at, folder.at, shared);
  if (order != 0) return order;
  if (path.len <= folder.len) return -1;
  return (unsigned char)path.at[folder.len] - '/';
}

bool manifest_has_below(const struct manifest *manifest, struct str folder) {
  size_t low = 0;
  size_t high = manifest->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = compare_with_inside(manifest->files[middle].path, folder);
    if (order == 0) return true;
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

struct manifest manifest_without(struct arena *arena, const struct manifest *all, const struct manifest *other) {
  struct manifest result = {.files = arena_array(arena, all->count, sizeof *result.files)};
  size_t next = 0;
  for (size_t i = 0; i < all->count; i++) {
    while (next < other->count && str_compare(other->files[next].path, all->files[i].path) < 0) next++;
    bool shared = next < other->count && str_equal(other->files[next].path, all->files[i].path);
    if (!shared) result.files[result.count++] = all->files[i];
  }
  return result;
}
