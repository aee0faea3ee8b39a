#include "cmd/report.h"

#include <unistd.h>

#include "base/buf.h"

#define PAGES_MAX 3 /* of the documents that a broken layout was making */

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

bool report_is_left_out(const struct diag *diag) {
  return diag->code == DIAG_LEFT_OUT_DRAFT || diag->code == DIAG_LEFT_OUT_LATER || diag->code == DIAG_LEFT_OUT_FILE ||
         diag->code == DIAG_LEFT_OUT_UNUSED || diag->code == DIAG_LEFT_OUT_WHOLE || diag->code == DIAG_EDITION_DRAFT ||
         diag->code == DIAG_SVG_CLEANED;
}

static bool is_shown(const struct settings *settings, const struct diag *diag) {
  if (report_is_left_out(diag)) return false;
  if (settings->is_quiet) return diag->severity == SEVERITY_ERROR;
  return diag->severity != SEVERITY_NOTE || settings->is_verbose || diag->code == DIAG_LAYOUT_PAGE || diag->code == DIAG_LAYOUT_PRINT ||
         diag->code == DIAG_OUTPUT_RECOVERED || diag->code == DIAG_TERM_CANDIDATE;
}

/* One mistake in a layout is met on every page that it makes: said once, with the number of the other pages. */
static bool is_repeat(const struct diag *before, const struct diag *diag) {
  bool is_layout = diag->code == DIAG_LAYOUT_ERROR || diag->code == DIAG_LAYOUT_BUDGET;
  return is_layout && before->code == diag->code && before->line == diag->line && str_equal(before->path, diag->path) &&
         str_equal(before->arguments[0], diag->arguments[0]);
}

static size_t count_repeats(const struct diags *diags, size_t first) {
  size_t count = 0;
  while (first + count + 1 < diags_count(diags) && is_repeat(diags_at(diags, first), diags_at(diags, first + count + 1))) count++;
  return count;
}

static void write_findings(const struct settings *settings, const struct diags *diags, struct buf *text) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  size_t page_count = 0;
  for (size_t i = 0; i < diags_count(diags); i++) {
    const struct diag *diag = diags_at(diags, i);
    if (!is_shown(settings, diag)) continue;
    if (diag->code == DIAG_LAYOUT_PAGE && ++page_count > PAGES_MAX && !settings->is_verbose) continue;
    diag_write(diag, &settings->style, text);
    size_t repeats = settings->is_verbose ? 0 : count_repeats(diags, i);
    if (repeats > 0) buf_format(text, is_danish ? "  = og på %zu andre sider\n" : "  = and on %zu other pages\n", repeats);
    i += repeats;
  }
}

void report_findings(const struct settings *settings, struct diags *diags) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  diags_sort(diags);
  write_findings(settings, diags, &text);
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
    if (!report_is_left_out(diag)) continue;
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

static bool has_left_out(const struct diags *diags) {
  for (size_t i = 0; i < diags_count(diags); i++) {
    enum diag_code code = diags_at(diags, i)->code;
    if (code == DIAG_LEFT_OUT_DRAFT || code == DIAG_LEFT_OUT_LATER || code == DIAG_EDITION_DRAFT) return true;
  }
  return false;
}

void report_next(const struct settings *settings, const struct diags *diags) {
  if (settings->is_quiet || !isatty(STDERR_FILENO)) return;
  bool is_danish = settings->style.language == DIAG_DANISH;
  if (diags_count_of(diags, SEVERITY_ERROR) > 0) {
    fputs(is_danish ? "nu: ret fejlene; spor help ORD forklarer en med ordet i [ ], og spor serve viser dem, mens du retter\n"
                    : "next: mend the errors; spor help WORD explains one by the word in [ ], and spor serve shows them while you do\n",
          stderr);
  } else if (has_left_out(diags) && !settings->build.with_drafts) {
    fputs(is_danish ? "nu: spor serve --drafts viser i en browser også det, der er udeladt\n"
                    : "next: spor serve --drafts shows it in a browser, with what was left out\n",
          stderr);
  } else {
    fputs(is_danish ? "nu: spor serve viser det i en browser; mappen kan lægges på en server\n"
                    : "next: spor serve shows it in a browser; the folder can be put on a server\n",
          stderr);
  }
}
