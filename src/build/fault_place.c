#include "build/fault_place.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "check/html.h"
#include "model/document.h"

struct fault_places {
  struct arena *arena;
  struct arena *scratch;
  const struct build *build;
  struct map found; /* edition and fault → bool: whether a document holds it */
};

struct fault_places *fault_places_new(struct arena *arena, const struct build *build) {
  struct fault_places *places = arena_alloc(arena, sizeof *places);
  *places = (struct fault_places){.arena = arena, .build = build};
  map_init(&places->found, arena);
  return places;
}

/* The bytes at or after the beginning of the node's line, as they stand in the file. */
static struct place place_of(const struct document *document, const struct node *node, struct str written) {
  const struct lines *file = document->file;
  struct place place = document_place(document, node, 1);
  if (node->line == 0 || written.len == 0) return place;
  size_t at = str_find(file->bytes, written, file->starts[node->line - 1]);
  return at != STR_NOT_FOUND ? lines_place(file, at, written.len) : place;
}

/* Values of attributes, which are looked for with their quotes: an id may be part of any word. */
static struct str as_written(struct arena *arena, const struct html_fault *fault) {
  bool is_value = fault->code == DIAG_PAGE_ID_TWICE || fault->code == DIAG_PAGE_ID_MISSING || fault->code == DIAG_PAGE_LANGUAGE_UNKNOWN;
  return is_value ? str_format(arena, "\"%.*s\"", STR_ARG(fault->what)) : fault->what;
}

static bool is_html_with(const struct node *node, struct str what) {
  bool is_html = node->type == NODE_HTML_BLOCK || node->type == NODE_HTML_INLINE;
  return is_html && what.len > 0 && !node_is_comment(node) && str_find(node->as.leaf.text, what, 0) != STR_NOT_FOUND;
}

static bool is_about_heading(enum diag_code code) {
  return code == DIAG_PAGE_HEADING_SKIPS || code == DIAG_PAGE_HEADING_TOP || code == DIAG_PAGE_HEADING_EMPTY;
}

/* Whether the node is what the fault is about. */
static bool is_it(struct arena *arena, const struct node *node, const struct html_fault *fault) {
  if (is_html_with(node, as_written(arena, fault))) return true;
  bool is_link = node->type == NODE_LINK || node->type == NODE_IMAGE;
  bool is_about_address = fault->code == DIAG_PAGE_LINK_BROKEN || fault->code == DIAG_PAGE_FRAGMENT_BROKEN ||
                          fault->code == DIAG_PAGE_LINK_WITHOUT_TEXT || fault->code == DIAG_PAGE_IMAGE_WITHOUT_ALT;
  if (is_link && is_about_address) return str_equal(node->as.link.url, fault->what);
  if (fault->code == DIAG_PAGE_ID_TWICE) return fault->what.len > 0 && str_equal(node->id, fault->what);
  bool is_heading = node->type == NODE_HEADING && is_about_heading(fault->code);
  return is_heading && str_equal(text_shorten(arena, text_fold_space(arena, node_text(arena, node)), 60), fault->what);
}

static struct place place_in(struct fault_places *places, const struct document *document, const struct node *node,
                             const struct html_fault *fault) {
  if (is_about_heading(fault->code)) return document_place(document, node, 1);
  return place_of(document, node, as_written(places->arena, fault));
}

/* Of what stands twice, the second. */
static bool find_in(struct fault_places *places, const struct document *document, const struct html_fault *fault, struct place *place) {
  bool is_found = false;
  for (const struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    if (!is_it(places->arena, node, fault)) continue;
    bool is_second = is_found;
    *place = place_in(places, document, node, fault);
    is_found = true;
    if (is_second || fault->code != DIAG_PAGE_ID_TWICE) break;
  }
  return is_found;
}

static bool is_in_edition(struct fault_places *places, const struct page *page, const struct html_fault *fault) {
  const struct edition *edition = page->edition;
  struct str key = str_format(places->arena, "%zu %d %.*s", edition->index, (int)fault->code, STR_ARG(fault->what));
  const bool *known = map_get(&places->found, key);
  if (known != NULL) return *known;
  bool *is_found = arena_alloc(places->arena, sizeof *is_found);
  struct place place;
  for (size_t i = 0; i < edition->document_count && !*is_found; i++) *is_found = find_in(places, edition->documents[i], fault, &place);
  map_put(&places->found, key, is_found);
  return *is_found;
}

enum fault_home fault_place_find(struct fault_places *places, const struct page *page, const struct html_fault *fault,
                                 struct place *place) {
  const struct entry *entry = page->entry;
  bool is_home = entry != NULL && entry->document != NULL && entry_document(entry) == entry;
  if (is_home && find_in(places, entry->document, fault, place)) return FAULT_HERE;
  return page->edition != NULL && is_in_edition(places, page, fault) ? FAULT_ELSEWHERE : FAULT_OF_LAYOUT;
}
