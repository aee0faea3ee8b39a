#include "diff/blocks.h"

#include "base/arena.h"
#include "diff/myers.h"
#include "diff/order.h"
#include "diff/table.h"

enum {
  ALIKE_LEAST = 300, /* thousandths: what two neighbours must share to be one block in other words */
  CONTAINER_COST = 1 << 12,
  MOVE_COST = 1 << 20, /* of a block, against 1 for each of its words: few moves first, short ones then */
};

/* -- what is named alike -- */

struct named {
  struct unit *unit;
  unsigned name;
};

static int compare_named(const void *a, const void *b) {
  const struct named *x = a, *y = b;
  if (x->name != y->name) return x->name < y->name ? -1 : 1;
  return x->unit->index < y->unit->index ? -1 : x->unit->index > y->unit->index;
}

/* The children that have no match, by their names; those without a name (0) are left out. */
static struct named *list_named(struct arena *scratch, struct unit *container, unsigned (*name_of)(const struct unit *), size_t *count) {
  struct named *named = arena_array(scratch, container->child_count + 1, sizeof *named);
  *count = 0;
  for (size_t i = 0; i < container->child_count; i++) {
    unsigned name = container->children[i].match == NULL ? name_of(&container->children[i]) : 0;
    if (name != 0) named[(*count)++] = (struct named){&container->children[i], name};
  }
  qsort(named, *count, sizeof *named, compare_named);
  return named;
}

static bool is_only_one(const struct named *named, size_t count, size_t at) {
  return (at == 0 || named[at - 1].name != named[at].name) && (at + 1 == count || named[at + 1].name != named[at].name);
}

/* Matches children with the same name when there is one of it in either container. */
static void match_named(struct blocks *blocks, struct unit *old, struct unit *new, unsigned (*name_of)(const struct unit *)) {
  size_t old_count, new_count;
  struct named *before = list_named(blocks->pairing->scratch, old, name_of, &old_count);
  struct named *after = list_named(blocks->pairing->scratch, new, name_of, &new_count);
  for (size_t i = 0, j = 0; i < old_count && j < new_count;) {
    bool is_match = before[i].name == after[j].name && is_only_one(before, old_count, i) && is_only_one(after, new_count, j);
    if (is_match && unit_is_kin(before[i].unit, after[j].unit)) unit_match(before[i].unit, after[j].unit);
    if (before[i].name <= after[j].name)
      i++;
    else
      j++;
  }
}

static unsigned name_by_content(const struct unit *unit) {
  return unit->bag.word_count > 0 ? unit->content : 0;
}

static unsigned name_by_key(const struct unit *row) {
  return unit_is_numbered(row) ? 0 : row->children[0].content;
}

/* -- the order of what is matched -- */

static bool is_child_of(const struct unit *unit, const struct unit *container) {
  return unit->parent == container;
}

static bool is_inside_moved(const struct unit *unit) {
  for (const struct unit *above = unit->parent; above != NULL; above = above->parent) {
    if (above->is_moved) return true;
  }
  return false;
}

static void call_moved(struct unit *old) {
  bool is_single = old->spread == 1 && old->match->spread == 1;
  if (is_single && !is_inside_moved(old) && !is_inside_moved(old->match))
    old->is_moved = old->match->is_moved = true;
  else
    unit_part(old);
}

/* Children whose match is in another container are moved. */
static void call_strays_moved(struct unit *container, const struct unit *other, bool is_new) {
  for (size_t i = 0; i < container->child_count; i++) {
    struct unit *child = &container->children[i];
    if (child->match == NULL || child->is_moved || is_child_of(child->match, other)) continue;
    call_moved(is_new ? child->match : child);
  }
}

/* What changed inside a container can be shown better where it stays. */
static uint64_t cost_of_move(const struct unit *unit) {
  uint64_t cost = MOVE_COST + unit->bag.word_count;
  return unit->child_count > 0 && !unit->is_identical ? cost + CONTAINER_COST : cost;
}

/* Of children that are in both containers the fewest are called moved. */
static void settle_order(struct blocks *blocks, struct unit *old, struct unit *new) {
  struct order_item *items = arena_array(blocks->pairing->scratch, old->child_count + 1, sizeof *items);
  struct unit **units = arena_array(blocks->pairing->scratch, old->child_count + 1, sizeof *units);
  size_t count = 0;
  call_strays_moved(old, new, false);
  call_strays_moved(new, old, true);
  for (size_t i = 0; i < old->child_count; i++) {
    struct unit *child = &old->children[i];
    if (child->match == NULL || child->is_moved) continue;
    bool is_later_part = count > 0 && units[count - 1]->match == child->match;
    if (is_later_part) continue;
    units[count] = child;
    items[count++] = (struct order_item){child->match->index, cost_of_move(child), false};
  }
  order_settle(blocks->pairing->scratch, items, count);
  for (size_t i = 0; i < count; i++) {
    if (!items[i].stays) call_moved(units[i]);
  }
}

/* -- what lies between -- */

/* Children between two that stay: those that have no match. */
struct row {
  struct unit **units;
  size_t count;
};

static struct row collect_unmatched(struct arena *scratch, struct unit *container, size_t low, size_t high) {
  struct row row = {arena_array(scratch, high - low + 1, sizeof(struct unit *)), 0};
  for (size_t i = low; i < high; i++) {
    if (container->children[i].match == NULL) row.units[row.count++] = &container->children[i];
  }
  return row;
}

static size_t gain_of(const struct words *words, const struct unit *a, const struct unit *b) {
  if (!unit_is_kin(a, b)) return 0;
  uint64_t least = a->bag.weight < b->bag.weight ? a->bag.weight : b->bag.weight;
  uint64_t both = (uint64_t)a->bag.weight + b->bag.weight;
  bool may_be_alike = 2 * least * 1000 >= both * ALIKE_LEAST || a->node->attributes != NULL || a->node->type == NODE_TABLE_ROW ||
                      a->node->type == NODE_TABLE;
  unsigned likeness = may_be_alike ? unit_likeness(words, a, b) : 0;
  return likeness < ALIKE_LEAST ? 0 : (size_t)likeness * (least + 1);
}

/* Matches, in their order, those that are worth most together. */
static void match_alike(struct blocks *blocks, struct row old, struct row new) {
  if (old.count == 0 || new.count == 0) return;
  if (old.count > blocks->pairs_left / new.count) {
    blocks->is_coarse = true;
    return;
  }
  blocks->pairs_left -= old.count * new.count;
  size_t columns = new.count + 1;
  size_t *worth = arena_array(blocks->pairing->scratch, (old.count + 1) * columns, sizeof *worth);
  bool *is_pair = arena_alloc(blocks->pairing->scratch, (old.count + 1) * columns);
  for (size_t i = 1; i <= old.count; i++) {
    for (size_t j = 1; j <= new.count; j++) {
      size_t cell = i * columns + j, above = worth[cell - columns], left = worth[cell - 1];
      size_t gain = gain_of(blocks->pairing->words, old.units[i - 1], new.units[j - 1]), paired = worth[cell - columns - 1] + gain;
      size_t alone = above > left ? above : left;
      is_pair[cell] = gain > 0 && paired > alone;
      worth[cell] = is_pair[cell] ? paired : alone;
    }
  }
  for (size_t i = old.count, j = new.count; i > 0 && j > 0;) {
    size_t cell = i * columns + j;
    if (is_pair[cell])
      unit_match(old.units[--i], new.units[--j]);
    else if (worth[cell] == worth[cell - columns])
      i--;
    else
      j--;
  }
}

static struct myers_array list_contents(struct arena *scratch, struct row row) {
  unsigned *contents = arena_array(scratch, row.count + 1, sizeof *contents);
  for (size_t i = 0; i < row.count; i++) contents[i] = row.units[i]->content;
  return (struct myers_array){contents, row.count};
}

static struct row slice(struct row row, size_t low, size_t high) {
  return (struct row){row.units + low, high - low};
}

/* The same content in the same order first, then what is alike between. */
static void match_between(struct blocks *blocks, struct row old, struct row new) {
  struct arena *scratch = blocks->pairing->scratch;
  if (old.count == 0 || new.count == 0) return;
  size_t count, low = 0, other_low = 0;
  struct myers_pair *equal = myers_compare(scratch, list_contents(scratch, old), list_contents(scratch, new), &count, &blocks->is_coarse);
  for (size_t i = 0; i < count; i++) {
    unit_match(old.units[equal[i].before], new.units[equal[i].after]);
    match_alike(blocks, slice(old, low, equal[i].before), slice(new, other_low, equal[i].after));
    low = equal[i].before + 1;
    other_low = equal[i].after + 1;
  }
  match_alike(blocks, slice(old, low, old.count), slice(new, other_low, new.count));
}

static void match_gaps(struct blocks *blocks, struct unit *old, struct unit *new) {
  struct arena *scratch = blocks->pairing->scratch;
  size_t low = 0, other_low = 0;
  for (size_t i = 0; i <= old->child_count; i++) {
    if (i < old->child_count && !unit_stays(&old->children[i], new)) continue;
    size_t other = i < old->child_count ? old->children[i].match->index : new->child_count;
    if (other < other_low) continue; /* a later part of a merged paragraph */
    match_between(blocks, collect_unmatched(scratch, old, low, i), collect_unmatched(scratch, new, other_low, other));
    low = i + 1;
    other_low = other + 1;
  }
}

/* -- the whole -- */

static void align(struct blocks *blocks, struct unit *old, struct unit *new) {
  if (old->node->type == NODE_TABLE) {
    table_match(blocks->pairing, old, new);
    match_named(blocks, old, new, name_by_content);
    match_named(blocks, old, new, name_by_key);
  }
  if (old->node->type == NODE_LIST) match_named(blocks, old, new, name_by_content);
  settle_order(blocks, old, new);
  match_gaps(blocks, old, new);
}

void blocks_align(struct blocks *blocks) {
  for (size_t i = 0; i < blocks->pairing->old.count; i++) {
    struct unit *old = &blocks->pairing->old.at[i];
    bool is_open = old->match != NULL && !old->is_identical && !old->is_aligned;
    if (!is_open || old->child_count == 0 || old->node->type == NODE_TABLE_ROW) continue;
    old->is_aligned = true;
    align(blocks, old, old->match);
  }
}

void blocks_call_strays(struct blocks *blocks) {
  for (size_t i = 0; i < blocks->pairing->old.count; i++) {
    struct unit *old = &blocks->pairing->old.at[i];
    if (old->match == NULL || old->is_moved || old->parent == NULL || old->parent->match == old->match->parent) continue;
    call_moved(old);
  }
}

void blocks_part_nested_moves(struct blocks *blocks) {
  for (size_t i = 0; i < blocks->pairing->old.count; i++) {
    struct unit *old = &blocks->pairing->old.at[i];
    if (old->is_moved && (is_inside_moved(old) || is_inside_moved(old->match))) unit_part(old);
  }
}
