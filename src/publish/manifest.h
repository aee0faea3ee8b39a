/* The list of files that spor made in an output folder, as sets of paths and as the text of OUT/.spor/manifest:
 * lines of `key value`, then one line `file SHA256 SIZE PATH` for each file, sorted by path. The text holds no date. */
#ifndef SPOR_PUBLISH_MANIFEST_H
#define SPOR_PUBLISH_MANIFEST_H

#include <stdint.h>

#include "publish/hash.h"

struct arena;

struct manifest_file {
  struct str path; /* clean, zero-terminated beyond its length */
  uint64_t size;
  struct hash hash;
};

struct manifest {
  struct manifest_file *files; /* sorted by path, bytewise, each path once */
  size_t count;
};

/* False, and an empty manifest, when any line is damaged: then no file is known to be ours. */
bool manifest_parse(struct arena *arena, struct str text, struct manifest *manifest);
void manifest_write(const struct manifest *manifest, struct str head, struct buf *out);
/* Sorts; false when a path stands twice, with the path in `twice`. */
bool manifest_sort(struct manifest *manifest, struct str *twice);
const struct manifest_file *manifest_find(const struct manifest *manifest, struct str path);
/* True when the manifest has a file somewhere below `folder`. */
bool manifest_has_below(const struct manifest *manifest, struct str folder);
/* The files of `all` that are not in `other`; they share `all`'s paths. */
struct manifest manifest_without(struct arena *arena, const struct manifest *all, const struct manifest *other);

#endif
