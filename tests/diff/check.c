#include "check.h"

#include <libxml/HTMLparser.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "layout/body.h"
#include "model/document.h"
#include "read/markdown.h"

enum side { SIDE_OLD, SIDE_NEW, SIDE_PLAIN };

struct reading {
  enum side side;
  xmlNode *root;
  struct buf *out;
  struct buf *fault;
};

static bool has_attribute(xmlNode *node, const char *name) {
  return xmlHasProp(node, (const xmlChar *)name) != NULL;
}

static unsigned number_in(xmlNode *node, const char *name) {
  xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
  unsigned number = value != NULL ? (unsigned)strtoul((const char *)value, NULL, 10) : 0;
  xmlFree(value);
  return number;
}

static bool is_named(const xmlNode *node, const char *names) {
  char name[32];
  int len = snprintf(name, sizeof name, " %s ", (const char *)node->name);
  return len > 0 && (size_t)len < sizeof name && strstr(names, name) != NULL;
}

static xmlNode *next_node(xmlNode *node, xmlNode *root) {
  if (node->children != NULL) return node->children;
  while (node != root && node->next == NULL) node = node->parent;
  return node == root ? NULL : node->next;
}

static xmlNode *find(xmlNode *root, const char *attribute, unsigned number) {
  for (xmlNode *node = root; node != NULL; node = next_node(node, root)) {
    if (node->type == XML_ELEMENT_NODE && has_attribute(node, attribute) && (number == 0 || number_in(node, attribute) == number))
      return node;
  }
  return NULL;
}

/* -- the words -- */

static void read_node(struct reading *reading, xmlNode *node);

static void read_children(struct reading *reading, xmlNode *node) {
  for (xmlNode *child = node->children; child != NULL; child = child->next) read_node(reading, child);
}

/* A label; in the old text a pointer stands for what it points to. */
static void read_label(struct reading *reading, xmlNode *node) {
  xmlNode *pointer = reading->side == SIDE_OLD ? find(node, "data-pointer", 0) : NULL;
  if (pointer == NULL) return;
  xmlNode *moved = find(reading->root, "data-moved", number_in(pointer, "data-pointer"));
  if (moved == NULL) {
    buf_format(reading->fault, "a pointer to %u leads nowhere\n", number_in(pointer, "data-pointer"));
    return;
  }
  buf_add_char(reading->out, ' ');
  read_children(reading, moved);
  buf_add_char(reading->out, ' ');
}

static bool is_left_out(const struct reading *reading, xmlNode *node) {
  if (reading->side == SIDE_PLAIN)
    return has_attribute(node, "data-footnote-backref") || (is_named(node, " sup ") && find(node, "data-footnote-ref", 0));
  if (reading->side == SIDE_OLD && (is_named(node, " ins ") || has_attribute(node, "data-moved"))) return true;
  return reading->side == SIDE_NEW && is_named(node, " del ");
}

static void read_node(struct reading *reading, xmlNode *node) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) buf_add_zero(reading->out, (const char *)node->content);
  if (node->type != XML_ELEMENT_NODE) return;
  if (reading->side != SIDE_PLAIN && has_attribute(node, "data-label")) {
    read_label(reading, node);
    return;
  }
  if (is_left_out(reading, node)) return;
  bool is_inline = is_named(node, " a abbr b code del em i img ins s span strong sub sup input dfn ");
  if (!is_inline) buf_add_char(reading->out, ' ');
  read_children(reading, node);
  if (!is_inline) buf_add_char(reading->out, ' ');
}

/* White space folded, none at the ends. */
static struct str read_words(struct arena *arena, xmlNode *root, enum side side, struct buf *fault) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  struct reading reading = {side, root, &text, fault};
  read_children(&reading, root);
  struct str words = text_fold_space(arena, str_copy(arena, buf_str(&text)));
  buf_release(&text);
  return words;
}

/* -- what else must hold -- */

static void check_marks(xmlNode *root, struct buf *fault) {
  for (xmlNode *node = next_node(root, root); node != NULL; node = next_node(node, root)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    bool is_mark = is_named(node, " ins del ");
    if (is_mark && is_named(node->parent, " ul ol table tr thead tbody ins del "))
      buf_format(fault, "<%s> in <%s>\n", node->name, node->parent->name);
    bool is_item = is_named(node, " li ");
    if (is_item && !is_named(node->parent, " ul ol ")) buf_format(fault, "<li> in <%s>\n", node->parent->name);
    if (!is_item && is_named(node->parent, " ul ol ")) buf_format(fault, "<%s> in <%s>\n", node->name, node->parent->name);
    if (is_named(node->parent, " tr ") && !is_named(node, " td th ")) buf_format(fault, "<%s> in <tr>\n", node->name);
    if (has_attribute(node, "data-moved") && has_attribute(node->parent, "data-moved")) buf_format(fault, "a move in a move\n");
  }
}

static size_t count_attributes(xmlNode *root, const char *name) {
  size_t count = 0;
  for (xmlNode *node = root; node != NULL; node = next_node(node, root))
    count += node->type == XML_ELEMENT_NODE && has_attribute(node, name);
  return count;
}

/* Every change is there once, with its id; every move has one pointer. */
static void check_numbers(xmlNode *root, const struct treediff *diff, struct buf *fault) {
  size_t changes = count_attributes(root, "data-change"), moves = count_attributes(root, "data-moved");
  size_t pointers = count_attributes(root, "data-pointer");
  if (changes != diff->change_count) buf_format(fault, "%zu changes are drawn, %zu listed\n", changes, diff->change_count);
  if (moves != pointers) buf_format(fault, "%zu moves, %zu pointers\n", moves, pointers);
  for (size_t i = 0; i < diff->change_count; i++) {
    unsigned number = diff->changes[i].number;
    xmlNode *node = find(root, "data-change", number);
    char id[32];
    snprintf(id, sizeof id, "aendring-%u", number);
    xmlChar *value = node != NULL ? xmlGetProp(node, (const xmlChar *)"id") : NULL;
    if (value == NULL || strcmp((const char *)value, id) != 0) buf_format(fault, "change %u has no element with its id\n", number);
    xmlFree(value);
    if (number != i + 1) buf_format(fault, "change %zu is numbered %u\n", i + 1, number);
    enum treediff_kind kind = diff->changes[i].kind;
    bool is_move = kind == CHANGE_MOVED || kind == CHANGE_MOVED_EDITED;
    if (node != NULL && is_move != has_attribute(node, "data-moved")) buf_format(fault, "change %u is a move or is none\n", number);
  }
}

static size_t count_words(struct str text) {
  size_t count = 0;
  for (size_t i = 0; i < text.len; i++) count += text.at[i] != ' ' && (i == 0 || text.at[i - 1] == ' ');
  return count;
}

static size_t count_marked(struct arena *arena, xmlNode *root, struct buf *fault) {
  size_t count = 0;
  for (xmlNode *node = root; node != NULL; node = next_node(node, root)) {
    if (node->type != XML_ELEMENT_NODE || !is_named(node, " ins del ")) continue;
    count += count_words(read_words(arena, node, is_named(node, " ins ") ? SIDE_NEW : SIDE_OLD, fault));
  }
  return count;
}

/* -- the whole -- */

static const struct document *parse(struct arena *arena, struct str text) {
  struct diags *diags = diags_new();
  const struct lines *lines = lines_new(arena, STR("a.md"), STR(""), text);
  const struct document *document = document_parse(arena, lines, STR("a.md"), false, diags);
  diags_free(diags);
  return document;
}

static void write_diff(const struct treediff *diff, struct buf *html) {
  const struct body_marks marks = {.folds_unchanged = true};
  const struct body_options options = {.language = STR("da"), .marks = &marks};
  buf_add_zero(html, "<div data-comparison>\n");
  body_write_children(diff->root, &options, html);
  buf_add_zero(html, "</div>\n");
}

static const struct treediff *compare(struct arena *arena, struct str before, struct str after, struct buf *html) {
  const struct treediff *diff = treediff_compare(arena, parse(arena, before)->root, parse(arena, after)->root, &treediff_limits_default);
  write_diff(diff, html);
  return diff;
}

void check_write(struct arena *arena, struct str before, struct str after, struct buf *html) {
  compare(arena, before, after, html);
}

/* A reader that has compared other pairs with the same texts comes to the same. */
static void check_reader(struct arena *arena, struct str before, struct str after, struct str expected, struct buf *fault) {
  const struct node *old = parse(arena, before)->root, *new = parse(arena, after)->root, *other = parse(arena, after)->root;
  struct treediff_reader *reader = treediff_reader_new();
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  treediff_compare_read(reader, arena, other, old, &treediff_limits_default);
  treediff_compare_read(reader, arena, new, old, &treediff_limits_default);
  write_diff(treediff_compare_read(reader, arena, old, new, &treediff_limits_default), &html);
  if (!str_equal(buf_str(&html), expected)) buf_add_zero(fault, "a reader that was used before finds something else\n");
  buf_release(&html);
  treediff_reader_free(reader);
}

static xmlDoc *read_html(struct str html) {
  int options = HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
  return htmlReadMemory(html.at, (int)html.len, "", "utf-8", options);
}

/* The words of a text as it is written when nothing is compared. */
static struct str plain_words(struct arena *arena, struct str text, struct buf *fault) {
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  const struct body_options options = {.language = STR("da")};
  buf_add_zero(&html, "<div data-comparison>");
  body_write_children(parse(arena, text)->root, &options, &html);
  buf_add_zero(&html, "</div>");
  xmlDoc *document = read_html(buf_str(&html));
  struct str words = read_words(arena, find(xmlDocGetRootElement(document), "data-comparison", 0), SIDE_PLAIN, fault);
  xmlFreeDoc(document);
  buf_release(&html);
  return words;
}

static void check_words(struct buf *fault, const char *which, struct str expected, struct str actual) {
  if (str_equal(expected, actual)) return;
  size_t at = 0;
  while (at < expected.len && at < actual.len && expected.at[at] == actual.at[at]) at++;
  at = at > 30 ? at - 30 : 0;
  buf_format(fault, "the %s words differ: …%.*s…\n           instead of: …%.*s…\n", which, STR_ARG(str_slice(actual, at, at + 80)),
             STR_ARG(str_slice(expected, at, at + 80)));
}

bool check_texts(struct str before, struct str after, struct check_counts *counts, struct buf *fault) {
  struct arena *arena = arena_new();
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  const struct treediff *diff = compare(arena, before, after, &html);
  xmlDoc *document = read_html(buf_str(&html));
  xmlNode *root = find(xmlDocGetRootElement(document), "data-comparison", 0);
  check_words(fault, "old", plain_words(arena, before, fault), read_words(arena, root, SIDE_OLD, fault));
  check_words(fault, "new", plain_words(arena, after, fault), read_words(arena, root, SIDE_NEW, fault));
  check_marks(root, fault);
  check_numbers(root, diff, fault);
  check_reader(arena, before, after, buf_str(&html), fault);
  *counts = (struct check_counts){count_marked(arena, root, fault), count_attributes(root, "data-moved"), diff->change_count};
  size_t listed = 0;
  for (size_t i = 0; i < diff->change_count; i++) listed += diff->changes[i].words_removed + diff->changes[i].words_added;
  if (listed != counts->marked_words) buf_format(fault, "%zu words are marked, %zu counted\n", counts->marked_words, listed);
  xmlFreeDoc(document);
  buf_release(&html);
  arena_free(arena);
  return fault->len == 0;
}
