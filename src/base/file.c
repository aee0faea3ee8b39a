#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/path.h"

/* Without O_NONBLOCK, opening a pipe would wait for a writer. */
enum { READ_FLAGS = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, FOLDER_FLAGS = O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW };

static bool fail(int error) {
  errno = error;
  return false;
}

/* Closes without touching errno, which still says what went wrong before. */
static void close_quietly(int fd) {
  int error = errno;
  close(fd);
  errno = error;
}

static enum file_type type_of(mode_t mode) {
  if (S_ISREG(mode)) return FILE_REGULAR;
  if (S_ISDIR(mode)) return FILE_FOLDER;
  return S_ISLNK(mode) ? FILE_LINK : FILE_OTHER;
}

enum file_type file_type(const char *path) {
  struct stat status;
  return lstat(path, &status) == 0 ? type_of(status.st_mode) : FILE_NONE;
}

/* -- reading -- */

static ssize_t read_some(int fd, char *at, size_t size) {
  ssize_t got;
  do {
    got = read(fd, at, size);
  } while (got < 0 && errno == EINTR);
  return got;
}

/* The size is only a first guess: a file may grow while it is read. */
static bool read_open_file(struct arena *arena, int fd, size_t limit, struct str *bytes) {
  struct stat status;
  if (fstat(fd, &status) != 0) return false;
  if (!S_ISREG(status.st_mode)) return fail(S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
  if ((size_t)status.st_size > limit) return fail(EFBIG);
  size_t capacity = (size_t)status.st_size + 1, len = 0;
  char *at = arena_alloc(arena, capacity);
  for (ssize_t got; (got = read_some(fd, at + len, capacity - len)) != 0; len += (size_t)got) {
    if (got < 0) return false;
    if (len + (size_t)got > limit) return fail(EFBIG);
    if (len + (size_t)got < capacity) continue;
    char *larger = arena_alloc(arena, capacity * 2);
    memcpy(larger, at, capacity);
    at = larger;
    capacity *= 2;
  }
  at[len] = '\0';
  *bytes = (struct str){at, len};
  return true;
}

static bool read_and_close(struct arena *arena, int fd, size_t limit, struct str *bytes) {
  if (fd < 0) return false;
  bool is_read = read_open_file(arena, fd, limit, bytes);
  close_quietly(fd);
  return is_read;
}

bool file_read(struct arena *arena, const char *path, size_t limit, struct str *bytes) {
  return read_and_close(arena, open(path, READ_FLAGS), limit, bytes);
}

static bool is_link(int folder_fd, const char *name) {
  struct stat status;
  return fstatat(folder_fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

/* One part of a path. A link is ELOOP whether it stands for a file or for a folder. */
static int open_part(int folder_fd, const char *name, int flags) {
  if (strcmp(name, "..") == 0) {
    errno = EXDEV;
    return -1;
  }
  int fd = openat(folder_fd, name, flags | O_NOFOLLOW);
  if (fd < 0 && errno == ENOTDIR && is_link(folder_fd, name)) errno = ELOOP;
  return fd;
}

/* As open_below() where the kernel cannot do it: part by part. */
static int open_part_by_part(int root_fd, const char *path, int flags) {
  struct arena *arena = arena_new();
  struct str rest = str_from(path), part;
  int fd = -1, folder_fd = root_fd;
  if (*path == '/') errno = EXDEV;
  while (*path != '/' && str_split(&rest, '/', &part)) {
    fd = open_part(folder_fd, str_zero(arena, part), rest.at ? FOLDER_FLAGS : flags);
    if (folder_fd != root_fd) close_quietly(folder_fd);
    folder_fd = fd;
    if (fd < 0) break;
  }
  arena_free(arena);
  return fd;
}

/* Opens below `root_fd` without following links in any part of the path, and without leaving the folder. */
static int open_below(int root_fd, const char *path, int flags) {
  struct open_how how = {.flags = (unsigned)flags, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
  long fd = syscall(SYS_openat2, root_fd, path, &how, sizeof how);
  /* Some containers answer unknown calls with EPERM. */
  if (fd < 0 && (errno == ENOSYS || errno == EPERM)) return open_part_by_part(root_fd, path, flags);
  return (int)fd;
}

bool file_read_below(struct arena *arena, int root_fd, const char *path, size_t limit, struct str *bytes) {
  return read_and_close(arena, open_below(root_fd, path, READ_FLAGS), limit, bytes);
}

/* -- walking -- */

struct walk {
  struct arena *arena;
  struct map skip;
  struct file_list *list;
  size_t capacity;
};

static void add_entry(struct walk *walk, struct str path, const struct stat *status) {
  struct file_entry entry = {.path = path, .type = type_of(status->st_mode)};
  if (entry.type == FILE_FOLDER && map_get(&walk->skip, path)) return;
  if (entry.type == FILE_REGULAR) entry.size = (size_t)status->st_size;
  struct file_list *list = walk->list;
  list->entries = arena_grow(walk->arena, list->entries, list->count, &walk->capacity, sizeof *list->entries);
  list->entries[list->count++] = entry;
}

/* Adds what lies in the open folder and closes it. A file that vanishes meanwhile was never there. */
static bool list_folder(struct walk *walk, int fd, struct str folder) {
  DIR *open_folder = fd >= 0 ? fdopendir(fd) : NULL;
  if (!open_folder) {
    if (fd >= 0) close_quietly(fd);
    return false;
  }
  errno = 0;
  for (const struct dirent *item; (item = readdir(open_folder)); errno = 0) {
    struct stat status;
    if (item->d_name[0] == '.' || fstatat(fd, item->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    struct str name = str_copy(walk->arena, str_from(item->d_name));
    add_entry(walk, path_join(walk->arena, folder, name), &status);
  }
  int error = errno;
  closedir(open_folder);
  return error ? fail(error) : true;
}

static int by_path(const void *a, const void *b) {
  return str_compare(((const struct file_entry *)a)->path, ((const struct file_entry *)b)->path);
}

/* The list is its own queue: the folders found are listed in their turn, so that depth costs neither stack nor descriptors. */
static bool walk_below(struct walk *walk, int root_fd) {
  for (size_t i = 0; i < walk->list->count; i++) {
    struct file_entry entry = walk->list->entries[i];
    if (entry.type != FILE_FOLDER) continue;
    if (!list_folder(walk, open_below(root_fd, str_zero(walk->arena, entry.path), FOLDER_FLAGS), entry.path)) return false;
  }
  return true;
}

bool file_walk(struct arena *arena, const char *folder, const struct str *skip, size_t skip_count, struct file_list *list) {
  *list = (struct file_list){0};
  struct walk walk = {.arena = arena, .list = list};
  map_init(&walk.skip, arena);
  for (size_t i = 0; i < skip_count; i++) map_put(&walk.skip, skip[i], list);
  int root_fd = open(folder, FOLDER_FLAGS);
  if (root_fd < 0) return fail(errno == ELOOP ? ENOTDIR : errno);
  bool is_whole = list_folder(&walk, dup(root_fd), STR("")) && walk_below(&walk, root_fd);
  close_quietly(root_fd);
  if (list->count) qsort(list->entries, list->count, sizeof *list->entries, by_path);
  return is_whole;
}

/* -- writing -- */

static bool write_all(int fd, struct str bytes) {
  while (bytes.len) {
    ssize_t written = write(fd, bytes.at, bytes.len);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes = str_slice(bytes, (size_t)written, bytes.len);
  }
  return true;
}

static bool write_and_close(int fd, struct str bytes) {
  if (!write_all(fd, bytes)) {
    close_quietly(fd);
    return false;
  }
  return close(fd) == 0;
}

/* Removes what was begun, without touching errno. */
static bool give_up(const char *path) {
  int error = errno;
  unlink(path);
  return fail(error);
}

/* Process, thread and a number make the name unique; the dot hides it from file_walk(). */
static int create_beside(struct arena *arena, const char *path, const char **name) {
  struct str folder = path_folder(str_from(path));
  const char *separator = strchr(path, '/') ? "/" : "";
  for (int number = 0;; number++) {
    struct str unique = str_format(arena, "%.*s%s.spor-%ld-%ld-%d", STR_ARG(folder), separator, (long)getpid(), (long)gettid(), number);
    *name = str_zero(arena, unique);
    int fd = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
}

bool file_write(const char *path, struct str bytes) {
  struct arena *arena = arena_new();
  const char *beside;
  int fd = create_beside(arena, path, &beside);
  bool is_written = fd >= 0 && ((write_and_close(fd, bytes) && rename(beside, path) == 0) || give_up(beside));
  arena_free(arena);
  return is_written;
}

/* Gives the open file the permissions of the one it takes over from, and waits until it is on the medium. */
static bool settle(int fd, const char *path) {
  struct stat status;
  return lstat(path, &status) == 0 && fchmod(fd, status.st_mode & 07777) == 0 && fsync(fd) == 0;
}

bool file_replace(const char *path, struct str bytes) {
  struct arena *arena = arena_new();
  const char *beside;
  int fd = create_beside(arena, path, &beside);
  bool is_settled = fd >= 0 && write_all(fd, bytes) && settle(fd, path);
  if (fd >= 0) close_quietly(fd);
  bool is_written = fd >= 0 && ((is_settled && rename(beside, path) == 0) || give_up(beside));
  arena_free(arena);
  return is_written;
}

/* Some file systems cannot rename without replacing, others cannot link. */
static bool put_where_nothing_stands(const char *from, const char *to) {
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS && errno != EPERM) return false;
  return link(from, to) == 0 && unlink(from) == 0;
}

bool file_create(const char *path, struct str bytes) {
  struct arena *arena = arena_new();
  const char *beside;
  int fd = create_beside(arena, path, &beside);
  bool is_written = fd >= 0 && ((write_and_close(fd, bytes) && put_where_nothing_stands(beside, path)) || give_up(beside));
  arena_free(arena);
  return is_written;
}

static bool make_folder(const char *path) {
  struct stat status;
  if (mkdir(path, 0777) == 0) return true;
  if (errno != EEXIST) return false;
  return (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) || fail(ENOTDIR);
}

bool file_make_folders(const char *path) {
  if (*path == '\0') return true;
  struct arena *arena = arena_new();
  char *part = arena_copy(arena, path, strlen(path) + 1);
  bool is_made = true;
  for (char *slash = strchr(part + 1, '/'); is_made && slash; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    is_made = make_folder(part);
    *slash = '/';
  }
  is_made = is_made && make_folder(part);
  arena_free(arena);
  return is_made;
}

/* -- removing -- */

static bool remove_below(int folder_fd, const char *name);

static bool empty_folder(int folder_fd, const char *name) {
  int fd = openat(folder_fd, name, FOLDER_FLAGS);
  DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
  if (!folder) {
    if (fd >= 0) close_quietly(fd);
    return false;
  }
  bool is_empty = true;
  for (const struct dirent *item; is_empty && (item = readdir(folder));)
    if (strcmp(item->d_name, ".") != 0 && strcmp(item->d_name, "..") != 0) is_empty = remove_below(fd, item->d_name);
  int error = errno;
  closedir(folder);
  return is_empty || fail(error);
}

static bool remove_below(int folder_fd, const char *name) {
  struct stat status;
  if (fstatat(folder_fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return errno == ENOENT;
  bool is_folder = S_ISDIR(status.st_mode);
  if (is_folder && !empty_folder(folder_fd, name)) return false;
  return unlinkat(folder_fd, name, is_folder ? AT_REMOVEDIR : 0) == 0 || errno == ENOENT;
}

bool file_remove_tree(const char *path) {
  return remove_below(AT_FDCWD, path);
}
