#include "check/html.h"

#include <gumbo.h>
#include <strings.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/text.h"

enum {
  BYTES_MAX = 64 << 20,
  DEPTH_MAX = 2000,    /* open elements; Gumbo frees its tree by recursion */
  FAULTS_MAX = 200,    /* of one page */
  TEXT_SHOWN = 60,     /* characters */
  TEXT_MAX = 4 * 1024, /* bytes of an element's text that are looked at */
};

struct reading {
  struct arena *arena;
  struct html_page *page;
  size_t fault_capacity;
  size_t link_capacity;
  size_t id_capacity;
  struct map ids;        /* → itself */
  struct map references; /* ids that attributes name → itself */
  unsigned heading;      /* level of the heading before; 0 for none */
  bool has_title;
};

static void add_fault(struct reading *reading, enum diag_code code, struct str what) {
  struct html_page *page = reading->page;
  if (page->fault_count == FAULTS_MAX) return;
  page->faults = arena_grow(reading->arena, page->faults, page->fault_count, &reading->fault_capacity, sizeof *page->faults);
  page->faults[page->fault_count++] = (struct html_fault){code, str_copy(reading->arena, what)};
}

uint64_t html_hash(struct str id) {
  uint64_t hash = 14695981039346656037u; /* FNV-1a */
  for (size_t i = 0; i < id.len; i++) hash = (hash ^ (unsigned char)id.at[i]) * 1099511628211u;
  return hash;
}

static int compare_hashes(const void *a, const void *b) {
  uint64_t one = *(const uint64_t *)a;
  uint64_t other = *(const uint64_t *)b;
  return (one > other) - (one < other);
}

bool html_has_id(const struct html_page *page, struct str id) {
  uint64_t hash = html_hash(id);
  return page->id_count > 0 && bsearch(&hash, page->ids, page->id_count, sizeof hash, compare_hashes) != NULL;
}

/* ---- the tree ---- */

static bool is_element(const GumboNode *node) {
  return node->type == GUMBO_NODE_ELEMENT;
}

static const GumboVector *children_of(const GumboNode *node) {
  static const GumboVector none = {0};
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return is_element(node) ? &node->v.element.children : &none; /* what is in a template is not part of the page */
}

static const GumboNode *skip(const GumboNode *node, const GumboNode *root) {
  while (node != root && node->parent != NULL) {
    const GumboVector *siblings = children_of(node->parent);
    if (node->index_within_parent + 1 < siblings->length) return siblings->data[node->index_within_parent + 1];
    node = node->parent;
  }
  return NULL;
}

static const GumboNode *next(const GumboNode *node, const GumboNode *root) {
  const GumboVector *children = children_of(node);
  return children->length > 0 ? children->data[0] : skip(node, root);
}

static const char *attribute(const GumboNode *node, const char *name) {
  const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found != NULL ? found->value : NULL;
}

static bool is_blank(const char *text) {
  return text == NULL || str_trim(str_from(text)).len == 0;
}

/* What a screen reader says of an element: its text, with what stands for pictures in it. */
static struct str text_of(struct reading *reading, const GumboNode *root) {
  struct buf text;
  buf_init(&text, TEXT_MAX);
  for (const GumboNode *node = next(root, root); node != NULL; node = next(node, root)) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) buf_add_zero(&text, node->v.text.text);
    if (node->type == GUMBO_NODE_WHITESPACE) buf_add_char(&text, ' ');
    if (!is_element(node)) continue;
    const char *alternative = attribute(node, "alt") != NULL ? attribute(node, "alt") : attribute(node, "aria-label");
    if (alternative != NULL) buf_format(&text, " %s ", alternative);
  }
  struct str folded = str_copy(reading->arena, text_fold_space(reading->arena, buf_str(&text)));
  buf_release(&text);
  return folded;
}

/* ---- what is looked at ---- */

static void take_id(struct reading *reading, const char *value) {
  struct str id = str_from(value);
  if (map_get(&reading->ids, id) != NULL) {
    add_fault(reading, DIAG_PAGE_ID_TWICE, id);
    return;
  }
  struct html_page *page = reading->page;
  map_put(&reading->ids, str_copy(reading->arena, id), reading);
  page->ids = arena_grow(reading->arena, page->ids, page->id_count, &reading->id_capacity, sizeof *page->ids);
  page->ids[page->id_count++] = html_hash(id);
}

static void add_link(struct reading *reading, struct str address, struct str text, bool is_anchor) {
  struct html_page *page = reading->page;
  page->links = arena_grow(reading->arena, page->links, page->link_count, &reading->link_capacity, sizeof *page->links);
  page->links[page->link_count++] = (struct html_link){str_copy(reading->arena, address), text, is_anchor};
}

static void read_anchor(struct reading *reading, const GumboNode *node) {
  const char *address = attribute(node, "href");
  if (address == NULL) return;
  struct str text = text_of(reading, node);
  bool is_named = text.len > 0 || !is_blank(attribute(node, "aria-label")) || !is_blank(attribute(node, "aria-labelledby")) ||
                  !is_blank(attribute(node, "title"));
  if (!is_named) add_fault(reading, DIAG_PAGE_LINK_WITHOUT_TEXT, str_from(address));
  add_link(reading, str_trim(str_from(address)), text, true);
}

static void read_picture(struct reading *reading, const GumboNode *node) {
  const char *address = attribute(node, "src");
  if (attribute(node, "alt") == NULL && is_blank(attribute(node, "aria-label")) && is_blank(attribute(node, "aria-labelledby")))
    add_fault(reading, DIAG_PAGE_IMAGE_WITHOUT_ALT, address != NULL ? str_from(address) : (struct str){NULL, 0});
  if (address != NULL) add_link(reading, str_trim(str_from(address)), (struct str){NULL, 0}, false);
}

/* A document's outline goes down one level at a time; up it may go any number. */
static void read_heading(struct reading *reading, const GumboNode *node, unsigned level) {
  struct str text = text_of(reading, node);
  struct str shown = text_shorten(reading->arena, text, TEXT_SHOWN);
  if (text.len == 0) add_fault(reading, DIAG_PAGE_HEADING_EMPTY, str_format(reading->arena, "h%u", level));
  if (level > reading->heading + 1) add_fault(reading, DIAG_PAGE_HEADING_SKIPS, shown);
  if (level == 1 && reading->heading > 0) add_fault(reading, DIAG_PAGE_HEADING_TOP, shown);
  reading->heading = level;
}

/* A tag by the shape of RFC 5646: "da", "en-GB", "zh-Hant". */
static bool is_language(struct str tag) {
  struct str part;
  for (bool is_first = true; str_split(&tag, '-', &part); is_first = false) {
    if (part.len == 0 || part.len > 8 || (is_first && (part.len < 2 || part.len > 3))) return false;
    for (size_t i = 0; i < part.len; i++) {
      if (!ascii_is_letter(part.at[i]) && (is_first || !ascii_is_digit(part.at[i]))) return false;
    }
  }
  return true;
}

static void read_language(struct reading *reading, const GumboNode *node) {
  const char *language = attribute(node, "lang");
  if (node->v.element.tag == GUMBO_TAG_HTML && is_blank(language)) {
    add_fault(reading, DIAG_PAGE_WITHOUT_LANGUAGE, (struct str){NULL, 0});
  } else if (language != NULL && language[0] != '\0' && !is_language(str_from(language))) {
    add_fault(reading, DIAG_PAGE_LANGUAGE_UNKNOWN, str_from(language));
  }
}

/* Ids that tell of other elements; looked for when the page has been read. */
static void read_references(struct reading *reading, const GumboNode *node) {
  static const char *const names[] = {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = attribute(node, names[i]);
    struct str rest = value != NULL ? str_from(value) : (struct str){NULL, 0};
    struct str id;
    while (str_split(&rest, ' ', &id)) {
      if (id.len > 0 && map_get(&reading->references, id) == NULL) map_put(&reading->references, str_copy(reading->arena, id), reading);
    }
  }
}

/* <meta http-equiv="refresh" content="0; url=…"> */
static void read_meta(struct reading *reading, const GumboNode *node) {
  const char *what = attribute(node, "http-equiv");
  const char *content = attribute(node, "content");
  const char *address = what != NULL && content != NULL && strcasecmp(what, "refresh") == 0 ? strchr(content, '=') : NULL;
  if (address != NULL) add_link(reading, str_trim(str_from(address + 1)), (struct str){NULL, 0}, false);
}

static void read_fetched(struct reading *reading, const GumboNode *node) {
  static const char *const names[] = {"src", "data", "poster", "action", "href", "xlink:href"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *address = attribute(node, names[i]);
    if (address != NULL) add_link(reading, str_trim(str_from(address)), (struct str){NULL, 0}, false);
  }
}

static void read_element(struct reading *reading, const GumboNode *node) {
  const char *id = attribute(node, "id");
  if (id != NULL) take_id(reading, id);
  read_language(reading, node);
  read_references(reading, node);
  GumboTag tag = node->v.element.tag;
  bool is_html = node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
  if (tag == GUMBO_TAG_A)
    read_anchor(reading, node);
  else if (tag == GUMBO_TAG_IMG)
    read_picture(reading, node);
  else if (tag == GUMBO_TAG_META)
    read_meta(reading, node);
  else if (tag == GUMBO_TAG_TITLE && is_html)
    reading->has_title = reading->has_title || text_of(reading, node).len > 0;
  else if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
    read_heading(reading, node, (unsigned)(tag - GUMBO_TAG_H1) + 1);
  else
    read_fetched(reading, node);
}

static void report_references(struct reading *reading) {
  for (size_t i = 0; i < reading->references.count; i++) {
    struct str id = reading->references.items[i].key;
    if (map_get(&reading->ids, id) == NULL) add_fault(reading, DIAG_PAGE_ID_MISSING, id);
  }
}

/* No more elements can be open at once than this: start tags count, end tags count back. Elements without end tags make it too large. */
static size_t depth_of(struct str bytes) {
  size_t depth = 0;
  size_t deepest = 0;
  for (size_t i = 0; i + 1 < bytes.len; i++) {
    if (bytes.at[i] != '<') continue;
    if (bytes.at[i + 1] == '/' && depth > 0) depth--;
    if (ascii_is_letter(bytes.at[i + 1]) && ++depth > deepest) deepest = depth;
  }
  return deepest;
}

/* Elements without an end tag that pages have many of, one beside the other. */
static size_t lone_tags(struct str bytes) {
  static const char *const tags[] = {"<br", "<img", "<meta", "<link", "<input", "<hr", "<wbr", "<source", "<col", "<li", "<p"};
  size_t count = 0;
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
    struct str tag = str_from(tags[i]);
    for (size_t at = str_find(bytes, tag, 0); at != STR_NOT_FOUND; at = str_find(bytes, tag, at + tag.len)) count++;
  }
  return count;
}

void html_read(struct arena *arena, struct str bytes, struct html_page *page) {
  *page = (struct html_page){0};
  struct reading reading = {.arena = arena, .page = page};
  map_init(&reading.ids, arena);
  map_init(&reading.references, arena);
  size_t depth = depth_of(bytes);
  if (bytes.len > BYTES_MAX || (depth > DEPTH_MAX && depth > DEPTH_MAX + lone_tags(bytes))) {
    add_fault(&reading, DIAG_PAGE_NOT_READ, (struct str){NULL, 0});
    return;
  }
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput *output = gumbo_parse_with_options(&options, bytes.at != NULL ? bytes.at : "", bytes.len);
  for (const GumboNode *node = output->document; node != NULL; node = next(node, output->document)) {
    if (is_element(node)) read_element(&reading, node);
  }
  if (!reading.has_title) add_fault(&reading, DIAG_PAGE_WITHOUT_TITLE, (struct str){NULL, 0});
  report_references(&reading);
  gumbo_destroy_output(&options, output);
  if (page->id_count > 0) qsort(page->ids, page->id_count, sizeof *page->ids, compare_hashes);
}
