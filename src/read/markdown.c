#include "read/markdown.h"
#include "base/arena.h"
#include "base/diag.h"
#include "read/locate.h"
#define CMARK_NO_SHORT_NAMES /* else it would take NODE_TEXT and its kin */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
/* The library's own structures: they alone tell a footnote reference's use and note, and its accessors would copy every text once more. */
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>

/* Source positions make the parser count the lines inside code and HTML too. One tilde is no strike, so that what `~` means does not
 * depend on whether the text has `~~` elsewhere. */
#define PARSE_OPTIONS (CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE)

/* The strikethrough extension marks `~` as special in a table of the whole process while it parses, so texts in which that could be
 * seen are parsed one at a time. The lock guards the library's state, not ours; there is nowhere else to keep it. */
static pthread_mutex_t tilde_lock = PTHREAD_MUTEX_INITIALIZER;

/* Autolink marks its characters in the same table. They are marked here once, and its list is taken away, so that no parser ever unmarks
 * them while another one reads. */
void markdown_init(void) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_syntax_extension *autolink = cmark_find_syntax_extension("autolink");
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  cmark_parser_attach_syntax_extension(parser, autolink);
  cmark_manage_extensions_special_characters(parser, 1);
  cmark_llist_free(cmark_get_default_mem_allocator(), autolink->special_inline_chars);
  cmark_syntax_extension_set_special_inline_chars(autolink, NULL);
  cmark_parser_free(parser);
}

static void attach(cmark_parser *parser, const char *extension) {
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extension));
}

/* -- notes that nothing refers to -- */

/* A note's definition: at the end the library drops those that nothing refers to, without a word. */
struct definition {
  int line; /* of the text given to the parser */
  int column;
  struct str label;
};

struct definitions {
  struct arena *arena;
  struct definition *at;
  size_t count;
  size_t capacity;
};

/* The next node of cmark's tree in document order below `root`. */
static cmark_node *next_in_tree(cmark_node *node, const cmark_node *root) {
  if (node->first_child != NULL) return node->first_child;
  while (node != root && node->next == NULL) node = node->parent;
  return node == root ? NULL : node->next;
}

static void list_definitions(cmark_node *root, struct definitions *definitions) {
  for (cmark_node *node = root; node != NULL; node = next_in_tree(node, root)) {
    if (node->type != CMARK_NODE_FOOTNOTE_DEFINITION) continue;
    definitions->at = arena_grow(definitions->arena, definitions->at, definitions->count, &definitions->capacity, sizeof *definitions->at);
    struct str label = {(const char *)node->as.literal.data, (size_t)node->as.literal.len};
    label = str_copy(definitions->arena, label);
    definitions->at[definitions->count++] = (struct definition){node->start_line, node->start_column, label};
  }
}

static int compare_definitions(const void *a, const void *b) {
  const struct definition *one = a, *other = b;
  return one->line != other->line ? one->line - other->line : one->column - other->column;
}

/* Tells of those that are not in the finished tree, to whose end the others were moved. */
static void report_unused(struct definitions *definitions, const cmark_node *root, const struct lines *lines, unsigned lines_before,
                          struct diags *diags) {
  if (definitions->count == 0) return;
  bool *is_used = arena_array(definitions->arena, definitions->count, sizeof *is_used);
  qsort(definitions->at, definitions->count, sizeof *definitions->at, compare_definitions);
  for (const cmark_node *node = root->last_child; node != NULL; node = node->prev) {
    if (node->type != CMARK_NODE_FOOTNOTE_DEFINITION) break;
    struct definition key = {.line = node->start_line, .column = node->start_column};
    struct definition *used = bsearch(&key, definitions->at, definitions->count, sizeof key, compare_definitions);
    if (used != NULL) is_used[used - definitions->at] = true;
  }
  for (size_t i = 0; i < definitions->count; i++) {
    const struct definition *definition = &definitions->at[i];
    if (is_used[i]) continue;
    struct place place = {lines, (unsigned)definition->line + lines_before, 1, 1};
    struct str written = str_format(definitions->arena, "[^%.*s]:", STR_ARG(definition->label));
    size_t at = str_find(lines_text(lines, place.line), written, 0);
    if (at != STR_NOT_FOUND) place = (struct place){lines, place.line, (unsigned)at + 1, (unsigned)written.len};
    diags_add(diags, DIAG_FOOTNOTE_UNUSED, place, definition->label, (struct str){0}, (struct str){0});
  }
}

/* -- the tree -- */

/* `definitions` gets those of the notes before any is dropped; NULL when nobody asks. */
static cmark_node *parse(struct str text, struct definitions *definitions) {
  bool has_tilde = str_find_char(text, '~', 0) != STR_NOT_FOUND;
  cmark_parser *parser = cmark_parser_new(PARSE_OPTIONS);
  attach(parser, "table");
  attach(parser, "autolink");
  attach(parser, "tasklist");
  if (has_tilde && str_find(text, STR("~~"), 0) != STR_NOT_FOUND) attach(parser, "strikethrough");
  if (has_tilde) pthread_mutex_lock(&tilde_lock);
  cmark_parser_feed(parser, text.at, text.len);
  if (definitions != NULL && str_find(text, STR("[^"), 0) != STR_NOT_FOUND) {
    if (!str_ends(text, "\n") && !str_ends(text, "\r")) cmark_parser_feed(parser, "\n", 1); /* else the last line would wait */
    list_definitions(parser->root, definitions);
  }
  cmark_node *root = cmark_parser_finish(parser);
  if (has_tilde) pthread_mutex_unlock(&tilde_lock);
  cmark_parser_free(parser);
  return root;
}

struct builder {
  struct arena *arena;
  struct locator locator;
  unsigned lines_before; /* lines of the file that were not given to the parser */
  unsigned footnote_count;
  unsigned cell_index; /* of the next cell in its row */
};

static struct str borrow(cmark_chunk chunk) {
  return (struct str){(const char *)chunk.data, (size_t)chunk.len};
}

static struct str copy(struct builder *builder, cmark_chunk chunk) {
  return str_copy(builder->arena, borrow(chunk));
}

static enum node_type find_extension_type(cmark_node *from) {
  static const struct {
    const char *name;
    enum node_type type;
  } types[] = {{"table", NODE_TABLE},
               {"table_header", NODE_TABLE_ROW},
               {"table_row", NODE_TABLE_ROW},
               {"table_cell", NODE_TABLE_CELL},
               {"strikethrough", NODE_STRIKE}};
  const char *name = cmark_node_get_type_string(from);
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    if (strcmp(types[i].name, name) == 0) return types[i].type;
  }
  return NODE_TEXT; /* custom nodes: no extension that is attached makes them */
}

static enum node_type find_type(cmark_node *from) {
  switch ((int)cmark_node_get_type(from)) {
  case CMARK_NODE_BLOCK_QUOTE: return NODE_QUOTE;
  case CMARK_NODE_LIST: return NODE_LIST;
  case CMARK_NODE_ITEM: return NODE_ITEM;
  case CMARK_NODE_CODE_BLOCK: return NODE_CODE_BLOCK;
  case CMARK_NODE_HTML_BLOCK: return NODE_HTML_BLOCK;
  case CMARK_NODE_PARAGRAPH: return NODE_PARAGRAPH;
  case CMARK_NODE_HEADING: return NODE_HEADING;
  case CMARK_NODE_THEMATIC_BREAK: return NODE_RULE;
  case CMARK_NODE_FOOTNOTE_DEFINITION: return NODE_FOOTNOTE;
  case CMARK_NODE_TEXT: return NODE_TEXT;
  case CMARK_NODE_SOFTBREAK: return NODE_SOFT_BREAK;
  case CMARK_NODE_LINEBREAK: return NODE_HARD_BREAK;
  case CMARK_NODE_CODE: return NODE_CODE;
  case CMARK_NODE_HTML_INLINE: return NODE_HTML_INLINE;
  case CMARK_NODE_EMPH: return NODE_EMPHASIS;
  case CMARK_NODE_STRONG: return NODE_STRONG;
  case CMARK_NODE_LINK: return NODE_LINK;
  case CMARK_NODE_IMAGE: return NODE_IMAGE;
  case CMARK_NODE_FOOTNOTE_REFERENCE: return NODE_FOOTNOTE_REFERENCE;
  default: return find_extension_type(from);
  }
}

static enum node_task find_task(cmark_node *item) {
  if (cmark_node_get_syntax_extension(item) == NULL) return TASK_NONE;
  return cmark_gfm_extensions_get_tasklist_item_checked(item) ? TASK_DONE : TASK_OPEN;
}

static enum node_alignment find_alignment(cmark_node *table, unsigned column) {
  switch (cmark_gfm_extensions_get_table_alignments(table)[column]) {
  case 'l': return ALIGN_LEFT;
  case 'c': return ALIGN_CENTRE;
  case 'r': return ALIGN_RIGHT;
  default: return ALIGN_NONE;
  }
}

static unsigned read_number(struct str digits) {
  unsigned number = 0;
  for (size_t i = 0; i < digits.len; i++) number = number * 10 + (unsigned)(digits.at[i] - '0');
  return number;
}

static void fill_footnote_reference(struct builder *builder, struct node *node, cmark_node *from) {
  node->as.footnote.number = read_number(borrow(from->as.literal));
  node->as.footnote.use = (unsigned)from->footnote.ref_ix;
  node->as.footnote.label = copy(builder, from->parent_footnote_def->as.literal);
}

static void fill_footnote(struct builder *builder, struct node *node, cmark_node *from) {
  node->as.footnote.number = ++builder->footnote_count;
  node->as.footnote.use_count = (unsigned)from->footnote.def_count;
  node->as.footnote.label = copy(builder, from->as.literal);
}

static void fill_list(struct node *node, cmark_node *from) {
  node->as.list.is_ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
  node->as.list.is_tight = cmark_node_get_list_tight(from) != 0;
  node->as.list.start = (unsigned)cmark_node_get_list_start(from);
}

static void fill_cell(struct builder *builder, struct node *node, cmark_node *from) {
  node->as.cell.alignment = find_alignment(from->parent->parent, builder->cell_index++);
  node->as.cell.is_header = cmark_gfm_extensions_get_table_row_is_header(from->parent) != 0;
}

/* What is particular to a node's type. */
static void fill(struct builder *builder, struct node *node, cmark_node *from) {
  switch ((int)node->type) {
  case NODE_CODE:
  case NODE_HTML_INLINE:
  case NODE_HTML_BLOCK: node->as.leaf.text = copy(builder, from->as.literal); break;
  case NODE_CODE_BLOCK:
    node->as.code_block.info = copy(builder, from->as.code.info);
    node->as.code_block.text = copy(builder, from->as.code.literal);
    break;
  case NODE_LINK:
  case NODE_IMAGE:
    node->as.link.url = copy(builder, from->as.link.url);
    node->as.link.title = copy(builder, from->as.link.title);
    break;
  case NODE_HEADING: node->as.heading.level = (unsigned)cmark_node_get_heading_level(from); break;
  case NODE_LIST: fill_list(node, from); break;
  case NODE_ITEM: node->as.item.task = find_task(from); break;
  case NODE_TABLE: node->as.table.column_count = cmark_gfm_extensions_get_table_columns(from); break;
  case NODE_TABLE_ROW:
    node->as.row.is_header = cmark_gfm_extensions_get_table_row_is_header(from) != 0;
    builder->cell_index = 0;
    break;
  case NODE_TABLE_CELL: fill_cell(builder, node, from); break;
  case NODE_FOOTNOTE: fill_footnote(builder, node, from); break;
  case NODE_FOOTNOTE_REFERENCE: fill_footnote_reference(builder, node, from); break;
  default: break;
  }
}

static struct hint take_hint(const struct builder *builder, cmark_node *from) {
  if (from->start_line == 0 && from->start_column == 0) return (struct hint){0, 0};
  return (struct hint){(unsigned)from->start_line + builder->lines_before, (unsigned)from->start_column};
}

/* A table takes the last line of a paragraph as its head, and what is left of the paragraph loses its place to the table. */
static bool is_left_by_table(cmark_node *from) {
  return from->type == CMARK_NODE_PARAGRAPH && from->start_line == 0 && from->next != NULL;
}

/* The line of a table's head; all rows and the line below the head follow each other. */
static unsigned find_head_line(const struct builder *builder, cmark_node *table) {
  unsigned row_count = 0;
  for (cmark_node *row = table->first_child; row != NULL; row = row->next) row_count++;
  return (unsigned)table->end_line + builder->lines_before - row_count;
}

static void place_block(const struct builder *builder, struct node *node, cmark_node *from) {
  cmark_node *origin = is_left_by_table(from) ? from->next : from;
  node->line = (unsigned)origin->start_line + builder->lines_before;
  node->column = (unsigned)origin->start_column;
  /* A block that was closed by a blank line or by the end of the text ends in column 0 of the line behind it. */
  node->end_line = (unsigned)from->end_line + builder->lines_before - (from->end_column == 0 && from->end_line > from->start_line);
  if (node->column == 0) node->column = 1; /* of cells that a short row lacks */
  if (node->end_line < node->line) node->end_line = node->line;
  if (origin != from) node->end_line = find_head_line(builder, origin) - 1;
  if (node->type == NODE_TABLE && from->prev != NULL && is_left_by_table(from->prev)) node->line = find_head_line(builder, from);
  bool is_head = (node->type == NODE_TABLE_ROW && node->as.row.is_header) || (node->type == NODE_TABLE_CELL && node->as.cell.is_header);
  if (is_head && node->parent->line > node->line) {
    node->line = node->end_line = node->parent->line;
    node->column = node->parent->column;
  }
}

static bool holds_inlines(enum node_type type) {
  return type == NODE_PARAGRAPH || type == NODE_HEADING || type == NODE_TABLE_CELL;
}

static struct node *add_block(struct builder *builder, struct node *parent, cmark_node *from, enum node_type type) {
  struct node *node = node_new(builder->arena, type);
  node_append(parent, node);
  fill(builder, node, from);
  place_block(builder, node, from);
  if (!holds_inlines(type)) return node;
  unsigned shift = node->line - (unsigned)from->start_line - builder->lines_before;
  locator_enter(&builder->locator, node, shift, !is_left_by_table(from));
  return node;
}

static void add_piece(struct builder *builder, struct node *parent, struct align_piece piece, unsigned line) {
  struct node *last = parent->last;
  if (!piece.is_literal && last != NULL && last->type == NODE_TEXT && !last->as.leaf.is_literal) {
    last->as.leaf.text = str_join(builder->arena, last->as.leaf.text, piece.text);
    return;
  }
  struct node *node = node_new(builder->arena, NODE_TEXT);
  node->as.leaf.text = str_copy(builder->arena, piece.text);
  node->as.leaf.is_literal = piece.is_literal;
  node->line = line;
  node->column = line == 0 ? 0 : (unsigned)piece.at + 1;
  node_append(parent, node);
  /* An inline whose own place could not be proved stands where its text does. */
  for (struct node *above = parent; line != 0 && !node_is_block(above) && above->line == 0; above = above->parent) {
    above->line = line;
    above->column = node->column;
  }
}

static void add_text(struct builder *builder, struct node *parent, cmark_node *from) {
  struct str text = borrow(from->as.literal);
  struct hint hint = take_hint(builder, from);
  struct align align;
  struct align_piece piece;
  if (text.len == 0) return; /* what an address left over */
  if (locator_text(&builder->locator, hint, text, &align)) {
    while (align_next(&align, &piece)) add_piece(builder, parent, piece, builder->locator.line);
    return;
  }
  /* Without a place the source cannot be asked; a lone mark is then more likely an escape than markup that failed. */
  bool is_literal = text.len == 1 && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text.at[0]) != NULL;
  piece = (struct align_piece){text, hint.column > 0 ? hint.column - 1 : 0, is_literal};
  add_piece(builder, parent, piece, hint.line);
}

/* The node for `from`, below `parent`; of a text, which has nothing below it, whatever is last there. */
static struct node *add(struct builder *builder, struct node *parent, cmark_node *from) {
  enum node_type type = find_type(from);
  if (type < NODE_TEXT) return add_block(builder, parent, from, type);
  if (type == NODE_TEXT) {
    add_text(builder, parent, from);
    return parent->last;
  }
  struct node *node = node_new(builder->arena, type);
  node_append(parent, node);
  fill(builder, node, from);
  if (type == NODE_SOFT_BREAK || type == NODE_HARD_BREAK)
    locator_break(&builder->locator, type == NODE_HARD_BREAK);
  else
    locator_inline(&builder->locator, take_hint(builder, from), node);
  return node;
}

/* The next node of cmark's tree in document order below `root`, moving `parent` along in ours. */
static cmark_node *step(cmark_node *from, cmark_node *root, struct node *made, struct node **parent, unsigned *depth) {
  if (from->first_child != NULL) {
    *parent = made;
    ++*depth;
    return from->first_child;
  }
  while (from != root && from->next == NULL) {
    from = from->parent;
    if (from != root) *parent = (*parent)->parent;
    --*depth;
  }
  return from == root ? NULL : from->next;
}

static bool build(struct builder *builder, cmark_node *root, struct node *document, struct diags *diags) {
  struct node *parent = document;
  unsigned depth = 1;
  for (cmark_node *from = root->first_child; from != NULL;) {
    if (depth > MARKDOWN_NESTING_LIMIT) {
      struct place place = {builder->locator.lines, parent->line, parent->column, 1};
      struct str limit = str_format(builder->arena, "%d", MARKDOWN_NESTING_LIMIT);
      diags_add(diags, DIAG_DOCUMENT_TOO_DEEP, place, limit, (struct str){NULL, 0}, (struct str){NULL, 0});
      return false;
    }
    struct node *made = add(builder, parent, from);
    from = step(from, root, made, &parent, &depth);
  }
  return true;
}

struct node *markdown_parse(struct arena *arena, const struct lines *lines, size_t offset, struct diags *diags) {
  struct str text = str_slice(lines->bytes, offset, lines->bytes.len);
  struct builder builder = {.arena = arena, .locator.lines = lines, .lines_before = lines_place(lines, offset, 0).line - 1};
  struct node *document = node_new(arena, NODE_DOCUMENT);
  document->line = builder.lines_before + 1;
  document->column = 1;
  document->end_line = lines->count;
  struct definitions definitions = {.arena = arena};
  cmark_node *root = parse(text, &definitions);
  bool is_built = build(&builder, root, document, diags);
  report_unused(&definitions, root, lines, builder.lines_before, diags);
  cmark_node_free(root);
  return is_built ? document : NULL;
}

char *markdown_oracle_html(struct str text, bool unsafe) {
  cmark_node *root = parse(text, NULL);
  char *html = cmark_render_html(root, unsafe ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT, NULL);
  cmark_node_free(root);
  return html;
}
