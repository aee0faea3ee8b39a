#include "cmd/pager.h"

#include <errno.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FOUND = 127 }; /* a shell's exit code for a command that is not there */

static bool is_longer_than_screen(struct str text) {
  struct winsize size = {0};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return false;
  size_t rows = 0;
  size_t width = 0;
  for (size_t i = 0; i < text.len && rows < size.ws_row; i++) {
    bool is_character = ((unsigned char)text.at[i] & 0xC0U) != 0x80U;
    bool is_full = size.ws_col > 0 && width == size.ws_col;
    if (text.at[i] == '\n' || (is_character && is_full)) rows++;
    width = text.at[i] == '\n' || is_full ? 0 : width + is_character;
  }
  return rows >= size.ws_row;
}

/* An empty $PAGER, or `cat`, asks for none. */
static const char *find_pager(void) {
  const char *pager = getenv("PAGER");
  if (pager == NULL) return "less";
  return pager[0] == '\0' || strcmp(pager, "cat") == 0 ? NULL : pager;
}

static _Noreturn void become_pager(const char *pager, const int ends[2]) {
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  close(ends[1]);
  setenv("LESS", "FRX", 0); /* colours as colours; leaves what was read on the screen */
  setenv("LESSCHARSET", "utf-8", 0);
  execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
  _exit(NOT_FOUND);
}

/* The reader may stop before the end: that is no error. */
static void feed(int end, struct str text) {
  size_t done = 0;
  while (done < text.len) {
    ssize_t count = write(end, text.at + done, text.len - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    done += (size_t)count;
  }
}

/* False when it did not come to be. */
static bool page(const char *pager, struct str text) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  pid_t child = fork();
  if (child == 0) become_pager(pager, ends);
  close(ends[0]);
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  struct sigaction pipe_before;
  struct sigaction interrupt_before;
  sigaction(SIGPIPE, &ignore, &pipe_before);
  sigaction(SIGINT, &ignore, &interrupt_before); /* the pager's to answer */
  if (child > 0) feed(ends[1], text);
  close(ends[1]);
  int status = 0;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  sigaction(SIGPIPE, &pipe_before, NULL);
  sigaction(SIGINT, &interrupt_before, NULL);
  return child > 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND);
}

void pager_print(const struct settings *settings, struct str text) {
  bool is_for_person = settings->has_pager && strcmp(settings->format, "text") == 0 && isatty(STDOUT_FILENO);
  const char *pager = is_for_person && is_longer_than_screen(text) ? find_pager() : NULL;
  if (pager != NULL && page(pager, text)) return;
  fwrite(text.at, 1, text.len, stdout);
}
