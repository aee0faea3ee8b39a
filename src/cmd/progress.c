#include "cmd/progress.h"

#include <unistd.h>

#include "cmd/report.h"

#define SILENT_SECONDS 1.0  /* nothing is shown of what is done by then */
#define BETWEEN_SECONDS 0.1 /* from one line to the next */

static const char *const names[STAGE_COUNT][2] = {
    [STAGE_DOCUMENTS] = {"reading documents", "læser dokumenter"},
    [STAGE_EDITIONS] = {"reading editions", "læser udgaver"},
    [STAGE_LINKS] = {"following references and words", "følger henvisninger og ord"},
    [STAGE_HISTORY] = {"tracing history", "sporer historikken"},
    [STAGE_COMPARISONS] = {"comparing editions", "sammenligner udgaver"},
    [STAGE_SEARCH] = {"making the search index", "laver søgeregisteret"},
    [STAGE_PAGES] = {"making pages", "laver sider"},
    [STAGE_WRITING] = {"putting files into place", "lægger filerne på plads"},
};

static const char *name_of(const struct settings *settings, enum stage stage) {
  return names[stage][settings->style.language == DIAG_DANISH];
}

static bool is_due(const struct progress *progress, double now) {
  return progress->may_show && now - progress->start >= SILENT_SECONDS && now - progress->shown_at >= BETWEEN_SECONDS;
}

static void stop_stage(struct progress *progress, double now) {
  if (progress->stage != STAGE_COUNT) progress->seconds[progress->stage] += now - progress->begun;
}

void progress_tick(struct progress *progress) {
  double now = report_clock();
  if (progress->doing == NULL || !is_due(progress, now)) return;
  fprintf(stderr, "\r\033[K%s …", progress->doing);
  progress->shown_at = now;
}

void progress_do(struct progress *progress, const char *english, const char *danish) {
  stop_stage(progress, report_clock());
  progress->stage = STAGE_COUNT;
  progress->doing = progress->settings->style.language == DIAG_DANISH ? danish : english;
  progress_tick(progress);
}

static void begin(void *context, enum stage stage) {
  struct progress *progress = context;
  double now = report_clock();
  stop_stage(progress, now);
  progress->stage = stage;
  progress->begun = now;
  progress->doing = name_of(progress->settings, stage);
  progress_tick(progress);
}

static void advance(void *context, size_t done, size_t count) {
  struct progress *progress = context;
  double now = report_clock();
  if (!is_due(progress, now)) return;
  fprintf(stderr, "\r\033[K%s … %zu/%zu", name_of(progress->settings, progress->stage), done, count);
  progress->shown_at = now;
}

void progress_begin(struct progress *progress, const struct settings *settings) {
  *progress = (struct progress){.settings = settings, .start = report_clock(), .stage = STAGE_COUNT};
  progress->stages = (struct stages){begin, advance, progress};
  progress->may_show = !settings->is_quiet && isatty(STDERR_FILENO);
}

void progress_end(struct progress *progress) {
  stop_stage(progress, report_clock());
  progress->stage = STAGE_COUNT;
  if (progress->shown_at > 0) fputs("\r\033[K", stderr);
  progress->shown_at = 0;
}

void progress_print_times(const struct progress *progress) {
  if (!progress->settings->is_verbose) return;
  for (enum stage stage = 0; stage < STAGE_COUNT; stage++) {
    if (progress->seconds[stage] > 0) fprintf(stderr, "  %s: %.2f s\n", name_of(progress->settings, stage), progress->seconds[stage]);
  }
}
