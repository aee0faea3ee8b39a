#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/interrupt.h"

enum { SAID_LIMIT = 4096, TICK = 200 /* milliseconds */, NOT_STARTED = 126, NOT_FOUND = 127 };

struct ends {
  int output[2];
  int said[2];
};

/* ---- in the child ---- */

static void limit(int resource, size_t most) {
  struct rlimit wanted = {.rlim_cur = most, .rlim_max = most};
  if (most > 0) setrlimit((__rlimit_resource_t)resource, &wanted);
}

struct task {
  const char *const *argv; /* NULL: the function */
  bool (*work)(void *context);
  void *context;
};

static void settle(const struct child_limits *limits, const struct ends *ends, pid_t parent) {
  sigset_t none;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(NOT_STARTED);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(ends->output[1], STDOUT_FILENO) < 0 ||
      dup2(ends->said[1], STDERR_FILENO) < 0) {
    _exit(NOT_STARTED);
  }
  close_range(STDERR_FILENO + 1, ~0U, 0);
  if (limits->folder != NULL && chdir(limits->folder) != 0) _exit(NOT_STARTED);
  limit(RLIMIT_CPU, limits->seconds);
  limit(RLIMIT_FSIZE, limits->file);
  limit(RLIMIT_AS, limits->memory);
  setenv("LC_ALL", "C.UTF-8", 1);
}

static _Noreturn void become(const char *const *argv) {
  char *words[64];
  size_t count = 0;
  while (argv[count] != NULL && count + 1 < sizeof words / sizeof words[0]) {
    words[count] = strdup(argv[count]);
    count++;
  }
  words[count] = NULL;
  execvp(words[0], words);
  _exit(errno == ENOENT || errno == EACCES ? NOT_FOUND : NOT_STARTED);
}

/* The work writes with write(2): what waits in the buffers of stdio is the caller's. */
static _Noreturn void perform(const struct task *task) {
  bool is_fine = task->work(task->context);
  _exit(is_fine ? 0 : NOT_STARTED);
}

/* ---- in the caller ---- */

static int64_t now_in_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Takes what is there to read; false at the end. What goes beyond the buffer's ceiling is dropped. */
static bool take(int fd, struct buf *into) {
  char part[16384];
  ssize_t count = read(fd, part, sizeof part);
  if (count > 0) buf_add_bytes(into, part, (size_t)count);
  return count > 0 || (count < 0 && errno == EINTR);
}

static void tick(const struct child_watch *watch) {
  if (watch != NULL) watch->tick(watch->context);
}

/* Reads both until they end. CHILD_FINE, or why it must be ended. */
static enum child_end listen(const struct ends *ends, int64_t until, const struct child_watch *watch, struct child_result *result) {
  struct pollfd watched[2] = {{.fd = ends->output[0], .events = POLLIN}, {.fd = ends->said[0], .events = POLLIN}};
  while (watched[0].fd >= 0 || watched[1].fd >= 0) {
    int64_t left = until - now_in_milliseconds();
    if (left <= 0) return CHILD_SLOW;
    if (poll(watched, 2, left < TICK ? (int)left : TICK) < 0 && errno != EINTR) return CHILD_FAILED;
    tick(watch);
    if (interrupt_waits()) return CHILD_FAILED;
    if (watched[0].revents != 0 && !take(watched[0].fd, &result->output)) watched[0].fd = -1;
    if (watched[1].revents != 0 && !take(watched[1].fd, &result->said)) watched[1].fd = -1;
    watched[0].revents = watched[1].revents = 0;
    if (result->output.overflow) return CHILD_LARGE;
  }
  return CHILD_FINE;
}

/* What has closed its output may go on all the same. CHILD_FINE when it has ended. */
static enum child_end await(pid_t child, int64_t until, const struct child_watch *watch) {
  struct pollfd ended = {.fd = pidfd_open(child, 0), .events = POLLIN};
  if (ended.fd < 0) return CHILD_FAILED;
  enum child_end end = CHILD_SLOW;
  for (int64_t left; end == CHILD_SLOW && (left = until - now_in_milliseconds()) > 0;) {
    int count = poll(&ended, 1, left < TICK ? (int)left : TICK);
    tick(watch);
    if (count > 0) end = CHILD_FINE;
    if (count < 0 && errno != EINTR) end = CHILD_FAILED;
  }
  close(ended.fd);
  return end;
}

static enum child_end how_it_ended(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return CHILD_FINE;
  if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND) return CHILD_MISSING;
  if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL)) return CHILD_SLOW;
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ ? CHILD_LARGE : CHILD_FAILED;
}

static bool open_ends(struct ends *ends) {
  if (pipe2(ends->output, O_CLOEXEC) != 0) return false;
  if (pipe2(ends->said, O_CLOEXEC) == 0) return true;
  close(ends->output[0]);
  close(ends->output[1]);
  return false;
}

static void run(const struct task *task, const struct child_limits *limits, struct child_result *result) {
  struct ends ends;
  result->end = CHILD_FAILED;
  buf_init(&result->output, limits->output);
  buf_init(&result->said, SAID_LIMIT);
  if (!open_ends(&ends)) return;
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) {
    settle(limits, &ends, parent);
    if (task->argv != NULL) become(task->argv);
    perform(task);
  }
  close(ends.output[1]);
  close(ends.said[1]);
  int64_t until = now_in_milliseconds() + (int64_t)limits->seconds * 1000;
  enum child_end end = child > 0 ? listen(&ends, until, limits->watch, result) : CHILD_FAILED;
  if (end == CHILD_FINE) end = await(child, until, limits->watch);
  close(ends.output[0]);
  close(ends.said[0]);
  int status = 0;
  if (child > 0 && end != CHILD_FINE) kill(child, SIGKILL);
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result->end = end != CHILD_FINE || child < 0 ? end : how_it_ended(status);
}

void child_run(const char *const *argv, const struct child_limits *limits, struct child_result *result) {
  run(&(struct task){.argv = argv}, limits, result);
}

void child_call(bool (*work)(void *context), void *context, const struct child_limits *limits, struct child_result *result) {
  run(&(struct task){.work = work, .context = context}, limits, result);
}

void child_release(struct child_result *result) {
  buf_release(&result->output);
  buf_release(&result->said);
}
