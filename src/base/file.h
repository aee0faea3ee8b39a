/* The disk: whole files in, whole files out. Every function that can fail returns false with errno set and adds no diagnostic:
 * the caller knows what the file was for. */
#ifndef SPOR_BASE_FILE_H
#define SPOR_BASE_FILE_H

#include <sys/types.h>

#include "base/str.h"

enum file_type { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_LINK, FILE_OTHER };

struct file_entry {
  struct str path; /* relative to the walked folder, with `/` */
  enum file_type type;
  size_t size; /* bytes, of regular files */
};

struct file_list {
  struct file_entry *entries; /* sorted by path, bytewise */
  size_t count;
};

/* The type of what stands at `path` itself: links are not followed. */
enum file_type file_type(const char *path);
/* The whole file into the arena, zero-terminated beyond its length. EFBIG when larger than `limit`; refuses anything but a
 * regular file (EISDIR, EINVAL), also when reached through a link. */
bool file_read(struct arena *arena, const char *path, size_t limit, struct str *bytes);
/* As file_read(), for `path` below the open folder `root_fd`: never follows a link, in no part of the path (ELOOP). */
bool file_read_below(struct arena *arena, int root_fd, const char *path, size_t limit, struct str *bytes);
/* Everything below `folder`, links not followed. Names that begin with a dot are left out, and so are folders called in `skip`
 * (paths relative to `folder`). ENOTDIR when it is no folder. */
bool file_walk(struct arena *arena, const char *folder, const struct str *skip, size_t skip_count, struct file_list *list);
/* Writes beside and renames: the file is the old one or the new one, whole, at every moment. */
bool file_write(const char *path, struct str bytes);
/* As file_write(), with the permissions of the file that stands there, and on the medium before it takes its place. */
bool file_replace(const char *path, struct str bytes);
/* As file_write(), but only where nothing stands: EEXIST otherwise. */
bool file_create(const char *path, struct str bytes);
/* mkdir -p. */
bool file_make_folders(const char *path);
/* rm -r; a path that is not there is fine. */
bool file_remove_tree(const char *path);

#endif
