#include "relate/links.h"
#include "base/arena.h"
#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/report.h"

/* A reference as the command tells it. */
struct told {
  struct str path;
  struct str edition; /* empty for the work tree */
  unsigned line;
  unsigned column; /* characters */
  struct str text;
  struct str target; /* url; empty when it leads nowhere */
  const char *kind;
};

static struct told tell(const struct links *links, const struct entry *document, size_t number) {
  const struct reference *reference = &document->document->references[number];
  const struct target *target = links_target(links, document, number);
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
  buf_format(out, ",\"kind\":\"%s\",\"how\":\"explicit\"}", told->kind);
}

static void write_text(const struct told *told, struct buf *out) {
  bool is_nowhere = strcmp(told->kind, "nothing") == 0;
  const char *at = told->edition.len > 0 ? "@" : "";
  buf_format(out, "%.*s%s%.*s:%u:%u: %.*s → %s%.*s (%s)\n", STR_ARG(told->path), at, STR_ARG(told->edition), told->line, told->column,
             STR_ARG(told->text), is_nowhere ? "?" : "/", STR_ARG(told->target), told->kind);
}

struct list {
  const struct build *build;
  bool is_json;
  bool has_items;
  struct buf *out;
};

static void write_document(struct list *list, const struct entry *document) {
  for (size_t i = 0; i < document->document->reference_count; i++) {
    if (document->document->references[i].is_withheld) continue;
    struct told told = tell(list->build->site.links, document, i);
    if (list->is_json) {
      write_json(&told, !list->has_items, list->out);
    } else {
      write_text(&told, list->out);
    }
    list->has_items = true;
  }
}

/* The text at undated addresses, and each released edition that is not the one in force. */
static void write_all(const struct build *build, bool is_json, struct buf *out) {
  struct list list = {build, is_json, false, out};
  if (is_json) buf_add_char(out, '[');
  for (size_t i = 0; i < build->site.edition_count; i++) {
    const struct edition *edition = &build->site.editions[i];
    if (edition->is_dated && edition->status == STATUS_CURRENT) continue;
    for (size_t j = 0; j < edition->document_count; j++) write_document(&list, edition_entry(edition, j, 0));
  }
  if (is_json) buf_add_zero(out, "\n]\n");
}

int command_links(const struct command *command, int argc, char **argv) {
  struct settings settings;
  if (!options_read(command, argc, argv, &settings)) return EXIT_USAGE;
  if (settings.wants_help) {
    options_explain(command, settings.style.language, stdout);
    return EXIT_FINE;
  }
  struct diags *diags = diags_new();
  struct build *build = build_load(&settings.build, diags);
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  if (build != NULL) write_all(build, strcmp(settings.format, "json") == 0, &out);
  if (out.len > 0) fwrite(out.at, 1, out.len, stdout);
  buf_release(&out);
  report_findings(&settings, diags);
  int code = report_exit_code(diags);
  build_free(build);
  diags_free(diags);
  return code;
}
