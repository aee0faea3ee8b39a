#include "model/document.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "model/anchor.h"
#include "model/attributes.h"
#include "model/callout.h"
#include "model/characters.h"
#include "model/declaration.h"
#include "model/redaction.h"
#include "model/reference.h"
#include "model/slips.h"
#include "read/markdown.h"

#define NO_TEXT ((struct str){0})

/* What the file says when its bytes are no text is read as far as it goes: a released edition cannot be mended, and loses no page. */
static const struct lines *read_bytes(struct arena *arena, const struct lines *file, struct diags *diags) {
  size_t at = text_invalid_utf8(file->bytes);
  if (at != STR_NOT_FOUND) {
    char byte[8];
    int len = snprintf(byte, sizeof byte, "0x%02X", (unsigned char)file->bytes.at[at]);
    diags_add(diags, DIAG_NOT_UTF8, lines_place(file, at, 1), (struct str){byte, (size_t)len}, NO_TEXT, NO_TEXT);
  } else {
    at = str_find_char(file->bytes, '\0', 0);
    if (at == STR_NOT_FOUND) return file;
    diags_add(diags, DIAG_NUL_BYTE, lines_place(file, at, 1), NO_TEXT, NO_TEXT, NO_TEXT);
  }
  return lines_new(arena, file->path, file->edition, text_mended(arena, file->bytes));
}

/* The last heading of the text itself before `at` that is higher than `level`: one in a quotation begins no section. */
static size_t find_above(const struct heading *headings, size_t at, unsigned level) {
  while (at > 0 && (headings[at - 1].level >= level || headings[at - 1].node->parent->type != NODE_DOCUMENT)) at = headings[at - 1].above;
  return at;
}

static void collect_headings(struct arena *arena, struct document *document) {
  size_t capacity = 0;
  for (struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    if (node->type != NODE_HEADING) continue;
    document->headings = arena_grow(arena, document->headings, document->heading_count, &capacity, sizeof *document->headings);
    struct str text = text_fold_space(arena, node_text(arena, node));
    bool is_own = node->parent == document->root;
    size_t above = find_above(document->headings, document->heading_count, is_own ? node->as.heading.level : 7);
    document->headings[document->heading_count++] = (struct heading){node, node->as.heading.level, node->id, text, above};
  }
}

/* What spor import left for a person to look at. */
static void report_review(const struct document *document, const struct node *node, struct diags *diags) {
  struct str rest = str_trim(node->as.leaf.text);
  if (!str_starts(rest, "<!-- se efter:")) return;
  struct str words = str_slice(rest, strlen("<!-- se efter:"), str_find(rest, STR("-->"), 0));
  diags_add(diags, DIAG_REVIEW_WANTED, document_place(document, node, (unsigned)strlen("<!--")), str_trim(words), NO_TEXT, NO_TEXT);
}

static void report_raw_html(const struct document *document, struct diags *diags) {
  for (const struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    if (node->type != NODE_HTML_BLOCK && node->type != NODE_HTML_INLINE) continue;
    if (node_is_comment(node)) {
      report_review(document, node, diags);
      continue;
    }
    diags_add(diags, DIAG_RAW_HTML, document_place(document, node, 1), NO_TEXT, NO_TEXT, NO_TEXT);
  }
}

static void apply_conventions(struct arena *arena, struct document *document, const struct redactions *redactions, struct diags *diags) {
  struct numbered anchors;
  map_init(&document->anchors, arena);
  numbered_init(&anchors, &document->anchors);
  if (redactions != NULL) redactions_take_passages(arena, document, redactions);
  callouts_form(arena, document->file, document->root, diags);
  attributes_attach(arena, document->file, document->root, diags);
  figures_form(arena, document->file, document->root, diags);
  references_collect(arena, document, diags);
  anchors_assign(arena, document->file, document->root, &anchors, diags);
  declarations_collect(arena, document, &anchors, diags);
  if (redactions != NULL) redactions_take_entities(arena, document, redactions);
  slips_report(arena, document->file, document->root, diags);
  references_settle(arena, document);
  collect_headings(arena, document);
}

const struct document *document_parse_redacted(struct arena *arena, const struct lines *file, struct str path, bool raw_html,
                                               const struct redactions *redactions, struct diags *diags) {
  struct document *document = arena_alloc(arena, sizeof *document);
  file = read_bytes(arena, file, diags);
  document->file = file;
  document->path = path;
  document->fields.place = lines_place(file, 0, 1);
  size_t body = file->bytes.len;
  document->is_broken = !fields_read(arena, file, &document->fields, &body, diags);
  document->has_no_text = document->is_broken && body == file->bytes.len;
  document->root = markdown_parse(arena, file, body, diags);
  if (document->root == NULL) document->root = node_new(arena, NODE_DOCUMENT);
  characters_check_tree(file, document->root, diags);
  apply_conventions(arena, document, redactions, diags);
  if (!raw_html) report_raw_html(document, diags);
  return document;
}

const struct document *document_parse(struct arena *arena, const struct lines *file, struct str path, bool raw_html, struct diags *diags) {
  return document_parse_redacted(arena, file, path, raw_html, NULL, diags);
}

const struct document *document_unread(struct arena *arena, const struct lines *file, struct str path) {
  struct diags *unheard = diags_new();
  const struct document *document = document_parse(arena, file, path, false, unheard);
  diags_free(unheard);
  return document;
}

struct place document_place(const struct document *document, const struct node *node, unsigned width) {
  return (struct place){document->file, node->line, node->column, width};
}

const struct node *document_anchor(const struct document *document, struct str anchor) {
  return map_get(&document->anchors, anchor);
}

bool reference_stands_before(const struct reference *a, const struct reference *b) {
  return a->place.line != b->place.line ? a->place.line < b->place.line : a->place.column < b->place.column;
}
