#include "cmd/serve_build.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "cmd/progress.h"
#include "cmd/report.h"
#include "cmd/serve_state.h"
#include "serve/address.h"

enum { RESULT_LIMIT = 16 << 20 };

/* ---- in the build's own process ---- */

static void write_all(int fd, struct str text) {
  size_t done = 0;
  while (done < text.len) {
    ssize_t count = write(fd, text.at + done, text.len - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    done += (size_t)count;
  }
}

/* First a line for the preview: whether it is published, and where; then the document. */
static void hand_over(const struct settings *settings, const struct build *build, bool is_published, struct diags *diags, int fd) {
  struct arena *scratch = arena_new();
  struct buf result;
  buf_init(&result, RESULT_LIMIT);
  struct str base = build != NULL ? address_base(scratch, build->config.base_url) : STR("/");
  buf_format(&result, "%s %.*s\n", is_published ? "published" : "failed", STR_ARG(base));
  serve_state_write(settings, is_published ? SERVE_PUBLISHED : SERVE_FAILED, build, diags, &result);
  write_all(fd, buf_str(&result));
  buf_release(&result);
  arena_free(scratch);
}

/* Nothing of the preview's is this process's: its sockets would stay open beyond their time, and its signals are blocked. */
static void leave_the_preview(pid_t preview, int *fd) {
  sigset_t none;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != preview) _exit(EXIT_ENVIRONMENT);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  *fd = dup2(*fd, STDERR_FILENO + 1);
  close_range((unsigned)*fd + 1, ~0U, 0);
}

static _Noreturn void run(const struct settings *settings, const char *folder, bool is_first, int fd) {
  struct diags *diags = diags_new();
  struct writer_report report;
  struct build_options options = settings->build;
  struct progress progress;
  progress_begin(&progress, settings);
  options.stages = is_first ? &progress.stages : NULL;
  struct build *build = build_load(&options, diags);
  bool is_published = build != NULL && build_publish(build, folder, &report, diags);
  progress_end(&progress);
  report_findings(settings, diags);
  if (is_first) report_left_out(settings, diags);
  hand_over(settings, build, is_published, diags, fd);
  fflush(NULL);
  _exit(EXIT_FINE);
}

/* ---- in the preview ---- */

bool serve_build_begin(struct serve_build *serve_build, const struct settings *settings, const char *folder, bool is_first) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  fcntl(ends[1], F_SETFL, 0); /* the build waits for the preview to read */
  fflush(NULL);
  pid_t preview = getpid();
  serve_build->process = fork();
  if (serve_build->process == 0) {
    leave_the_preview(preview, &ends[1]);
    run(settings, folder, is_first, ends[1]);
  }
  close(ends[1]);
  serve_build->fd = ends[0];
  buf_clear(&serve_build->said);
  if (serve_build->process > 0) return true;
  close(ends[0]);
  serve_build->process = 0;
  return false;
}

/* How it ended is of no matter: what it has said is whole, or there is no closing tag. */
static void bury(struct serve_build *serve_build) {
  while (waitpid(serve_build->process, NULL, 0) < 0 && errno == EINTR) {
  }
  close(serve_build->fd);
  serve_build->process = 0;
  serve_build->fd = -1;
}

static void read_result(struct str said, struct serve_result *result) {
  *result = (struct serve_result){.base = STR("/")};
  size_t line = str_find_char(said, '\n', 0);
  size_t space = str_find_char(said, ' ', 0);
  if (line == STR_NOT_FOUND || space > line || !str_ends(said, "</html>\n")) return;
  result->is_published = str_is(str_slice(said, 0, space), "published");
  result->base = str_slice(said, space + 1, line);
  result->html = str_slice(said, line + 1, said.len);
}

bool serve_build_read(struct serve_build *serve_build, struct serve_result *result) {
  char part[8192];
  for (;;) {
    ssize_t count = read(serve_build->fd, part, sizeof part);
    if (count > 0) buf_add_bytes(&serve_build->said, part, (size_t)count);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) return false;
    if (count <= 0) break;
  }
  bury(serve_build);
  read_result(buf_str(&serve_build->said), result);
  return true;
}

void serve_build_stop(struct serve_build *serve_build) {
  if (serve_build->process == 0) return;
  kill(serve_build->process, SIGKILL); /* the next build tidies up after it */
  bury(serve_build);
}
