#include "cmd/serve_state.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "cmd/report.h"
#include "cmd/serve_draft.h"

enum { FINDINGS_MAX = 50 }; /* shown; nobody mends more before looking again */

struct state {
  const struct settings *settings;
  const struct diags *diags;
  struct buf *out;
  bool is_danish;
};

__attribute__((format_arg(2), format_arg(3))) static const char *pick(const struct state *state, const char *english, const char *danish) {
  return state->is_danish ? danish : english;
}

/* ---- one finding ---- */

static void write_place(const struct state *state, const struct diag *diag) {
  static const char *const words[][2] = {{"error", "fejl"}, {"warning", "advarsel"}, {"note", "bemærkning"}};
  buf_add_zero(state->out, "<p class=\"place\">");
  if (diag->path.len > 0) {
    buf_add_zero(state->out, "<code>");
    buf_add_html(state->out, diag->path);
    if (diag->edition.len > 0) {
      buf_add_char(state->out, '@');
      buf_add_html(state->out, diag->edition);
    }
    buf_add_zero(state->out, "</code>");
  }
  if (diag->line > 0) buf_format(state->out, pick(state, " line %u", " linje %u"), diag->line);
  buf_format(state->out, " <span class=\"severity\">%s</span></p>\n", words[diag->severity][state->is_danish]);
}

/* The line it is about, and the words that are meant. */
static void write_excerpt(const struct state *state, const struct diag *diag) {
  if (diag->line == 0 || diag->source.len == 0) return;
  size_t from = utf8_offset(diag->source, diag->caret > 0 ? diag->caret - 1 : 0);
  size_t to = from + utf8_offset(str_slice(diag->source, from, diag->source.len), diag->caret_width);
  buf_add_zero(state->out, "<pre><code>");
  buf_add_html(state->out, str_slice(diag->source, 0, from));
  buf_add_zero(state->out, "<mark>");
  buf_add_html(state->out, str_slice(diag->source, from, to));
  buf_add_zero(state->out, "</mark>");
  buf_add_html(state->out, str_slice(diag->source, to, diag->source.len));
  buf_add_zero(state->out, "</code></pre>\n");
}

static void write_finding(const struct state *state, const struct diag *diag) {
  static const char *const classes[] = {"error", "warning", "note"};
  struct buf message;
  buf_init(&message, BUF_LIMIT_DEFAULT);
  diag_message(diag, state->settings->style.language, &message);
  buf_format(state->out, "<li class=\"%s\">\n", classes[diag->severity]);
  write_place(state, diag);
  buf_add_zero(state->out, "<p class=\"message\">");
  buf_add_html(state->out, buf_str(&message));
  buf_add_zero(state->out, "</p>\n");
  write_excerpt(state, diag);
  if (diag->suggestion.len > 0) {
    buf_format(state->out, "<p class=\"remedy\">%s “", pick(state, "Did you mean", "Mente du"));
    buf_add_html(state->out, diag->suggestion);
    buf_add_zero(state->out, "”?</p>\n");
  }
  buf_add_zero(state->out, "<p class=\"why\">");
  buf_add_html(state->out, str_from(diag_explanation(diag->code, state->settings->style.language)));
  buf_add_zero(state->out, "</p>\n</li>\n");
  buf_release(&message);
}

static void write_findings(const struct state *state, enum severity least_grave) {
  size_t shown = 0;
  size_t count = 0;
  buf_add_zero(state->out, "<ol class=\"findings\">\n");
  for (size_t i = 0; i < diags_count(state->diags); i++) {
    const struct diag *diag = diags_at(state->diags, i);
    if (diag->severity > least_grave) continue;
    count++;
    if (shown == FINDINGS_MAX) continue;
    write_finding(state, diag);
    shown++;
  }
  buf_add_zero(state->out, "</ol>\n");
  if (count > shown) buf_format(state->out, pick(state, "<p>… and %zu more.</p>\n", "<p>… og %zu mere.</p>\n"), count - shown);
}

/* ---- the parts of the document ---- */

static void write_overlay(const struct state *state) {
  size_t count = diags_count_of(state->diags, SEVERITY_ERROR);
  buf_add_zero(state->out, "<section class=\"overlay\" aria-labelledby=\"spor-fejl\">\n<h2 id=\"spor-fejl\">");
  if (count == 1) {
    buf_add_zero(state->out, pick(state, "One error: the site cannot be built", "Én fejl: webstedet kan ikke bygges"));
  } else {
    buf_format(state->out, pick(state, "%zu errors: the site cannot be built", "%zu fejl: webstedet kan ikke bygges"), count);
  }
  buf_format(state->out, "</h2>\n<p class=\"below\">%s</p>\n",
             pick(state, "Below lies the page as it last was. This goes by itself once the errors are mended.",
                  "Nedenunder ligger siden, som den sidst var. Dette forsvinder af sig selv, når fejlene er rettet."));
  write_findings(state, SEVERITY_ERROR);
  buf_add_zero(state->out, "</section>\n");
}

/* Stands in place of what is not known yet. */
static const char *reading_line(const struct state *state) {
  return pick(state, "<p class=\"reading\">Checking …</p>\n", "<p class=\"reading\">Ser efter …</p>\n");
}

static const char *unread_line(const struct state *state) {
  return pick(state, "<p class=\"unread\">Checking took too long: run spor check</p>\n",
              "<p class=\"unread\">Det tog for lang tid at se efter: kør spor check</p>\n");
}

static void write_sum(const struct state *state, size_t errors, size_t warnings) {
  if (errors > 0)
    buf_format(state->out, errors == 1 ? pick(state, "%zu error", "%zu fejl") : pick(state, "%zu errors", "%zu fejl"), errors);
  if (errors > 0 && warnings > 0) buf_add_zero(state->out, ", ");
  if (warnings == 0) return;
  buf_format(state->out, warnings == 1 ? pick(state, "%zu warning", "%zu advarsel") : pick(state, "%zu warnings", "%zu advarsler"),
             warnings);
}

/* What `spor check` says, or as much of it as is known. */
static void write_check(const struct state *state, bool is_read) {
  size_t errors = diags_count_of(state->diags, SEVERITY_ERROR);
  size_t warnings = diags_count_of(state->diags, SEVERITY_WARNING);
  if (errors + warnings > 0) {
    buf_add_zero(state->out, "<details class=\"check\">\n<summary>");
    write_sum(state, errors, warnings);
    buf_add_zero(state->out, "</summary>\n");
    write_findings(state, SEVERITY_WARNING);
    buf_add_zero(state->out, "</details>\n");
  } else if (is_read) {
    buf_format(state->out, "<p class=\"check\">%s</p>\n", pick(state, "Nothing to report", "Intet at bemærke"));
  }
  if (!is_read) buf_add_zero(state->out, reading_line(state));
}

static void write_bar(const struct state *state, enum serve_step step, const struct build *build) {
  buf_format(state->out, "<aside class=\"bar\" aria-label=\"%s\">\n<p class=\"name\">%s</p>\n", pick(state, "Preview", "Forhåndsvisning"),
             pick(state, "Preview", "Forhåndsvisning"));
  if (step == SERVE_BEGINS) buf_format(state->out, "<p>%s</p>\n", pick(state, "The site is being built …", "Webstedet bygges …"));
  if (step == SERVE_FAILED) buf_format(state->out, "<p class=\"failed\">%s</p>\n", pick(state, "Not up to date", "Ikke ajour"));
  if (step >= SERVE_PUBLISHED && build != NULL) {
    serve_draft_write_changes(build, state->is_danish, state->out);
    write_check(state, step == SERVE_READ);
    serve_draft_write_left_out(build, state->diags, state->settings->style.language, state->out);
  }
  buf_format(state->out, "<p class=\"lost\" hidden>%s</p>\n</aside>\n",
             pick(state, "spor serve does not answer", "spor serve svarer ikke"));
}

void serve_state_write(const struct settings *settings, enum serve_step step, const struct build *build, struct diags *diags,
                       struct buf *out) {
  struct state state = {settings, diags, out, settings->style.language == DIAG_DANISH};
  diags_sort(diags);
  buf_format(out,
             "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n"
             "<link rel=\"stylesheet\" href=\"/.spor/live.css\">\n</head>\n<body id=\"spor-state\">\n<main>\n<h1>%s</h1>\n"
             "<div id=\"state\" lang=\"%s\">\n",
             state.is_danish ? "da" : "en", pick(&state, "Preview", "Forhåndsvisning"), pick(&state, "Preview", "Forhåndsvisning"),
             state.is_danish ? "da" : "en");
  if (step == SERVE_FAILED) write_overlay(&state);
  write_bar(&state, step, build);
  buf_add_zero(out, "</div>\n</main>\n</body>\n</html>\n");
}

void serve_state_write_unread(const struct settings *settings, struct str published, struct buf *out) {
  struct state state = {settings, NULL, out, settings->style.language == DIAG_DANISH};
  struct str reading = str_from(reading_line(&state));
  size_t at = str_find(published, reading, 0);
  if (at == STR_NOT_FOUND) at = published.len;
  buf_add(out, str_slice(published, 0, at));
  if (at < published.len) buf_add_zero(out, unread_line(&state));
  buf_add(out, str_slice(published, at < published.len ? at + reading.len : at, published.len));
}
