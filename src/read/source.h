/* A tree of files, wherever it lies: a folder on disk or a revision in git. Same interface, same order, same bytes.
 * Reading is thread-safe for folders; a source of a revision belongs to one thread. */
#ifndef SPOR_READ_SOURCE_H
#define SPOR_READ_SOURCE_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct diags;
struct repo;
struct source;

enum source_type { SOURCE_FILE, SOURCE_LINK, SOURCE_OTHER }; /* OTHER: submodules, devices, sockets */

struct source_entry {
  struct str path; /* clean, relative to the source's root */
  enum source_type type;
  size_t size;   /* bytes; 0 for what is no file */
  char blob[41]; /* git's name of the content in hex; empty for folders on disk */
};

/* The files below `folder` of the disk. Names that begin with a dot and the folders in `skip` are left out. Links are listed as
 * SOURCE_LINK and never followed. False with a diagnostic when it cannot be read; what is below it is read when asked for. */
bool source_open_folder(struct arena *arena, const char *folder, const struct str *skip, size_t skip_count, struct source **source,
                        struct diags *diags);
/* The files of a revision below `path` (clean; empty for all), read straight from the object database; what is left out is the
 * same. The repository must outlive the source. */
bool source_open_revision(struct arena *arena, struct repo *repo, struct str revision, struct str path, const struct str *skip,
                          size_t skip_count, struct source **source, struct diags *diags);
/* The files below a folder of a source, under their paths within it, read as the source reads them; shown in diagnostics under their
 * whole paths. Empty when there is no such folder. The source must outlive it, and it is not closed. */
struct source *source_below(struct arena *arena, const struct source *source, struct str folder);
void source_close(struct source *source);

size_t source_count(const struct source *source);
const struct source_entry *source_at(const struct source *source, size_t index); /* sorted by path, bytewise */
/* The index of a path, or STR_NOT_FOUND. */
size_t source_find(const struct source *source, struct str path);
/* A file's bytes, zero-terminated beyond their length. False with a diagnostic: not a file, larger than `limit`, unreadable. */
bool source_read(const struct source *source, size_t index, size_t limit, struct arena *arena, struct str *bytes, struct diags *diags);
/* When a file on disk was last changed in any way, or renamed: nanoseconds of the file system's clock. 0 for a revision's files, and
 * for one that is gone. */
int64_t source_changed_at(const struct source *source, size_t index);
/* Diagnostics and source_shown() put this folder before the paths. */
void source_show_below(struct source *source, struct str folder);
/* A file's path as the user knows it. */
struct str source_shown(const struct source *source, size_t index, struct arena *arena);
/* The commit id of the revision a source was opened at in hex, or empty for a folder. */
struct str source_revision(const struct source *source);

#endif
