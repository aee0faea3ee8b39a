#include "cmd/report.h"

#include <stdarg.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"

#define LAYOUTS_MAX 64  /* whose documents are named */
#define REMEDY_WIDTH 74 /* characters of a line of explanation */

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
  return diag->severity != SEVERITY_NOTE || settings->is_verbose || diag->code == DIAG_LAYOUT_PAGE || diag->code == DIAG_LAYOUT_UNTRIED ||
         diag->code == DIAG_LAYOUT_PRINT || diag->code == DIAG_OUTPUT_RECOVERED || diag->code == DIAG_TERM_CANDIDATE;
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

/* Where the line ends that begins at `from`: at a space, unless there is none. */
static size_t break_line(struct str text, size_t from) {
  size_t end = from + utf8_offset(str_slice(text, from, text.len), REMEDY_WIDTH);
  size_t space = end;
  while (end < text.len && space > from && text.at[space] != ' ') space--;
  return space > from ? space : end;
}

/* What to do about it: once for each kind of finding. */
static void write_remedy(const struct settings *settings, const struct diag *diag, struct buf *out) {
  struct str text = str_from(diag_explanation(diag->code, settings->style.language));
  for (size_t from = 0, end; from < text.len; from = end < text.len && text.at[end] == ' ' ? end + 1 : end) {
    end = break_line(text, from);
    buf_format(out, "%s%.*s\n", from == 0 ? "  = " : "    ", (int)(end - from), text.at + from);
  }
}

static bool is_for_person(const struct settings *settings) {
  return !settings->is_quiet && isatty(STDERR_FILENO);
}

/* A layout that fails may fail on every page: which document it was is said of the first for each layout. */
static bool is_said(const struct diag *diag, struct str *layouts, size_t *count) {
  if (diag->code != DIAG_LAYOUT_PAGE) return false;
  for (size_t i = 0; i < *count; i++) {
    if (str_equal(layouts[i], diag->arguments[0])) return true;
  }
  if (*count == LAYOUTS_MAX) return true;
  layouts[(*count)++] = diag->arguments[0];
  return false;
}

static void write_findings(const struct settings *settings, const struct diags *diags, struct buf *text) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  bool is_explaining = settings->is_verbose || is_for_person(settings);
  bool is_explained[DIAG_CODE_COUNT] = {false};
  struct str layouts[LAYOUTS_MAX];
  size_t layout_count = 0;
  for (size_t i = 0; i < diags_count(diags); i++) {
    const struct diag *diag = diags_at(diags, i);
    if (!is_shown(settings, diag)) continue;
    if (!settings->is_verbose && is_said(diag, layouts, &layout_count)) continue;
    diag_write(diag, &settings->style, text);
    size_t repeats = settings->is_verbose ? 0 : count_repeats(diags, i);
    if (repeats > 0) buf_format(text, is_danish ? "  = og på %zu andre sider\n" : "  = and on %zu other pages\n", repeats);
    i += repeats;
    if (is_explaining && !is_explained[diag->code]) write_remedy(settings, diag, text);
    is_explained[diag->code] = true;
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

void report_words(const char *before, struct str foreign, const char *after) {
  struct arena *arena = arena_new();
  fprintf(stderr, "%s%.*s%s", before, STR_ARG(text_visible(arena, foreign)), after);
  arena_free(arena);
}

void report_left_out(const struct settings *settings, const struct diags *diags) {
  if (settings->is_quiet) return;
  struct buf line;
  buf_init(&line, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < diags_count(diags); i++) {
    const struct diag *diag = diags_at(diags, i);
    if (!report_is_left_out(diag)) continue;
    buf_add_zero(&line, "  ");
    text_add_visible(&line, diag->path);
    buf_format(&line, "%s%.*s: ", diag->edition.len > 0 ? "@" : "", STR_ARG(diag->edition));
    diag_message(diag, settings->style.language, &line);
    buf_add_char(&line, '\n');
  }
  if (line.len > 0) fwrite(line.at, 1, line.len, stderr);
  buf_release(&line);
}

void report_sum(const struct settings *settings, const struct diags *diags) {
  size_t errors = diags_count_of(diags, SEVERITY_ERROR);
  size_t warnings = diags_count_of(diags, SEVERITY_WARNING);
  if (errors + warnings == 0 || (settings->is_quiet && errors == 0)) return;
  if (settings->style.language == DIAG_DANISH) {
    fprintf(stderr, "%zu fejl, %zu %s\n", errors, warnings, warnings == 1 ? "advarsel" : "advarsler");
  } else {
    fprintf(stderr, "%zu %s, %zu %s\n", errors, errors == 1 ? "error" : "errors", warnings, warnings == 1 ? "warning" : "warnings");
  }
}

const char *report_pages(bool is_danish, size_t count) {
  if (count == 1) return is_danish ? "side" : "page";
  return is_danish ? "sider" : "pages";
}

const char *report_publications(bool is_danish, size_t count) {
  if (count == 1) return is_danish ? "publikation" : "publication";
  return is_danish ? "publikationer" : "publications";
}

static void write_line(const char *before, const char *format, va_list arguments) {
  fputs(before, stderr);
  vfprintf(stderr, format, arguments);
}

void report_done(const struct settings *settings, double since, const char *english, const char *danish, ...) {
  if (settings->is_quiet) return;
  bool is_danish = settings->style.language == DIAG_DANISH;
  va_list arguments;
  va_start(arguments, danish);
  write_line("", is_danish ? danish : english, arguments);
  va_end(arguments);
  fprintf(stderr, is_danish ? " på %.2f s\n" : " in %.2f s\n", report_clock() - since);
}

void report_next(const struct settings *settings, const char *english, const char *danish, ...) {
  if (!is_for_person(settings)) return;
  bool is_danish = settings->style.language == DIAG_DANISH;
  va_list arguments;
  va_start(arguments, danish);
  write_line(is_danish ? "nu: " : "next: ", is_danish ? danish : english, arguments);
  va_end(arguments);
  fputc('\n', stderr);
}

bool report_is_seen(const struct settings *settings) {
  return settings->is_verbose || is_for_person(settings);
}
