#include "diff/table.h"

#include "base/arena.h"
#include "diff/myers.h"

enum {
  COLUMN_LEAST = 500,   /* thousandths of their words that two columns under other heads must share */
  COLUMN_PAIRS = 10000, /* columns that are compared by their words */
};

struct columns {
  const struct pairing *pairing;
  struct unit *old;
  struct unit *new;
  size_t *of_old; /* the other table's column + 1 */
  size_t *of_new;
};

static size_t column_count(const struct unit *table) {
  return table->child_count > 0 ? table->children[0].child_count : 0;
}

const struct unit *table_cell(const struct unit *row, size_t column) {
  return column < row->child_count ? &row->children[column] : NULL;
}

static void join(struct columns *columns, size_t old, size_t new) {
  columns->of_old[old] = new + 1;
  columns->of_new[new] = old + 1;
}

static struct bag words_of_column(const struct columns *columns, const struct unit *table, size_t column) {
  struct bag *bags = arena_array(columns->pairing->scratch, table->child_count + 1, sizeof *bags);
  size_t count = 0;
  for (size_t i = 0; i < table->child_count; i++) {
    const struct unit *cell = table_cell(&table->children[i], column);
    if (cell != NULL) bags[count++] = cell->bag;
  }
  return bag_gather(columns->pairing->scratch, bags, count);
}

/* Columns with new heads: as many as there were are the same in their order, else their cells must be alike. */
static void join_between(struct columns *columns, size_t low, size_t high, size_t other_low, size_t other_high) {
  size_t old_count = high - low, new_count = other_high - other_low;
  if (old_count == new_count) {
    for (size_t i = 0; i < old_count; i++) join(columns, low + i, other_low + i);
    return;
  }
  if (old_count == 0 || new_count == 0 || old_count > COLUMN_PAIRS / new_count) return;
  size_t next = other_low;
  for (size_t i = low; i < high; i++) {
    struct bag old = words_of_column(columns, columns->old, i);
    for (size_t j = next; j < other_high; j++) {
      struct bag new = words_of_column(columns, columns->new, j);
      if (bag_likeness(columns->pairing->words, &old, &new) < COLUMN_LEAST) continue;
      join(columns, i, j);
      next = j + 1;
      break;
    }
  }
}

static struct myers_array list_heads(struct arena *scratch, const struct unit *table) {
  size_t count = column_count(table);
  unsigned *heads = arena_array(scratch, count + 1, sizeof *heads);
  for (size_t i = 0; i < count; i++) heads[i] = table->children[0].children[i].content;
  return (struct myers_array){heads, count};
}

static void join_columns(struct columns *columns) {
  struct arena *scratch = columns->pairing->scratch;
  struct myers_array before = list_heads(scratch, columns->old), after = list_heads(scratch, columns->new);
  size_t count, low = 0, other_low = 0;
  bool is_coarse = false;
  struct myers_pair *equal = myers_compare(scratch, before, after, &count, &is_coarse);
  for (size_t i = 0; i < count; i++) {
    join_between(columns, low, equal[i].before, other_low, equal[i].after);
    join(columns, equal[i].before, equal[i].after);
    low = equal[i].before + 1;
    other_low = equal[i].after + 1;
  }
  join_between(columns, low, before.count, other_low, after.count);
}

void table_match(const struct pairing *pairing, struct unit *old, struct unit *new) {
  struct arena *arena = pairing->words->arena;
  struct columns columns = {pairing, old, new, arena_array(arena, column_count(old) + 1, sizeof(size_t)),
                            arena_array(arena, column_count(new) + 1, sizeof(size_t))};
  join_columns(&columns);
  old->columns = columns.of_old;
  new->columns = columns.of_new;
  bool have_heads = old->child_count > 0 && new->child_count > 0 && old->children[0].match == NULL &&new->children[0].match == NULL;
  if (have_heads) unit_match(&old->children[0], &new->children[0]);
}
