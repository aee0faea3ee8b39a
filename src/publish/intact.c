#include "publish/intact.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "publish/disk.h"
#include "publish/manifest.h"

#define LIMIT ((size_t)1 << 30)

static bool read_manifest(struct arena *arena, const char *folder, struct manifest *manifest) {
  struct str text;
  const char *path = str_zero(arena, str_format(arena, "%s/" DISK_MANIFEST, folder));
  return file_read(arena, path, LIMIT, &text) && manifest_parse(arena, text, manifest);
}

static bool is_later(const struct timespec *a, const struct timespec *b) {
  return a->tv_sec > b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec > b->tv_nsec);
}

static bool stands(int fd, const struct manifest_file *file, const struct timespec *written) {
  struct stat status;
  if (fstatat(fd, file->path.at, &status, AT_SYMLINK_NOFOLLOW) != 0) return false;
  return S_ISREG(status.st_mode) && (uint64_t)status.st_size == file->size && !is_later(&status.st_mtim, written);
}

static bool is_interrupted(int fd) {
  struct stat status;
  return fstatat(fd, DISK_FOLDER "/journal", &status, AT_SYMLINK_NOFOLLOW) == 0 ||
         fstatat(fd, DISK_FOLDER "/undo", &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* While another spor writes here, nothing can be said of the site. The lock is held until the file is closed. */
static int take_lock(int fd) {
  int lock = openat(fd, DISK_FOLDER "/lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
  if (lock >= 0) close(lock);
  return -1;
}

bool output_is_intact(const char *folder, size_t count, const char *mark) {
  struct arena *arena = arena_new();
  struct manifest manifest;
  struct stat status;
  int fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  int lock = fd >= 0 ? take_lock(fd) : -1;
  bool is_intact = lock >= 0 && !is_interrupted(fd) && fstatat(fd, mark, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                   read_manifest(arena, folder, &manifest) && manifest.count == count;
  for (size_t i = 0; is_intact && i < manifest.count; i++) is_intact = stands(fd, &manifest.files[i], &status.st_mtim);
  if (lock >= 0) close(lock);
  if (fd >= 0) close(fd);
  arena_free(arena);
  return is_intact;
}

size_t output_file_count(const char *folder) {
  struct arena *arena = arena_new();
  struct manifest manifest;
  size_t count = read_manifest(arena, folder, &manifest) ? manifest.count : 0;
  arena_free(arena);
  return count;
}
