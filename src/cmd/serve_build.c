#include "cmd/serve_build.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "build/attachments.h"
#include "build/browse.h"
#include "build/proof.h"
#include "cmd/progress.h"
#include "cmd/report.h"
#include "cmd/serve_state.h"
#include "read/lexicon.h"
#include "serve/address.h"

enum { RESULT_LIMIT = 16 << 20, READING_SECONDS = 120, READING_NICENESS = 10 };

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

/* First a line for the preview: what it is, how long, and where the site is published. Then the document. */
static void hand_over(const struct settings *settings, enum serve_step step, const struct build *build, struct diags *diags, int fd) {
  static const char *const words[] = {[SERVE_FAILED] = "failed", [SERVE_PUBLISHED] = "published", [SERVE_READ] = "read"};
  struct arena *scratch = arena_new();
  struct buf html, head;
  buf_init(&html, RESULT_LIMIT);
  buf_init(&head, BUF_LIMIT_DEFAULT);
  struct str base = build != NULL ? address_base(scratch, build->config.base_url) : STR("/");
  serve_state_write(settings, step, build, diags, &html);
  buf_format(&head, "%s %zu %.*s\n", words[step], html.len, STR_ARG(base));
  write_all(fd, buf_str(&head));
  write_all(fd, buf_str(&html));
  buf_release(&head);
  buf_release(&html);
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

/* All that `spor check` says. Nobody waits for it: whoever saves or loads a page comes first. */
static void read_as_editor(const struct settings *settings, struct build *build, struct diags *diags, int fd) {
  struct arena *arena = arena_new();
  struct proof_input proof = {.wants_candidates = false};
  errno = 0;
  (void)!nice(READING_NICENESS);
  alarm(READING_SECONDS); /* its signal ends the process */
  build->options.stages = NULL;
  proof_read(build, &proof, diags);
  attachments_check(build, diags);
  site_browse(build, arena, diags);
  hand_over(settings, SERVE_READ, build, diags, fd);
  lexicon_save(build->lexicon);
  arena_free(arena);
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
  hand_over(settings, is_published ? SERVE_PUBLISHED : SERVE_FAILED, build, diags, fd);
  fflush(NULL);
  if (build != NULL) lexicon_save(build->lexicon);
  if (is_published) read_as_editor(settings, build, diags, fd);
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
  serve_build->told = 0;
  serve_build->is_reading = serve_build->is_done = false;
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

/* The next word of a head, which ends with a line break. */
static struct str take_word(struct str *head) {
  size_t space = str_find_char(*head, ' ', 0);
  size_t end = space != STR_NOT_FOUND ? space : head->len;
  struct str word = str_slice(*head, 0, end);
  *head = str_slice(*head, end < head->len ? end + 1 : end, head->len);
  return word;
}

/* True when a whole result has come. */
static bool take_result(struct serve_build *serve_build, struct serve_result *result, enum serve_news *news) {
  struct str said = str_slice(buf_str(&serve_build->said), serve_build->told, serve_build->said.len);
  size_t line = str_find_char(said, '\n', 0);
  if (line == STR_NOT_FOUND) return false;
  struct str head = str_slice(said, 0, line);
  struct str what = take_word(&head);
  struct str digits = take_word(&head);
  size_t length = 0;
  for (size_t i = 0; i < digits.len && length <= RESULT_LIMIT; i++) length = length * 10 + (size_t)(digits.at[i] - '0');
  if (said.len - line - 1 < length) return false;
  *result = (struct serve_result){str_is(what, "published"), head, str_slice(said, line + 1, line + 1 + length)};
  *news = serve_build->is_reading ? SERVE_CHECKED : SERVE_BUILT;
  serve_build->told += line + 1 + length;
  serve_build->is_reading = serve_build->is_reading || result->is_published;
  return true;
}

/* Makes room: what was handed out is no longer borrowed. */
static void drop_told(struct serve_build *serve_build) {
  struct buf *said = &serve_build->said;
  if (serve_build->told == 0) return;
  memmove(said->at, said->at + serve_build->told, said->len - serve_build->told);
  said->len -= serve_build->told;
  serve_build->told = 0;
}

enum serve_news serve_build_read(struct serve_build *serve_build, struct serve_result *result) {
  char part[8192];
  drop_told(serve_build);
  enum serve_news news;
  ssize_t count;
  do {
    if (take_result(serve_build, result, &news)) {
      serve_build->is_done = news == SERVE_CHECKED || !result->is_published;
      return news;
    }
    count = read(serve_build->fd, part, sizeof part);
    if (count > 0) buf_add_bytes(&serve_build->said, part, (size_t)count);
  } while (count > 0 || (count < 0 && errno == EINTR));
  if (count < 0 && errno == EAGAIN) return SERVE_NOTHING;
  bury(serve_build);
  return serve_build->is_done ? SERVE_DONE : SERVE_ENDED;
}

void serve_build_stop(struct serve_build *serve_build) {
  if (serve_build->process == 0) return;
  kill(serve_build->process, SIGKILL); /* the next build tidies up after it */
  bury(serve_build);
}
