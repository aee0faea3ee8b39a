#include "publish/intact.h"

#include <fcntl.h>
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

bool output_is_intact(const char *folder, size_t count, const char *mark) {
  struct arena *arena = arena_new();
  struct manifest manifest;
  struct stat status;
  int fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  bool is_intact = fd >= 0 && !is_interrupted(fd) && fstatat(fd, mark, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                   read_manifest(arena, folder, &manifest) && manifest.count == count;
  for (size_t i = 0; is_intact && i < manifest.count; i++) is_intact = stands(fd, &manifest.files[i], &status.st_mtim);
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
