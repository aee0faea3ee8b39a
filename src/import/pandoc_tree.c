#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "import/pandoc.h"

#define NO_TEXT ((struct str){0})

enum { DEPTH_MAX = 24, JSON_DEPTH_MAX = 2000, TEXT_LIMIT = 16 << 20 };

struct reader {
  struct draft *draft;
  struct buf text; /* words that are not a node yet */
  unsigned depth;
  struct node *heading; /* that is being read; NULL outside of one */
  unsigned note_count;
};

static void read_blocks(struct reader *reader, struct node *parent, const json_t *blocks);
static void read_inlines(struct reader *reader, struct node *parent, const json_t *inlines);

static bool is(const json_t *element, const char *name) {
  const char *type = json_string_value(json_object_get(element, "t"));
  return type != NULL && strcmp(type, name) == 0;
}

static const json_t *content(const json_t *element) {
  return json_object_get(element, "c");
}

static struct str text_of(struct arena *arena, const json_t *string) {
  struct str text = {json_string_value(string), json_string_length(string)};
  return text.at != NULL ? str_copy(arena, text) : NO_TEXT;
}

static struct node *append(struct reader *reader, struct node *parent, enum node_type type) {
  struct node *node = node_new(reader->draft->arena, type);
  node_append(parent, node);
  return node;
}

/* ---- inlines ---- */

static void add_words(struct reader *reader, const json_t *string) {
  buf_add_bytes(&reader->text, json_string_value(string), json_string_length(string));
}

/* Every word below, whatever it stands in. */
static void add_all_words(struct reader *reader, const json_t *value, unsigned depth) {
  if (depth > JSON_DEPTH_MAX) return;
  bool is_blank = is(value, "Space") || is(value, "SoftBreak") || is(value, "Para") || is(value, "Plain");
  if (is_blank && reader->text.len > 0) buf_add_char(&reader->text, ' ');
  if (is(value, "Str")) add_words(reader, content(value));
  const json_t *inner = json_is_object(value) ? content(value) : value;
  for (size_t i = 0; i < json_array_size(inner); i++) add_all_words(reader, json_array_get(inner, i), depth + 1);
}

static void flush(struct reader *reader, struct node *parent) {
  if (reader->text.len == 0) return;
  struct arena *arena = reader->draft->arena;
  node_append(parent, draft_text(reader->draft, text_nfc(arena, str_copy(arena, buf_str(&reader->text)))));
  buf_clear(&reader->text);
}

static bool has_words(struct reader *reader, const struct node *node) {
  for (const struct node *inner = node; inner != NULL; inner = node_next(inner, node)) {
    if (inner->type == NODE_IMAGE || inner->type == NODE_FOOTNOTE_REFERENCE) return true;
  }
  return text_fold_space(reader->draft->arena, node_text(reader->draft->arena, node)).len > 0;
}

/* Blanks at the ends of emphasis belong outside: Markdown would not see the emphasis. */
static void take_blanks_out(struct reader *reader, struct node *node) {
  struct node *first = node->first;
  struct node *last = node->last;
  if (first != NULL && first->type == NODE_TEXT && str_starts(first->as.leaf.text, " ")) {
    node_insert_before(node, draft_text(reader->draft, STR(" ")));
    first->as.leaf.text = str_slice(first->as.leaf.text, 1, first->as.leaf.text.len);
  }
  if (last == NULL || last->type != NODE_TEXT || !str_ends(last->as.leaf.text, " ")) return;
  last->as.leaf.text = str_slice(last->as.leaf.text, 0, last->as.leaf.text.len - 1);
  buf_add_char(&reader->text, ' ');
}

/* Word ends and begins bold type anywhere: neighbours of one kind are one. */
static void read_emphasis(struct reader *reader, struct node *parent, enum node_type type, const json_t *inlines) {
  flush(reader, parent);
  bool goes_on = parent->last != NULL && parent->last->type == type;
  struct node *node = goes_on ? parent->last : append(reader, parent, type);
  read_inlines(reader, node, inlines);
  if (has_words(reader, node)) {
    take_blanks_out(reader, node);
    return;
  }
  bool is_blank = node->first != NULL;
  node_unlink(node);
  if (is_blank) buf_add_char(&reader->text, ' ');
}

/* Raised and lowered digits have letters of their own; other raised text stays as it is. */
static void read_raised(struct reader *reader, struct node *parent, const json_t *inlines, bool is_raised) {
  static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  static const char *const lowered[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  const char *words = json_string_value(content(json_array_get(inlines, 0)));
  bool is_number = json_array_size(inlines) == 1 && is(json_array_get(inlines, 0), "Str") && words != NULL && words[0] != '\0' &&
                   words[strspn(words, "0123456789")] == '\0';
  if (!is_number) {
    read_inlines(reader, parent, inlines);
    return;
  }
  for (; *words != '\0'; words++) buf_add(&reader->text, str_from((is_raised ? raised : lowered)[*words - '0']));
}

static bool is_web_address(struct str url) {
  return str_starts(url, "https://") || str_starts(url, "http://") || str_starts(url, "mailto:") || str_starts(url, "tel:");
}

static void read_link(struct reader *reader, struct node *parent, const json_t *link) {
  struct arena *arena = reader->draft->arena;
  struct str url = text_of(arena, json_array_get(json_array_get(link, 2), 0));
  flush(reader, parent);
  bool is_kept = is_web_address(url) || (url.len > 1 && url.at[0] == '#');
  struct node *node = node_new(arena, NODE_LINK);
  node->as.link.url = url;
  read_inlines(reader, node, json_array_get(link, 1));
  if (!has_words(reader, node)) return;
  if (is_kept) {
    node_append(parent, node);
    return;
  }
  draft_tell(reader->draft, EVENT_LINK_DROPPED, node->first, url, NO_TEXT);
  while (node->first != NULL) {
    struct node *child = node->first;
    node_unlink(child);
    node_append(parent, child);
  }
}

static void read_image(struct reader *reader, struct node *parent, const json_t *image) {
  struct arena *arena = reader->draft->arena;
  const json_t *target = json_array_get(image, 2);
  flush(reader, parent);
  struct node *node = append(reader, parent, NODE_IMAGE);
  node->as.link.url = text_of(arena, json_array_get(target, 0));
  struct str title = text_of(arena, json_array_get(target, 1));
  if (str_starts(title, "fig:")) title = str_slice(title, strlen("fig:"), title.len);
  node->as.link.title = text_fold_space(arena, title);
  read_inlines(reader, node, json_array_get(image, 1));
}

static void read_note(struct reader *reader, struct node *parent, const json_t *blocks) {
  struct draft *draft = reader->draft;
  flush(reader, parent);
  if (parent->type == NODE_FOOTNOTE || reader->depth > DEPTH_MAX) return; /* a note in a note: there is no such thing in Word */
  struct node *mark = append(reader, parent, NODE_FOOTNOTE_REFERENCE);
  struct node *note = append(reader, draft->root, NODE_FOOTNOTE);
  mark->as.footnote.label = note->as.footnote.label = str_format(draft->arena, "%u", ++reader->note_count);
  read_blocks(reader, note, blocks);
}

static void read_code(struct reader *reader, struct node *parent, const json_t *string, bool is_formula) {
  flush(reader, parent);
  struct node *node = append(reader, parent, NODE_CODE);
  node->as.leaf.text = text_of(reader->draft->arena, string);
  if (is_formula) draft_tell(reader->draft, EVENT_FORMULA, node, node->as.leaf.text, NO_TEXT);
}

static void read_quoted(struct reader *reader, struct node *parent, const json_t *quoted) {
  buf_add(&reader->text, STR("”"));
  read_inlines(reader, parent, json_array_get(quoted, 1));
  buf_add(&reader->text, STR("”"));
}

static void read_inline(struct reader *reader, struct node *parent, const json_t *inl) {
  const json_t *c = content(inl);
  if (is(inl, "Str")) {
    add_words(reader, c);
  } else if (is(inl, "Space") || is(inl, "SoftBreak")) {
    buf_add_char(&reader->text, ' ');
  } else if (is(inl, "LineBreak")) {
    if (reader->heading != NULL) {
      buf_add_char(&reader->text, ' ');
      return;
    }
    flush(reader, parent);
    append(reader, parent, NODE_HARD_BREAK);
  } else if (is(inl, "Emph")) {
    read_emphasis(reader, parent, NODE_EMPHASIS, c);
  } else if (is(inl, "Strong")) {
    read_emphasis(reader, parent, NODE_STRONG, c);
  } else if (is(inl, "Strikeout")) {
    read_emphasis(reader, parent, NODE_STRIKE, c);
  } else if (is(inl, "Underline") || is(inl, "SmallCaps")) {
    read_inlines(reader, parent, c);
  } else if (is(inl, "Superscript") || is(inl, "Subscript")) {
    read_raised(reader, parent, c, is(inl, "Superscript"));
  } else if (is(inl, "Quoted")) {
    read_quoted(reader, parent, c);
  } else if (is(inl, "Cite") || is(inl, "Span")) {
    read_inlines(reader, parent, json_array_get(c, 1));
  } else if (is(inl, "Code") || is(inl, "Math")) {
    read_code(reader, parent, json_array_get(c, 1), is(inl, "Math"));
  } else if (is(inl, "Link")) {
    read_link(reader, parent, c);
  } else if (is(inl, "Image")) {
    read_image(reader, parent, c);
  } else if (is(inl, "Note")) {
    read_note(reader, parent, c);
  }
}

static void read_inlines(struct reader *reader, struct node *parent, const json_t *inlines) {
  if (reader->depth == 2 * DEPTH_MAX) {
    add_all_words(reader, inlines, 0);
    flush(reader, parent);
    return;
  }
  reader->depth++;
  for (size_t i = 0; i < json_array_size(inlines); i++) read_inline(reader, parent, json_array_get(inlines, i));
  flush(reader, parent);
  reader->depth--;
}

/* ---- tables ---- */

/* The blocks of a cell on one line: paragraphs and items parted by semicolons. */
static bool flatten(struct reader *reader, struct node *cell, const struct node *blocks) {
  bool is_simple = blocks->first == NULL || (blocks->first == blocks->last && blocks->first->type == NODE_PARAGRAPH);
  for (const struct node *node = blocks; node != NULL; node = node_next(node, blocks)) {
    if (node->type != NODE_PARAGRAPH && node->type != NODE_HEADING && node->type != NODE_CODE_BLOCK) continue;
    if (cell->first != NULL) node_append(cell, draft_text(reader->draft, STR("; ")));
    for (const struct node *child = node->first; child != NULL; child = child->next) {
      bool is_break = child->type == NODE_HARD_BREAK || child->type == NODE_SOFT_BREAK;
      node_append(cell, is_break ? draft_text(reader->draft, STR(" ")) : node_copy(reader->draft->arena, child));
    }
    if (node->type == NODE_CODE_BLOCK) node_append(cell, draft_text(reader->draft, node->as.code_block.text));
  }
  return is_simple;
}

struct grid {
  struct node *table;
  size_t columns;
  size_t *held; /* rows that a cell above reaches down into, by column */
  bool is_simple;
};

static void add_cell(struct reader *reader, struct grid *grid, struct node *row, const json_t *blocks) {
  struct node *cell = append(reader, row, NODE_TABLE_CELL);
  struct node *inner = node_new(reader->draft->arena, NODE_DOCUMENT);
  read_blocks(reader, inner, blocks);
  if (!flatten(reader, cell, inner)) grid->is_simple = false;
}

static void add_row(struct reader *reader, struct grid *grid, const json_t *cells) {
  struct node *row = append(reader, grid->table, NODE_TABLE_ROW);
  size_t next = 0;
  size_t column = 0;
  while (column < grid->columns) {
    const json_t *cell = grid->held[column] == 0 ? json_array_get(cells, next++) : NULL;
    size_t height = (size_t)json_integer_value(json_array_get(cell, 2));
    size_t width = (size_t)json_integer_value(json_array_get(cell, 3));
    add_cell(reader, grid, row, json_array_get(cell, 4));
    if (cell == NULL) {
      if (grid->held[column] > 0) grid->held[column]--;
      column++;
      continue;
    }
    if (height > 1 || width > 1) grid->is_simple = false;
    for (size_t i = 0; i < (width > 0 ? width : 1) && column < grid->columns; i++, column++) {
      if (i > 0) append(reader, row, NODE_TABLE_CELL);
      if (height > 1) grid->held[column] = height - 1;
    }
  }
}

static void add_rows(struct reader *reader, struct grid *grid, const json_t *rows) {
  for (size_t i = 0; i < json_array_size(rows); i++) add_row(reader, grid, json_array_get(json_array_get(rows, i), 1));
}

static size_t count_rows(const json_t *table) {
  size_t count =
      json_array_size(json_array_get(json_array_get(table, 3), 1)) + json_array_size(json_array_get(json_array_get(table, 5), 1));
  const json_t *bodies = json_array_get(table, 4);
  for (size_t i = 0; i < json_array_size(bodies); i++) {
    count += json_array_size(json_array_get(json_array_get(bodies, i), 2)) + json_array_size(json_array_get(json_array_get(bodies, i), 3));
  }
  return count;
}

/* A table of one row or one column only puts things side by side: what is in it stands one below the other. */
static void unroll(struct reader *reader, struct node *parent, const json_t *rows) {
  for (size_t i = 0; i < json_array_size(rows); i++) {
    const json_t *cells = json_array_get(json_array_get(rows, i), 1);
    for (size_t j = 0; j < json_array_size(cells); j++) read_blocks(reader, parent, json_array_get(json_array_get(cells, j), 4));
  }
}

static void unroll_table(struct reader *reader, struct node *parent, const json_t *table) {
  const struct node *before = parent->last;
  const json_t *bodies = json_array_get(table, 4);
  unroll(reader, parent, json_array_get(json_array_get(table, 3), 1));
  for (size_t i = 0; i < json_array_size(bodies); i++) {
    unroll(reader, parent, json_array_get(json_array_get(bodies, i), 2));
    unroll(reader, parent, json_array_get(json_array_get(bodies, i), 3));
  }
  unroll(reader, parent, json_array_get(json_array_get(table, 5), 1));
  const struct node *first = before != NULL ? before->next : parent->first;
  if (first != NULL) draft_tell(reader->draft, EVENT_TABLE_UNROLLED, first, NO_TEXT, NO_TEXT);
}

static bool is_blank_row(struct reader *reader, const struct node *row) {
  return text_fold_space(reader->draft->arena, node_text(reader->draft->arena, row)).len == 0;
}

/* A table needs a head. Where there is none, the first row is it; where pandoc does not read it (OpenDocument, as of 2.17), a person must.
 */
static void settle_head(struct reader *reader, struct node *table) {
  struct node *head = table->first;
  if (is_blank_row(reader, head) && head->next != NULL && reader->draft->loses_heads) {
    struct node *note = draft_note(reader->draft, STR("tabellens overskrifter kom ikke med"));
    node_append(head->first, note);
    draft_tell(reader->draft, EVENT_HEAD_LOST, note, NO_TEXT, NO_TEXT);
  } else if (is_blank_row(reader, head) && head->next != NULL) {
    node_unlink(head);
  }
  table->first->as.row.is_header = true;
}

static void align_head(struct node *head, const json_t *columns) {
  size_t column = 0;
  for (struct node *cell = head->first; cell != NULL; cell = cell->next, column++) {
    const json_t *alignment = json_array_get(json_array_get(columns, column), 0);
    if (is(alignment, "AlignLeft")) cell->as.cell.alignment = ALIGN_LEFT;
    if (is(alignment, "AlignCenter")) cell->as.cell.alignment = ALIGN_CENTRE;
    if (is(alignment, "AlignRight")) cell->as.cell.alignment = ALIGN_RIGHT;
  }
}

static void read_table(struct reader *reader, struct node *parent, const json_t *table) {
  struct arena *arena = reader->draft->arena;
  const json_t *columns = json_array_get(table, 2);
  if (json_array_size(columns) < 2 || count_rows(table) < 2 || parent->type != NODE_DOCUMENT || reader->depth > DEPTH_MAX) {
    unroll_table(reader, parent, table);
    return;
  }
  struct node *caption = append(reader, parent, NODE_DOCUMENT);
  read_blocks(reader, caption, json_array_get(json_array_get(table, 1), 1));
  while (caption->first != NULL) {
    struct node *block = caption->first;
    node_unlink(block);
    node_insert_before(caption, block);
  }
  node_unlink(caption);
  struct grid grid = {append(reader, parent, NODE_TABLE), json_array_size(columns), NULL, true};
  grid.table->as.table.column_count = (unsigned)grid.columns;
  grid.held = arena_array(arena, grid.columns, sizeof *grid.held);
  add_rows(reader, &grid, json_array_get(json_array_get(table, 3), 1));
  const json_t *bodies = json_array_get(table, 4);
  for (size_t i = 0; i < json_array_size(bodies); i++) {
    add_rows(reader, &grid, json_array_get(json_array_get(bodies, i), 2));
    add_rows(reader, &grid, json_array_get(json_array_get(bodies, i), 3));
  }
  add_rows(reader, &grid, json_array_get(json_array_get(table, 5), 1));
  settle_head(reader, grid.table);
  align_head(grid.table->first, columns);
  if (!grid.is_simple) draft_tell(reader->draft, EVENT_CELLS_MERGED, grid.table, NO_TEXT, NO_TEXT);
}

/* ---- blocks ---- */

static void read_paragraph(struct reader *reader, struct node *parent, const json_t *inlines) {
  struct node *node = append(reader, parent, NODE_PARAGRAPH);
  read_inlines(reader, node, inlines);
  if (!has_words(reader, node)) node_unlink(node);
}

static void read_list(struct reader *reader, struct node *parent, const json_t *items, bool is_ordered, unsigned start) {
  struct node *list = append(reader, parent, NODE_LIST);
  list->as.list.is_ordered = is_ordered;
  list->as.list.is_tight = true;
  list->as.list.start = start;
  for (size_t i = 0; i < json_array_size(items); i++) {
    struct node *item = append(reader, list, NODE_ITEM);
    read_blocks(reader, item, json_array_get(items, i));
    if (item->first == NULL) node_unlink(item);
  }
  if (list->first == NULL) node_unlink(list);
}

/* A term and what it means: an item that begins with the term in bold type, as spor reads it. */
static void read_definitions(struct reader *reader, struct node *parent, const json_t *definitions) {
  struct node *list = append(reader, parent, NODE_LIST);
  list->as.list.is_tight = true;
  for (size_t i = 0; i < json_array_size(definitions); i++) {
    const json_t *definition = json_array_get(definitions, i);
    struct node *item = append(reader, list, NODE_ITEM);
    struct node *term = append(reader, item, NODE_PARAGRAPH);
    read_emphasis(reader, term, NODE_STRONG, json_array_get(definition, 0));
    const json_t *meanings = json_array_get(definition, 1);
    for (size_t j = 0; j < json_array_size(meanings); j++) read_blocks(reader, item, json_array_get(meanings, j));
    struct node *first = term->next;
    if (first == NULL || first->type != NODE_PARAGRAPH) continue;
    node_append(term, draft_text(reader->draft, STR(": ")));
    while (first->first != NULL) {
      struct node *child = first->first;
      node_unlink(child);
      node_append(term, child);
    }
    node_unlink(first);
  }
}

static void read_heading(struct reader *reader, struct node *parent, const json_t *heading) {
  bool is_inside = parent->type != NODE_DOCUMENT; /* a heading in a list or a quote heads nothing */
  struct node *node = append(reader, parent, is_inside ? NODE_PARAGRAPH : NODE_HEADING);
  long long level = json_integer_value(json_array_get(heading, 0));
  if (!is_inside) node->as.heading.level = level < 1 ? 1 : level > 6 ? 6 : (unsigned)level;
  if (!is_inside) reader->heading = node;
  read_inlines(reader, node, json_array_get(heading, 2));
  reader->heading = NULL;
  if (!has_words(reader, node)) {
    node_unlink(node);
    return;
  }
  struct str name = text_of(reader->draft->arena, json_array_get(json_array_get(heading, 1), 0));
  if (name.len > 0 && !is_inside) map_put(&reader->draft->anchors, name, node);
}

static void read_code_block(struct reader *reader, struct node *parent, const json_t *string) {
  struct node *node = append(reader, parent, NODE_CODE_BLOCK);
  node->as.code_block.text = text_of(reader->draft->arena, string);
}

static void read_lines(struct reader *reader, struct node *parent, const json_t *lines) {
  struct node *node = append(reader, parent, NODE_PARAGRAPH);
  for (size_t i = 0; i < json_array_size(lines); i++) {
    if (node->first != NULL) append(reader, node, NODE_HARD_BREAK);
    read_inlines(reader, node, json_array_get(lines, i));
  }
  if (!has_words(reader, node)) node_unlink(node);
}

static void read_quote(struct reader *reader, struct node *parent, const json_t *blocks) {
  struct node *quote = append(reader, parent, NODE_QUOTE);
  read_blocks(reader, quote, blocks);
  if (quote->first == NULL) node_unlink(quote);
}

static void read_block(struct reader *reader, struct node *parent, const json_t *block) {
  const json_t *c = content(block);
  if (is(block, "Para") || is(block, "Plain")) {
    read_paragraph(reader, parent, c);
  } else if (is(block, "Header")) {
    read_heading(reader, parent, c);
  } else if (is(block, "BulletList")) {
    read_list(reader, parent, c, false, 1);
  } else if (is(block, "OrderedList")) {
    long long start = json_integer_value(json_array_get(json_array_get(c, 0), 0));
    read_list(reader, parent, json_array_get(c, 1), true, start < 0 || start > 999999 ? 1 : (unsigned)start);
  } else if (is(block, "DefinitionList")) {
    read_definitions(reader, parent, c);
  } else if (is(block, "BlockQuote")) {
    read_quote(reader, parent, c);
  } else if (is(block, "Div")) {
    const json_t *inner = json_array_get(c, 1); /* says nothing, and web pages nest it deep; the JSON's own depth is bounded */
    for (size_t i = 0; i < json_array_size(inner); i++) read_block(reader, parent, json_array_get(inner, i));
  } else if (is(block, "Table")) {
    read_table(reader, parent, c);
  } else if (is(block, "CodeBlock")) {
    read_code_block(reader, parent, json_array_get(c, 1));
  } else if (is(block, "LineBlock")) {
    read_lines(reader, parent, c);
  } else if (is(block, "HorizontalRule")) {
    append(reader, parent, NODE_RULE);
  }
}

static void read_blocks(struct reader *reader, struct node *parent, const json_t *blocks) {
  if (reader->depth == DEPTH_MAX) { /* what is deeper is written as plain words */
    struct node *node = append(reader, parent, NODE_PARAGRAPH);
    add_all_words(reader, blocks, 0);
    flush(reader, node);
    draft_tell(reader->draft, EVENT_FLATTENED, node, NO_TEXT, NO_TEXT);
    return;
  }
  reader->depth++;
  for (size_t i = 0; i < json_array_size(blocks); i++) read_block(reader, parent, json_array_get(blocks, i));
  reader->depth--;
}

/* ---- the whole ---- */

/* Notes stand at the end. */
static void move_notes(struct draft *draft) {
  struct node *last = draft->root->last;
  for (struct node *node = draft->root->first; node != NULL && last != NULL;) {
    struct node *next = node == last ? NULL : node->next;
    if (node->type == NODE_FOOTNOTE) {
      node_unlink(node);
      node_append(draft->root, node);
    }
    node = next;
  }
}

bool pandoc_tree(struct draft *draft, struct str json) {
  json_error_t error;
  json_t *whole = json_loadb(json.at, json.len, JSON_ALLOW_NUL, &error);
  struct reader reader = {.draft = draft};
  buf_init(&reader.text, TEXT_LIMIT);
  const json_t *title = json_object_get(json_object_get(whole, "meta"), "title");
  struct node *line = node_new(draft->arena, NODE_PARAGRAPH);
  read_inlines(&reader, line, content(title));
  draft->title = text_fold_space(draft->arena, node_text(draft->arena, line));
  const json_t *blocks = json_object_get(whole, "blocks");
  read_blocks(&reader, draft->root, blocks);
  move_notes(draft);
  buf_release(&reader.text);
  json_decref(whole);
  return blocks != NULL;
}
