#include "base/arena.h"
#include "base/buf.h"
#include "build/browse.h"
#include "build/proof.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "cmd/report.h"

static void print_json(const struct settings *settings, struct diags *diags) {
  struct buf json;
  buf_init(&json, BUF_LIMIT_DEFAULT);
  diags_sort(diags);
  diags_write_json(diags, settings->style.language, &json);
  fwrite(json.at, 1, json.len, stdout);
  buf_release(&json);
}

static void print_text(const struct settings *settings, struct diags *diags) {
  report_findings(settings, diags);
  report_left_out(settings, diags);
  report_sum(settings, diags);
  bool is_clean = diags_count_of(diags, SEVERITY_ERROR) + diags_count_of(diags, SEVERITY_WARNING) == 0;
  if (is_clean && !settings->is_quiet)
    fputs(settings->style.language == DIAG_DANISH ? "intet at bemærke\n" : "nothing to report\n", stderr);
}

int command_check(const struct command *command, int argc, char **argv) {
  struct settings settings;
  if (!options_read(command, argc, argv, &settings)) return EXIT_USAGE;
  if (settings.wants_help) {
    options_explain(command, settings.style.language, stdout);
    return EXIT_FINE;
  }
  struct diags *diags = diags_new();
  struct progress progress;
  progress_begin(&progress, &settings);
  settings.build.with_draft_editions = true; /* what editors work on is the draft */
  settings.build.stages = &progress.stages;
  struct build *build = build_load(&settings.build, diags);
  if (build != NULL) {
    struct proof_input proof = {.wants_candidates = settings.wants_candidates};
    proof_read(build, &proof, diags);
    struct arena *arena = arena_new();
    site_browse(build, arena, diags);
    arena_free(arena);
  }
  progress_end(&progress);
  if (strcmp(settings.format, "json") == 0) {
    print_json(&settings, diags);
  } else {
    print_text(&settings, diags);
    progress_print_times(&progress);
  }
  int code = report_exit_code(diags);
  build_free(build);
  diags_free(diags);
  return code;
}
