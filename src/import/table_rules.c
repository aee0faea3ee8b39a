#include <stdlib.h>

#include "base/arena.h"
#include "import/table_page.h"

#define APART 2.5 /* points: how far words stay away from a wall that is not drawn */

/* ---- spans ---- */

static int by_place(const void *a, const void *b) {
  const struct span *x = a;
  const struct span *y = b;
  if (x->at != y->at) return (x->at > y->at) - (x->at < y->at);
  if (x->from != y->from) return (x->from > y->from) - (x->from < y->from);
  return (x->to > y->to) - (x->to < y->to);
}

/* Those that are drawn at nearly the same place become one; returns how many are left. */
static size_t merge_spans(struct span *spans, size_t count) {
  size_t kept = 0;
  qsort(spans, count, sizeof *spans, by_place);
  for (size_t i = 1, first = 0; i < count; i++) {
    if (spans[i].at - spans[first].at > SAME) first = i;
    spans[i].at = spans[first].at;
  }
  qsort(spans, count, sizeof *spans, by_place);
  for (size_t i = 0; i < count; i++) {
    struct span *last = kept > 0 ? &spans[kept - 1] : NULL;
    if (last != NULL && last->at == spans[i].at && spans[i].from <= last->to + TOUCH) {
      if (spans[i].to > last->to) last->to = spans[i].to;
    } else {
      spans[kept++] = spans[i];
    }
  }
  return kept;
}

static size_t find_root(const size_t *parents, size_t at) {
  while (parents[at] != at) at = parents[at];
  return at;
}

static bool do_touch(const struct span *level, const struct span *upright) {
  return upright->at >= level->from - TOUCH && upright->at <= level->to + TOUCH && level->at >= upright->from - TOUCH &&
         level->at <= upright->to + TOUCH;
}

/* Lines that are joined by others are of one group. */
static void group_spans(struct page_rules *rules) {
  size_t count = rules->level_count + rules->upright_count;
  size_t *parents = arena_array(rules->arena, count + 1, sizeof *parents);
  for (size_t i = 0; i < count; i++) parents[i] = i;
  for (size_t i = 0; i < rules->level_count; i++) {
    for (size_t j = 0; j < rules->upright_count; j++) {
      if (!do_touch(&rules->level[i], &rules->upright[j])) continue;
      size_t a = find_root(parents, i);
      size_t b = find_root(parents, rules->level_count + j);
      if (a != b) parents[a > b ? a : b] = a > b ? b : a;
    }
  }
  for (size_t i = 0; i < rules->level_count; i++) rules->level[i].group = find_root(parents, i);
  for (size_t j = 0; j < rules->upright_count; j++) rules->upright[j].group = find_root(parents, rules->level_count + j);
}

void walls_add(struct walls *walls, double at) {
  size_t i = 0;
  while (i < walls->count && walls->at[i] < at - TOUCH) i++;
  if (i < walls->count && walls->at[i] <= at + TOUCH) return;
  if (walls->count == WALLS_MAX) return;
  memmove(&walls->at[i + 1], &walls->at[i], (walls->count - i) * sizeof walls->at[0]);
  walls->at[i] = at;
  walls->count++;
}

/* ---- grids ---- */

struct grid {
  struct page_rules *rules;
  size_t group;
  struct walls columns;
  struct walls rows;
  size_t *owner; /* of each cell: the first of those that are one */
  bool has_merged;
};

static bool is_drawn(const struct span *spans, size_t count, size_t group, double at, double through) {
  for (size_t i = 0; i < count; i++) {
    const struct span *span = &spans[i];
    bool is_there = span->group == group && span->at >= at - TOUCH && span->at <= at + TOUCH;
    if (is_there && span->from <= through && span->to >= through) return true;
  }
  return false;
}

size_t walls_stretch(const struct walls *walls, double at) {
  if (walls->count < 2 || at < walls->at[0] || at > walls->at[walls->count - 1]) return walls->count;
  size_t i = 0;
  while (i + 2 < walls->count && at > walls->at[i + 1]) i++;
  return i;
}

/* Whether words stand on both sides of a wall that nobody drew, and none across it: then it is there. */
static bool words_respect(const struct grid *grid, size_t row, size_t wall) {
  const struct pages *pages = grid->rules->tables->pages;
  double at = grid->columns.at[wall];
  bool has_left = false;
  bool has_right = false;
  for (size_t i = grid->rules->first_word; i < grid->rules->word_end; i++) {
    const struct page_word *word = &pages->words[i];
    if (walls_stretch(&grid->rows, middle(word->top, word->bottom)) != row) continue;
    if (word->right > at - APART && word->left < at + APART) return false;
    size_t column = walls_stretch(&grid->columns, middle(word->left, word->right));
    has_left |= column + 1 == wall;
    has_right |= column == wall;
  }
  return has_left && has_right;
}

static void unite(struct grid *grid, size_t a, size_t b) {
  size_t count = (grid->columns.count - 1) * (grid->rows.count - 1);
  size_t from = grid->owner[a] > grid->owner[b] ? grid->owner[a] : grid->owner[b];
  size_t to = grid->owner[a] > grid->owner[b] ? grid->owner[b] : grid->owner[a];
  for (size_t i = 0; i < count && from != to; i++) {
    if (grid->owner[i] == from) grid->owner[i] = to;
  }
  grid->has_merged = true;
}

/* Cells without a wall between them are one. */
static void find_walls(struct grid *grid) {
  const struct page_rules *rules = grid->rules;
  size_t columns = grid->columns.count - 1;
  size_t rows = grid->rows.count - 1;
  grid->owner = arena_array(rules->arena, rows * columns, sizeof *grid->owner);
  for (size_t i = 0; i < rows * columns; i++) grid->owner[i] = i;
  for (size_t row = 0; row < rows; row++) {
    double y = middle(grid->rows.at[row], grid->rows.at[row + 1]);
    for (size_t column = 0; column < columns; column++) {
      double x = middle(grid->columns.at[column], grid->columns.at[column + 1]);
      size_t cell = row * columns + column;
      bool has_right =
          column + 1 == columns || is_drawn(rules->upright, rules->upright_count, grid->group, grid->columns.at[column + 1], y);
      bool has_below = row + 1 == rows || is_drawn(rules->level, rules->level_count, grid->group, grid->rows.at[row + 1], x);
      if (!has_right && !words_respect(grid, row, column + 1)) unite(grid, cell, cell + 1);
      if (!has_below) unite(grid, cell, cell + columns);
    }
  }
}

/* Each that is one is a box: as many cells as its corners span. */
static bool are_boxes(const struct grid *grid) {
  size_t columns = grid->columns.count - 1;
  size_t count = columns * (grid->rows.count - 1);
  for (size_t first = 0; first < count; first++) {
    size_t cells = 0;
    size_t right = first % columns;
    size_t low = first / columns;
    for (size_t i = first; i < count; i++) {
      if (grid->owner[i] != first) continue;
      if (i % columns < first % columns) return false;
      if (i % columns > right) right = i % columns;
      low = i / columns;
      cells++;
    }
    if (cells > 0 && cells != (right - first % columns + 1) * (low - first / columns + 1)) return false;
  }
  return true;
}

/* A word that stands across a line is no cell's: lines drawn behind words are a drawing. */
static bool crosses(const struct grid *grid, const struct page_word *word, size_t row, size_t column) {
  size_t columns = grid->columns.count - 1;
  size_t owner = grid->owner[row * columns + column];
  size_t left = walls_stretch(&grid->columns, word->left + STRADDLE);
  size_t right = walls_stretch(&grid->columns, word->right - STRADDLE);
  if (left >= columns || right >= columns) return true;
  return grid->owner[row * columns + left] != owner || grid->owner[row * columns + right] != owner;
}

/* A title in a row of its own above the head is no part of the table. */
static bool is_title_row(const struct grid *grid, size_t row) {
  size_t columns = grid->columns.count - 1;
  for (size_t column = 0; column < columns; column++) {
    if (grid->owner[row * columns + column] != grid->owner[row * columns]) return false;
  }
  return grid->owner[row * columns] / columns == row;
}

static bool collect(const struct grid *grid, struct found_table *found) {
  const struct page_rules *rules = grid->rules;
  size_t columns = grid->columns.count - 1;
  size_t first = 0;
  while (first + 1 < grid->rows.count && is_title_row(grid, first)) first++;
  *found = (struct found_table){.row_count = grid->rows.count - 1 - first, .column_count = columns, .has_merged = grid->has_merged};
  found->edges = arena_copy(rules->arena, grid->columns.at, grid->columns.count * sizeof(double));
  found->words = rules->words;
  found->cells = rules->cells;
  if (found->row_count < 2) return false;
  for (size_t i = rules->first_word; i < rules->word_end; i++) {
    const struct page_word *word = &rules->tables->pages->words[i];
    size_t row = walls_stretch(&grid->rows, middle(word->top, word->bottom));
    size_t column = walls_stretch(&grid->columns, middle(word->left, word->right));
    if (row >= grid->rows.count - 1 || column >= columns || row < first) continue;
    if (word->table != 0 || crosses(grid, word, row, column)) return false;
    found->words[found->count] = i;
    found->cells[found->count++] = grid->owner[row * columns + column] - first * columns;
  }
  return true;
}

/* The words inside, for a person to find the place. */
static void doubt(const struct grid *grid) {
  const struct page_rules *rules = grid->rules;
  struct str words = {0};
  size_t room = 0;
  for (size_t i = rules->first_word; i < rules->word_end && words.len < 200; i++) {
    const struct page_word *word = &rules->tables->pages->words[i];
    if (walls_stretch(&grid->rows, middle(word->top, word->bottom)) >= grid->rows.count - 1) continue;
    if (walls_stretch(&grid->columns, middle(word->left, word->right)) >= grid->columns.count - 1) continue;
    if (word->table != 0) return; /* it is in one already */
    str_extend(rules->arena, &words, &room, word->text);
  }
  if (words.len > 0) tables_doubt(rules->tables, rules->page, words);
}

static void set_taken(struct span *spans, size_t count, size_t group) {
  for (size_t i = 0; i < count; i++) spans[i].is_taken |= spans[i].group == group;
}

static void try_grid(struct page_rules *rules, size_t group) {
  struct grid grid = {.rules = rules, .group = group};
  struct found_table found;
  for (size_t i = 0; i < rules->level_count; i++) {
    if (rules->level[i].group != group) continue;
    walls_add(&grid.rows, rules->level[i].at);
    walls_add(&grid.columns, rules->level[i].from);
    walls_add(&grid.columns, rules->level[i].to);
  }
  for (size_t i = 0; i < rules->upright_count; i++) {
    if (rules->upright[i].group != group) continue;
    walls_add(&grid.columns, rules->upright[i].at);
    walls_add(&grid.rows, rules->upright[i].from);
    walls_add(&grid.rows, rules->upright[i].to);
  }
  if (grid.columns.count < 3 || grid.rows.count < 3 || grid.columns.count > TABLE_COLUMNS_MAX || grid.rows.count == WALLS_MAX) return;
  set_taken(rules->level, rules->level_count, group);
  find_walls(&grid);
  if (!are_boxes(&grid) || !collect(&grid, &found) || !tables_take(rules->tables, &found)) doubt(&grid);
}

/* ---- pages ---- */

static void add_span(struct span *spans, size_t *count, double at, double from, double to) {
  spans[(*count)++] = (struct span){.at = at, .from = from, .to = to};
}

static void find_on_page(struct tables *tables, const struct rule *items, size_t count, size_t first_word, size_t word_end) {
  struct arena *arena = tables->draft->arena;
  struct page_rules rules = {
      .arena = arena, .tables = tables, .first_word = first_word, .word_end = word_end, .page = tables->pages->words[first_word].page};
  rules.words = arena_array(arena, word_end - first_word + 1, sizeof *rules.words);
  rules.cells = arena_array(arena, word_end - first_word + 1, sizeof *rules.cells);
  rules.level = arena_array(arena, count + 1, sizeof *rules.level);
  rules.upright = arena_array(arena, count + 1, sizeof *rules.upright);
  for (size_t i = 0; i < count; i++) {
    const struct rule *rule = &items[i];
    if (rule->top == rule->bottom) {
      add_span(rules.level, &rules.level_count, rule->top, rule->left, rule->right);
    } else {
      add_span(rules.upright, &rules.upright_count, rule->left, rule->top, rule->bottom);
    }
  }
  rules.drawn = arena_copy(arena, rules.level, (rules.level_count + 1) * sizeof *rules.level);
  rules.drawn_count = rules.level_count;
  rules.level_count = merge_spans(rules.level, rules.level_count);
  rules.upright_count = merge_spans(rules.upright, rules.upright_count);
  group_spans(&rules);
  for (size_t i = 0; i < rules.level_count; i++) {
    if (rules.level[i].group == i) try_grid(&rules, i);
  }
  table_bands_find(&rules);
  table_figures_find(&rules);
}

/* The words stand page by page, like the rules. */
void table_rules_find(struct tables *tables, const struct rules *rules) {
  const struct pages *pages = tables->pages;
  size_t rule = 0;
  for (size_t word = 0; word < pages->word_count;) {
    unsigned page = pages->words[word].page;
    size_t word_end = word;
    while (word_end < pages->word_count && pages->words[word_end].page == page) word_end++;
    while (rule < rules->count && rules->items[rule].page < page) rule++;
    size_t rule_end = rule;
    while (rule_end < rules->count && rules->items[rule_end].page == page) rule_end++;
    size_t count = rule_end - rule;
    if (count >= PAGE_RULES_MAX) tables_doubt(tables, page, pages->words[word].text);
    find_on_page(tables, rules->items + rule, count < PAGE_RULES_MAX ? count : 0, word, word_end);
    word = word_end;
    rule = rule_end;
  }
}
