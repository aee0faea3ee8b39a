#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cmd/command.h"
#include "cmd/report.h"
#include "cmd/serve_build.h"
#include "cmd/serve_home.h"
#include "cmd/serve_places.h"
#include "cmd/serve_state.h"
#include "serve/server.h"

/* Milliseconds. Who saves without end is served too: a change waits at most so long for those behind it. */
#define QUIET 25
#define QUIET_LONGEST 150
#define LOOKS_LIMIT ((size_t)1 << 20)

struct preview {
  struct settings settings;
  struct diags *diags; /* of the preview itself, not of what it builds */
  struct serve_home home;
  struct serve_places places;
  struct server *server;
  struct watch *watch;
  struct serve_build build;
  int signals;
  unsigned shown;    /* the place of the home's two that is shown; the other is built into */
  bool is_changed;   /* since the last build began */
  double changed_at; /* first, and */
  double changed_last;
  double begun_at;
  size_t built_count;
  size_t failed_count;
  bool has_opened; /* the browser */
  bool is_limited; /* and it was said */
};

static bool is_danish(const struct preview *preview) {
  return preview->settings.style.language == DIAG_DANISH;
}

/* ---- what is said ---- */

static void say_findings(struct preview *preview) {
  report_findings(&preview->settings, preview->diags);
  diags_free(preview->diags);
  preview->diags = diags_new();
}

static void say_address(const struct preview *preview) {
  printf(is_danish(preview) ? "http://127.0.0.1:%u/ (Ctrl-C stopper)\n" : "http://127.0.0.1:%u/ (Ctrl-C stops)\n",
         http_port(server_http(preview->server)));
  fflush(stdout);
}

static void say_built(const struct preview *preview, size_t changes) {
  if (preview->settings.is_quiet || changes == 0) return;
  double seconds = report_clock() - preview->begun_at;
  const char *files = is_danish(preview) ? (changes == 1 ? "fil ændret på" : "filer ændret på")
                      : changes == 1     ? "file changed in"
                                         : "files changed in";
  fprintf(stderr, "%zu %s %.2f s\n", changes, files, seconds);
}

static void say_failed(const struct preview *preview) {
  const char *text =
      is_danish(preview) ? "ikke bygget: den seneste gode udgave vises fortsat\n" : "not built: the last good one is still shown\n";
  if (!preview->settings.is_quiet) fputs(text, stderr);
}

static const char *name_times(const struct preview *preview, size_t count) {
  if (is_danish(preview)) return count == 1 ? "gang" : "gange";
  return count == 1 ? "time" : "times";
}

static void say_goodbye(const struct preview *preview, double since) {
  size_t count = preview->built_count + preview->failed_count;
  report_done(&preview->settings, since, "stopped: built %zu %s, %zu %s with errors,", "standset: bygget %zu %s, %zu %s med fejl,", count,
              name_times(preview, count), preview->failed_count, name_times(preview, preview->failed_count));
  report_next(&preview->settings, "spor check looks for all that an editor would; spor build makes the site",
              "spor check ser efter alt, hvad en redaktør ville; spor build laver webstedet");
}

static void say_limit(struct preview *preview) {
  bool is_limited = watch_is_limited(preview->watch);
  if (is_limited && !preview->is_limited)
    diags_add_path(preview->diags, DIAG_WATCH_LIMIT, (struct str){0}, (struct str){0}, (struct str){0});
  preview->is_limited = is_limited;
  say_findings(preview);
}

/* ---- the browser ---- */

static bool spawn_browser(const char *address) {
  extern char **environ;
  posix_spawnattr_t attributes;
  sigset_t none;
  pid_t process;
  const char *argv[] = {"xdg-open", address, NULL};
  sigemptyset(&none);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  int error = posix_spawnp(&process, argv[0], NULL, &attributes, (char *const *)(uintptr_t)argv, environ);
  posix_spawnattr_destroy(&attributes);
  return error == 0; /* its end is of no matter: the system takes note of it when the preview ends */
}

static void open_browser(struct preview *preview) {
  char address[64];
  if (!preview->settings.wants_browser || preview->has_opened) return;
  preview->has_opened = true;
  snprintf(address, sizeof address, "http://127.0.0.1:%u/", http_port(server_http(preview->server)));
  if (!spawn_browser(address))
    fputs(is_danish(preview) ? "xdg-open findes ikke her: åbn selv adressen\n" : "there is no xdg-open here: open the address yourself\n",
          stderr);
}

/* ---- builds ---- */

static void set_state(struct preview *preview, enum serve_step step, struct diags *diags) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  serve_state_write(&preview->settings, step, NULL, diags, &html);
  server_state(preview->server, buf_str(&html));
  buf_release(&html);
}

static void begin_build(struct preview *preview) {
  serve_build_stop(&preview->build); /* at its reading */
  preview->is_changed = false;
  preview->begun_at = report_clock();
  if (!preview->settings.has_date) preview->settings.build.moment = (int64_t)time(NULL);
  bool is_first = preview->built_count == 0; /* what is left out is said once here; the bar goes on saying it */
  if (serve_build_begin(&preview->build, &preview->settings, preview->home.sites[1 - preview->shown], is_first)) return;
  diags_add_path(preview->diags, DIAG_PREVIEW_STOPPED, (struct str){0}, str_from(strerror(errno)), (struct str){0});
  set_state(preview, SERVE_FAILED, preview->diags);
  server_tell(preview->server);
  say_findings(preview);
}

/* A build without a word has been ended. */
static void take_silence(struct preview *preview) {
  diags_add_path(preview->diags, DIAG_PREVIEW_STOPPED, (struct str){0}, STR(DIAG_WORDS("ended from outside", "afbrudt udefra")),
                 (struct str){0});
  set_state(preview, SERVE_FAILED, preview->diags);
  say_findings(preview);
  say_failed(preview);
}

static void show(struct preview *preview, struct str base) {
  struct folder *built = folder_open(preview->home.sites[1 - preview->shown]);
  if (built == NULL) return;
  say_built(preview, folder_changes(server_folder(preview->server), built));
  preview->shown = 1 - preview->shown;
  server_show(preview->server, built, base);
}

static void take_built(struct preview *preview, const struct serve_result *result) {
  server_state(preview->server, result->html);
  if (result->is_published) {
    show(preview, result->base);
    preview->built_count++;
  } else {
    say_failed(preview);
    preview->failed_count++;
  }
}

/* The reading took too long: what the build said stays, and the bar no longer waits. */
static void take_unread(struct preview *preview) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  serve_state_write_unread(&preview->settings, server_told(preview->server), &html);
  server_state(preview->server, buf_str(&html));
  buf_release(&html);
}

static void take_news(struct preview *preview) {
  struct serve_result result;
  enum serve_news news = serve_build_read(&preview->build, &result);
  if (news == SERVE_NOTHING || news == SERVE_DONE) return;
  if (news == SERVE_BUILT) take_built(preview, &result);
  if (news == SERVE_CHECKED) server_state(preview->server, result.html);
  if (news == SERVE_ENDED && preview->build.is_reading) take_unread(preview);
  if (news == SERVE_ENDED && !preview->build.is_reading) take_silence(preview);
  server_tell(preview->server);
  open_browser(preview);
}

/* ---- the loop ---- */

static void note_change(struct preview *preview) {
  double now = report_clock();
  if (preview->build.is_reading) serve_build_stop(&preview->build); /* of a text that is no more */
  if (!preview->is_changed) preview->changed_at = now;
  preview->is_changed = true;
  preview->changed_last = now;
}

/* Milliseconds until a build is to begin; -1: none is. */
static int wait_for_build(const struct preview *preview) {
  bool is_building = preview->build.process != 0 && !preview->build.is_reading;
  if (!preview->is_changed || is_building) return -1;
  double quiet = preview->changed_last + QUIET / 1e3;
  double longest = preview->changed_at + QUIET_LONGEST / 1e3;
  double left = ((quiet < longest ? quiet : longest) - report_clock()) * 1e3;
  return left > 0 ? (int)left + 1 : 0;
}

static int shorter(int a, int b) {
  if (a < 0 || b < 0) return a < 0 ? b : a;
  return a < b ? a : b;
}

/* One turn: waits until there is something to do, and does it. False when it is to end. */
static bool turn(struct preview *preview) {
  struct http *http = server_http(preview->server);
  bool is_building = preview->build.process != 0;
  struct pollfd ends[] = {{.fd = http_fd(http), .events = POLLIN},
                          {.fd = watch_fd(preview->watch), .events = POLLIN},
                          {.fd = is_building ? preview->build.fd : -1, .events = POLLIN},
                          {.fd = preview->signals, .events = POLLIN}};
  int wait = shorter(http_wait(http), shorter(watch_wait(preview->watch), wait_for_build(preview)));
  if (poll(ends, sizeof ends / sizeof *ends, wait) < 0 && errno != EINTR) return false;
  if (ends[3].revents != 0) return false;
  if (watch_look(preview->watch)) {
    note_change(preview);
    say_limit(preview);
  }
  if (ends[2].revents != 0) take_news(preview);
  http_run(http);
  if (wait_for_build(preview) == 0) begin_build(preview);
  return true;
}

/* ---- beginning and end ---- */

static bool read_look(struct arena *arena, const char *name, struct str *bytes, const struct preview *preview) {
  const char *path = str_zero(arena, str_format(arena, "%s/preview/%s", preview->settings.build.root.theme, name));
  if (file_read(arena, path, LOOKS_LIMIT, bytes)) return true;
  diags_add_path(preview->diags, DIAG_FILE_UNREADABLE, str_from(path), str_from(strerror(errno)), (struct str){0});
  return false;
}

static bool open_server(struct preview *preview, const struct server_looks *looks) {
  char port[16];
  preview->server = server_open(preview->settings.port, looks);
  if (preview->server != NULL) return true;
  const char *why = errno == EADDRINUSE ? DIAG_WORDS("another program has it", "et andet program har den") : strerror(errno);
  snprintf(port, sizeof port, "%u", preview->settings.port);
  diags_add_path(preview->diags, DIAG_PORT_TAKEN, (struct str){0}, str_from(port), str_from(why));
  return false;
}

/* Signals come as something to read, so that nothing is left half done. */
static void take_signals(struct preview *preview) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  sigaddset(&set, SIGPIPE); /* a browser that has gone is no reason to end */
  sigprocmask(SIG_BLOCK, &set, NULL);
  sigdelset(&set, SIGPIPE);
  preview->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void run(struct preview *preview) {
  struct diags *none = diags_new();
  serve_places_find(&preview->places, &preview->settings);
  preview->watch = watch_open(preview->places.at, preview->places.count, WATCH_FOLDERS_MAX);
  set_state(preview, SERVE_BEGINS, none);
  server_tell(preview->server);
  say_limit(preview);
  say_address(preview);
  begin_build(preview);
  while (turn(preview)) {
  }
  serve_build_stop(&preview->build);
  buf_release(&preview->build.said);
  watch_close(preview->watch);
  serve_places_release(&preview->places);
  diags_free(none);
}

static int serve(struct preview *preview) {
  struct arena *arena = arena_new();
  struct server_looks looks;
  const char *root = preview->settings.build.root.folder;
  bool is_ready = read_look(arena, "live.js", &looks.script, preview) && read_look(arena, "live.css", &looks.style, preview) &&
                  serve_home_open(&preview->home, root, preview->diags) && open_server(preview, &looks);
  int code = report_exit_code(preview->diags);
  preview->settings.build.cache = preview->home.cache;
  if (is_ready) {
    double since = report_clock();
    take_signals(preview);
    run(preview);
    say_goodbye(preview, since);
    close(preview->signals);
  }
  say_findings(preview);
  server_close(preview->server);
  serve_home_close(&preview->home);
  arena_free(arena);
  return code;
}

int command_serve(const struct command *command, int argc, char **argv) {
  struct preview preview = {.home.lock_fd = -1};
  int early;
  if (!options_begin(command, argc, argv, &preview.settings, &early)) return early;
  preview.settings.build.with_draft_editions = preview.settings.build.with_search = true;
  preview.diags = diags_new();
  buf_init(&preview.build.said, BUF_LIMIT_DEFAULT);
  int code = serve(&preview);
  diags_free(preview.diags);
  return code;
}
