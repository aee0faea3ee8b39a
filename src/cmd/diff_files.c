#include "cmd/diff_files.h"

#include <errno.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/reason.h"
#include "build/loose.h"
#include "cmd/diff_editions.h"
#include "cmd/diff_text.h"
#include "cmd/pager.h"
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

static bool read_file(struct arena *arena, const char *path, const struct lines **file, struct diags *diags) {
  struct str bytes;
  if (!file_read(arena, path, FILE_LIMIT, &bytes)) {
    diags_add_path(diags, DIAG_FILE_UNREADABLE, str_from(path), reason_of(errno), (struct str){0});
    return false;
  }
  *file = lines_new(arena, str_from(path), (struct str){NULL, 0}, bytes);
  return true;
}

/* What is wrong with a text as a text, wherever it may belong. */
static bool is_about_text(enum diag_code code) {
  return code == DIAG_NOT_UTF8 || code == DIAG_NUL_BYTE;
}

static bool check_text(const struct lines *file, struct diags *diags) {
  struct arena *arena = arena_new();
  struct diags *aside = diags_new();
  bool is_text = true;
  document_parse(arena, file, file->path, false, aside);
  for (size_t i = 0; i < diags_count(aside); i++) is_text = is_text && !is_about_text(diags_at(aside, i)->code);
  if (!is_text) diags_merge(diags, aside);
  diags_free(aside);
  arena_free(arena);
  return is_text;
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
  struct body_marks marks = {.label = label, .context = &labels};
  struct body_links links = {.reference = find_target, .context = loose->to};
  struct body_options options = {.language = is_danish ? STR("da") : STR("en"), .links = &links, .marks = &marks};
  buf_add_zero(out, "<div data-comparison>\n");
  if (loose->diff->change_count == 0) buf_format(out, "<p data-label>%s</p>\n", no_changes(is_danish));
  if (loose->diff->is_coarse) buf_format(out, "<p data-label>%s</p>\n", coarse_words(is_danish));
  body_write_children(loose->diff->root, &options, out);
  buf_add_zero(out, "</div>\n");
}

/* -- the whole -- */

static void write_text(const struct loose *loose, const struct settings *settings, struct buf *out) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  if (loose->diff->change_count == 0) buf_format(out, "%s\n", no_changes(is_danish));
  if (loose->diff->is_coarse) buf_format(out, "%s\n", coarse_words(is_danish));
  diff_text_write(loose->diff, (struct diff_style){is_danish, settings->has_colour}, out);
}

static bool is_format(const struct settings *settings, const char *format) {
  return strcmp(settings->format, format) == 0;
}

static void compare_texts(const struct settings *settings, struct loose *loose, const struct lines *const files[2], struct buf *out) {
  bool is_danish = settings->style.language == DIAG_DANISH;
  struct diags *aside = diags_new(); /* what a site would find fault with */
  loose->from = document_parse(loose->arena, files[0], files[0]->path, false, aside);
  loose->to = document_parse(loose->arena, files[1], files[1]->path, false, aside);
  loose->diff = treediff_compare(loose->arena, loose->from->root, loose->to->root, &treediff_limits_default);
  if (is_format(settings, "html"))
    write_html(loose, is_danish, out);
  else if (is_format(settings, "json"))
    write_json(loose, out);
  else
    write_text(loose, settings, out);
  diags_free(aside);
}

/* As if they were two editions: with a class for each change, a page to hand out, a list to decide upon. */
static void compare_as_editions(const struct settings *settings, const struct lines *const files[2], struct buf *out, struct diags *diags) {
  struct diags *aside = diags_new();
  struct str language = settings->style.language == DIAG_DANISH ? STR("da") : STR("en");
  struct build *build = loose_load(&settings->build, files[0], files[1], language, aside);
  diff_write(settings, build, build->site.decided[0], out, diags);
  build_free(build);
  diags_free(aside);
}

int diff_files(const struct settings *settings) {
  struct loose loose = {.arena = arena_new()};
  struct diags *diags = diags_new();
  struct buf out;
  const struct lines *files[2];
  bool is_like_editions = settings->is_standalone || is_format(settings, "md") || is_format(settings, "csv");
  buf_init(&out, BUF_LIMIT_DEFAULT);
  markdown_init();
  bool is_fine = true;
  for (int i = 0; i < 2; i++) is_fine = read_file(loose.arena, settings->arguments[i], &files[i], diags) && is_fine;
  for (int i = 0; i < 2 && is_fine; i++) is_fine = check_text(files[i], diags);
  if (is_fine && is_like_editions) compare_as_editions(settings, files, &out, diags);
  if (is_fine && !is_like_editions) compare_texts(settings, &loose, files, &out);
  if (report_exit_code(diags) == EXIT_FINE) pager_print(settings, buf_str(&out));
  int code = report_exit_code(diags);
  report_findings(settings, diags);
  buf_release(&out);
  diags_free(diags);
  arena_free(loose.arena);
  return code;
}
