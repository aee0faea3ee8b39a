#include <stdlib.h>

#include "base/arena.h"
#include "import/table_page.h"

#define APART 1.0   /* times its height: a gap in a line that is no word space */
#define NEAR 1.6    /* and between two rows */
#define CLOSE 0.4   /* and between the lines of one */
#define ALIGNED 3.0 /* points */

enum { CHUNKS_MAX = 12, FIGURES_LEAST = 3, CELL_WORDS = 3, SHOWN = 200 };

/* Words on one line. */
struct row {
  size_t first; /* into the sorted words */
  size_t count;
  double top;
  double bottom;
  double left;
  double right;
  double figure; /* right edge of the first figure that is not the first thing in the row; 0 for none */
  size_t chunks; /* what gaps part */
};

struct sheet {
  struct page_rules *rules;
  const struct page_word **words;
  size_t word_count;
  struct row *rows;
  size_t count;
};

static int by_top(const void *a, const void *b) {
  const struct page_word *x = *(const struct page_word *const *)a;
  const struct page_word *y = *(const struct page_word *const *)b;
  if (x->bottom != y->bottom) return (x->bottom > y->bottom) - (x->bottom < y->bottom);
  return (x->left > y->left) - (x->left < y->left);
}

static int by_left(const void *a, const void *b) {
  const struct page_word *x = *(const struct page_word *const *)a;
  const struct page_word *y = *(const struct page_word *const *)b;
  return (x->left > y->left) - (x->left < y->left);
}

/* Parts a row where it has gaps, and looks for figures in it. */
static void read_row(const struct sheet *sheet, struct row *row) {
  struct arena *arena = sheet->rules->arena;
  const struct page_word **words = sheet->words + row->first;
  struct str chunk = {0};
  size_t room = 0;
  qsort(words, row->count, sizeof *words, by_left);
  row->left = words[0]->left;
  for (size_t i = 0; i < row->count; i++) {
    double height = words[i]->bottom - words[i]->top;
    str_extend(arena, &chunk, &room, words[i]->text);
    if (words[i]->right > row->right) row->right = words[i]->right;
    bool is_end = i + 1 == row->count || words[i + 1]->left - words[i]->right > APART * height;
    if (!is_end) continue;
    row->chunks++;
    if (row->chunks > 1 && row->figure == 0 && draft_is_figure(chunk)) row->figure = words[i]->right;
    chunk = (struct str){0};
    room = 0;
  }
}

static void find_rows(struct sheet *sheet) {
  const struct page_rules *rules = sheet->rules;
  sheet->words = arena_array(rules->arena, rules->word_end - rules->first_word + 1, sizeof(const struct page_word *));
  sheet->rows = arena_array(rules->arena, rules->word_end - rules->first_word + 1, sizeof *sheet->rows);
  for (size_t i = rules->first_word; i < rules->word_end; i++) {
    const struct page_word *word = &rules->tables->pages->words[i];
    if (word->table == 0) sheet->words[sheet->word_count++] = word;
  }
  qsort(sheet->words, sheet->word_count, sizeof *sheet->words, by_top);
  for (size_t i = 0; i < sheet->word_count; i++) {
    const struct page_word *word = sheet->words[i];
    struct row *row = sheet->count > 0 ? &sheet->rows[sheet->count - 1] : NULL;
    if (row == NULL || word->bottom - row->bottom > 0.4 * (word->bottom - word->top)) {
      row = &sheet->rows[sheet->count++];
      *row = (struct row){.first = i, .top = word->top, .bottom = word->bottom};
    }
    row->count++;
    if (word->top < row->top) row->top = word->top;
  }
  for (size_t i = 0; i < sheet->count; i++) read_row(sheet, &sheet->rows[i]);
}

static bool is_near(const struct row *above, const struct row *row) {
  return row->top - above->bottom < NEAR * (row->bottom - row->top);
}

/* Rows that follow each other closely, of several parts or short, around rows with figures. */
static size_t run_end(const struct sheet *sheet, size_t first) {
  double left = sheet->rows[first].left;
  double right = sheet->rows[first].right;
  size_t end = first + 1;
  for (size_t i = end; i < sheet->count && is_near(&sheet->rows[i - 1], &sheet->rows[i]); i++) {
    const struct row *row = &sheet->rows[i];
    bool is_at_left = row->chunks == 1 && row->left < left + ALIGNED;
    bool is_prose = row->right - row->left > 0.6 * (right - left);
    bool is_heading = row->top - sheet->rows[i - 1].bottom > CLOSE * (row->bottom - row->top);
    if (is_at_left && (is_prose || is_heading)) break;
    if (row->chunks > 1) end = i + 1;
    if (row->right > right) right = row->right;
    if (row->left < left) left = row->left;
  }
  return end;
}

/* A head of several lines begins above its other columns. */
static size_t run_begin(const struct sheet *sheet, size_t first, size_t from, double width) {
  while (first > from) {
    const struct row *above = &sheet->rows[first - 1];
    bool is_close = sheet->rows[first].top - above->bottom < CLOSE * (above->bottom - above->top);
    if (!is_close || above->right - above->left > width / 3 || above->left < sheet->rows[first].left + ALIGNED) break;
    first--;
  }
  return first;
}

/* How many of the rows have a figure that stands right below the others'. */
static size_t count_figures(const struct sheet *sheet, size_t first, size_t end) {
  size_t most = 0;
  for (size_t i = first; i < end; i++) {
    size_t count = 0;
    for (size_t j = first; j < end && sheet->rows[i].figure > 0; j++) {
      double off = sheet->rows[j].figure - sheet->rows[i].figure;
      count += sheet->rows[j].figure > 0 && off <= ALIGNED && off >= -ALIGNED;
    }
    if (count > most) most = count;
  }
  return most;
}

/* Each row but the head has its figure, so none goes on in the next, and each falls into as many parts: it is settled by where the words
 * stand. */
static bool take_table(const struct sheet *sheet, size_t first, size_t end) {
  struct walls rows = {.count = 0};
  double left = 1e9;
  double right = -1e9;
  size_t columns = sheet->rows[first].chunks;
  if (end - first + 1 >= WALLS_MAX || sheet->rows[first].figure > 0) return false; /* a list of contents has no head */
  for (size_t i = first; i < end; i++) {
    const struct row *row = &sheet->rows[i];
    if ((row->figure == 0 && i > first) || row->chunks != columns) return false;
    rows.at[rows.count++] = i == first ? row->top - 1 : middle(sheet->rows[i - 1].bottom, row->top);
    if (row->left < left) left = row->left;
    if (row->right > right) right = row->right;
  }
  rows.at[rows.count++] = sheet->rows[end - 1].bottom + 1;
  return count_figures(sheet, first, end) + 1 >= end - first && table_rows_take(sheet->rules, left - 1, right + 1, &rows, columns);
}

static void take_text(const struct sheet *sheet, size_t first, size_t end) {
  struct page_rules *rules = sheet->rules;
  struct found_table found = {.row_count = end - first, .column_count = 1, .is_text = true, .words = rules->words, .cells = rules->cells};
  for (size_t i = first; i < end; i++) {
    for (size_t j = 0; j < sheet->rows[i].count; j++) {
      found.words[found.count] = (size_t)(sheet->words[sheet->rows[i].first + j] - rules->tables->pages->words);
      found.cells[found.count++] = i - first;
    }
  }
  tables_take(rules->tables, &found);
}

static void doubt(const struct sheet *sheet, size_t first, size_t end) {
  struct str words = {0};
  size_t room = 0;
  for (size_t i = sheet->rows[first].first; i < sheet->rows[end - 1].first + sheet->rows[end - 1].count && words.len < SHOWN; i++) {
    str_extend(sheet->rules->arena, &words, &room, sheet->words[i]->text);
  }
  tables_doubt(sheet->rules->tables, sheet->rules->page, words);
}

/* Cells hold a few words, columns of a text hold lines. */
static bool is_short(const struct sheet *sheet, size_t first, size_t end) {
  size_t words = 0;
  size_t chunks = 0;
  for (size_t i = first; i < end; i++) {
    words += sheet->rows[i].count;
    chunks += sheet->rows[i].chunks;
  }
  return end - first >= FIGURES_LEAST && words <= chunks * CELL_WORDS;
}

void table_figures_find(struct page_rules *rules) {
  struct sheet sheet = {.rules = rules};
  size_t before = 0;
  find_rows(&sheet);
  for (size_t i = 0; i < sheet.count;) {
    bool has_chunks = sheet.rows[i].chunks > 1 && sheet.rows[i].chunks <= CHUNKS_MAX;
    size_t end = has_chunks ? run_end(&sheet, i) : i + 1;
    size_t rich = 0;
    for (size_t j = i; j < end; j++) rich += sheet.rows[j].chunks > 2;
    if (has_chunks && count_figures(&sheet, i, end) >= FIGURES_LEAST) {
      size_t first = run_begin(&sheet, i, before, sheet.rows[i].right - sheet.rows[i].left);
      if (first < i || !take_table(&sheet, i, end)) take_text(&sheet, first, end);
      before = end;
    } else if (has_chunks && (rich >= FIGURES_LEAST || is_short(&sheet, i, end))) {
      doubt(&sheet, i, end);
    }
    i = end;
  }
}
