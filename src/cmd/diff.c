#include <errno.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "cmd/command.h"
#include "cmd/diff_editions.h"
#include "cmd/diff_text.h"
#include "cmd/report.h"
#include "diff/treediff.h"
#include "layout/body.h"
#include "model/document.h"
#include "read/markdown.h"

enum { FILE_LIMIT = 64 << 20 };

/* Two loose files and what differs. */
struct loose {
  struct arena *arena;
  const struct document *from;
  const struct document *to;
  const struct treediff *diff;
};

static const struct document *read_document(struct arena *arena, const char *path, struct diags *diags) {
  struct str bytes;
  if (!file_read(arena, path, FILE_LIMIT, &bytes)) {
    fprintf(stderr, "spor: %s: %s\n", path, strerror(errno));
    return NULL;
  }
  const struct lines *lines = lines_new(arena, str_from(path), (struct str){NULL, 0}, bytes);
  return document_parse(arena, lines, str_from(path), false, diags);
}

/* -- JSON -- */

static void add_member(struct buf *out, const char *name, struct str value) {
  buf_format(out, ",\"%s\":", name);
  if (value.at == NULL)
    buf_add_zero(out, "null");
  else
    buf_add_json(out, value);
}

/* The heading that a block stands under, or is. */
static const struct node *find_heading(const struct document *document, const struct node *node) {
  size_t low = 0, high = document->heading_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (document->headings[middle].node->line <= node->line)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 ? document->headings[low - 1].node : NULL;
}

static void write_change(const struct loose *loose, const struct treediff_change *change, struct buf *out) {
  const struct node *node = change->new_node != NULL ? change->new_node : change->old_node;
  const struct document *document = change->new_node != NULL ? loose->to : loose->from;
  const struct node *heading = find_heading(document, node);
  struct str nothing = {NULL, 0};
  buf_format(out, "{\"n\":%u,\"kind\":\"%s\",\"entity\":\"%s\"", change->number, treediff_kind_name(change->kind),
             node->type == NODE_HEADING ? "section" : "block");
  add_member(out, "id", heading != NULL && heading->id.len > 0 ? heading->id : nothing);
  add_member(out, "title", heading != NULL ? node_text(loose->arena, heading) : nothing);
  add_member(out, "path", document->path);
  add_member(out, "class", nothing);
  add_member(out, "reason", nothing);
  add_member(out, "old", change->old_text);
  add_member(out, "new", change->new_text);
  buf_format(out, ",\"words_removed\":%zu,\"words_added\":%zu}", change->words_removed, change->words_added);
}

static void write_json(const struct loose *loose, struct buf *out) {
  const struct treediff *diff = loose->diff;
  size_t removed = 0, added = 0;
  for (size_t i = 0; i < diff->change_count; i++) {
    removed += diff->changes[i].words_removed;
    added += diff->changes[i].words_added;
  }
  buf_add_zero(out, "{\"from\":");
  buf_add_json(out, loose->from->path);
  add_member(out, "to", loose->to->path);
  buf_format(out, ",\"summary\":{\"changes\":%zu,\"words_removed\":%zu,\"words_added\":%zu,\"is_coarse\":%s},\"changes\":[",
             diff->change_count, removed, added, diff->is_coarse ? "true" : "false");
  for (size_t i = 0; i < diff->change_count; i++) {
    buf_add_zero(out, i > 0 ? ",\n" : "\n");
    write_change(loose, &diff->changes[i], out);
  }
  buf_add_zero(out, diff->change_count > 0 ? "\n]}\n" : "]}\n");
}

/* -- HTML -- */

struct labels {
  struct arena *arena;
  const struct treediff *diff;
  bool is_danish;
};

static struct str label(const void *context, unsigned number) {
  const struct labels *labels = context;
  const struct treediff_change *change = &labels->diff->changes[number - 1];
  const char *kind = diff_text_kind(change->kind, labels->is_danish);
  if (change->kind == CHANGE_LEVEL)
    return str_format(labels->arena, "%s: %u → %u", kind, change->old_node->as.heading.level, change->new_node->as.heading.level);
  return str_from(kind);
}

/* Loose files stand in no site: only what was written as an address can lead somewhere. */
static struct body_target find_target(const void *context, unsigned index) {
  const struct document *document = context;
  struct body_target target = {{NULL, 0}, {NULL, 0}};
  if (index >= document->reference_count) return target;
  const struct reference *reference = &document->references[index];
  bool is_address = reference->form != REFERENCE_SHORT && reference->form != REFERENCE_SCHEME;
  if (is_address && reference->node->type == NODE_REFERENCE) target.href = reference->node->as.reference.written;
  return target;
}

static const char *no_changes(bool is_danish) {
  return is_danish ? "ingen ændringer" : "no changes";
}

static const char *coarse_words(bool is_danish) {
  return is_danish ? "Teksterne er for store eller for ulige til at blive sammenlignet ord for ord."
                   : "The texts are too large or too unlike to be compared word by word.";
}

static void write_html(const struct loose *loose, bool is_danish, struct buf *out) {
  struct labels labels = {loose->arena, loose->diff, is_danish};
  struct body_marks marks = {label, &labels};
  struct body_links links = {.reference = find_target, .context = loose->to};
  struct body_options options = {.language = is_danish ? STR("da") : STR("en"), .links = &links, .marks = &marks};
  buf_add_zero(out, "<div data-comparison>\n");
  if (loose->diff->change_count == 0) buf_format(out, "<p data-label>%s</p>\n", no_changes(is_danish));
  if (loose->diff->is_coarse) buf_format(out, "<p data-label>%s</p>\n", coarse_words(is_danish));
  body_write_children(loose->diff->root, &options, out);
  buf_add_zero(out, "</div>\n");
}

/* -- the command -- */

static void write_text(const struct loose *loose, struct settings *settings, struct buf *out) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  if (loose->diff->change_count == 0) buf_format(out, "%s\n", no_changes(is_danish));
  if (loose->diff->is_coarse) buf_format(out, "%s\n", coarse_words(is_danish));
  diff_text_write(loose->diff, (struct diff_style){is_danish, settings->has_colour}, out);
}

static void print(const struct loose *loose, struct settings *settings) {
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  if (strcmp(settings->format, "html") == 0)
    write_html(loose, settings->style.language == DIAG_DANISH, &out);
  else if (strcmp(settings->format, "json") == 0)
    write_json(loose, &out);
  else
    write_text(loose, settings, &out);
  if (out.len > 0) fwrite(out.at, 1, out.len, stdout);
  buf_release(&out);
}

static int compare_files(struct settings *settings, struct arena *arena, struct diags *diags) {
  struct loose loose = {.arena = arena};
  markdown_init();
  loose.from = read_document(arena, settings->arguments[0], diags);
  loose.to = loose.from != NULL ? read_document(arena, settings->arguments[1], diags) : NULL;
  if (loose.to == NULL) return EXIT_ENVIRONMENT;
  loose.diff = treediff_compare(arena, loose.from->root, loose.to->root, &treediff_limits_default);
  print(&loose, settings);
  return EXIT_FINE;
}

/* Names that are no files are editions. */
static bool are_files(const struct settings *settings) {
  return file_type(settings->arguments[0]) != FILE_NONE && file_type(settings->arguments[1]) != FILE_NONE;
}

static bool is_format(const struct settings *settings, const char *const *formats) {
  while (*formats != NULL && strcmp(*formats, settings->format) != 0) formats++;
  return *formats != NULL || option_refuse(&option_diff_format, settings, settings->format);
}

int command_diff(const struct command *command, int argc, char **argv) {
  struct settings settings;
  if (!options_read(command, argc, argv, &settings)) return EXIT_USAGE;
  if (settings.wants_help) {
    options_explain(command, settings.style.language, stdout);
    return EXIT_FINE;
  }
  if (settings.argument_count != 2) {
    fputs(settings.style.language == DIAG_DANISH ? "spor: der skal to udgaver eller to filer til: spor diff GAMMEL NY\n"
                                                 : "spor: two editions or two files are needed: spor diff OLD NEW\n",
          stderr);
    return EXIT_USAGE;
  }
  static const char *const of_files[] = {"text", "json", "html", NULL};
  static const char *const of_editions[] = {"text", "json", "md", "csv", NULL};
  bool has_files = are_files(&settings);
  if (!is_format(&settings, has_files ? of_files : of_editions)) return EXIT_USAGE;
  if (!has_files) return diff_editions(&settings);
  struct arena *arena = arena_new();
  struct diags *diags = diags_new();
  int code = compare_files(&settings, arena, diags);
  diags_free(diags);
  arena_free(arena);
  return code;
}
