#include "cmd/workbench.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "build/ondemand.h"
#include "cmd/production.h"
#include "cmd/report.h"
#include "layout/theme.h"
#include "relate/termsets.h"

enum { LOOKS_KEPT = 8 };

/* By which layouts and configuration a site was made. */
struct look {
  unsigned long number; /* the site's */
  struct hash hash;
};

struct workbench {
  struct settings settings;
  const char *const *places;
  int socket;
  struct progress progress;
  bool is_first;
  /* the site that was loaded last */
  unsigned long number;
  struct build *build; /* NULL while there is none that can be shown */
  struct diags *diags;
  struct ondemand *ondemand;
  struct look looks[LOOKS_KEPT]; /* by number, of the latest */
  struct hash proven;            /* one that has made a whole site */
  bool is_any_proven;
  bool is_proven;
  /* who writes a site's files */
  pid_t production; /* 0: nobody */
  bool is_stopped;  /* and about to end: what it holds takes the system a while */
  unsigned long produced;
  int production_end; /* to be polled: it has ended; -1 */
};

/* ---- the production ---- */

static void forget_production(struct workbench *bench) {
  close(bench->production_end);
  bench->production = 0;
  bench->production_end = -1;
  bench->is_stopped = false;
}

static void stop_production(struct workbench *bench) {
  if (bench->production == 0) return;
  kill(bench->production, SIGKILL);
  bench->is_stopped = true;
}

/* Until it holds nothing that the next one needs. */
static void await_stopped(struct workbench *bench) {
  stop_production(bench);
  while (bench->production != 0 && waitpid(bench->production, NULL, 0) < 0 && errno == EINTR) {
  }
  if (bench->production != 0) forget_production(bench);
}

static void signal_production(const struct workbench *bench, int signal) {
  if (bench->production != 0) kill(bench->production, signal);
}

static void say_word(const struct workbench *bench, enum workshop_word word, unsigned long number) {
  workshop_message_send(bench->socket, &(struct workshop_message){.word = word, .number = number, .file = -1});
}

/* One that has said all there is to say ends well. */
static void take_end(struct workbench *bench) {
  int how = 0;
  if (waitpid(bench->production, &how, WNOHANG) == 0) return;
  bool is_expected = bench->is_stopped;
  forget_production(bench);
  if (is_expected) return;
  if (!WIFEXITED(how) || WEXITSTATUS(how) != EXIT_FINE) say_word(bench, WORKSHOP_ENDED, bench->produced);
}

static struct production_order order_of(struct workbench *bench) {
  return (struct production_order){.settings = &bench->settings,
                                   .build = bench->build,
                                   .diags = bench->diags,
                                   .number = bench->number,
                                   .progress = bench->is_first ? &bench->progress : NULL,
                                   .is_shown = bench->is_proven,
                                   .socket = bench->socket};
}

static void begin_production(struct workbench *bench, const struct workshop_message *message) {
  await_stopped(bench);
  if (bench->build == NULL || message->number != bench->number) {
    say_word(bench, WORKSHOP_ENDED, message->number);
    return;
  }
  struct production_order order = order_of(bench);
  order.folder = bench->places[message->place];
  bench->produced = bench->number;
  bench->production = production_begin(&order);
  bench->production_end = bench->production > 0 ? pidfd_open(bench->production, 0) : -1;
  if (bench->production_end >= 0) return;
  if (bench->production > 0) await_stopped(bench);
  bench->production = 0;
  say_word(bench, WORKSHOP_ENDED, bench->number);
}

/* ---- a site ---- */

static void unload(struct workbench *bench) {
  bool was_loaded = bench->build != NULL && diags_count_of(bench->diags, SEVERITY_ERROR) == 0;
  ondemand_close(bench->ondemand);
  build_free(bench->build);
  diags_free(bench->diags);
  bench->ondemand = NULL;
  bench->build = NULL;
  bench->diags = diags_new();
  document_store_sweep(bench->settings.build.store, was_loaded);
}

static void add_part(struct buf *text, struct str name, struct str bytes) {
  struct hash hash = hash_of(bytes);
  buf_add(text, name);
  buf_add_char(text, '\0');
  hash_write(&hash, text);
}

static struct hash hash_look(const struct build *build) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  add_part(&text, STR("spor.yaml"), build->root.config != NULL ? build->root.config->bytes : (struct str){0});
  for (size_t i = 0; i < build->theme->module_count; i++)
    add_part(&text, build->theme->modules[i].name, build->theme->modules[i].file->bytes);
  for (size_t i = 0; i < build->theme->asset_count; i++) add_part(&text, build->theme->assets[i].name, build->theme->assets[i].bytes);
  struct hash hash = hash_of(buf_str(&text));
  buf_release(&text);
  return hash;
}

/* Whether what this site's pages are made by has made a whole site before: then its pages can be shown before all have been made. */
static void judge_look(struct workbench *bench) {
  struct look *look = &bench->looks[bench->number % LOOKS_KEPT];
  *look = (struct look){bench->number, hash_look(bench->build)};
  bench->is_proven = bench->is_any_proven && hash_equal(&look->hash, &bench->proven);
}

static void note_finished(struct workbench *bench, unsigned long finished) {
  const struct look *look = &bench->looks[finished % LOOKS_KEPT];
  if (finished == 0 || look->number != finished) return;
  bench->proven = look->hash;
  bench->is_any_proven = true;
}

static void take_in(struct workbench *bench) {
  struct build_options options = bench->settings.build;
  options.with_search = false; /* it can wait until it is asked for */
  progress_begin(&bench->progress, &bench->settings);
  options.stages = bench->is_first ? &bench->progress.stages : NULL;
  bench->build = build_load(&options, bench->diags);
  if (bench->build != NULL) bench->ondemand = ondemand_open(bench->build, bench->diags);
  if (bench->build != NULL) bench->build->options.stages = NULL;
}

static void refuse(struct workbench *bench) {
  progress_end(&bench->progress);
  report_findings(&bench->settings, bench->diags);
  fflush(NULL);
  struct production_order order = order_of(bench);
  production_tell(&order, WORKSHOP_REFUSED, SERVE_FAILED, false);
  unload(bench);
  signal_production(bench, SIGCONT); /* the site before is still the last good one */
}

static void load(struct workbench *bench, const struct workshop_message *message) {
  unload(bench);
  note_finished(bench, message->finished);
  bench->number = message->number;
  bench->is_first = message->is_first;
  bench->settings.build.moment = message->moment;
  take_in(bench);
  if (bench->build == NULL || diags_count_of(bench->diags, SEVERITY_ERROR) > 0) {
    refuse(bench);
    return;
  }
  judge_look(bench);
  if (bench->is_proven) {
    stop_production(bench);
  } else {
    signal_production(bench, SIGCONT); /* what it makes is shown until this is done */
  }
  struct production_order order = order_of(bench);
  production_tell(&order, WORKSHOP_LOADED, SERVE_PUBLISHED, bench->is_proven);
}

/* ---- a file ---- */

/* Until a site is shown, what is asked for is the one's that is shown yet. */
static bool can_make(const struct workbench *bench) {
  return bench->build != NULL && bench->is_proven;
}

static void answer(const struct workbench *bench, const struct workshop_message *asked) {
  static const enum workshop_word words[] = {[ONDEMAND_FILE] = WORKSHOP_FILE,
                                             [ONDEMAND_FOLDER] = WORKSHOP_FOLDER,
                                             [ONDEMAND_MISSING] = WORKSHOP_MISSING,
                                             [ONDEMAND_FAILED] = WORKSHOP_UNMADE};
  struct workshop_message message = {.word = WORKSHOP_LATER, .number = asked->number, .file = -1};
  struct buf bytes;
  struct str path;
  buf_init(&bytes, bench->build != NULL ? bench->build->config.limits.output_size : BUF_LIMIT_DEFAULT);
  if (can_make(bench)) {
    enum ondemand_answer found = ondemand_make(bench->ondemand, (struct str){asked->text, asked->length}, &bytes, &path);
    bool has_file = (found == ONDEMAND_FILE || found == ONDEMAND_MISSING) && path.len > 0;
    message.word = words[found];
    if (has_file && !(workshop_message_text(&message, path) && workshop_message_file(&message, buf_str(&bytes))))
      message.word = WORKSHOP_UNMADE;
  }
  workshop_message_send(bench->socket, &message);
  workshop_message_close(&message);
  buf_release(&bytes);
}

/* ---- the loop ---- */

static void obey(struct workbench *bench, const struct workshop_message *message) {
  if (message->word == WORKSHOP_LOAD) load(bench, message);
  if (message->word == WORKSHOP_PRODUCE) begin_production(bench, message);
  if (message->word == WORKSHOP_PAUSE) signal_production(bench, SIGSTOP);
  if (message->word == WORKSHOP_STOP) stop_production(bench);
  if (message->word == WORKSHOP_MAKE) answer(bench, message);
}

/* Nothing of the preview's is this process's: its sockets would stay open beyond their time, and its signals are blocked. */
static int leave_the_preview(pid_t preview, int socket) {
  sigset_t none;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != preview) _exit(EXIT_ENVIRONMENT);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  int kept = dup2(socket, STDERR_FILENO + 1);
  close_range((unsigned)kept + 1, ~0U, 0);
  return kept;
}

_Noreturn void workbench_run(const struct settings *settings, const char *const *places, pid_t preview, int socket) {
  struct workbench bench = {.settings = *settings, .places = places, .diags = diags_new(), .production_end = -1};
  struct workshop_message message;
  bench.socket = leave_the_preview(preview, socket);
  bench.settings.build.store = document_store_new();
  bench.settings.build.termsets = termsets_store_new();
  for (;;) {
    struct pollfd ends[] = {{.fd = bench.socket, .events = POLLIN}, {.fd = bench.production_end, .events = POLLIN}};
    if (poll(ends, sizeof ends / sizeof *ends, -1) < 0 && errno != EINTR) break;
    if (ends[1].revents != 0) take_end(&bench);
    if (ends[0].revents == 0) continue;
    if (workshop_message_receive(bench.socket, &message) < 0) break;
    obey(&bench, &message);
  }
  await_stopped(&bench);
  _exit(EXIT_FINE);
}
