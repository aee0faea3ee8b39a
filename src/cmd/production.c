#include "cmd/production.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/attachments.h"
#include "build/browse.h"
#include "build/proof.h"
#include "cmd/report.h"
#include "read/lexicon.h"
#include "serve/address.h"

enum { STATE_LIMIT = 16 << 20, READING_SECONDS = 120, NICENESS = 10 };

void production_tell(const struct production_order *order, enum workshop_word word, enum serve_step step, bool is_proven) {
  struct workshop_message message = {.word = word, .number = order->number, .is_proven = is_proven, .file = -1};
  struct arena *scratch = arena_new();
  struct buf html;
  buf_init(&html, STATE_LIMIT);
  serve_state_write(order->settings, step, order->build, order->diags, &html);
  workshop_message_text(&message, order->build != NULL ? address_base(scratch, order->build->config.base_url) : STR("/"));
  workshop_message_file(&message, buf_str(&html));
  workshop_message_send(order->socket, &message);
  workshop_message_close(&message);
  buf_release(&html);
  arena_free(scratch);
}

static void step_back(void) {
  errno = 0;
  (void)!nice(NICENESS);
}

/* All that `spor check` says. Nobody waits for it: whoever saves or loads a page comes first. */
static void read_as_editor(const struct production_order *order) {
  struct arena *arena = arena_new();
  struct proof_input proof = {.wants_candidates = false};
  alarm(READING_SECONDS); /* its signal ends the process */
  order->build->options.stages = NULL;
  proof_read(order->build, &proof, order->diags);
  attachments_check(order->build, order->diags);
  site_browse(order->build, arena, order->diags);
  production_tell(order, WORKSHOP_READ, SERVE_READ, false);
  lexicon_save(order->build->lexicon);
  arena_free(arena);
}

/* That the one before was ended is the preview's own doing. */
static bool is_of_no_matter(void *context, const struct diag *diag) {
  (void)context;
  return diag->code == DIAG_OUTPUT_RECOVERED;
}

static _Noreturn void run(const struct production_order *order) {
  struct writer_report report;
  struct progress *progress = order->progress;
  if (order->is_shown) step_back();
  order->build->options.stages = progress != NULL ? &progress->stages : NULL;
  stages_begin(order->build->options.stages, STAGE_SEARCH);
  if (order->build->search == NULL) build_index(order->build, order->diags);
  bool is_published = build_publish(order->build, order->folder, &report, order->diags);
  if (progress != NULL) progress_end(progress);
  diags_drop(order->diags, is_of_no_matter, NULL);
  report_findings(order->settings, order->diags);
  if (progress != NULL) report_left_out(order->settings, order->diags);
  production_tell(order, is_published ? WORKSHOP_PUBLISHED : WORKSHOP_FAILED, is_published ? SERVE_PUBLISHED : SERVE_FAILED, false);
  fflush(NULL);
  lexicon_save(order->build->lexicon);
  if (!order->is_shown) step_back();
  if (is_published) read_as_editor(order);
  _exit(EXIT_FINE);
}

/* Who is paused before it is bound to its parent's end would stand still for ever when that ends. */
static void await_bound(int end) {
  char none;
  while (read(end, &none, 1) < 0 && errno == EINTR) {
  }
}

pid_t production_begin(const struct production_order *order) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  fflush(NULL);
  pid_t parent = getpid();
  pid_t process = fork();
  if (process == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(EXIT_ENVIRONMENT);
    close(ends[0]);
    close(ends[1]);
    run(order);
  }
  close(ends[1]);
  if (process > 0) await_bound(ends[0]);
  close(ends[0]);
  return process;
}
