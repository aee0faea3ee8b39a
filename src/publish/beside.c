#include "publish/beside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "publish/commit.h"
#include "publish/disk.h"
#include "publish/manifest.h"

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
#define UNFINISHED DISK_FOLDER "/unfinished"
#define DEPTH_MAX 100

struct beside {
  struct arena *arena;
  struct disk disk; /* of the output folder as it stood: its lock is held throughout */
  const char *out;  /* without links in the way */
  const char *next;
  int next_fd;
  int lock_fd; /* of the new site, from the exchange on */
  bool is_exchanged;
};

/* -- walking -- */

/* A folder's names, each given to `visit` once; false when one fails. The folder's descriptor stays the caller's. */
struct walk {
  bool (*visit)(struct walk *walk, int from_fd, int to_fd, const char *name, const struct stat *status);
  struct manifest made; /* what spor made of the folder that is being removed */
  char path[PATH_MAX];  /* of the name, from the folder that the walk began in */
  size_t len;
  unsigned depth;
};

static bool is_dots(const char *name) {
  return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static bool visit_name(struct walk *walk, int from_fd, int to_fd, const char *name) {
  struct stat status;
  size_t len = walk->len;
  int added = snprintf(walk->path + len, sizeof walk->path - len, len > 0 ? "/%s" : "%s", name);
  bool fits = added > 0 && (size_t)added < sizeof walk->path - len;
  if (!fits) errno = ENAMETOOLONG;
  walk->len = len + (size_t)added;
  bool is_done = fits && fstatat(from_fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && walk->visit(walk, from_fd, to_fd, name, &status);
  walk->len = len;
  walk->path[len] = '\0';
  return is_done;
}

/* `to_fd` may be -1: there is no such folder. */
static bool walk_folder(struct walk *walk, int from_fd, int to_fd) {
  int fd = openat(from_fd, ".", FOLDER_FLAGS);
  DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
  if (folder == NULL && fd >= 0) close(fd);
  if (folder == NULL) return false;
  bool is_done = walk->depth < DEPTH_MAX;
  if (!is_done) errno = ELOOP;
  walk->depth++;
  for (struct dirent *entry; is_done && (errno = 0, entry = readdir(folder)) != NULL;) {
    if (!is_dots(entry->d_name)) is_done = visit_name(walk, from_fd, to_fd, entry->d_name);
  }
  int error = errno; /* of the reading too, which gives NULL for it as for the end */
  walk->depth--;
  closedir(folder);
  errno = error;
  return is_done && error == 0;
}

static bool walk_below(struct walk *walk, int from_fd, int to_fd, const char *name) {
  int from = openat(from_fd, name, FOLDER_FLAGS);
  int to = to_fd >= 0 ? openat(to_fd, name, FOLDER_FLAGS) : -1;
  bool is_done = from >= 0 && walk_folder(walk, from, to);
  int error = errno;
  if (from >= 0) close(from);
  if (to >= 0) close(to);
  errno = error;
  return is_done;
}

/* -- the copy -- */

/* What belongs to one build alone, or to the lock that is held. */
static bool is_of_one_build(const char *path) {
  static const char *const names[] = {DISK_FOLDER "/lock", DISK_FOLDER "/stage", DISK_FOLDER "/old", UNFINISHED};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (strcmp(path, names[i]) == 0) return true;
  }
  return false;
}

/* The writer never changes a file where it stands: a link is as good as a copy. */
static bool link_one(struct walk *walk, int from_fd, int to_fd, const char *name, const struct stat *status) {
  if (is_of_one_build(walk->path)) return true;
  if (!S_ISDIR(status->st_mode)) return linkat(from_fd, name, to_fd, name, 0) == 0;
  if (mkdirat(to_fd, name, 0700) != 0 && errno != EEXIST) return false;
  if (!walk_below(walk, from_fd, to_fd, name)) return false;
  return fchmodat(to_fd, name, status->st_mode & 07777, 0) == 0;
}

/* -- removing -- */

static bool stands_there(int to_fd, const char *name, const struct stat *status) {
  struct stat there;
  return to_fd >= 0 && fstatat(to_fd, name, &there, AT_SYMLINK_NOFOLLOW) == 0 && there.st_ino == status->st_ino &&
         there.st_dev == status->st_dev;
}

static bool is_ours(const struct walk *walk) {
  struct str path = {walk->path, walk->len};
  return strncmp(walk->path, DISK_FOLDER "/", strlen(DISK_FOLDER "/")) == 0 || manifest_find(&walk->made, path) != NULL;
}

/* A file that neither spor made nor the new site has came while that was being built: it is moved there, or left where it is. */
static bool remove_one(struct walk *walk, int from_fd, int to_fd, const char *name, const struct stat *status) {
  if (S_ISDIR(status->st_mode)) {
    bool is_new = strcmp(walk->path, DISK_FOLDER) != 0 && !manifest_has_below(&walk->made, (struct str){walk->path, walk->len}) &&
                  to_fd >= 0 && faccessat(to_fd, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0;
    if (is_new) return renameat2(from_fd, name, to_fd, name, RENAME_NOREPLACE) == 0;
    return walk_below(walk, from_fd, to_fd, name) && unlinkat(from_fd, name, AT_REMOVEDIR) == 0;
  }
  if (is_ours(walk) || stands_there(to_fd, name, status)) return unlinkat(from_fd, name, 0) == 0;
  if (to_fd < 0) {
    errno = ENOENT;
    return false;
  }
  return renameat2(from_fd, name, to_fd, name, RENAME_NOREPLACE) == 0;
}

/* Removes what lies beside, when it is a site; what is not known as spor's goes to the site that stands. */
static bool remove_old(struct beside *beside, int old_fd, int out_fd) {
  struct walk walk = {.visit = remove_one};
  struct str text;
  if (!file_read_below(beside->arena, old_fd, DISK_MANIFEST, BUF_LIMIT_DEFAULT, &text)) text = STR("");
  manifest_parse(beside->arena, text, &walk.made);
  return walk_folder(&walk, old_fd, out_fd) && rmdir(beside->next) == 0;
}

/* Removes what this build or a killed one left beside. */
static bool clear_way(struct beside *beside) {
  int fd = open(beside->next, FOLDER_FLAGS);
  if (fd < 0) return errno == ENOENT;
  bool is_unfinished = faccessat(fd, UNFINISHED, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
  bool is_site = faccessat(fd, DISK_FOLDER, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
  int out_fd = beside->is_exchanged ? beside->next_fd : beside->disk.out_fd;
  errno = EEXIST;
  bool is_clear = is_unfinished ? file_remove_tree(beside->next) : is_site && remove_old(beside, fd, out_fd);
  int error = errno;
  close(fd);
  errno = error;
  return is_clear;
}

/* -- the folder beside -- */

static bool mark_unfinished(int next_fd) {
  int fd = openat(next_fd, UNFINISHED, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  return fd >= 0 && close(fd) == 0;
}

static bool make_next(struct beside *beside) {
  struct walk walk = {.visit = link_one};
  struct stat status;
  if (!clear_way(beside) || fstat(beside->disk.out_fd, &status) != 0 || mkdir(beside->next, 0700) != 0) return false;
  beside->next_fd = open(beside->next, FOLDER_FLAGS);
  if (beside->next_fd < 0 || mkdirat(beside->next_fd, DISK_FOLDER, 0777) != 0 || !mark_unfinished(beside->next_fd)) return false;
  return walk_folder(&walk, beside->disk.out_fd, beside->next_fd) && fchmod(beside->next_fd, status.st_mode & 07777) == 0;
}

/* The path without links: what is exchanged is the folder, not the link that leads to it. */
static bool find_paths(struct beside *beside, const char *out) {
  char real[PATH_MAX];
  if (!file_make_folders(out) || realpath(out, real) == NULL) return false;
  beside->out = str_zero(beside->arena, str_from(real));
  beside->next = str_zero(beside->arena, str_format(beside->arena, "%s.next", real));
  return true;
}

bool beside_open(const char *out, struct beside **beside, struct diags *diags) {
  struct beside *made = calloc(1, sizeof *made);
  if (made == NULL) out_of_memory(sizeof *made);
  made->arena = arena_new();
  made->next_fd = made->lock_fd = made->disk.out_fd = made->disk.spor_fd = made->disk.stage_fd = made->disk.old_fd = made->disk.lock_fd =
      -1;
  made->disk.folder = str_from(out);
  *beside = made;
  if (!find_paths(made, out) || !disk_open(&made->disk, made->out)) {
    if (errno == EWOULDBLOCK) {
      diags_add_path(diags, DIAG_OUTPUT_LOCKED, made->disk.folder, STR(""), STR(""));
    } else {
      commit_say_unwritable(&made->disk, NULL, errno, diags);
    }
  } else if (commit_recover(&made->disk, diags)) {
    if (make_next(made)) return true;
    made->disk.folder = str_from(made->next);
    commit_say_unwritable(&made->disk, NULL, errno, diags);
  }
  beside_close(made);
  *beside = NULL;
  return false;
}

const char *beside_folder(const struct beside *beside) {
  return beside->next;
}

static bool sync_names(const struct beside *beside) {
  char parent[PATH_MAX];
  snprintf(parent, sizeof parent, "%s/..", beside->out);
  int fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool is_synced = fd >= 0 && fsync(fd) == 0;
  if (fd >= 0) close(fd);
  return is_synced;
}

/* The new site's own lock is taken before it stands: the old one's says nothing of it. */
bool beside_exchange(struct beside *beside, struct diags *diags) {
  beside->lock_fd = openat(beside->next_fd, DISK_FOLDER "/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  bool is_ready = beside->lock_fd >= 0 && flock(beside->lock_fd, LOCK_EX | LOCK_NB) == 0 && unlinkat(beside->next_fd, UNFINISHED, 0) == 0;
  if (is_ready && renameat2(AT_FDCWD, beside->out, AT_FDCWD, beside->next, RENAME_EXCHANGE) == 0) {
    beside->is_exchanged = true;
    sync_names(beside); /* it stands; that it does after a power cut is as much as can be asked for */
    return true;
  }
  commit_say_unwritable(&beside->disk, NULL, errno, diags);
  if (is_ready) mark_unfinished(beside->next_fd);
  return false;
}

void beside_close(struct beside *beside) {
  if (beside == NULL) return;
  if (beside->next_fd >= 0) clear_way(beside);
  if (beside->next_fd >= 0) close(beside->next_fd);
  if (beside->lock_fd >= 0) close(beside->lock_fd);
  disk_close(&beside->disk);
  arena_free(beside->arena);
  free(beside);
}
