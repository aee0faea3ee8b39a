#include "publish/intact.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/path.h"
#include "publish/disk.h"
#include "publish/journal.h"
#include "publish/manifest.h"

/* In the order of how much they say. */
enum state { STATE_SETTLED = 1, STATE_CHANGED, STATE_GONE };

struct look {
  struct arena *arena;
  int fd;
  struct timespec settled; /* when the manifest came into place */
  struct map folders;      /* path → enum state */
};

/* The time of the last change of any kind: others can be set at will, and a copy may bring them along. What has the very same time may
 * have changed after it, as clocks tick. Renaming counts as a change of what is renamed, so a folder put in another's place is found. */
static enum state state_of(const struct look *look, const struct stat *status) {
  const struct timespec *changed = &status->st_ctim;
  bool is_before =
      changed->tv_sec < look->settled.tv_sec || (changed->tv_sec == look->settled.tv_sec && changed->tv_nsec < look->settled.tv_nsec);
  return is_before ? STATE_SETTLED : STATE_CHANGED;
}

static enum state look_at_folder(const struct look *look, struct str folder) {
  struct stat status;
  bool stands = fstatat(look->fd, str_zero(look->arena, folder), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
  return stands ? state_of(look, &status) : STATE_GONE;
}

/* The worst of the folder's own and those of the folders around it. The output folder itself may be moved and shared. */
static enum state state_of_folder(struct look *look, struct str folder) {
  if (folder.len == 0) return STATE_SETTLED;
  uintptr_t known = (uintptr_t)map_get(&look->folders, folder);
  if (known != 0) return (enum state)known;
  enum state around = state_of_folder(look, path_folder(folder));
  enum state own = around == STATE_GONE ? STATE_GONE : look_at_folder(look, folder);
  enum state state = around > own ? around : own;
  map_put(&look->folders, folder, (void *)(uintptr_t)state);
  return state;
}

static bool has_bytes(const struct look *look, const struct manifest_file *file) {
  struct arena *scratch = arena_new();
  struct str bytes;
  bool is_same = file_read_below(scratch, look->fd, file->path.at, file->size, &bytes);
  struct hash hash = hash_of(is_same ? bytes : STR(""));
  arena_free(scratch);
  return is_same && hash_equal(&hash, &file->hash);
}

static bool stands(struct look *look, const struct manifest_file *file) {
  struct stat status;
  enum state folder = state_of_folder(look, path_folder(file->path));
  if (folder == STATE_GONE || fstatat(look->fd, file->path.at, &status, AT_SYMLINK_NOFOLLOW) != 0) return false;
  if (!S_ISREG(status.st_mode) || (uint64_t)status.st_size != file->size) return false;
  return (folder == STATE_SETTLED && state_of(look, &status) == STATE_SETTLED) || has_bytes(look, file);
}

/* While another spor writes here, nothing can be said of the site; several may look. The lock is held until the file is closed. */
static int take_lock(int fd) {
  int lock_fd = openat(fd, DISK_FOLDER "/lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (lock_fd >= 0 && flock(lock_fd, LOCK_SH | LOCK_NB) == 0) return lock_fd;
  if (lock_fd >= 0) close(lock_fd);
  return -1;
}

static bool was_interrupted(int fd) {
  static const char *const names[] = {DISK_FOLDER "/stage", DISK_FOLDER "/old", DISK_FOLDER "/" JOURNAL_FORWARD,
                                      DISK_FOLDER "/" JOURNAL_BACK};
  struct stat status;
  bool is_there = false;
  for (size_t i = 0; i < sizeof names / sizeof names[0] && !is_there; i++) {
    is_there = fstatat(fd, names[i], &status, AT_SYMLINK_NOFOLLOW) == 0;
  }
  return is_there;
}

/* The time is asked for first: a manifest that comes into place meanwhile makes it too early, never too late. */
static bool read_manifest(struct look *look, const struct hash *hash, struct manifest *manifest) {
  struct stat status;
  struct str text;
  if (fstatat(look->fd, DISK_MANIFEST, &status, AT_SYMLINK_NOFOLLOW) != 0) return false;
  look->settled = status.st_ctim;
  if (!file_read_below(look->arena, look->fd, DISK_MANIFEST, BUF_LIMIT_DEFAULT, &text)) return false;
  struct hash found = hash_of(text);
  return hash_equal(&found, hash) && manifest_parse(look->arena, text, manifest);
}

bool output_is_intact(const char *folder, const struct hash *hash) {
  struct look look = {.arena = arena_new(), .fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC)};
  struct manifest manifest;
  int lock_fd = look.fd >= 0 ? take_lock(look.fd) : -1;
  map_init(&look.folders, look.arena);
  bool is_intact = lock_fd >= 0 && !was_interrupted(look.fd) && read_manifest(&look, hash, &manifest);
  for (size_t i = 0; is_intact && i < manifest.count; i++) is_intact = stands(&look, &manifest.files[i]);
  if (lock_fd >= 0) close(lock_fd);
  if (look.fd >= 0) close(look.fd);
  arena_free(look.arena);
  return is_intact;
}
