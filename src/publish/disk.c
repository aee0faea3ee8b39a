#include "publish/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

static bool may_step(const struct disk *disk) {
  int error = disk->step == NULL ? 0 : disk->step(disk->context);
  if (error != 0) errno = error;
  return error == 0;
}

static void close_folder(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

static bool open_folder(const struct disk *disk, int parent_fd, const char *name, int *fd) {
  if (*fd >= 0) return true;
  if (!disk_make_folder(disk, parent_fd, name) && errno != EEXIST) return false;
  *fd = openat(parent_fd, name, FOLDER_FLAGS | O_NOFOLLOW);
  return *fd >= 0;
}

bool disk_open(struct disk *disk, const char *folder) {
  disk->out_fd = disk->spor_fd = disk->stage_fd = disk->old_fd = disk->lock_fd = -1;
  disk->folder = str_from(folder);
  if (!file_make_folders(folder)) return false;
  disk->out_fd = open(folder, FOLDER_FLAGS);
  if (disk->out_fd < 0 || !open_folder(disk, disk->out_fd, DISK_FOLDER, &disk->spor_fd)) return false;
  disk->lock_fd = openat(disk->spor_fd, "lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  return disk->lock_fd >= 0 && flock(disk->lock_fd, LOCK_EX | LOCK_NB) == 0;
}

void disk_close(struct disk *disk) {
  close_folder(&disk->stage_fd);
  close_folder(&disk->old_fd);
  close_folder(&disk->lock_fd);
  close_folder(&disk->spor_fd);
  close_folder(&disk->out_fd);
}

bool disk_open_work(struct disk *disk) {
  return open_folder(disk, disk->spor_fd, "stage", &disk->stage_fd) && open_folder(disk, disk->spor_fd, "old", &disk->old_fd);
}

static bool remove_tree(const struct disk *disk, const char *name) {
  if (!may_step(disk)) return false;
  struct arena *arena = arena_new();
  struct str path = str_format(arena, "%.*s/" DISK_FOLDER "/%s", STR_ARG(disk->folder), name);
  bool removed = file_remove_tree(str_zero(arena, path));
  int error = errno;
  arena_free(arena);
  errno = error;
  return removed;
}

bool disk_remove_stage(struct disk *disk) {
  close_folder(&disk->stage_fd);
  return remove_tree(disk, "stage");
}

bool disk_remove_work(struct disk *disk) {
  close_folder(&disk->old_fd);
  return disk_remove_stage(disk) && remove_tree(disk, "old");
}

/* The deepest folder first: mostly its parent is there already. */
static bool make_folders_of(const struct disk *disk, int fd, const char *path) {
  char folder[PATH_MAX];
  const char *slash = strrchr(path, '/');
  size_t len = slash == NULL ? 0 : (size_t)(slash - path);
  if (len == 0 || len >= sizeof folder) {
    errno = len == 0 ? ENOENT : ENAMETOOLONG;
    return false;
  }
  memcpy(folder, path, len);
  folder[len] = '\0';
  if (disk_make_folder(disk, fd, folder) || errno == EEXIST) return true;
  return errno == ENOENT && make_folders_of(disk, fd, folder) && (disk_make_folder(disk, fd, folder) || errno == EEXIST);
}

static int create_file(const struct disk *disk, int fd, const char *path) {
  const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
  if (!may_step(disk)) return -1;
  int file = openat(fd, path, flags, 0666);
  if (file >= 0 || errno != ENOENT || !make_folders_of(disk, fd, path)) return file;
  return openat(fd, path, flags, 0666);
}

static bool write_all(const struct disk *disk, int file, struct str bytes) {
  if (!may_step(disk)) return false;
  size_t done = 0;
  while (done < bytes.len) {
    ssize_t count = write(file, bytes.at + done, bytes.len - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    done += (size_t)count;
  }
  return true;
}

bool disk_write(const struct disk *disk, int fd, const char *path, struct str bytes, bool durable) {
  int file = create_file(disk, fd, path);
  if (file < 0) return false;
  bool written = write_all(disk, file, bytes) && (!durable || disk_sync(disk, file));
  int error = errno;
  /* Some file systems report a full disk only when a file is closed. */
  if (close(file) != 0 && written) return false;
  errno = error;
  return written;
}

bool disk_rename(const struct disk *disk, int from_fd, const char *from, int to_fd, const char *to) {
  return may_step(disk) && renameat(from_fd, from, to_fd, to) == 0;
}

bool disk_link(const struct disk *disk, int from_fd, const char *from, int to_fd, const char *to) {
  return may_step(disk) && linkat(from_fd, from, to_fd, to, 0) == 0;
}

bool disk_remove(const struct disk *disk, int fd, const char *path) {
  return may_step(disk) && unlinkat(fd, path, 0) == 0;
}

bool disk_make_folder(const struct disk *disk, int fd, const char *path) {
  return may_step(disk) && mkdirat(fd, path, 0777) == 0;
}

bool disk_remove_folder(const struct disk *disk, int fd, const char *path) {
  return may_step(disk) && unlinkat(fd, path, AT_REMOVEDIR) == 0;
}

bool disk_sync(const struct disk *disk, int fd) {
  return may_step(disk) && fsync(fd) == 0;
}

enum file_type disk_type_here(int fd, const char *path) {
  struct stat status;
  if (fstatat(fd, path, &status, AT_SYMLINK_NOFOLLOW) != 0) return FILE_NONE;
  if (S_ISREG(status.st_mode)) return FILE_REGULAR;
  if (S_ISDIR(status.st_mode)) return FILE_FOLDER;
  return S_ISLNK(status.st_mode) ? FILE_LINK : FILE_OTHER;
}

enum file_type disk_type(int fd, const char *path) {
  char part[PATH_MAX];
  size_t len = strlen(path);
  if (len >= sizeof part) return FILE_NONE;
  memcpy(part, path, len + 1);
  for (char *slash = strchr(part, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    if (disk_type_here(fd, part) != FILE_FOLDER) return FILE_NONE;
    *slash = '/';
  }
  return disk_type_here(fd, path);
}

static bool file_holds(int file, struct str bytes) {
  struct stat status;
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || (size_t)status.st_size != bytes.len) return false;
  char piece[16384];
  size_t done = 0;
  while (done < bytes.len) {
    ssize_t count = read(file, piece, sizeof piece);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0 || (size_t)count > bytes.len - done || memcmp(piece, bytes.at + done, (size_t)count) != 0) return false;
    done += (size_t)count;
  }
  return true;
}

bool disk_holds(int fd, const char *path, struct str bytes) {
  if (disk_type(fd, path) != FILE_REGULAR) return false;
  /* O_NONBLOCK: should a pipe take the file's place in this moment, opening it must not wait. */
  int file = openat(fd, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (file < 0) return false;
  bool holds = file_holds(file, bytes);
  close(file);
  return holds;
}
