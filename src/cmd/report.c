#include "cmd/report.h"

#include "base/buf.h"

double report_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int report_exit_code(const struct diags *diags) {
  if (diags_count_of(diags, SEVERITY_ERROR) == 0) return EXIT_FINE;
  if (diags_blame_usage(diags)) return EXIT_USAGE;
  return diags_blame_environment(diags) ? EXIT_ENVIRONMENT : EXIT_CONTENT;
}

static bool is_left_out(const struct diag *diag) {
  return diag->code == DIAG_LEFT_OUT_DRAFT || diag->code == DIAG_LEFT_OUT_LATER || diag->code == DIAG_LEFT_OUT_FILE ||
         diag->code == DIAG_LEFT_OUT_UNUSED;
}

static bool is_shown(const struct settings *settings, const struct diag *diag) {
  if (is_left_out(diag)) return false;
  if (settings->is_quiet) return diag->severity == SEVERITY_ERROR;
  return diag->severity != SEVERITY_NOTE || settings->is_verbose || diag->code == DIAG_LAYOUT_PAGE || diag->code == DIAG_LAYOUT_PRINT ||
         diag->code == DIAG_OUTPUT_RECOVERED;
}

void report_findings(const struct settings *settings, struct diags *diags) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  diags_sort(diags);
  for (size_t i = 0; i < diags_count(diags); i++) {
    if (is_shown(settings, diags_at(diags, i))) diag_write(diags_at(diags, i), &settings->style, &text);
  }
  bool is_danish = settings->style.language == DIAG_DANISH;
  if (diags_dropped(diags) > 0) buf_format(&text, is_danish ? "… og %zu fund mere\n" : "… and %zu more findings\n", diags_dropped(diags));
  if (text.len > 0) fwrite(text.at, 1, text.len, stderr);
  buf_release(&text);
}

void report_left_out(const struct settings *settings, const struct diags *diags) {
  if (settings->is_quiet) return;
  struct buf line;
  buf_init(&line, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < diags_count(diags); i++) {
    const struct diag *diag = diags_at(diags, i);
    if (!is_left_out(diag)) continue;
    buf_format(&line, "  %.*s: ", STR_ARG(diag->path));
    diag_message(diag, settings->style.language, &line);
    buf_add_char(&line, '\n');
  }
  if (line.len > 0) fwrite(line.at, 1, line.len, stderr);
  buf_release(&line);
}

void report_sum(const struct settings *settings, const struct diags *diags) {
  size_t errors = diags_count_of(diags, SEVERITY_ERROR);
  size_t warnings = diags_count_of(diags, SEVERITY_WARNING);
  if (errors + warnings == 0) return;
  if (settings->style.language == DIAG_DANISH) {
    fprintf(stderr, "%zu fejl, %zu %s\n", errors, warnings, warnings == 1 ? "advarsel" : "advarsler");
  } else {
    fprintf(stderr, "%zu %s, %zu %s\n", errors, errors == 1 ? "error" : "errors", warnings, warnings == 1 ? "warning" : "warnings");
  }
}
