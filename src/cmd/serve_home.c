#include "cmd/serve_home.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"

#define FOLDER ".spor/serve"

static bool refuse(struct diags *diags, enum diag_code code, int error) {
  struct str why = error != 0 ? str_from(strerror(error)) : (struct str){0};
  diags_add_path(diags, code, STR(FOLDER), why, (struct str){0});
  return false;
}

/* True when it was short enough. */
static bool set_path(char path[PATH_MAX], const char *root, const char *name) {
  int length = snprintf(path, PATH_MAX, "%s/%s", root, name);
  return length > 0 && length < PATH_MAX;
}

/* git leaves out a folder whose own list says so. */
static bool hide_from_git(const char *root) {
  char path[PATH_MAX];
  return set_path(path, root, ".spor/.gitignore") && (file_type(path) != FILE_NONE || file_write(path, STR("*\n")));
}

static bool make(const char *root) {
  char path[PATH_MAX];
  return set_path(path, root, FOLDER) && file_make_folders(path) && hide_from_git(root);
}

bool serve_home_open(struct serve_home *home, const char *root, struct diags *diags) {
  char lock[PATH_MAX];
  home->lock_fd = -1;
  bool fits = set_path(home->sites[0], root, FOLDER "/a") && set_path(home->sites[1], root, FOLDER "/b") &&
              set_path(home->cache, root, FOLDER "/cache") && set_path(lock, root, FOLDER "/lock");
  if (!fits) return refuse(diags, DIAG_OUTPUT_UNWRITABLE, ENAMETOOLONG);
  if (!make(root)) return refuse(diags, DIAG_OUTPUT_UNWRITABLE, errno);
  home->lock_fd = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (home->lock_fd < 0) return refuse(diags, DIAG_OUTPUT_UNWRITABLE, errno);
  if (flock(home->lock_fd, LOCK_EX | LOCK_NB) == 0) return true;
  serve_home_close(home);
  return refuse(diags, DIAG_OUTPUT_LOCKED, 0);
}

void serve_home_close(struct serve_home *home) {
  if (home->lock_fd >= 0) close(home->lock_fd);
  home->lock_fd = -1;
}
