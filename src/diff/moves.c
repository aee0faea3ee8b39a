#include "diff/moves.h"

#include "base/arena.h"
#include "diff/candidates.h"

enum {
  MOVED_WORDS_LEAST = 4, /* shorter blocks are alike by chance */
  ALIKE_LEAST = 600,     /* thousandths */
  ALIKE_MARGIN = 80,     /* by which the best must be better than the second best */
  REST_LEAST = 600,
  REFRAIN_WORDS = 12,  /* longer blocks are not repeated by habit */
  HEADING_LEAST = 500, /* of a heading that is moved with its section */
};

/* Cells are found by their row and column, heads of tables by their table. */
static bool is_placed_by_table(const struct unit *unit) {
  return unit->node->type == NODE_TABLE_CELL || (unit->node->type == NODE_TABLE_ROW && unit->node->as.row.is_header);
}

static bool is_telling(const struct unit *unit) {
  return unit->parent != NULL && unit->bag.word_count >= MOVED_WORDS_LEAST && !is_placed_by_table(unit);
}

static bool may_move(const struct unit *unit) {
  return unit->match == NULL && is_telling(unit);
}

/* -- equal -- */

struct content {
  struct unit *unit;
  size_t count;
};

static struct content *list_contents(const struct pairing *pairing, struct units units) {
  struct content *contents = arena_array(pairing->scratch, pairing->content_count, sizeof *contents);
  for (size_t i = 0; i < units.count; i++) {
    if (!may_move(&units.at[i])) continue;
    struct content *content = &contents[units.at[i].content];
    if (content->count++ == 0) content->unit = &units.at[i];
  }
  return contents;
}

void moves_match_equal(const struct pairing *pairing) {
  struct content *old = list_contents(pairing, pairing->old), *new = list_contents(pairing, pairing->new);
  for (size_t i = 0; i < pairing->old.count; i++) {
    struct unit *unit = &pairing->old.at[i];
    if (!may_move(unit) || old[unit->content].count != 1 || new[unit->content].count != 1) continue;
    struct unit *other = new[unit->content].unit;
    if (may_move(other)) unit_match(unit, other);
  }
}

/* -- alike -- */

/* The best and the second best that was seen for a unit. */
struct choice {
  struct unit *unit;
  unsigned likeness;
  unsigned next_likeness;
};

static void consider(struct choice *choice, struct unit *unit, unsigned likeness) {
  if (likeness > choice->likeness) {
    choice->next_likeness = choice->likeness;
    choice->likeness = likeness;
    choice->unit = unit;
  } else if (likeness > choice->next_likeness) {
    choice->next_likeness = likeness;
  }
}

static bool is_clear(const struct choice *choice) {
  return choice->unit != NULL && choice->likeness >= ALIKE_LEAST && choice->likeness >= choice->next_likeness + ALIKE_MARGIN;
}

/* All are asked, also those that have found their match: what is as like one of them is no sign of anything. */
void moves_match_alike(const struct pairing *pairing) {
  struct candidates *candidates = candidates_new(pairing->scratch, pairing->words, pairing->new, is_telling);
  struct choice *of_old = arena_array(pairing->scratch, pairing->old.count, sizeof *of_old);
  struct choice *of_new = arena_array(pairing->scratch, pairing->new.count, sizeof *of_new);
  for (size_t i = 0; i < pairing->old.count; i++) {
    struct candidate found[CANDIDATES_MAX];
    if (!is_telling(&pairing->old.at[i])) continue;
    size_t count = candidates_find(candidates, &pairing->old.at[i], found);
    for (size_t j = 0; j < count; j++) {
      unsigned likeness = unit_likeness(pairing->words, &pairing->old.at[i], found[j].unit);
      consider(&of_old[i], found[j].unit, likeness);
      consider(&of_new[found[j].unit->order], &pairing->old.at[i], likeness);
    }
  }
  for (size_t i = 0; i < pairing->old.count; i++) {
    struct unit *unit = &pairing->old.at[i];
    if (!may_move(unit) || !is_clear(&of_old[i])) continue;
    const struct choice *back = &of_new[of_old[i].unit->order];
    if (back->unit == unit && is_clear(back) && may_move(of_old[i].unit)) unit_match(unit, of_old[i].unit);
  }
}

/* -- the rest -- */

static bool stands_still(const struct unit *unit) {
  for (const struct unit *above = unit; above != NULL; above = above->parent) {
    if (above->is_moved) return false;
  }
  return true;
}

static void move(struct unit *old, struct unit *new) {
  unit_match(old, new);
  old->is_moved = new->is_moved = true;
}

/* How often each content stands in a tree. */
static size_t *count_contents(const struct pairing *pairing, struct units units) {
  size_t *counts = arena_array(pairing->scratch, pairing->content_count, sizeof *counts);
  for (size_t i = 0; i < units.count; i++) counts[units.at[i].content]++;
  return counts;
}

/* The same contents, first with first. What is short and stands in many places was not moved from one to the other. */
static void match_rest_equal(const struct pairing *pairing) {
  struct unit **waiting = arena_array(pairing->scratch, pairing->content_count, sizeof(struct unit *));
  struct unit **next = arena_array(pairing->scratch, pairing->new.count, sizeof(struct unit *));
  size_t *of_old = count_contents(pairing, pairing->old), *of_new = count_contents(pairing, pairing->new);
  for (size_t i = pairing->new.count; i > 0; i--) {
    struct unit *unit = &pairing->new.at[i - 1];
    if (!may_move(unit)) continue;
    next[unit->order] = waiting[unit->content];
    waiting[unit->content] = unit;
  }
  for (size_t i = 0; i < pairing->old.count; i++) {
    struct unit *unit = &pairing->old.at[i];
    bool is_refrain = unit->bag.word_count < REFRAIN_WORDS && (of_old[unit->content] > 1 || of_new[unit->content] > 1);
    if (!may_move(unit) || !stands_still(unit) || is_refrain) continue;
    struct unit **first = &waiting[unit->content];
    while (*first != NULL && (!may_move(*first) || !stands_still(*first))) *first = next[(*first)->order];
    if (*first != NULL) move(unit, *first);
  }
}

struct couple {
  struct unit *old;
  struct unit *new;
  unsigned likeness;
};

static int compare_couples(const void *a, const void *b) {
  const struct couple *x = a, *y = b;
  if (x->likeness != y->likeness) return x->likeness > y->likeness ? -1 : 1;
  if (x->old->order != y->old->order) return x->old->order < y->old->order ? -1 : 1;
  return x->new->order < y->new->order ? -1 : x->new->order > y->new->order;
}

/* True when a block is nearly as like another one that has its own match: texts made after one pattern are not each other. */
static bool is_pattern(const struct pairing *pairing, const struct unit *unit, const struct candidate *found, size_t count,
                       unsigned likeness) {
  for (size_t i = 0; i < count; i++) {
    if (found[i].unit->match == NULL) continue;
    if (unit_likeness(pairing->words, unit, found[i].unit) + ALIKE_MARGIN > likeness) return true;
  }
  return false;
}

static void match_rest_alike(const struct pairing *pairing) {
  struct candidates *candidates = candidates_new(pairing->scratch, pairing->words, pairing->new, is_telling);
  struct couple *couples = NULL;
  size_t count = 0, capacity = 0;
  for (size_t i = 0; i < pairing->old.count; i++) {
    struct candidate found[CANDIDATES_MAX];
    struct unit *unit = &pairing->old.at[i];
    size_t found_count = may_move(unit) && stands_still(unit) ? candidates_find(candidates, unit, found) : 0;
    for (size_t j = 0; j < found_count; j++) {
      unsigned likeness = unit_likeness(pairing->words, unit, found[j].unit);
      if (likeness < REST_LEAST || !may_move(found[j].unit) || !stands_still(found[j].unit)) continue;
      if (is_pattern(pairing, unit, found, found_count, likeness)) continue;
      couples = arena_grow(pairing->scratch, couples, count, &capacity, sizeof *couples);
      couples[count++] = (struct couple){unit, found[j].unit, likeness};
    }
  }
  if (count > 0) qsort(couples, count, sizeof *couples, compare_couples);
  for (size_t i = 0; i < count; i++) {
    if (may_move(couples[i].old) && may_move(couples[i].new) && stands_still(couples[i].old) && stands_still(couples[i].new))
      move(couples[i].old, couples[i].new);
  }
}

void moves_match_rest(const struct pairing *pairing) {
  match_rest_equal(pairing);
  match_rest_alike(pairing);
}

/* -- runs -- */

/* Items and rows cannot share an element: each is a move of its own. */
static bool may_join(const struct unit *unit) {
  enum node_type type = unit->node->type;
  return type != NODE_ITEM && type != NODE_TABLE_ROW && type != NODE_FOOTNOTE && unit->spread == 1;
}

static struct unit *neighbour(struct unit *unit, ptrdiff_t step) {
  if (step < 0 && unit->index == 0) return NULL;
  if (step > 0 && unit->index + 1 == unit->parent->child_count) return NULL;
  return unit + step;
}

/* Takes neighbours along that are too short to be found by themselves. */
static void extend_run(const struct pairing *pairing, struct unit *old, struct unit *new, ptrdiff_t step) {
  for (;;) {
    old = neighbour(old, step);
    new = neighbour(new, step);
    if (old == NULL || new == NULL || old->match != NULL || new->match != NULL || !unit_is_kin(old, new)) return;
    bool is_heading = old->node->type == NODE_HEADING && unit_likeness(pairing->words, old, new) >= HEADING_LEAST;
    if (old->content != new->content && !is_heading) return;
    move(old, new);
  }
}

void moves_join_runs(const struct pairing *pairing) {
  for (size_t i = 0; i < pairing->new.count; i++) {
    struct unit *new = &pairing->new.at[i];
    if (!new->is_moved || !may_join(new)) continue;
    extend_run(pairing, new->match, new, -1);
    extend_run(pairing, new->match, new, 1);
  }
  for (size_t i = 0; i < pairing->new.count; i++) {
    struct unit *new = &pairing->new.at[i];
    if (!new->is_moved || !may_join(new)) continue;
    struct unit *last = neighbour(new, -1), *old_last = neighbour(new->match, -1);
    bool follows = last != NULL && old_last != NULL && last->is_moved && last->match == old_last && may_join(last);
    new->continues_run = new->match->continues_run = follows;
  }
}
