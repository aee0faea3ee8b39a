#include "build/ids.h"

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/report.h"

/* One id a line, with the place it goes to. */
static void print_ids(const struct settings *settings, const struct ids_report *report) {
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < report->count && !settings->is_quiet; i++) {
    const struct stamped_id *stamped = &report->at[i];
    buf_format(&out, "%.*s:%u: {#%.*s}\n", STR_ARG(stamped->place.file->path), stamped->place.line, STR_ARG(stamped->id));
  }
  if (out.len > 0) fwrite(out.at, 1, out.len, stdout);
  buf_release(&out);
}

static void print_sum(const struct settings *settings, const struct ids_report *report, bool is_fine) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  if (settings->is_quiet) return;
  if (report->count == 0) {
    fputs(is_danish ? "alle mål og indsatser har id\n" : "every goal and action has its id\n", stderr);
    return;
  }
  if (!is_fine) {
    fprintf(stderr, is_danish ? "%zu af %zu filer er skrevet\n" : "%zu of %zu files were written\n", report->written_count,
            report->file_count);
    return;
  }
  const char *ids = report->count == 1 ? "id" : is_danish ? "id'er" : "ids";
  const char *files = report->file_count == 1 ? (is_danish ? "fil" : "file") : is_danish ? "filer" : "files";
  const char *done = settings->is_dry ? (is_danish ? "ville blive skrevet i" : "would be written into")
                     : is_danish      ? "skrevet i"
                                      : "written into";
  fprintf(stderr, "%zu %s %s %zu %s\n", report->count, ids, done, report->file_count, files);
  if (settings->is_dry) return;
  fputs(is_danish ? "se ændringerne efter med git diff, og gem dem med git commit\n" : "look at them with git diff, then commit\n", stderr);
}

int command_ids(const struct command *command, int argc, char **argv) {
  struct settings settings;
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  struct diags *diags = diags_new();
  struct build *build = build_open(&settings.build, diags);
  struct ids_report report = {0};
  bool is_fine = build != NULL && ids_stamp(build, settings.is_dry, &report, diags);
  if (is_fine) print_ids(&settings, &report);
  report_findings(&settings, diags);
  report_left_out(&settings, diags);
  report_sum(&settings, diags);
  if (build != NULL) print_sum(&settings, &report, is_fine);
  int code = report_exit_code(diags);
  build_free(build);
  diags_free(diags);
  return code;
}
