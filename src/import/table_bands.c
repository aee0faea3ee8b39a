#include <stdlib.h>

#include "base/arena.h"
#include "import/table_page.h"

#define GUTTER 7.0 /* points: what parts columns where no line does */
#define SLIT 1.2   /* what may part them: too much for chance, too little to be sure */
#define WIDE 60.0  /* shorter lines are underlines */
#define NEAR 0.9   /* of its height: how near a row stands to the line that ends the table */
#define FOOT 90.0  /* points: what may stand below the last row of a page */
#define CLOSE 0.7  /* and how near its own lines stand */

enum { BAND_LINES = 16, HEAD_LINES = 4, ROWS_LEAST = 3 };

struct interval {
  double from;
  double to;
};

/* Rows are what stands between two lines, and what stands right above the first or below the last; columns are parted by what is empty in
 * all of them. It is a table when the first row names every column (but perhaps the first). */
struct bands {
  struct page_rules *rules;
  double left;
  double right;
  struct walls rows;    /* their edges */
  struct walls columns; /* their edges */
  struct walls pieces;  /* of the first line: as columns; none when it is drawn in one */
  struct interval *room;
};

static int by_from(const void *a, const void *b) {
  const struct interval *x = a;
  const struct interval *y = b;
  return (x->from > y->from) - (x->from < y->from);
}

static const struct page_word *word_of(const struct bands *bands, size_t index) {
  return &bands->rules->tables->pages->words[index];
}

static bool is_within(const struct bands *bands, const struct page_word *word, double top, double bottom) {
  double y = middle(word->top, word->bottom);
  double x = middle(word->left, word->right);
  return word->table == 0 && y > top && y < bottom && x > bands->left && x < bands->right;
}

/* The columns of all that stands between two heights: what is empty from top to bottom, and so wide, parts them. */
static void find_gutters(const struct bands *bands, double top, double bottom, double wide, struct walls *columns) {
  const struct page_rules *rules = bands->rules;
  struct interval *filled = bands->room;
  size_t count = 0;
  for (size_t i = rules->first_word; i < rules->word_end; i++) {
    const struct page_word *word = word_of(bands, i);
    if (is_within(bands, word, top, bottom)) filled[count++] = (struct interval){word->left, word->right};
  }
  qsort(filled, count, sizeof *filled, by_from);
  columns->count = 1;
  columns->at[0] = bands->left;
  double right = count > 0 ? filled[0].to : bands->right;
  for (size_t i = 1; i < count && columns->count + 2 < WALLS_MAX; i++) {
    if (filled[i].from - right >= wide) columns->at[columns->count++] = middle(right, filled[i].from);
    if (filled[i].to > right) right = filled[i].to;
  }
  columns->at[columns->count++] = bands->right;
}

/* Where the first line is drawn in pieces, one for each column. */
static void find_pieces(struct bands *bands, double at) {
  const struct page_rules *rules = bands->rules;
  bands->pieces.count = 0;
  for (size_t i = 0; i < rules->drawn_count; i++) {
    const struct span *piece = &rules->drawn[i];
    double off = piece->at - at;
    bool is_inside = piece->from > bands->left + 2 * TOUCH && piece->from < bands->right - 2 * TOUCH;
    if (off <= SAME && off >= -SAME && is_inside) walls_add(&bands->pieces, piece->from);
  }
  if (bands->pieces.count == 0) return;
  walls_add(&bands->pieces, bands->left);
  walls_add(&bands->pieces, bands->right);
}

static bool does_cross(const struct walls *columns, const struct page_word *word) {
  size_t column = walls_stretch(columns, middle(word->left, word->right));
  return column + 1 >= columns->count || word->left < columns->at[column] - STRADDLE || word->right > columns->at[column + 1] + STRADDLE;
}

/* The columns of what stands between two heights: the pieces of the lines, else what is empty. None where a word crosses a piece's end. */
static void find_columns(const struct bands *bands, double top, double bottom, struct walls *columns) {
  if (bands->pieces.count == 0) {
    find_gutters(bands, top, bottom, GUTTER, columns);
    return;
  }
  *columns = bands->pieces;
  for (size_t i = bands->rules->first_word; i < bands->rules->word_end; i++) {
    const struct page_word *word = word_of(bands, i);
    if (is_within(bands, word, top, bottom) && does_cross(columns, word)) columns->count = 0;
    if (columns->count == 0) return;
  }
}

/* The lines that words stand on between two heights, and in how many columns; the box of the words. */
struct looks {
  size_t lines;
  size_t columns;
  double top;
  double bottom;
  double left;
  double right;
  double height; /* of the tallest word */
};

static struct looks look(const struct bands *bands, double top, double bottom) {
  struct looks looks = {.top = 1e9, .bottom = -1e9, .left = 1e9, .right = -1e9};
  bool has_words[WALLS_MAX] = {false};
  double tops[BAND_LINES + 1];
  for (size_t i = bands->rules->first_word; i < bands->rules->word_end; i++) {
    const struct page_word *word = word_of(bands, i);
    if (!is_within(bands, word, top, bottom)) continue;
    size_t column = walls_stretch(&bands->columns, middle(word->left, word->right));
    double height = word->bottom - word->top;
    size_t known = 0;
    while (known < looks.lines && (word->top - tops[known] > height / 2 || tops[known] - word->top > height / 2)) known++;
    if (known == looks.lines && known <= BAND_LINES) tops[looks.lines++] = word->top;
    if (column < WALLS_MAX && !has_words[column]) looks.columns++;
    if (column < WALLS_MAX) has_words[column] = true;
    if (word->top < looks.top) looks.top = word->top;
    if (word->bottom > looks.bottom) looks.bottom = word->bottom;
    if (word->left < looks.left) looks.left = word->left;
    if (word->right > looks.right) looks.right = word->right;
    if (height > looks.height) looks.height = height;
  }
  return looks;
}

/* The nearest line of words above or below a height, no further away than `reach`: where it begins and ends. False for none, or one that
 * does not keep to the columns. */
static bool next_line(const struct bands *bands, double from, bool is_up, double reach, struct interval *line) {
  bool is_found = false;
  for (size_t i = bands->rules->first_word; i < bands->rules->word_end; i++) {
    const struct page_word *word = word_of(bands, i);
    double gap = is_up ? from - word->bottom : word->top - from;
    double height = word->bottom - word->top;
    if (gap < -height / 2 || gap > reach * height || !is_within(bands, word, -1e9, 1e9)) continue;
    bool is_nearer = !is_found || (is_up ? word->bottom > line->to : word->top < line->from);
    if (is_nearer) *line = (struct interval){word->top, word->bottom};
    is_found = true;
  }
  for (size_t i = bands->rules->first_word; i < bands->rules->word_end && is_found; i++) {
    const struct page_word *word = word_of(bands, i);
    if (!is_within(bands, word, line->from, line->to)) continue;
    is_found = !does_cross(&bands->columns, word);
  }
  return is_found;
}

/* How many lines of words stand together beyond the table's end, and how far they reach. */
static size_t outer_lines(const struct bands *bands, double from, bool is_up, double *end) {
  struct interval line = {0, 0};
  size_t count = 0;
  double at = from;
  while (count < BAND_LINES && next_line(bands, at, is_up, count == 0 ? NEAR : CLOSE, &line)) {
    at = is_up ? line.from : line.to;
    count++;
  }
  *end = at;
  return count;
}

/* Whether next to nothing stands below on the page: a page number, perhaps. */
static bool is_page_end(const struct bands *bands, double bottom) {
  for (size_t i = bands->rules->first_word; i < bands->rules->word_end; i++) {
    if (word_of(bands, i)->top > bottom + FOOT) return false;
    if (word_of(bands, i)->top > bottom && is_within(bands, word_of(bands, i), bottom + 1, bottom + FOOT / 2)) return false;
  }
  return true;
}

/* The rows that stand outside of the lines: the head above, and one below, perhaps of several lines that the page's end cut. False when it
 * cannot be said how many rows they are. */
static bool add_outer_rows(struct bands *bands) {
  double end;
  double first = bands->rows.at[0];
  double last = bands->rows.at[bands->rows.count - 1];
  size_t above = outer_lines(bands, first, true, &end);
  bool is_head = above > 0 && above <= HEAD_LINES && look(bands, end - 1, first).columns >= 2;
  if (is_head && bands->rows.count + 1 < WALLS_MAX) {
    memmove(&bands->rows.at[1], &bands->rows.at[0], bands->rows.count * sizeof bands->rows.at[0]);
    bands->rows.at[0] = end - 1;
    bands->rows.count++;
  }
  size_t below = outer_lines(bands, last, false, &end);
  bool is_row = below > 0 && look(bands, last, end + 1).columns >= 2;
  if (is_row && below > 1 && !(bands->rows.count > ROWS_LEAST && is_page_end(bands, end))) return false;
  if (is_row && bands->rows.count < WALLS_MAX) bands->rows.at[bands->rows.count++] = end + 1;
  return true;
}

static bool is_table(const struct bands *bands) {
  size_t columns = bands->columns.count - 1;
  size_t full = 0;
  size_t rows = bands->rows.count - 1;
  if (rows < 2 || columns < 2 || columns > TABLE_COLUMNS_MAX) return false;
  for (size_t i = 0; i < rows; i++) {
    struct looks looks = look(bands, bands->rows.at[i], bands->rows.at[i + 1]);
    if (looks.lines == 0 || looks.lines > BAND_LINES) return false;
    if (i == 0 && (looks.columns + 1 < columns || looks.lines > HEAD_LINES)) return false;
    full += looks.columns >= 2;
  }
  return full * 2 >= rows;
}

/* No columns so close that they would be taken for one. */
static bool is_sure(const struct bands *bands) {
  struct walls columns;
  if (bands->pieces.count > 0) return true;
  find_gutters(bands, bands->rows.at[0], bands->rows.at[bands->rows.count - 1], SLIT, &columns);
  return columns.count == bands->columns.count;
}

static bool take(struct bands *bands) {
  const struct page_rules *rules = bands->rules;
  struct found_table found = {
      .row_count = bands->rows.count - 1, .column_count = bands->columns.count - 1, .words = rules->words, .cells = rules->cells};
  for (size_t i = rules->first_word; i < rules->word_end; i++) {
    const struct page_word *word = word_of(bands, i);
    if (!is_within(bands, word, bands->rows.at[0], bands->rows.at[bands->rows.count - 1])) continue;
    size_t row = walls_stretch(&bands->rows, middle(word->top, word->bottom));
    size_t column = walls_stretch(&bands->columns, middle(word->left, word->right));
    found.words[found.count] = i;
    found.cells[found.count++] = row * found.column_count + column;
  }
  found.edges = arena_copy(rules->arena, bands->columns.at, bands->columns.count * sizeof(double));
  found.must_go_on = found.row_count < ROWS_LEAST;
  found.is_loose = bands->pieces.count == 0;
  return tables_take(rules->tables, &found);
}

static void doubt(const struct bands *bands) {
  struct str words = {0};
  size_t room = 0;
  for (size_t i = bands->rules->first_word; i < bands->rules->word_end && words.len < 200; i++) {
    const struct page_word *word = word_of(bands, i);
    bool is_in = is_within(bands, word, bands->rows.at[0], bands->rows.at[bands->rows.count - 1]);
    if (is_in) str_extend(bands->rules->arena, &words, &room, word->text);
  }
  if (words.len > 0) tables_doubt(bands->rules->tables, bands->rules->page, words);
}

/* Whether another row may be added: something stands there, in columns that go all the way, and no heading of what comes next. */
static bool goes_on(const struct bands *bands, double top, double bottom) {
  struct walls columns;
  double above = bands->rows.at[bands->rows.count - 1];
  struct looks looks = look(bands, above, bottom);
  struct looks first = look(bands, top, bands->rows.count > 1 ? bands->rows.at[1] : bottom);
  bool is_apart = looks.height > first.height * 1.12 || looks.top - above > first.top - top + looks.height / 2;
  bool is_heading = is_apart && (looks.right - looks.left) < (bands->right - bands->left) / 2;
  if (bands->rows.count > 1 && is_heading) return false;
  find_columns(bands, top, bottom, &columns);
  return columns.count >= 3 && looks.lines > 0 && looks.lines <= BAND_LINES;
}

bool table_rows_take(struct page_rules *rules, double left, double right, const struct walls *rows, size_t columns) {
  struct bands bands = {.rules = rules, .left = left, .right = right, .rows = *rows};
  bands.room = arena_array(rules->arena, rules->word_end - rules->first_word + 1, sizeof *bands.room);
  find_columns(&bands, rows->at[0], rows->at[rows->count - 1], &bands.columns);
  return bands.columns.count == columns + 1 && is_table(&bands) && take(&bands);
}

/* The table that begins with this line of a stack, or none; returns the index of the line to go on with. */
static size_t try_bands(struct page_rules *rules, const struct span *const *stack, size_t first, size_t count) {
  struct bands bands = {.rules = rules, .left = stack[first]->from - TOUCH, .right = stack[first]->to + TOUCH};
  size_t next = first + 1;
  bands.room = arena_array(rules->arena, rules->word_end - rules->first_word + 1, sizeof *bands.room);
  find_pieces(&bands, stack[first]->at);
  bands.rows.at[bands.rows.count++] = stack[first]->at;
  bands.columns = (struct walls){{bands.left, bands.right}, 2};
  while (next < count && bands.rows.count < WALLS_MAX && goes_on(&bands, stack[first]->at, stack[next]->at)) {
    bands.rows.at[bands.rows.count++] = stack[next++]->at;
  }
  if (bands.rows.count < 2) return first + 1;
  find_columns(&bands, bands.rows.at[0], bands.rows.at[bands.rows.count - 1], &bands.columns);
  bool is_clear = add_outer_rows(&bands);
  if (is_clear) find_columns(&bands, bands.rows.at[0], bands.rows.at[bands.rows.count - 1], &bands.columns);
  bool is_taken = is_clear && is_table(&bands) && is_sure(&bands) && take(&bands);
  if (!is_taken && bands.rows.count >= ROWS_LEAST) doubt(&bands);
  return next;
}

/* Level lines of one width are a stack; those of another between them are passed over. */
void table_bands_find(struct page_rules *rules) {
  const struct span **stack = arena_array(rules->arena, rules->level_count + 1, sizeof(const struct span *));
  for (size_t i = 0; i < rules->level_count; i++) {
    struct span *first = &rules->level[i];
    size_t count = 0;
    if (first->is_taken || first->to - first->from < WIDE) continue;
    for (size_t j = i; j < rules->level_count; j++) {
      struct span *span = &rules->level[j];
      double left = span->from - first->from;
      double right = span->to - first->to;
      if (span->is_taken || left > TOUCH || left < -TOUCH || right > TOUCH || right < -TOUCH) continue;
      span->is_taken = true;
      stack[count++] = span;
    }
    for (size_t at = 0; at + 1 < count;) at = try_bands(rules, stack, at, count);
  }
}
