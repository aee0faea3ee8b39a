#include <stdlib.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/text.h"
#include "import/tables.h"
#include "read/lexicon.h"
#include "read/ocr.h"

#define NO_TEXT ((struct str){0})
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

enum { HEADING_CHARACTERS = 90, HEADING_LINES = 4, SIZES_MAX = 5, BLOCK_LIMIT = 1 << 20 };

struct builder {
  struct draft *draft;
  const struct pages *pages;
  struct lexicon *lexicon; /* NULL: none */
  struct ocr *ocr;
  double body;             /* height of most letters; 0 when unknown */
  double width;            /* of a full line */
  double sizes[SIZES_MAX]; /* of headings, the largest first */
  size_t size_count;
  struct node *open; /* paragraph that lines are added to; NULL for none */
  struct buf text;   /* of it */
  struct node *list; /* that is open, and the one inside its last item */
  struct node *nested;
  double list_left;
  unsigned next_number;
  double right; /* of the line before, and the edge of its column */
  double edge;
  unsigned page;
};

/* ---- looks ---- */

static int compare_doubles(const void *a, const void *b) {
  double x = *(const double *)a;
  double y = *(const double *)b;
  return (x > y) - (x < y);
}

static double quantile(struct arena *arena, const struct pages *pages, bool of_height, double part) {
  double *values = arena_array(arena, pages->count + 1, sizeof *values);
  size_t count = 0;
  for (size_t i = 0; i < pages->count; i++) {
    const struct page_line *line = &pages->lines[i];
    if (!line->is_dropped && line->table == NULL) values[count++] = of_height ? line->height : line->right - line->left;
  }
  qsort(values, count, sizeof *values, compare_doubles);
  return count > 0 ? values[(size_t)((double)(count - 1) * part)] : 0;
}

static bool is_large(const struct builder *builder, const struct page_line *line) {
  return builder->body > 0 && line->height > builder->body * 1.12;
}

static void collect_sizes(struct builder *builder) {
  for (size_t i = 0; i < builder->pages->count; i++) {
    const struct page_line *line = &builder->pages->lines[i];
    if (line->is_dropped || line->table != NULL || !is_large(builder, line)) continue;
    size_t at = 0;
    while (at < builder->size_count && builder->sizes[at] > line->height * 1.06) at++;
    bool is_known = at < builder->size_count && builder->sizes[at] > line->height * 0.94;
    if (is_known || builder->size_count == SIZES_MAX) continue;
    memmove(&builder->sizes[at + 1], &builder->sizes[at], (builder->size_count - at) * sizeof builder->sizes[0]);
    builder->sizes[at] = line->height;
    builder->size_count++;
  }
}

static unsigned level_by_size(const struct builder *builder, double height) {
  for (size_t i = 0; i < builder->size_count; i++) {
    if (height > builder->sizes[i] * 0.94) return (unsigned)i + 1;
  }
  return (unsigned)builder->size_count + 1;
}

static bool ends_with_one_of(struct str text, const char *signs) {
  return text.len > 0 && strchr(signs, text.at[text.len - 1]) != NULL;
}

static bool is_open_ended(struct str text) {
  return !ends_with_one_of(text, ".:!?)") && !str_ends(text, "”") && !str_ends(text, "»");
}

/* ---- what begins a line ---- */

/* Bullets, and what reading programs make of them. The length in bytes with the blank behind it; `is_inner` for those of nested lists. */
static size_t bullet_length(struct str text, bool *is_inner, bool *is_dash) {
  static const char *const bullets[] = {"•", "‣", "▪", "●", "■", "·", "\uF0B7", "\uF0A7", "¢", "«", "»",
                                        "°", "®", "©", "*", "+", "e", ".",      "-",      "–", "—"};
  static const char *const inner[] = {"o", "◦", "○", "\uF06F"};
  *is_inner = *is_dash = false;
  for (size_t i = 0; i < LENGTH(inner); i++) {
    size_t len = strlen(inner[i]);
    if (!str_starts(text, inner[i]) || text.len <= len + 1 || text.at[len] != ' ') continue;
    *is_inner = true;
    return len + 1;
  }
  for (size_t i = 0; i < LENGTH(bullets); i++) {
    size_t len = strlen(bullets[i]);
    if (!str_starts(text, bullets[i]) || text.len <= len + 1 || text.at[len] != ' ') continue;
    *is_dash = i + 3 >= LENGTH(bullets);
    return len + 1;
  }
  return 0;
}

static const char *const months[] = {"januar", "februar", "marts", "april", "maj",      "juni",
                                     "juli",   "august",  "sept",  "okt",   "november", "december"};

/* "3. " or "3) ", not a date. */
static size_t number_length(struct str text, unsigned *number) {
  size_t at = 0;
  *number = 0;
  while (at < text.len && at < 2 && ascii_is_digit(text.at[at])) *number = *number * 10 + (unsigned)(text.at[at++] - '0');
  if (at == 0 || at + 2 >= text.len || (text.at[at] != '.' && text.at[at] != ')') || text.at[at + 1] != ' ') return 0;
  struct str rest = str_slice(text, at + 2, text.len);
  for (size_t i = 0; i < LENGTH(months); i++) {
    if (str_starts(rest, months[i])) return 0;
  }
  return at + 2;
}

/* ---- joining ---- */

static struct str last_word(struct str text) {
  size_t at = text.len;
  while (at > 0 && text.at[at - 1] != ' ') at--;
  return str_slice(text, at, text.len);
}

static struct str bare_word(struct str text) {
  size_t end = 0;
  while (end < text.len && text.at[end] != ' ') end++;
  while (end > 0 && strchr(".,:;!?)", text.at[end - 1]) != NULL) end--;
  return str_slice(text, 0, end);
}

static bool is_word(const struct builder *builder, struct str word) {
  if (builder->lexicon == NULL || word.len == 0) return false;
  return lexicon_spells(builder->lexicon, word) || (builder->draft->is_damaged && ocr_good_reading(builder->ocr, word).len > 0);
}

static bool is_joining(struct str word) {
  static const char *const joining[] = {"og", "eller", "samt", "men", "til"};
  for (size_t i = 0; i < LENGTH(joining); i++) {
    if (str_is(word, joining[i])) return true;
  }
  return false;
}

/* "leder- og", "it-udvikling": the hyphen is the word's own. */
static bool keeps_hyphen(const struct builder *builder, struct str stem, struct str next) {
  if (is_joining(next)) return true;
  if (!draft_begins_small(next) || stem.len == 0 || ascii_is_digit(stem.at[stem.len - 1])) return true;
  struct arena *arena = builder->draft->arena;
  if (is_word(builder, str_join(arena, stem, next))) return false;
  struct str whole = str_format(arena, "%.*s-%.*s", STR_ARG(stem), STR_ARG(next));
  return builder->lexicon != NULL && lexicon_spells(builder->lexicon, whole);
}

/* Adds a line to the block that is open: with a blank, or a divided word made whole. */
static void add_line(struct builder *builder, struct str line) {
  struct buf *text = &builder->text;
  struct str before = buf_str(text);
  bool is_soft = str_ends(before, "\u00AD");
  bool is_hyphen = str_ends(before, "-") && before.len > 2 && before.at[before.len - 2] != ' ';
  if (!is_soft && !is_hyphen) {
    if (before.len > 0) buf_add_char(text, ' ');
    buf_add(text, line);
    return;
  }
  struct str stem = last_word(str_slice(before, 0, before.len - (is_soft ? 2 : 1)));
  struct str next = bare_word(line);
  if (!is_soft && keeps_hyphen(builder, stem, next)) {
    struct str kept = str_format(builder->draft->arena, "%.*s- %.*s", STR_ARG(stem), STR_ARG(next));
    draft_tell(builder->draft, EVENT_HYPHEN_KEPT, builder->open, kept, NO_TEXT);
    if (is_joining(next)) buf_add_char(text, ' ');
    buf_add(text, line);
    return;
  }
  struct str joined = str_format(builder->draft->arena, "%.*s-%.*s", STR_ARG(stem), STR_ARG(next));
  draft_tell(builder->draft, EVENT_HYPHEN_JOINED, builder->open, joined, NO_TEXT);
  text->len -= is_soft ? 2 : 1;
  buf_add(text, line);
}

/* ---- blocks ---- */

static void close_block(struct builder *builder) {
  if (builder->open != NULL && builder->text.len > 0) {
    struct str text = str_copy(builder->draft->arena, buf_str(&builder->text));
    node_append(builder->open, draft_text(builder->draft, text));
  }
  buf_clear(&builder->text);
  builder->open = NULL;
}

static struct node *append(struct builder *builder, struct node *parent, enum node_type type) {
  struct node *node = node_new(builder->draft->arena, type);
  node_append(parent, node);
  return node;
}

static void open_block(struct builder *builder, enum node_type type, struct str text) {
  close_block(builder);
  builder->list = builder->nested = NULL;
  builder->open = append(builder, builder->draft->root, type);
  buf_add(&builder->text, text);
}

static struct node *new_list(struct builder *builder, struct node *parent, bool is_ordered, unsigned start) {
  struct node *list = append(builder, parent, NODE_LIST);
  list->as.list.is_ordered = is_ordered;
  list->as.list.is_tight = true;
  list->as.list.start = start;
  return list;
}

static void open_item(struct builder *builder, const struct page_line *line, size_t marker, bool is_inner, bool is_ordered,
                      unsigned number) {
  double step = builder->body > 0 ? builder->body * 0.8 : 2;
  close_block(builder);
  if (builder->list != NULL && builder->list->as.list.is_ordered != is_ordered && !is_inner) builder->list = NULL;
  is_inner = builder->list != NULL && (is_inner || line->left > builder->list_left + step) && line->left >= builder->list_left - step;
  if (builder->list == NULL) {
    builder->list = new_list(builder, builder->draft->root, is_ordered, number);
    builder->list_left = line->left;
    builder->nested = NULL;
  }
  if (!is_inner) builder->nested = NULL;
  if (is_inner && builder->nested == NULL) builder->nested = new_list(builder, builder->list->last, is_ordered, number);
  struct node *item = append(builder, is_inner ? builder->nested : builder->list, NODE_ITEM);
  builder->open = append(builder, item, NODE_PARAGRAPH);
  buf_add(&builder->text, str_trim(str_slice(line->text, marker, line->text.len)));
}

/* ---- headings ---- */

static const struct page_line *line_after(const struct builder *builder, size_t at) {
  for (size_t i = at + 1; i < builder->pages->count; i++) {
    if (!builder->pages->lines[i].is_dropped) return &builder->pages->lines[i];
  }
  return NULL;
}

/* How many lines from here are one heading; 0 for none. Either its letters are large, or it is short and stands apart. */
static size_t heading_lines(const struct builder *builder, size_t at) {
  const struct page_line *lines = builder->pages->lines;
  const struct page_line *first = &lines[at];
  bool is_inner;
  bool is_dash;
  unsigned number;
  size_t count = 1;
  if (bullet_length(first->text, &is_inner, &is_dash) > 0 || draft_begins_small(first->text)) return 0;
  bool is_sized = is_large(builder, first);
  if (!is_sized && number_length(first->text, &number) > 0) return 0;
  size_t characters = text_character_count(first->text);
  while (count < HEADING_LINES && at + count < builder->pages->count) {
    const struct page_line *line = &lines[at + count];
    bool is_same =
        line->table == NULL && (builder->body == 0 || (line->height > first->height * 0.94 && line->height < first->height * 1.06));
    if (line->is_dropped || line->page != first->page || line->begins_part || !is_same) break;
    characters += text_character_count(line->text) + 1;
    count++;
  }
  const struct page_line *last = &lines[at + count - 1];
  if (characters > HEADING_CHARACTERS || ends_with_one_of(last->text, ".,;")) return 0;
  if (is_sized) return count;
  const struct page_line *after = line_after(builder, at + count - 1);
  bool is_short = true;
  for (size_t i = 0; i < count; i++) is_short &= lines[at + i].right - lines[at + i].left < 0.62 * builder->width;
  if (is_short && first->begins_part && after != NULL && after->begins_part) return count;
  bool is_lone =
      first->begins_part && first->right - first->left < 0.35 * builder->width && after != NULL && !draft_begins_small(after->text);
  return is_lone && is_short ? 1 : 0;
}

static size_t add_heading(struct builder *builder, size_t at, size_t count) {
  const struct page_line *first = &builder->pages->lines[at];
  open_block(builder, NODE_HEADING, NO_TEXT);
  for (size_t i = 0; i < count; i++) add_line(builder, builder->pages->lines[at + i].text);
  builder->open->as.heading.level = level_by_size(builder, first->height);
  draft_tell(builder->draft, EVENT_HEADING_GUESSED, builder->open, str_copy(builder->draft->arena, buf_str(&builder->text)), NO_TEXT);
  if (str_starts(buf_str(&builder->text), "[") && str_find_char(buf_str(&builder->text), ']', 0) == STR_NOT_FOUND) {
    builder->text.at[0] = ' '; /* a drawn box's corner */
  }
  close_block(builder);
  return count;
}

/* Without sizes: a heading right before another is above it, and so above all that stand alone. */
static void settle_plain_levels(struct draft *draft) {
  for (struct node *node = draft->root->first; node != NULL; node = node->next) {
    if (node->type != NODE_HEADING) continue;
    bool is_upper = node->next != NULL && node->next->type == NODE_HEADING;
    bool is_below = node->previous != NULL && node->previous->type == NODE_HEADING;
    bool is_title = node == draft->root->first;
    node->as.heading.level = is_title ? 1 : is_upper && !is_below ? 2 : 3;
  }
}

/* ---- tables ---- */

static bool has_words(const struct page_table *table, size_t row, size_t column) {
  return table->cells[row * table->column_count + column].line_count > 0;
}

static bool is_empty_row(const struct page_table *table, size_t row) {
  bool is_empty = true;
  for (size_t j = 0; j < table->column_count; j++) is_empty &= !has_words(table, row, j);
  return is_empty;
}

static bool is_empty_column(const struct page_table *table, size_t column) {
  bool is_empty = true;
  for (size_t i = 0; i < table->row_count; i++) is_empty &= !has_words(table, i, column);
  return is_empty;
}

static void add_cell(struct builder *builder, struct node *row, const struct page_cell *cell) {
  builder->open = append(builder, row, NODE_TABLE_CELL);
  for (size_t i = 0; i < cell->line_count; i++) add_line(builder, cell->lines[i]);
  close_block(builder);
}

/* A paragraph for each row, and a word to whoever must make a table of them. */
static void add_rows(struct builder *builder, const struct page_table *table) {
  struct draft *draft = builder->draft;
  struct node *note = draft_note(draft, str_format(draft->arena, "her kan være en tabel (s. %u)", table->page));
  open_block(builder, NODE_PARAGRAPH, NO_TEXT);
  node_append(builder->open, note);
  close_block(builder);
  for (size_t i = 0; i < table->row_count; i++) {
    open_block(builder, NODE_PARAGRAPH, NO_TEXT);
    for (size_t j = 0; j < table->cells[i].line_count; j++) add_line(builder, table->cells[i].lines[j]);
    close_block(builder);
  }
  draft_tell(draft, EVENT_TABLE_UNSURE, note, str_format(draft->arena, "s. %u", table->page), NO_TEXT);
}

static void add_table(struct builder *builder, const struct page_table *table) {
  struct draft *draft = builder->draft;
  if (table->is_text) {
    add_rows(builder, table);
    return;
  }
  close_block(builder);
  builder->list = builder->nested = NULL;
  struct node *node = append(builder, draft->root, NODE_TABLE);
  for (size_t i = 0; i < table->row_count; i++) {
    if (is_empty_row(table, i)) continue;
    struct node *row = append(builder, node, NODE_TABLE_ROW);
    row->as.row.is_header = row->previous == NULL;
    for (size_t j = 0; j < table->column_count; j++) {
      if (is_empty_column(table, j)) continue;
      add_cell(builder, row, &table->cells[i * table->column_count + j]);
      node->as.table.column_count += row->previous == NULL;
    }
  }
  struct str where = table->page == table->last_page ? str_format(draft->arena, "s. %u", table->page)
                                                     : str_format(draft->arena, "s. %u–%u", table->page, table->last_page);
  draft_tell(draft, EVENT_TABLE_BUILT, node, where, NO_TEXT);
  if (table->has_merged) draft_tell(draft, EVENT_CELLS_MERGED, node, where, NO_TEXT);
}

/* ---- lines ---- */

static bool is_list_line(const struct builder *builder, const struct page_line *line, bool is_dash) {
  if (line->begins_part || builder->list != NULL || builder->open == NULL) return true;
  return !is_dash || !is_open_ended(buf_str(&builder->text));
}

/* A paragraph that a page's end, a column's or a picture cut in two. */
static bool goes_on(const struct builder *builder, const struct page_line *line) {
  if (builder->open == NULL) return false;
  struct str before = buf_str(&builder->text);
  bool is_last = builder->edge > 0 && builder->right < builder->edge - 0.08 * builder->width && !is_open_ended(before) &&
                 !draft_begins_small(line->text);
  if (is_last && builder->page == line->page) return false;
  bool is_cut = before.len > 0 && is_open_ended(before) && draft_begins_small(line->text);
  return !line->begins_part || is_cut || (str_ends(before, "-") && draft_begins_small(line->text));
}

static void remember(struct builder *builder, const struct page_line *line) {
  builder->right = line->right;
  builder->edge = line->edge;
  builder->page = line->page;
}

static size_t add_lines(struct builder *builder, size_t at) {
  const struct page_line *line = &builder->pages->lines[at];
  bool is_inner;
  bool is_dash;
  unsigned number;
  if (line->table != NULL) {
    add_table(builder, line->table);
    return 1;
  }
  size_t marker = bullet_length(line->text, &is_inner, &is_dash);
  size_t digits = number_length(line->text, &number);
  bool is_next = builder->list != NULL && builder->list->as.list.is_ordered ? number == builder->next_number : number == 1;
  if (marker > 0 && is_list_line(builder, line, is_dash)) {
    open_item(builder, line, marker, is_inner, false, 1);
    return 1;
  }
  if (digits > 0 && is_next && is_list_line(builder, line, true)) {
    open_item(builder, line, digits, false, true, number);
    builder->next_number = number + 1;
    return 1;
  }
  size_t heading = line->begins_part || is_large(builder, line) ? heading_lines(builder, at) : 0;
  if (heading > 0 && !(builder->open != NULL && goes_on(builder, line) && !is_large(builder, line)))
    return add_heading(builder, at, heading);
  if (goes_on(builder, line)) {
    add_line(builder, line->text);
  } else {
    open_block(builder, NODE_PARAGRAPH, line->text);
  }
  return 1;
}

void paragraphs_build(struct draft *draft, const struct pages *pages, struct lexicon *lexicon, struct ocr *ocr) {
  struct builder builder = {.draft = draft, .pages = pages, .lexicon = lexicon, .ocr = ocr};
  buf_init(&builder.text, BLOCK_LIMIT);
  builder.body = quantile(draft->arena, pages, true, 0.5);
  builder.width = quantile(draft->arena, pages, false, 0.85);
  collect_sizes(&builder);
  draft->page_ends = arena_array(draft->arena, pages->page_count + 1, sizeof(struct node *));
  for (size_t i = 0; i < pages->count;) {
    i += pages->lines[i].is_dropped ? 1 : add_lines(&builder, i);
    remember(&builder, &pages->lines[i - 1]);
    if (pages->lines[i - 1].page <= pages->page_count) draft->page_ends[pages->lines[i - 1].page] = draft->root->last;
  }
  close_block(&builder);
  buf_release(&builder.text);
  if (builder.body == 0) settle_plain_levels(draft);
}
