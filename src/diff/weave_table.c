#include "base/arena.h"
#include "diff/table.h"
#include "diff/weave.h"

static size_t count_columns(const struct unit *table) {
  return table->child_count > 0 ? table->children[0].child_count : 0;
}

/* The columns of both tables: those that went before those that came in their place. */
static struct weave_columns join_columns(struct weave *weave, const struct unit *old, const struct unit *new) {
  size_t old_count = count_columns(old), new_count = count_columns(new);
  struct weave_columns columns = {arena_array(weave->arena, old_count + new_count + 1, sizeof *columns.at), 0};
  for (size_t i = 0, j = 0; i < old_count || j < new_count;) {
    bool is_gone = i < old_count && old->columns[i] == 0, has_come = j < new_count && new->columns[j] == 0;
    struct weave_column *column = &columns.at[columns.count++];
    if (is_gone)
      *column = (struct weave_column){.old = ++i};
    else if (has_come)
      *column = (struct weave_column){.new = ++j};
    else
      *column = (struct weave_column){.old = ++i, .new = ++j};
  }
  return columns;
}

void weave_table(struct weave *weave, struct node *parent, struct unit *old, struct unit *new) {
  struct weave_columns columns = join_columns(weave, old, new);
  struct node *node = weave_copy(weave, parent, new->node);
  node->as.table.column_count = (unsigned)columns.count;
  weave->columns = &columns;
  weave_children(weave, node, old, new);
  weave->columns = NULL;
}

/* -- rows -- */

static void add_empty(struct weave *weave, struct node *row) {
  struct node *cell = node_new(weave->arena, NODE_TABLE_CELL);
  cell->as.cell.is_header = row->as.row.is_header;
  node_append(row, cell);
}

static void add_cell(struct weave *weave, struct node *row, const struct unit *cell, enum node_mark mark) {
  struct node *node = weave_copy(weave, row, cell->node);
  weave_copy_below(weave, node, cell->node);
  node->mark = mark;
}

/* A cell of a column that only one of the tables has: the whole column is one change, that its first cell carries. */
static void weave_column_cell(struct weave *weave, struct node *row, struct weave_column *column, const struct unit *old,
                              const struct unit *new) {
  const struct unit *cell = old != NULL ? old : new;
  if (cell == NULL) {
    add_empty(weave, row);
    return;
  }
  add_cell(weave, row, cell, old != NULL ? MARK_DELETED : MARK_INSERTED);
  size_t words = weave_word_count(cell);
  if (column->change == 0)
    column->change = weave_call(weave, old != NULL ? CHANGE_REMOVED : CHANGE_ADDED, old, new, row->last);
  else if (column->change != weave->enclosing)
    changes_extend(&weave->changes, column->change, old, new);
  changes_count(&weave->changes, column->change, old != NULL ? words : 0, new != NULL ? words : 0);
}

static void weave_cell(struct weave *weave, struct node *row, struct unit *old, struct unit *new) {
  if (old == NULL && new == NULL)
    add_empty(weave, row);
  else if (old == NULL)
    weave_new(weave, row, new);
  else if (new == NULL)
    weave_old(weave, row, old);
  else
    weave_pair(weave, row, old, new);
}

/* Rows of one table, by its columns. */
static void weave_by_columns(struct weave *weave, struct node *row, const struct unit *old, const struct unit *new) {
  for (size_t i = 0; i < weave->columns->count; i++) {
    struct weave_column *column = &weave->columns->at[i];
    struct unit *before = column->old > 0 ? (struct unit *)table_cell(old, column->old - 1) : NULL;
    struct unit *after = column->new > 0 ? (struct unit *)table_cell(new, column->new - 1) : NULL;
    if (column->old > 0 && column->new > 0)
      weave_cell(weave, row, before, after);
    else
      weave_column_cell(weave, row, column, before, after);
  }
}

/* A row from another table: its cells in their order. */
static void weave_by_order(struct weave *weave, struct node *row, struct unit *old, struct unit *new) {
  for (size_t i = 0; i < old->child_count || i < new->child_count; i++)
    weave_cell(weave, row, i < old->child_count ? &old->children[i] : NULL, i < new->child_count ? &new->children[i] : NULL);
}

void weave_row(struct weave *weave, struct node *parent, struct unit *old, struct unit *new) {
  struct node *row = weave_copy(weave, parent, new->node);
  bool is_same_table = weave->columns != NULL && old->parent->match == new->parent;
  if (is_same_table)
    weave_by_columns(weave, row, old, new);
  else
    weave_by_order(weave, row, old, new);
}

void weave_row_side(struct weave *weave, struct node *row, const struct unit *unit, bool is_new) {
  for (size_t i = 0; i < weave->columns->count; i++) {
    const struct weave_column *column = &weave->columns->at[i];
    size_t number = is_new ? column->new : column->old;
    const struct unit *cell = number > 0 ? table_cell(unit, number - 1) : NULL;
    if (cell == NULL)
      add_empty(weave, row);
    else
      add_cell(weave, row, cell, MARK_NONE);
  }
}
