#include "base/arena.h"
#include "base/ascii.h"
#include "base/child.h"
#include "base/map.h"
#include "import/tables.h"

#define MEGABYTE ((size_t)1 << 20)

enum { WINDOW = 400000, TRIES = 200, GAP = 4000, SPAN_MAX = 60, FOLDS_MAX = 30 };

/* A tagged PDF says what is a table, a row and a cell (ISO 32000-1, 14.8), and which words are in each, but not where they stand. pdfinfo
 * prints that; the words are found again in the order in which the file draws them. Only what is found to the letter is believed. */

struct tag_cell {
  struct str text; /* without blanks and hyphens, as programs differ on them */
  size_t width;    /* columns and rows that it reaches over */
  size_t height;
};

struct tag_row {
  struct tag_cell *cells;
  size_t count;
  size_t capacity;
};

struct tag_table {
  struct tag_row *rows;
  size_t count;
  size_t capacity;
  size_t indent;  /* of its line */
  bool is_nested; /* holds another one */
};

struct tags {
  struct arena *arena;
  struct tag_table *tables;
  size_t count;
  size_t capacity;
  bool is_inside; /* the last one is open */
};

/* The words as they are drawn, as one text. */
struct stream {
  struct str text;
  size_t *starts; /* of each word in it */
  struct pages pages;
};

/* ---- what pdfinfo prints ---- */

static struct tag_row *last_row(const struct tags *tags) {
  struct tag_table *table = tags->is_inside ? &tags->tables[tags->count - 1] : NULL;
  return table != NULL && table->count > 0 ? &table->rows[table->count - 1] : NULL;
}

static struct tag_cell *last_cell(const struct tags *tags) {
  struct tag_row *row = last_row(tags);
  return row != NULL && row->count > 0 ? &row->cells[row->count - 1] : NULL;
}

static void begin_table(struct tags *tags, size_t indent) {
  if (tags->is_inside) {
    tags->tables[tags->count - 1].is_nested = true;
    return;
  }
  tags->tables = arena_grow(tags->arena, tags->tables, tags->count, &tags->capacity, sizeof *tags->tables);
  tags->tables[tags->count++].indent = indent;
  tags->is_inside = true;
}

static void begin_cell(struct tags *tags) {
  struct tag_row *row = last_row(tags);
  if (row == NULL) return;
  row->cells = arena_grow(tags->arena, row->cells, row->count, &row->capacity, sizeof *row->cells);
  row->cells[row->count++] = (struct tag_cell){.width = 1, .height = 1};
}

static void begin_row(struct tags *tags) {
  struct tag_table *table = &tags->tables[tags->count - 1];
  table->rows = arena_grow(tags->arena, table->rows, table->count, &table->capacity, sizeof *table->rows);
  table->count++;
}

static size_t read_span(struct str number) {
  size_t read = 0;
  for (size_t i = 0; i < number.len && ascii_is_digit(number.at[i]) && read < SPAN_MAX; i++)
    read = read * 10 + (size_t)(number.at[i] - '0');
  return read > 0 && read <= SPAN_MAX ? read : 1;
}

static void read_attribute(struct tags *tags, struct str line) {
  struct tag_cell *cell = last_cell(tags);
  if (cell != NULL && str_starts(line, "/ColSpan ")) cell->width = read_span(str_slice(line, strlen("/ColSpan "), line.len));
  if (cell != NULL && str_starts(line, "/RowSpan ")) cell->height = read_span(str_slice(line, strlen("/RowSpan "), line.len));
}

static bool is_element(struct str line, const char *name) {
  size_t len = strlen(name);
  return str_starts(line, name) && (line.len == len || strchr(" :", line.at[len]) != NULL);
}

static void read_line(struct tags *tags, struct str line) {
  size_t indent = 0;
  while (indent < line.len && line.at[indent] == ' ') indent++;
  struct str rest = str_slice(line, indent, line.len);
  bool is_text = str_starts(rest, "\"");
  bool is_attribute = str_starts(rest, "/");
  if (tags->is_inside && !is_text && !is_attribute && indent <= tags->tables[tags->count - 1].indent) tags->is_inside = false;
  if (is_text) {
    struct tag_cell *cell = last_cell(tags);
    bool is_ended = rest.len > 1 && str_ends(rest, "\"");
    struct str signs = tables_signs(tags->arena, str_slice(rest, 1, rest.len - (is_ended ? 1 : 0)));
    if (cell != NULL) cell->text = str_join(tags->arena, cell->text, signs);
  } else if (is_attribute) {
    read_attribute(tags, rest);
  } else if (is_element(rest, "Table")) {
    begin_table(tags, indent);
  } else if (tags->is_inside && is_element(rest, "TR")) {
    begin_row(tags);
  } else if (tags->is_inside && (is_element(rest, "TH") || is_element(rest, "TD"))) {
    begin_cell(tags);
  }
}

static void read_tags(struct tags *tags, const struct draft *draft, const char *path) {
  struct child_limits limits = {
      .seconds = 60, .output = 128 * MEGABYTE, .file = MEGABYTE, .memory = 2048 * MEGABYTE, .watch = draft_ticks(draft)};
  const char *argv[] = {"pdfinfo", "-struct-text", "-enc", "UTF-8", "--", path, NULL};
  struct child_result result;
  struct str line;
  child_run(argv, &limits, &result);
  struct str text = result.end == CHILD_FINE ? buf_str(&result.output) : (struct str){0};
  for (struct str rest = str_copy(tags->arena, text); str_split(&rest, '\n', &line) && tags->count < TABLES_MAX;) read_line(tags, line);
  child_release(&result);
}

/* ---- the words of a table ---- */

static struct stream *join_words(const struct draft *draft, const char *path) {
  struct arena *arena = draft->arena;
  struct stream *stream = arena_alloc(arena, sizeof *stream);
  if (!pages_read_raw(draft, path, &stream->pages)) return NULL;
  size_t count = stream->pages.word_count;
  struct buf text;
  buf_init(&text, 64 * MEGABYTE);
  stream->starts = arena_array(arena, count + 1, sizeof *stream->starts);
  for (size_t i = 0; i < count; i++) {
    stream->starts[i] = text.len;
    buf_add(&text, tables_signs(arena, stream->pages.words[i].text));
  }
  stream->starts[count] = text.len;
  stream->text = str_copy(arena, buf_str(&text));
  buf_release(&text);
  return stream;
}

/* The first word that begins at this byte or later. */
static size_t word_at(const struct stream *stream, size_t byte) {
  size_t low = 0;
  size_t high = stream->pages.word_count;
  while (low < high) {
    size_t half = low + (high - low) / 2;
    if (stream->starts[half] < byte) {
      low = half + 1;
    } else {
      high = half;
    }
  }
  return low;
}

struct extent {
  double left;
  double right;
  bool is_known;
};

struct match {
  struct tables *tables;
  const struct tag_table *table;
  const struct stream *stream;
  const struct map *places; /* of the page's words, by page and box */
  struct found_table found;
  size_t *words; /* room for `found`, for as many as there are */
  size_t *cells;
  size_t held[TABLE_COLUMNS_MAX]; /* rows that a cell above reaches down into, by column */
  struct extent extents[TABLE_COLUMNS_MAX];
  bool has_gaps;    /* rows with fewer cells than columns */
  bool is_spanned;  /* the row that is taken */
  size_t *repeated; /* words of heads that stand again on a later page */
  size_t repeated_count;
  size_t capacity; /* of words, cells and repeated */
};

static struct str box_key(struct arena *arena, const struct page_word *word) {
  return str_format(arena, "%u %.2f %.2f", word->page, word->left, word->top);
}

static void add_word(struct match *match, size_t word, size_t cell) {
  match->found.words[match->found.count] = word;
  match->found.cells[match->found.count++] = cell;
}

/* The words between two bytes, which must begin and end with words. */
static bool take_words(struct match *match, size_t from, size_t to, size_t cell, bool is_repeated) {
  const struct stream *stream = match->stream;
  size_t first = word_at(stream, from);
  size_t end = word_at(stream, to);
  if (stream->starts[first] != from || stream->starts[end] != to) return false;
  for (size_t i = first; i < end; i++) {
    const size_t *word = map_get(match->places, box_key(match->tables->draft->arena, &stream->pages.words[i]));
    if (word == NULL || match->found.count + match->repeated_count >= match->capacity) return false;
    if (is_repeated) {
      match->repeated[match->repeated_count++] = *word - 1;
    } else {
      add_word(match, *word - 1, cell);
    }
  }
  return true;
}

static struct str row_text(struct arena *arena, const struct tag_row *row) {
  struct str text = {0};
  for (size_t i = 0; i < row->count; i++) text = str_join(arena, text, row->cells[i].text);
  return text;
}

/* Columns as far as they are known: from rows with a cell for each. */
static void learn_columns(struct match *match, size_t index, size_t first) {
  const struct page_word *words = match->tables->pages->words;
  size_t columns = match->found.column_count;
  if (match->table->rows[index].count != columns || match->is_spanned) return;
  for (size_t i = first; i < match->found.count; i++) {
    struct extent *extent = &match->extents[match->found.cells[i] % columns];
    const struct page_word *word = &words[match->found.words[i]];
    if (!extent->is_known || word->left < extent->left) extent->left = word->left;
    if (!extent->is_known || word->right > extent->right) extent->right = word->right;
    extent->is_known = true;
  }
}

static bool take_row(struct match *match, size_t index, size_t at) {
  const struct tag_row *row = &match->table->rows[index];
  size_t columns = match->found.column_count;
  size_t first = match->found.count;
  size_t next = 0;
  match->is_spanned = false;
  for (size_t column = 0; column < columns;) {
    if (match->held[column] > 0 || next == row->count) {
      match->is_spanned |= match->held[column] > 0;
      match->has_gaps |= match->held[column] == 0;
      match->held[column] -= match->held[column] > 0;
      column++;
      continue;
    }
    const struct tag_cell *cell = &row->cells[next++];
    if (cell->text.len > 0 && !take_words(match, at, at + cell->text.len, index * columns + column, false)) return false;
    at += cell->text.len;
    match->is_spanned |= cell->width > 1 || cell->height > 1;
    for (size_t i = 0; i < cell->width && column < columns; i++) match->held[column++] = cell->height - 1;
  }
  match->found.has_merged |= match->is_spanned;
  learn_columns(match, index, first);
  return next == row->count;
}

/* The one column that stands where these words do; that many columns when there is not just one. */
static size_t column_under(const struct match *match, double left, double right) {
  size_t columns = match->found.column_count;
  size_t found = columns;
  for (size_t i = 0; i < columns; i++) {
    const struct extent *extent = &match->extents[i];
    if (!extent->is_known || right < extent->left || left > extent->right) continue;
    if (found < columns) return columns;
    found = i;
  }
  return found;
}

/* Programs leave out the tags of empty cells. So the cells of a row that has too few stand in the column below or above which they are
 * drawn. False when that is not certain. */
static bool settle_gaps(struct match *match) {
  const struct page_word *words = match->tables->pages->words;
  struct found_table *found = &match->found;
  size_t columns = found->column_count;
  if (found->has_merged) return false;
  for (size_t i = 0; i < found->count;) {
    size_t end = i;
    double left = words[found->words[i]].left;
    double right = left;
    for (; end < found->count && found->cells[end] == found->cells[i]; end++) {
      const struct page_word *word = &words[found->words[end]];
      if (word->left < left) left = word->left;
      if (word->right > right) right = word->right;
    }
    size_t row = found->cells[i] / columns;
    size_t column = column_under(match, left, right);
    size_t before = i > 0 && found->cells[i - 1] / columns == row ? found->cells[i - 1] % columns + 1 : 0;
    bool is_short = match->table->rows[row].count < columns;
    if (is_short && (column == columns || column < before)) return false;
    for (; i < end; i++) found->cells[i] = is_short ? row * columns + column : found->cells[i];
  }
  return true;
}

/* The page of the word that begins at a byte, and of the one before it. */
static bool turns_page(const struct stream *stream, size_t before, size_t at) {
  size_t last = word_at(stream, before);
  size_t first = word_at(stream, at);
  const struct page_word *words = stream->pages.words;
  return last > 0 && first < stream->pages.word_count && words[first].page == words[last - 1].page + 1;
}

/* Where a row begins that does not follow at once: on the next page, where the head may stand again. */
static bool turn_page(struct match *match, struct str row, struct str head, size_t *at) {
  const struct stream *stream = match->stream;
  struct str near = str_slice(stream->text, 0, *at + GAP + row.len);
  size_t found = str_find(near, row, *at);
  if (found == STR_NOT_FOUND || !turns_page(stream, *at, found)) return false;
  bool has_head = head.len > 0 && found >= *at + head.len && str_equal(str_slice(stream->text, found - head.len, found), head);
  *at = found;
  return !has_head || take_words(match, found - head.len, found, 0, true);
}

static bool match_from(struct match *match, size_t at, size_t *end) {
  struct arena *arena = match->tables->draft->arena;
  struct str head = row_text(arena, &match->table->rows[0]);
  match->found.count = match->repeated_count = 0;
  match->found.has_merged = match->has_gaps = false;
  memset(match->extents, 0, sizeof match->extents);
  memset(match->held, 0, sizeof match->held);
  for (size_t i = 0; i < match->table->count; i++) {
    struct str row = row_text(arena, &match->table->rows[i]);
    bool follows = str_equal(str_slice(match->stream->text, at, at + row.len), row);
    if (!follows && !turn_page(match, row, head, &at)) return false;
    if (!take_row(match, i, at)) return false;
    at += row.len;
  }
  if (match->has_gaps && !settle_gaps(match)) return false;
  *end = at;
  return true;
}

static size_t count_columns(const struct tag_table *table) {
  size_t most = 0;
  for (size_t i = 0; i < table->count; i++) {
    size_t width = 0;
    for (size_t j = 0; j < table->rows[i].count; j++) width += table->rows[i].cells[j].width;
    if (width > most) most = width;
  }
  return most;
}

/* At each place where its first words stand, until all the others follow. `*from` moves behind it. */
static bool find_words(struct match *match, size_t *from) {
  struct arena *arena = match->tables->draft->arena;
  struct str first = row_text(arena, &match->table->rows[0]);
  struct str near = str_slice(match->stream->text, 0, *from + WINDOW);
  size_t at = first.len > 0 ? str_find(near, first, *from) : STR_NOT_FOUND;
  for (size_t i = 0; i < TRIES && at != STR_NOT_FOUND; i++) {
    if (match_from(match, at, from)) return true;
    at = str_find(near, first, at + 1);
  }
  return false;
}

/* A text that is another one so many times. */
static bool repeats(struct str text, size_t times) {
  size_t len = text.len / times;
  if (len * times != text.len) return false;
  for (size_t i = len; i < text.len; i++) {
    if (text.at[i] != text.at[i - len]) return false;
  }
  return true;
}

/* A head that stands on several pages is tagged as one, with its words as often as it stands there. It is taken once; the other times are
 * met when the page turns. */
static bool fold_head(const struct tag_row *head, size_t times) {
  for (size_t i = 0; i < head->count; i++) {
    if (!repeats(head->cells[i].text, times)) return false;
  }
  for (size_t i = 0; i < head->count; i++) head->cells[i].text.len /= times;
  return true;
}

static bool find_folded(struct match *match, size_t *from) {
  const struct tag_row *head = &match->table->rows[0];
  for (size_t times = 2; times <= FOLDS_MAX && head->count > 0; times++) {
    if (!fold_head(head, times)) continue;
    if (find_words(match, from)) return true;
    for (size_t i = 0; i < head->count; i++) head->cells[i].text.len *= times;
  }
  return false;
}

static void miss(struct match *match) {
  struct tables *tables = match->tables;
  struct arena *arena = tables->draft->arena;
  tables->missed = arena_grow(arena, tables->missed, tables->missed_count, &tables->missed_capacity, sizeof *tables->missed);
  tables->missed[tables->missed_count++] = row_text(arena, &match->table->rows[0]);
}

static void find_table(struct match *match, const struct tag_table *table, size_t *from) {
  struct arena *arena = match->tables->draft->arena;
  struct pages *pages = match->tables->pages;
  match->table = table;
  match->found = (struct found_table){.row_count = table->count, .column_count = count_columns(table)};
  match->found.words = match->words;
  match->found.cells = match->cells;
  if (table->count < 2 || match->found.column_count < 2 || match->found.column_count > TABLE_COLUMNS_MAX) return;
  bool is_found = !table->is_nested && (find_words(match, from) || find_folded(match, from));
  if (!is_found || !tables_take(match->tables, &match->found)) {
    miss(match);
    return;
  }
  for (size_t i = 0; i < match->repeated_count; i++) pages->words[match->repeated[i]].table = (unsigned)match->tables->count;
  if (match->repeated_count > 0) {
    struct str where = str_format(arena, "s. %u", pages->words[match->repeated[0]].page);
    draft_tell(match->tables->draft, EVENT_TABLE_HEAD_REPEATED, NULL, where, (struct str){0});
  }
}

void table_tags_find(struct tables *tables, const char *path) {
  struct arena *arena = tables->draft->arena;
  struct tags tags = {.arena = arena};
  struct map places;
  read_tags(&tags, tables->draft, path);
  struct stream *stream = tags.count > 0 ? join_words(tables->draft, path) : NULL;
  if (stream == NULL) return;
  map_init(&places, arena);
  for (size_t i = 0; i < tables->pages->word_count; i++) {
    size_t *index = arena_alloc(arena, sizeof *index);
    *index = i + 1;
    map_put(&places, box_key(arena, &tables->pages->words[i]), index);
  }
  size_t from = 0;
  size_t count = tables->pages->word_count;
  struct match match = {.tables = tables, .stream = stream, .places = &places, .capacity = count};
  match.words = arena_array(arena, count + 1, sizeof *match.words);
  match.cells = arena_array(arena, count + 1, sizeof *match.cells);
  match.repeated = arena_array(arena, count + 1, sizeof *match.repeated);
  for (size_t i = 0; i < tags.count; i++) find_table(&match, &tags.tables[i], &from);
}
