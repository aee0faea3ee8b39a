#include "build/ids.h"

#include "base/buf.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "cmd/report.h"

/* One id a line, with the place it goes to. */
static void print_ids(const struct settings *settings, const struct ids_report *report) {
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < report->count && !settings->is_quiet; i++) {
    const struct stamped_id *stamped = &report->at[i];
    text_add_visible(&out, stamped->place.file->path);
    buf_format(&out, ":%u: {#%.*s}\n", stamped->place.line, STR_ARG(stamped->id));
  }
  if (out.len > 0) fwrite(out.at, 1, out.len, stdout);
  buf_release(&out);
}

static void print_sum(const struct settings *settings, const struct ids_report *report, bool is_fine, double since) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  if (report->count == 0) {
    report_done(settings, since, "every goal and action has its id: looked at", "alle mål og indsatser har id: set efter");
  } else if (!is_fine) {
    report_done(settings, since, "%zu of %zu files were written", "%zu af %zu filer er skrevet", report->written_count, report->file_count);
  } else {
    const char *ids = report->count == 1 ? "id" : is_danish ? "id'er" : "ids";
    const char *files = report->file_count == 1 ? (is_danish ? "fil" : "file") : is_danish ? "filer" : "files";
    const char *done = settings->is_dry ? (is_danish ? "ville blive skrevet i" : "would be written into")
                       : is_danish      ? "skrevet i"
                                        : "written into";
    report_done(settings, since, "%zu %s %s %zu %s", "%zu %s %s %zu %s", report->count, ids, done, report->file_count, files);
  }
}

static void print_next(const struct settings *settings, const struct ids_report *report, bool is_fine) {
  if (!is_fine) {
    report_next(settings, "mend the errors, then spor ids again", "ret fejlene, og kør spor ids igen");
  } else if (report->count > 0 && settings->is_dry) {
    report_next(settings, "the same without --dry-run writes them", "det samme uden --dry-run skriver dem");
  } else if (report->count > 0) {
    report_next(settings, "look at them with git diff, then commit", "se dem efter med git diff, og gem dem med git commit");
  } else {
    report_next(settings, "spor check, then spor release NAME", "spor check, og så spor release NAVN");
  }
}

int command_ids(const struct command *command, int argc, char **argv) {
  struct settings settings;
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  struct diags *diags = diags_new();
  struct progress progress;
  progress_begin(&progress, &settings);
  settings.build.stages = &progress.stages;
  struct build *build = build_open(&settings.build, diags);
  struct ids_report report = {0};
  bool is_fine = build != NULL && ids_stamp(build, settings.is_dry, &report, diags);
  progress_end(&progress);
  if (is_fine) print_ids(&settings, &report);
  report_findings(&settings, diags);
  report_left_out(&settings, diags);
  report_sum(&settings, diags);
  if (build != NULL) {
    print_sum(&settings, &report, is_fine, progress.start);
    print_next(&settings, &report, is_fine);
  }
  int code = report_exit_code(diags);
  build_free(build);
  diags_free(diags);
  return code;
}
