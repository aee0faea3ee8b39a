#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "base/reason.h"
#include "read/repo.h"

struct source {
  struct source_entry *entries; /* sorted by path */
  size_t count;
  int root_fd;       /* of a folder, else -1 */
  struct repo *repo; /* of a revision, else NULL */
  char commit[41];
  struct str shown_below; /* what the user sees before the paths */
  struct str read_below;  /* where the paths begin, below what root_fd is */
};

static struct source *new_source(struct arena *arena, size_t entry_limit) {
  struct source *source = arena_alloc(arena, sizeof *source);
  source->entries = arena_array(arena, entry_limit, sizeof *source->entries);
  source->root_fd = -1;
  return source;
}

/* -- folders -- */

static enum source_type type_on_disk(enum file_type type) {
  if (type == FILE_REGULAR) return SOURCE_FILE;
  return type == FILE_LINK ? SOURCE_LINK : SOURCE_OTHER;
}

static bool refuse_folder(const char *folder, struct diags *diags) {
  diags_add_path(diags, DIAG_FILE_UNREADABLE, str_from(folder), reason_of(errno), STR(""));
  return false;
}

bool source_open_folder(struct arena *arena, const char *folder, const struct str *skip, size_t skip_count, struct source **source,
                        struct diags *diags) {
  struct file_list list;
  if (!file_walk(arena, folder, skip, skip_count, &list)) return refuse_folder(folder, diags);
  int root_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (root_fd < 0) return refuse_folder(folder, diags);

  *source = new_source(arena, list.count);
  (*source)->root_fd = root_fd;
  for (size_t i = 0; i < list.count; i++) {
    const struct file_entry *file = &list.entries[i];
    if (file->type == FILE_FOLDER || file->type == FILE_NONE) continue;
    struct source_entry *entry = &(*source)->entries[(*source)->count++];
    entry->path = file->path;
    entry->type = type_on_disk(file->type);
    entry->size = entry->type == SOURCE_FILE ? file->size : 0;
  }
  return true;
}

/* -- revisions -- */

static enum source_type type_in_git(unsigned mode) {
  if ((mode & S_IFMT) == S_IFREG) return SOURCE_FILE;
  return (mode & S_IFMT) == S_IFLNK ? SOURCE_LINK : SOURCE_OTHER;
}

static bool has_dotted_name(struct str path) {
  struct str name;
  while (str_split(&path, '/', &name))
    if (str_starts(name, ".")) return true;
  return false;
}

/* A submodule is a folder on disk; a file that has a skipped folder's name stays. */
static bool is_skipped(const struct repo_entry *entry, const struct str *skip, size_t skip_count) {
  for (size_t i = 0; i < skip_count; i++) {
    if (!path_is_inside(entry->path, skip[i])) continue;
    if (entry->path.len > skip[i].len || type_in_git(entry->mode) == SOURCE_OTHER) return true;
  }
  return false;
}

/* A tree object made by hand can hold names that no disk would take. */
static bool is_listed(const struct repo_entry *entry, const struct str *skip, size_t skip_count) {
  return !has_dotted_name(entry->path) && path_is_clean(entry->path) && !is_skipped(entry, skip, skip_count);
}

bool source_open_revision(struct arena *arena, struct repo *repo, struct str revision, struct str path, const struct str *skip,
                          size_t skip_count, struct source **source, struct diags *diags) {
  char commit[41];
  struct repo_entry *blobs;
  size_t blob_count;
  if (!repo_resolve(repo, revision, commit, diags)) return false;
  if (!repo_list(repo, commit, path, arena, &blobs, &blob_count, diags)) return false;

  *source = new_source(arena, blob_count);
  (*source)->repo = repo;
  memcpy((*source)->commit, commit, sizeof commit);
  for (size_t i = 0; i < blob_count; i++) {
    if (!is_listed(&blobs[i], skip, skip_count)) continue;
    struct source_entry *entry = &(*source)->entries[(*source)->count++];
    entry->path = blobs[i].path;
    entry->type = type_in_git(blobs[i].mode);
    entry->size = entry->type == SOURCE_FILE ? blobs[i].size : 0;
    memcpy(entry->blob, blobs[i].id, sizeof entry->blob);
  }
  return true;
}

/* -- both -- */

struct source *source_below(struct arena *arena, const struct source *source, struct str folder) {
  struct source *below = new_source(arena, source->count);
  *below = (struct source){.entries = below->entries, .root_fd = source->root_fd, .repo = source->repo};
  memcpy(below->commit, source->commit, sizeof below->commit);
  below->shown_below = path_join(arena, source->shown_below, folder);
  below->read_below = path_join(arena, source->read_below, folder);
  for (size_t i = 0; i < source->count; i++) {
    const struct source_entry *entry = &source->entries[i];
    if (entry->path.len <= folder.len || !path_is_inside(entry->path, folder)) continue;
    struct source_entry *kept = &below->entries[below->count++];
    *kept = *entry;
    kept->path = str_slice(entry->path, folder.len + 1, entry->path.len);
  }
  return below;
}

void source_show_below(struct source *source, struct str folder) {
  source->shown_below = folder;
}

struct str source_shown(const struct source *source, size_t index, struct arena *arena) {
  return path_join(arena, source->shown_below, source->entries[index].path);
}

void source_close(struct source *source) {
  if (source != NULL && source->root_fd >= 0) close(source->root_fd);
}

size_t source_count(const struct source *source) {
  return source->count;
}

const struct source_entry *source_at(const struct source *source, size_t index) {
  return &source->entries[index];
}

size_t source_find(const struct source *source, struct str path) {
  size_t low = 0;
  size_t high = source->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = str_compare(source->entries[middle].path, path);
    if (order == 0) return middle;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return STR_NOT_FOUND;
}

struct str source_revision(const struct source *source) {
  return str_from(source->commit);
}

/* A file that is asked for, with what it takes to say why it cannot be had. */
struct asking {
  const struct source *source;
  const struct source_entry *entry;
  struct arena *arena;
  struct diags *diags;
};

static struct str shown_path(const struct asking *asking) {
  return path_join(asking->arena, asking->source->shown_below, asking->entry->path);
}

static bool refuse_size(const struct asking *asking, size_t size, size_t limit) {
  struct arena *arena = asking->arena;
  diags_add_path(asking->diags, DIAG_FILE_TOO_LARGE, shown_path(asking), str_format(arena, "%zu", size), str_format(arena, "%zu", limit));
  return false;
}

static bool refuse_link(const struct asking *asking) {
  diags_add_path(asking->diags, DIAG_LINK_LEAVES_SITE, shown_path(asking), asking->entry->path, STR(""));
  return false;
}

static bool refuse_file(const struct asking *asking, struct str reason) {
  diags_add_path(asking->diags, DIAG_FILE_UNREADABLE, shown_path(asking), reason, STR(""));
  return false;
}

/* The file may have changed since it was listed, so the answers of now count. */
static bool read_from_disk(const struct asking *asking, size_t limit, struct str *bytes) {
  int root_fd = asking->source->root_fd;
  const char *path = str_zero(asking->arena, path_join(asking->arena, asking->source->read_below, asking->entry->path));
  if (file_read_below(asking->arena, root_fd, path, limit, bytes)) return true;
  if (errno == ELOOP) return refuse_link(asking);
  if (errno != EFBIG) return refuse_file(asking, reason_of(errno));
  struct stat now;
  bool is_known = fstatat(root_fd, path, &now, AT_SYMLINK_NOFOLLOW) == 0;
  return refuse_size(asking, is_known ? (size_t)now.st_size : asking->entry->size, limit);
}

bool source_read(const struct source *source, size_t index, size_t limit, struct arena *arena, struct str *bytes, struct diags *diags) {
  const struct source_entry *entry = &source->entries[index];
  struct asking asking = {source, entry, arena, diags};
  if (entry->type == SOURCE_LINK) return refuse_link(&asking);
  if (entry->type == SOURCE_OTHER) return refuse_file(&asking, STR(DIAG_WORDS("not a regular file", "det er ikke en almindelig fil")));
  if (source->repo == NULL) return read_from_disk(&asking, limit, bytes);
  if (entry->size > limit) return refuse_size(&asking, entry->size, limit);
  return repo_read_blob(source->repo, entry->blob, arena, bytes, diags);
}

int64_t source_changed_at(const struct source *source, size_t index) {
  if (source->repo != NULL) return 0;
  struct stat status;
  struct arena *arena = arena_new();
  const char *path = str_zero(arena, path_join(arena, source->read_below, source->entries[index].path));
  bool is_there = fstatat(source->root_fd, path, &status, AT_SYMLINK_NOFOLLOW) == 0;
  arena_free(arena);
  return is_there ? (int64_t)status.st_ctim.tv_sec * 1000000000 + status.st_ctim.tv_nsec : 0;
}
