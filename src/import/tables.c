#include "import/tables.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/text.h"

#define NO_TEXT ((struct str){0})
#define SAME_EDGE 2.5 /* points */
#define LOOSE_EDGE 12.0
#define LARGER 1.12

enum { CELL_CHARACTERS = 1200, TOLD_CHARACTERS = 60 };

/* ---- one table ---- */

struct cell_word {
  size_t cell;
  double top; /* of its line, once lines are known */
  const struct page_word *word;
};

static int by_cell(const void *a, const void *b) {
  const struct cell_word *x = a;
  const struct cell_word *y = b;
  if (x->cell != y->cell) return (x->cell > y->cell) - (x->cell < y->cell);
  if (x->word->page != y->word->page) return (x->word->page > y->word->page) - (x->word->page < y->word->page);
  if (x->top != y->top) return (x->top > y->top) - (x->top < y->top);
  if (x->word->left != y->word->left) return (x->word->left > y->word->left) - (x->word->left < y->word->left);
  return (x->word > y->word) - (x->word < y->word);
}

static bool is_same_line(const struct cell_word *before, const struct cell_word *word) {
  double height = word->word->bottom - word->word->top;
  return before->cell == word->cell && before->word->page == word->word->page && word->word->top - before->top < 0.5 * height;
}

/* The words in reading order: cell by cell, in it line by line. */
static struct cell_word *sort_words(struct arena *arena, const struct pages *pages, const struct found_table *found) {
  struct cell_word *words = arena_array(arena, found->count + 1, sizeof *words);
  for (size_t i = 0; i < found->count; i++) {
    const struct page_word *word = &pages->words[found->words[i]];
    words[i] = (struct cell_word){found->cells[i], word->top, word};
  }
  qsort(words, found->count, sizeof *words, by_cell);
  for (size_t i = 1; i < found->count; i++) {
    if (is_same_line(&words[i - 1], &words[i])) words[i].top = words[i - 1].top;
  }
  qsort(words, found->count, sizeof *words, by_cell);
  return words;
}

static void fill_cells(struct arena *arena, struct page_table *table, const struct cell_word *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct page_cell *cell = &table->cells[words[i].cell];
    bool goes_on =
        i > 0 && words[i].cell == words[i - 1].cell && words[i].word->page == words[i - 1].word->page && words[i].top == words[i - 1].top;
    if (goes_on) {
      struct str *line = &cell->lines[cell->line_count - 1];
      *line = STR_CONCAT(arena, *line, STR(" "), words[i].word->text);
      continue;
    }
    if (cell->lines == NULL) { /* as many as it has words, at most */
      size_t end = i;
      while (end < count && words[end].cell == words[i].cell) end++;
      cell->lines = arena_array(arena, end - i, sizeof *cell->lines);
    }
    cell->lines[cell->line_count++] = words[i].word->text;
  }
}

/* Boxes with a heading each: the first line of most cells is larger than the others. Such a grid lays a page out. */
static bool are_boxes(const struct cell_word *words, size_t count) {
  size_t boxes = 0;
  size_t cells = 0;
  for (size_t i = 0, end; i < count; i = end) {
    double first = 0;
    double others = 0;
    for (end = i; end < count && words[end].cell == words[i].cell; end++) {
      double height = words[end].word->bottom - words[end].word->top;
      double *tallest = words[end].top == words[i].top ? &first : &others;
      if (height > *tallest) *tallest = height;
    }
    cells += others > 0;
    boxes += others > 0 && first > LARGER * others;
  }
  return boxes >= 2 && boxes * 2 >= cells;
}

static void set_box(struct page_table *table, const struct pages *pages, const struct found_table *found) {
  table->page = table->last_page = pages->words[found->words[0]].page;
  for (size_t i = 0; i < found->count; i++) {
    unsigned page = pages->words[found->words[i]].page;
    if (page < table->page) table->page = page;
    if (page > table->last_page) table->last_page = page;
  }
  table->left = table->top = 1e9;
  table->right = table->bottom = -1e9;
  for (size_t i = 0; i < found->count; i++) {
    const struct page_word *word = &pages->words[found->words[i]];
    if (word->page != table->page) continue;
    if (word->left < table->left) table->left = word->left;
    if (word->right > table->right) table->right = word->right;
    if (word->top < table->top) table->top = word->top;
    if (word->bottom > table->bottom) table->bottom = word->bottom;
  }
}

static bool is_filled(const struct page_table *table, size_t row, size_t column) {
  return table->cells[row * table->column_count + column].line_count > 0;
}

/* Rows and columns with something in them, two of each at least, and not mostly holes: a drawing's grid has its words here and there. Cells
 * that hold a page's worth of text lay a page out. */
static bool looks_right(const struct page_table *table) {
  size_t filled = 0;
  size_t rows = 0;
  size_t columns = 0;
  for (size_t i = 0; i < table->row_count; i++) {
    bool has_words = false;
    for (size_t j = 0; j < table->column_count; j++) {
      has_words |= is_filled(table, i, j);
      filled += is_filled(table, i, j);
    }
    rows += has_words;
  }
  for (size_t j = 0; j < table->column_count; j++) {
    bool has_words = false;
    for (size_t i = 0; i < table->row_count; i++) has_words |= is_filled(table, i, j);
    columns += has_words;
  }
  for (size_t i = 0; i < table->row_count * table->column_count; i++) {
    size_t length = 0;
    for (size_t j = 0; j < table->cells[i].line_count; j++) length += text_character_count(table->cells[i].lines[j]) + 1;
    if (length > CELL_CHARACTERS) return false;
  }
  return rows >= 2 && columns >= 2 && filled * 3 >= rows * columns;
}

static bool is_same_row(const struct page_table *a, size_t row, const struct page_table *b, size_t other) {
  for (size_t j = 0; j < a->column_count; j++) {
    const struct page_cell *x = &a->cells[row * a->column_count + j];
    const struct page_cell *y = &b->cells[other * b->column_count + j];
    if (x->line_count != y->line_count) return false;
    for (size_t i = 0; i < x->line_count; i++) {
      if (!str_equal(x->lines[i], y->lines[i])) return false;
    }
  }
  return true;
}

/* The last table so far stands on the page before and has this one's head. */
static bool has_known_head(const struct tables *tables, const struct page_table *table) {
  const struct page_table *before = tables->count > 0 ? tables->items[tables->count - 1] : NULL;
  return before != NULL && before->last_page + 1 == table->page && before->column_count == table->column_count && !before->is_text &&
         is_same_row(before, 0, table, 0);
}

bool tables_take(struct tables *tables, const struct found_table *found) {
  struct arena *arena = tables->draft->arena;
  struct pages *pages = tables->pages;
  bool is_small = found->row_count <= TABLE_ROWS_MAX && found->column_count <= TABLE_COLUMNS_MAX;
  if (found->count == 0 || !is_small || tables->count == TABLES_MAX) return false;
  struct page_table *table = arena_alloc(arena, sizeof *table);
  table->row_count = found->row_count;
  table->column_count = found->column_count;
  table->has_merged = found->has_merged;
  table->edges = found->edges;
  table->is_loose = found->is_loose;
  table->cells = arena_array(arena, found->row_count * found->column_count, sizeof *table->cells);
  struct cell_word *words = sort_words(arena, pages, found);
  fill_cells(arena, table, words, found->count);
  table->is_text = found->is_text;
  if (!found->is_text && (!looks_right(table) || are_boxes(words, found->count))) return false;
  set_box(table, pages, found);
  if (found->must_go_on && !has_known_head(tables, table)) return false;
  tables->items = arena_grow(arena, tables->items, tables->count, &tables->capacity, sizeof(struct page_table *));
  tables->items[tables->count++] = table;
  for (size_t i = 0; i < found->count; i++) pages->words[found->words[i]].table = (unsigned)tables->count;
  return true;
}

struct str tables_signs(struct arena *arena, struct str text) {
  text = text_nfc(arena, text);
  char *bytes = arena_alloc(arena, text.len + 1);
  size_t len = 0;
  for (size_t i = 0; i < text.len; i++) {
    struct str rest = str_slice(text, i, text.len);
    bool is_wide_blank = str_starts(rest, "\u00A0") || str_starts(rest, "\u00AD");
    bool is_hyphen = str_starts(rest, "\u2010") || str_starts(rest, "\u2011");
    if (is_wide_blank || is_hyphen) {
      i += is_hyphen ? 2 : 1;
    } else if ((unsigned char)text.at[i] > ' ' && text.at[i] != '-') {
      bytes[len++] = text.at[i];
    }
  }
  return (struct str){bytes, len};
}

void tables_doubt(struct tables *tables, unsigned page, struct str words) {
  struct str shown = text_shorten(tables->draft->arena, words, TOLD_CHARACTERS);
  draft_tell(tables->draft, EVENT_TABLE_UNSURE, NULL, str_format(tables->draft->arena, "s. %u: %.*s", page, STR_ARG(shown)), NO_TEXT);
}

/* ---- in the page's lines ---- */

/* A line without the words that stand in tables; false when none is left. */
static bool keep_rest(struct arena *arena, const struct pages *pages, struct page_line *line) {
  size_t kept = 0;
  struct str text = {0};
  size_t room = 0;
  double left = line->left;
  double right = line->right;
  for (size_t i = line->first_word; i < line->first_word + line->word_count; i++) {
    const struct page_word *word = &pages->words[i];
    if (word->table != 0) continue;
    if (kept == 0 || word->left < left) left = word->left;
    if (kept == 0 || word->right > right) right = word->right;
    str_extend(arena, &text, &room, word->text);
    kept++;
  }
  if (kept == line->word_count) return true;
  line->text = text;
  line->left = left;
  line->right = right;
  return kept > 0;
}

static void place_tables(struct tables *tables) {
  struct pages *pages = tables->pages;
  struct arena *arena = tables->draft->arena;
  size_t kept = 0;
  for (size_t i = 0; i < pages->count; i++) {
    if (keep_rest(arena, pages, &pages->lines[i])) pages->lines[kept++] = pages->lines[i];
  }
  struct page_line *lines = arena_array(arena, kept + tables->count + 1, sizeof *lines);
  size_t count = 0;
  size_t next = 0;
  for (unsigned page = 1; page <= pages->page_count; page++) {
    while (next < kept && pages->lines[next].page == page) lines[count++] = pages->lines[next++];
    for (size_t i = 0; i < tables->count; i++) {
      struct page_table *table = tables->items[i];
      if (table->page != page) continue;
      lines[count++] = (struct page_line){.page = page,
                                          .left = table->left,
                                          .right = table->right,
                                          .bottom = table->bottom,
                                          .height = table->bottom - table->top,
                                          .table = table};
    }
  }
  pages->lines = lines;
  pages->count = count;
  pages->capacity = kept + tables->count + 1;
  columns_sort_down(pages);
}

static bool has_row(const struct tables *tables, struct str signs) {
  struct arena *arena = tables->draft->arena;
  for (size_t i = 0; i < tables->count; i++) {
    const struct page_table *table = tables->items[i];
    struct str row = {0};
    size_t room = 0;
    for (size_t j = 0; j < table->column_count; j++) {
      for (size_t k = 0; k < table->cells[j].line_count; k++) str_extend(arena, &row, &room, table->cells[j].lines[k]);
    }
    if (str_equal(tables_signs(arena, row), signs)) return true;
  }
  return false;
}

/* What the tags tell of, and neither they nor the lines gave. */
static void tell_of_missed(struct tables *tables) {
  for (size_t i = 0; i < tables->missed_count; i++) {
    struct str signs = text_shorten(tables->draft->arena, tables->missed[i], TOLD_CHARACTERS);
    if (!has_row(tables, tables->missed[i])) draft_tell(tables->draft, EVENT_TABLE_UNSURE, NULL, signs, NO_TEXT);
  }
}

void tables_find(struct draft *draft, struct pages *pages, const char *path, struct str bytes) {
  struct tables tables = {.draft = draft, .pages = pages};
  struct rules rules;
  table_tags_find(&tables, path);
  if (!rules_read(draft->arena, bytes, pages->page_count, draft_ticks(draft), &rules))
    draft_tell(draft, EVENT_RULES_UNREAD, NULL, path_name(str_from(path)), NO_TEXT);
  table_rules_find(&tables, &rules);
  tell_of_missed(&tables);
  if (tables.count > 0) place_tables(&tables);
}

/* ---- over pages ---- */

/* Ruled alike, or with the same head once more. */
static bool goes_on(const struct page_table *table, const struct page_table *next) {
  if (next->page != table->last_page + 1 || next->column_count != table->column_count || table->is_text || next->is_text) return false;
  if (is_same_row(table, 0, next, 0)) return true;
  if (table->edges == NULL || next->edges == NULL) return false;
  double apart = next->edges[0] - table->edges[0]; /* left and right pages may have other margins */
  for (size_t j = 1; j <= table->column_count; j++) {
    double off = next->edges[j] - table->edges[j] - apart;
    double most = (table->is_loose || next->is_loose) && j < table->column_count ? LOOSE_EDGE : SAME_EDGE;
    if (off > most || off < -most) return false;
  }
  return true;
}

enum cut { CUT_NONE, CUT_UNSURE, CUT_SURE };

/* Whether a page's end cut a row in two: all that stands in the second half goes on with what stands above it. */
static enum cut is_cut(const struct page_table *table, const struct page_cell *last, const struct page_cell *first) {
  size_t filled = 0;
  size_t going_on = 0;
  for (size_t j = 0; j < table->column_count; j++) {
    if (first[j].line_count == 0) continue;
    struct str before = last[j].line_count > 0 ? last[j].lines[last[j].line_count - 1] : NO_TEXT;
    bool is_open = before.len > 0 && strchr(".:!?", before.at[before.len - 1]) == NULL;
    going_on += is_open && draft_begins_small(first[j].lines[0]);
    filled++;
  }
  if (filled > 0 && going_on == filled) return CUT_SURE;
  return going_on > 0 || first[0].line_count == 0 ? CUT_UNSURE : CUT_NONE;
}

static void join_cells(struct arena *arena, const struct page_table *table, struct page_cell *last, const struct page_cell *first) {
  for (size_t j = 0; j < table->column_count; j++) {
    size_t count = last[j].line_count + first[j].line_count;
    struct str *lines = arena_array(arena, count + 1, sizeof *lines);
    for (size_t i = 0; i < last[j].line_count; i++) lines[i] = last[j].lines[i];
    for (size_t i = 0; i < first[j].line_count; i++) lines[last[j].line_count + i] = first[j].lines[i];
    last[j] = (struct page_cell){lines, count};
  }
}

static void append_rows(struct draft *draft, struct page_table *table, const struct page_table *next) {
  size_t columns = table->column_count;
  size_t from = is_same_row(table, 0, next, 0) ? 1 : 0;
  struct page_cell *last = &table->cells[(table->row_count - 1) * columns];
  enum cut cut = from < next->row_count && table->row_count > 1 ? is_cut(table, last, &next->cells[from * columns]) : CUT_NONE;
  struct str where = str_format(draft->arena, "s. %u", next->page);
  if (from > 0) draft_tell(draft, EVENT_TABLE_HEAD_REPEATED, NULL, where, NO_TEXT);
  if (cut == CUT_UNSURE) draft_tell(draft, EVENT_ROW_CUT, NULL, where, NO_TEXT);
  if (cut == CUT_SURE) join_cells(draft->arena, table, last, &next->cells[from++ * columns]);
  size_t rows = table->row_count + next->row_count - from;
  struct page_cell *cells = arena_array(draft->arena, rows * columns, sizeof *cells);
  memcpy(cells, table->cells, table->row_count * columns * sizeof *cells);
  memcpy(cells + table->row_count * columns, next->cells + from * columns, (next->row_count - from) * columns * sizeof *cells);
  table->cells = cells;
  table->row_count = rows;
  table->last_page = next->last_page;
  table->has_merged |= next->has_merged;
}

void tables_join(struct draft *draft, struct pages *pages) {
  struct page_line *before = NULL;
  for (size_t i = 0; i < pages->count; i++) {
    struct page_line *line = &pages->lines[i];
    if (line->is_dropped) continue;
    bool is_rest = before != NULL && before->table != NULL && line->table != NULL && goes_on(before->table, line->table) &&
                   before->table->row_count + line->table->row_count <= TABLE_ROWS_MAX;
    if (is_rest) {
      append_rows(draft, before->table, line->table);
      line->is_dropped = true;
    } else {
      before = line;
    }
  }
}
