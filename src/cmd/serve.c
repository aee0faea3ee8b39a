#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cmd/command.h"
#include "cmd/preview.h"
#include "cmd/report.h"
#include "cmd/serve_places.h"

/* Milliseconds. Who saves without end is served too: a change waits at most so long for those behind it. */
#define QUIET 25
#define QUIET_LONGEST 150
#define LOOKS_LIMIT ((size_t)1 << 20)

struct serving {
  struct preview preview;
  struct serve_places places;
  struct watch *watch;
  int signals;
  bool is_changed;   /* since the last build began */
  double changed_at; /* first, and */
  double changed_last;
  bool has_opened; /* the browser */
  bool is_limited; /* and it was said */
};

static bool is_danish(const struct preview *preview) {
  return preview->settings.style.language == DIAG_DANISH;
}

/* ---- what is said ---- */

static void say_address(const struct preview *preview) {
  printf(is_danish(preview) ? "http://127.0.0.1:%u/ (Ctrl-C stopper)\n" : "http://127.0.0.1:%u/ (Ctrl-C stops)\n",
         http_port(server_http(preview->server)));
  fflush(stdout);
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

static void say_limit(struct serving *serving) {
  bool is_limited = watch_is_limited(serving->watch);
  if (is_limited && !serving->is_limited)
    diags_add_path(serving->preview.diags, DIAG_WATCH_LIMIT, (struct str){0}, (struct str){0}, (struct str){0});
  serving->is_limited = is_limited;
  preview_say_findings(&serving->preview);
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

static void open_browser(struct serving *serving) {
  const struct preview *preview = &serving->preview;
  char address[64];
  if (!preview->settings.wants_browser || serving->has_opened) return;
  serving->has_opened = true;
  snprintf(address, sizeof address, "http://127.0.0.1:%u/", http_port(server_http(preview->server)));
  if (!spawn_browser(address))
    fputs(is_danish(preview) ? "xdg-open findes ikke her: åbn selv adressen\n" : "there is no xdg-open here: open the address yourself\n",
          stderr);
}

/* ---- the loop ---- */

static void note_change(struct serving *serving) {
  double now = report_clock();
  preview_stand_aside(&serving->preview);
  if (!serving->is_changed) serving->changed_at = now;
  serving->is_changed = true;
  serving->changed_last = now;
}

/* Milliseconds until a build is to begin; -1: none is. */
static int wait_for_build(const struct serving *serving) {
  if (!serving->is_changed || preview_is_building(&serving->preview)) return -1;
  double quiet = serving->changed_last + QUIET / 1e3;
  double longest = serving->changed_at + QUIET_LONGEST / 1e3;
  double left = ((quiet < longest ? quiet : longest) - report_clock()) * 1e3;
  return left > 0 ? (int)left + 1 : 0;
}

static void begin_build(struct serving *serving) {
  serving->is_changed = false;
  preview_begin(&serving->preview);
}

static int shorter(int a, int b) {
  if (a < 0 || b < 0) return a < 0 ? b : a;
  return a < b ? a : b;
}

/* One turn: waits until there is something to do, and does it. False when it is to end. */
static bool turn(struct serving *serving) {
  struct preview *preview = &serving->preview;
  struct http *http = server_http(preview->server);
  short mail = workshop_has_mail(&preview->workshop) ? POLLOUT : 0;
  struct pollfd ends[] = {{.fd = http_fd(http), .events = POLLIN},
                          {.fd = watch_fd(serving->watch), .events = POLLIN},
                          {.fd = preview->workshop.socket, .events = (short)(POLLIN | mail)},
                          {.fd = serving->signals, .events = POLLIN}};
  int wait = shorter(http_wait(http), shorter(watch_wait(serving->watch), shorter(wait_for_build(serving), preview_wait(preview))));
  if (poll(ends, sizeof ends / sizeof *ends, wait) < 0 && errno != EINTR) return false;
  if (ends[3].revents != 0) return false;
  if (watch_look(serving->watch)) {
    note_change(serving);
    say_limit(serving);
  }
  bool has_news = ends[2].revents != 0 && preview_take_news(preview);
  if (has_news && !preview_is_building(preview)) open_browser(serving);
  http_run(http);
  preview_go_on(preview);
  if (wait_for_build(serving) == 0) begin_build(serving);
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
static void take_signals(struct serving *serving) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  sigaddset(&set, SIGPIPE); /* a browser that has gone is no reason to end */
  sigprocmask(SIG_BLOCK, &set, NULL);
  sigdelset(&set, SIGPIPE);
  serving->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void run(struct serving *serving) {
  struct preview *preview = &serving->preview;
  struct diags *none = diags_new();
  serve_places_find(&serving->places, &preview->settings);
  serving->watch = watch_open(serving->places.at, serving->places.count, WATCH_FOLDERS_MAX);
  preview_set_state(preview, SERVE_BEGINS, none);
  server_tell(preview->server);
  say_limit(serving);
  say_address(preview);
  begin_build(serving);
  while (turn(serving)) {
  }
  workshop_close(&preview->workshop);
  watch_close(serving->watch);
  serve_places_release(&serving->places);
  diags_free(none);
}

static int serve(struct serving *serving) {
  struct arena *arena = arena_new();
  struct server_looks looks;
  struct preview *preview = &serving->preview;
  const char *root = preview->settings.build.root.folder;
  bool is_ready = read_look(arena, "live.js", &looks.script, preview) && read_look(arena, "live.css", &looks.style, preview) &&
                  serve_home_open(&preview->home, root, preview->diags) && open_server(preview, &looks);
  int code = report_exit_code(preview->diags);
  preview->settings.build.cache = preview->home.cache;
  preview->workshop =
      (struct workshop){.settings = &preview->settings, .places = {preview->home.sites[0], preview->home.sites[1]}, .socket = -1};
  if (is_ready) {
    double since = report_clock();
    take_signals(serving);
    run(serving);
    say_goodbye(preview, since);
    close(serving->signals);
  }
  preview_say_findings(preview);
  server_close(preview->server);
  serve_home_close(&preview->home);
  arena_free(arena);
  return code;
}

int command_serve(const struct command *command, int argc, char **argv) {
  struct serving serving = {.preview.home.lock_fd = -1};
  struct preview *preview = &serving.preview;
  int early;
  if (!options_begin(command, argc, argv, &preview->settings, &early)) return early;
  preview->settings.build.with_draft_editions = preview->settings.build.with_search = true;
  preview->diags = diags_new();
  int code = serve(&serving);
  diags_free(preview->diags);
  return code;
}
