#include "relate/links.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "cmd/command.h"
#include "cmd/explain.h"
#include "cmd/progress.h"
#include "cmd/report.h"
#include "relate/terms.h"

/* A reference as the command tells it. */
struct told {
  struct str path;
  struct str edition; /* empty for the work tree */
  unsigned line;
  unsigned column; /* characters */
  struct str text;
  struct str target; /* url; empty when it leads nowhere */
  const char *kind;
  const char *how;
};

static struct told tell(const struct entry *document, const struct reference *reference, const struct target *target) {
  return (struct told){
      .path = reference->place.file->path,
      .edition = document->edition->release != NULL ? document->edition->release->name : (struct str){0},
      .line = reference->place.line,
      .column = lines_character(reference->place.file, reference->place.line, reference->place.column),
      .text = str_slice(reference->sentence, reference->mark_start, reference->mark_end),
      .target = target->url,
      .kind = target->entry != NULL ? kind_name(target->entry->kind)
              : target->url.len > 0 ? "file"
                                    : "nothing",
      .how = reference->form == REFERENCE_TERM ? "term" : "explicit",
  };
}

static void write_json(const struct told *told, bool is_first, struct buf *out) {
  buf_add_zero(out, is_first ? "\n{\"path\":" : ",\n{\"path\":");
  buf_add_json(out, told->path);
  buf_add_zero(out, ",\"edition\":");
  if (told->edition.len > 0) {
    buf_add_json(out, told->edition);
  } else {
    buf_add_zero(out, "null");
  }
  buf_format(out, ",\"line\":%u,\"column\":%u,\"text\":", told->line, told->column);
  buf_add_json(out, told->text);
  buf_add_zero(out, ",\"target\":");
  if (told->target.len > 0) {
    buf_add_json(out, told->target);
  } else {
    buf_add_zero(out, strcmp(told->kind, "nothing") == 0 ? "null" : "\"\"");
  }
  buf_format(out, ",\"kind\":\"%s\",\"how\":\"%s\"}", told->kind, told->how);
}

static void write_text(const struct told *told, struct buf *out) {
  bool is_nowhere = strcmp(told->kind, "nothing") == 0;
  const char *at = told->edition.len > 0 ? "@" : "";
  text_add_visible(out, told->path);
  buf_format(out, "%s%.*s:%u:%u: ", at, STR_ARG(told->edition), told->line, told->column);
  text_add_visible(out, told->text);
  buf_format(out, " → %s", is_nowhere ? "?" : "/");
  text_add_visible(out, told->target);
  buf_format(out, " (%s%s)\n", told->kind, strcmp(told->how, "term") == 0 ? ", term" : "");
}

struct list {
  const struct build *build;
  bool is_json;
  size_t count;
  size_t lost_count; /* those that lead nowhere */
  struct buf *out;
};

static void write_one(struct list *list, const struct entry *document, const struct reference *reference, const struct target *target) {
  struct told told = tell(document, reference, target);
  if (list->is_json) {
    write_json(&told, list->count == 0, list->out);
  } else {
    write_text(&told, list->out);
  }
  list->count++;
  list->lost_count += strcmp(told.kind, "nothing") == 0;
}

/* Terms that stand before the reference, or all that are left when there is none. */
static void write_terms(struct list *list, const struct entry *document, const struct reference *before, size_t *next) {
  const struct term_document *terms = links_terms(list->build->site.links, document);
  for (; terms != NULL && *next < terms->hit_count; (*next)++) {
    const struct term_hit *hit = &terms->hits[*next];
    if (before != NULL && !reference_stands_before(&hit->reference, before)) return;
    struct target target = {hit->concept, hit->concept != NULL ? hit->concept->url : (struct str){0}};
    if (hit->verdict == TERM_LINKED) write_one(list, document, &hit->reference, &target);
  }
}

static void write_document(struct list *list, const struct entry *document) {
  size_t next_term = 0;
  for (size_t i = 0; i < document->document->reference_count; i++) {
    const struct reference *reference = &document->document->references[i];
    if (reference->is_withheld) continue;
    write_terms(list, document, reference, &next_term);
    write_one(list, document, reference, links_target(list->build->site.links, document, i));
  }
  write_terms(list, document, NULL, &next_term);
}

/* The text at undated addresses, and each released edition that is not the one in force. */
static void write_all(const struct build *build, struct list *list) {
  if (list->is_json) buf_add_char(list->out, '[');
  for (size_t i = 0; i < build->site.edition_count; i++) {
    const struct edition *edition = &build->site.editions[i];
    if (edition->is_dated && edition->status == STATUS_CURRENT) continue;
    for (size_t j = 0; j < edition->document_count; j++) write_document(list, edition_entry(edition, j, 0));
  }
  if (list->is_json) buf_add_zero(list->out, "\n]\n");
}

/* The list is the product; its sum is for who reads along. */
static void close_report(const struct settings *settings, const struct list *list, const struct progress *progress) {
  if (!report_is_seen(settings)) return;
  progress_print_times(progress);
  report_done(settings, progress->start, "%zu references, %zu of them lead nowhere: listed",
              "%zu henvisninger, %zu af dem fører ingen steder hen: vist", list->count, list->lost_count);
  report_next(settings, "--explain FILE:LINE says why words are links, or are not",
              "--explain FIL:LINJE siger, hvorfor ord er links, eller ikke er det");
}

int command_links(const struct command *command, int argc, char **argv) {
  struct settings settings;
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  struct diags *diags = diags_new();
  struct progress progress;
  progress_begin(&progress, &settings);
  settings.build.stages = &progress.stages;
  struct build *build = build_load(&settings.build, diags);
  progress_end(&progress);
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  bool is_explaining = build != NULL && settings.explained != NULL;
  bool is_explained = !is_explaining || explain_line(build, &settings, settings.explained, &out);
  struct list list = {.build = build, .is_json = strcmp(settings.format, "json") == 0, .out = &out};
  if (build != NULL && !is_explaining) write_all(build, &list);
  if (out.len > 0) fwrite(out.at, 1, out.len, stdout);
  buf_release(&out);
  report_findings(&settings, diags);
  report_left_out(&settings, diags);
  if (build != NULL && !is_explaining) close_report(&settings, &list, &progress);
  int code = is_explained ? report_exit_code(diags) : EXIT_USAGE;
  build_free(build);
  diags_free(diags);
  return code;
}
