#include "diff/weave.h"

#include "base/arena.h"
#include "diff/sentence_moves.h"

/* -- copies -- */

struct node *weave_copy(struct weave *weave, struct node *parent, const struct node *model) {
  struct node *node = node_new(weave->arena, model->type);
  node->as = model->as;
  node->id = model->id;
  node->attributes = model->attributes;
  node->declaration = model->declaration;
  node->line = model->line;
  node->column = model->column;
  node->end_line = model->end_line;
  node_append(parent, node);
  return node;
}

void weave_copy_below(struct weave *weave, struct node *parent, const struct node *model) {
  struct node *under = parent;
  for (const struct node *from = node_next(model, model); from != NULL;) {
    struct node *copy = weave_copy(weave, under, from);
    if (from->first != NULL) {
      under = copy;
      from = from->first;
      continue;
    }
    for (; from != model && from->next == NULL; from = from->parent) {
      if (from->parent != model) under = under->parent;
    }
    from = from == model ? NULL : from->next;
  }
}

/* -- changes -- */

unsigned weave_call(struct weave *weave, enum treediff_kind kind, const struct unit *old, const struct unit *new, struct node *node) {
  if (weave->enclosing == 0) return changes_add(&weave->changes, kind, old, new, node);
  struct treediff_change *enclosing = &weave->changes.at[weave->enclosing - 1];
  if (enclosing->kind == CHANGE_MOVED) enclosing->kind = CHANGE_MOVED_EDITED;
  return weave->enclosing;
}

size_t weave_word_count(const struct unit *unit) {
  size_t count = unit->own_words - sentence_moves_words(unit);
  for (size_t i = 0; i < unit->child_count; i++) {
    if (!unit->children[i].is_moved) count += weave_word_count(&unit->children[i]);
  }
  return count;
}

/* The change of the move that a block is part of: that of the first block of the run. */
static unsigned change_of_move(struct weave *weave, struct unit *new) {
  while (new->continues_run) new --;
  if (new->change == 0) new->change = changes_add(&weave->changes, CHANGE_MOVED, new->match, new, NULL);
  return new->change;
}

/* -- what is in one of the texts only -- */

static void add_pointer(struct weave *weave, struct node *parent, struct unit *old) {
  enum node_type type = old->node->type;
  bool is_special = type == NODE_ITEM || type == NODE_TABLE_ROW || type == NODE_FOOTNOTE;
  if (old->continues_run) return;
  struct node *pointer = node_new(weave->arena, is_special ? type : NODE_PARAGRAPH);
  if (is_special) pointer->as = old->node->as;
  pointer->mark = MARK_POINTER;
  pointer->change = change_of_move(weave, old->match);
  node_append(parent, pointer);
}

static void weave_move(struct weave *weave, struct node *parent, struct unit *new);

/* The children of a block that is in one text only; some of them may be moved. */
static void weave_one_side(struct weave *weave, struct node *node, struct unit *unit, bool is_new) {
  if (unit->node->type == NODE_TABLE_ROW && weave->columns != NULL) {
    weave_row_side(weave, node, unit, is_new);
    return;
  }
  if (sentence_moves_any(unit)) {
    weave_words_side(weave, node, unit, is_new);
    return;
  }
  if (unit_holds_words(unit) || unit_is_opaque(unit)) {
    weave_copy_below(weave, node, unit->node);
    return;
  }
  for (size_t i = 0; i < unit->child_count; i++) {
    struct unit *child = &unit->children[i];
    if (child->is_moved && is_new)
      weave_move(weave, node, child);
    else if (child->is_moved)
      add_pointer(weave, node, child);
    else
      weave_one_side(weave, weave_copy(weave, node, child->node), child, is_new);
  }
}

static bool has_words_left(const struct unit *unit) {
  if (unit_is_opaque(unit)) return true;
  bool is_empty = unit->child_count == 0 && !sentence_moves_any(unit);
  if (is_empty || weave_word_count(unit) > 0) return true;
  for (size_t i = 0; i < unit->child_count; i++) {
    if (!unit->children[i].is_moved && has_words_left(&unit->children[i])) return true;
  }
  return false;
}

void weave_old(struct weave *weave, struct node *parent, struct unit *old) {
  struct node *node = weave_copy(weave, parent, old->node);
  node->mark = MARK_DELETED;
  node->id = (struct str){NULL, 0};
  if (has_words_left(old)) changes_count(&weave->changes, weave_call(weave, CHANGE_REMOVED, old, NULL, node), weave_word_count(old), 0);
  weave_one_side(weave, node, old, false);
}

void weave_new(struct weave *weave, struct node *parent, struct unit *new) {
  struct node *node = weave_copy(weave, parent, new->node);
  node->mark = MARK_INSERTED;
  if (has_words_left(new)) changes_count(&weave->changes, weave_call(weave, CHANGE_ADDED, NULL, new, node), 0, weave_word_count(new));
  weave_one_side(weave, node, new, true);
}

/* -- what is moved -- */

/* A block, or a run of them in a group of their own, at its new place. */
static void weave_move(struct weave *weave, struct node *parent, struct unit *new) {
  if (new->continues_run) return;
  unsigned change = change_of_move(weave, new), outer = weave->enclosing;
  size_t count = 1;
  while (new->index + count < new->parent->child_count &&new[count].continues_run) count++;
  bool is_group = count > 1 || (unit_is_opaque(new) && !new->is_identical);
  struct node *group = parent;
  if (is_group) {
    group = node_new(weave->arena, NODE_DOCUMENT);
    node_append(parent, group);
  }
  weave->enclosing = change;
  for (size_t i = 0; i < count; i++) {
    if (i > 0) changes_extend(&weave->changes, change, new[i].match, &new[i]);
    weave_pair(weave, group, new[i].match, &new[i]);
  }
  weave->enclosing = outer;
  struct node *node = is_group ? group : parent->last;
  node->mark = MARK_MOVED;
  node->change = change;
}

/* -- what is in both -- */

static void weave_container(struct weave *weave, struct node *parent, struct unit *old, struct unit *new) {
  struct node *node = weave_copy(weave, parent, new->node);
  bool is_ticked = new->node->type == NODE_ITEM && old->node->as.item.task != new->node->as.item.task;
  if (new->node->type == NODE_CALLOUT) weave_title(weave, node, old, new);
  if (is_ticked) weave_call(weave, CHANGE_EDITED, old, new, node);
  weave_children(weave, node, old, new);
}

/* Shown before and after. */
static void weave_opaque(struct weave *weave, struct node *parent, struct unit *old, struct unit *new) {
  struct node *before = weave_copy(weave, parent, old->node), *after = weave_copy(weave, parent, new->node);
  weave_copy_below(weave, before, old->node);
  weave_copy_below(weave, after, new->node);
  before->mark = MARK_DELETED;
  after->mark = MARK_INSERTED;
  unsigned change = weave_call(weave, CHANGE_REWRITTEN, old, new, before);
  changes_count(&weave->changes, change, weave_word_count(old), weave_word_count(new));
}

void weave_pair(struct weave *weave, struct node *parent, struct unit *old, struct unit *new) {
  bool is_row = new->node->type == NODE_TABLE_ROW;
  if (is_row)
    weave_row(weave, parent, old, new);
  else if (old->content == new->content)
    weave_copy_below(weave, weave_copy(weave, parent, new->node), new->node);
  else if (unit_holds_words(new))
    weave_words(weave, parent, old, 1, new, 1);
  else if (unit_is_opaque(new))
    weave_opaque(weave, parent, old, new);
  else if (new->node->type == NODE_TABLE)
    weave_table(weave, parent, old, new);
  else
    weave_container(weave, parent, old, new);
}

/* -- side by side -- */

/* Children from `low` up to the next that stays. */
static size_t find_next(const struct unit *container, const struct unit *other, size_t low) {
  while (low < container->child_count && !unit_stays(&container->children[low], other)) low++;
  return low;
}

/* The only child in a range that has no match, or NULL. */
static struct unit *find_lone(const struct unit *container, size_t low, size_t high) {
  struct unit *lone = NULL;
  for (size_t i = low; i < high; i++) {
    if (container->children[i].match != NULL) continue;
    if (lone != NULL) return NULL;
    lone = &container->children[i];
  }
  return lone;
}

/* One block that went where one of its kind came is that block rewritten. */
static bool is_rewritten(const struct unit *old, const struct unit *new) {
  if (old == NULL || new == NULL || !unit_is_kin(old, new)) return false;
  enum node_type type = new->node->type;
  if (type == NODE_HEADING) return old->node->as.heading.level == new->node->as.heading.level;
  return type == NODE_PARAGRAPH || type == NODE_ITEM || type == NODE_CODE_BLOCK || type == NODE_FIGURE || type == NODE_HTML_BLOCK;
}

static void weave_gap(struct weave *weave, struct node *parent, struct unit *old, size_t low, size_t high, struct unit *new,
                      size_t other_low, size_t other_high) {
  struct unit *lone_old = find_lone(old, low, high), *lone_new = find_lone(new, other_low, other_high);
  bool is_pair = is_rewritten(lone_old, lone_new);
  for (size_t i = low; i < high; i++) {
    if (is_pair && &old->children[i] == lone_old) break;
    if (old->children[i].is_moved)
      add_pointer(weave, parent, &old->children[i]);
    else
      weave_old(weave, parent, &old->children[i]);
  }
  for (size_t j = other_low; j < other_high; j++) {
    if (is_pair && &new->children[j] == lone_new)
      weave_pair(weave, parent, lone_old, lone_new);
    else if (new->children[j].is_moved)
      weave_move(weave, parent, &new->children[j]);
    else
      weave_new(weave, parent, &new->children[j]);
  }
  if (!is_pair) return;
  for (size_t i = lone_old->index + 1; i < high; i++) add_pointer(weave, parent, &old->children[i]);
}

/* Where the notes begin that stand at the end of a document. */
static size_t find_notes(const struct unit *container, size_t low, size_t high) {
  while (low < high && container->children[low].node->type != NODE_FOOTNOTE) low++;
  return low;
}

/* What lies between two that stay; notes after all else. */
static void weave_between(struct weave *weave, struct node *parent, struct unit *old, size_t low, size_t high, struct unit *new,
                          size_t other_low, size_t other_high) {
  size_t notes = find_notes(old, low, high), other_notes = find_notes(new, other_low, other_high);
  weave_gap(weave, parent, old, low, notes, new, other_low, other_notes);
  weave_gap(weave, parent, old, notes, high, new, other_notes, other_high);
}

void weave_children(struct weave *weave, struct node *parent, struct unit *old, struct unit *new) {
  size_t low = 0, other_low = 0;
  for (;;) {
    size_t high = find_next(old, new, low), other_high = find_next(new, old, other_low);
    weave_between(weave, parent, old, low, high, new, other_low, other_high);
    if (high == old->child_count || other_high == new->child_count) return;
    struct unit *before = &old->children[high], *after = &new->children[other_high];
    if (before->spread > 1 || after->spread > 1)
      weave_words(weave, parent, before, after->spread, after, before->spread);
    else
      weave_pair(weave, parent, before, after);
    low = high + after->spread;
    other_low = other_high + before->spread;
  }
}
