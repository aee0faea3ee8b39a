#include "diff/changes.h"

#include "base/arena.h"
#include "base/text.h"

static struct str words_of(struct arena *arena, const struct unit *unit) {
  if (unit == NULL) return (struct str){NULL, 0};
  struct str text = node_text(arena, unit->node);
  if (unit->node->type == NODE_CALLOUT) text = str_format(arena, "%.*s %.*s", STR_ARG(unit->node->as.callout.title), STR_ARG(text));
  if (unit->node->type == NODE_HTML_BLOCK) text = unit->node->as.leaf.text;
  return text_fold_space(arena, text);
}

unsigned changes_add(struct changes *changes, enum treediff_kind kind, const struct unit *old, const struct unit *new, struct node *node) {
  changes->at = arena_grow(changes->arena, changes->at, changes->count, &changes->capacity, sizeof *changes->at);
  changes->at[changes->count++] = (struct treediff_change){
      .kind = kind,
      .old_node = old != NULL ? old->node : NULL,
      .new_node = new != NULL ? new->node : NULL,
      .old_text = words_of(changes->arena, old),
      .new_text = words_of(changes->arena, new),
  };
  if (node != NULL) node->change = (unsigned)changes->count;
  return (unsigned)changes->count;
}

void changes_count(struct changes *changes, unsigned change, size_t words_removed, size_t words_added) {
  if (change == 0) return;
  changes->at[change - 1].words_removed += words_removed;
  changes->at[change - 1].words_added += words_added;
}

static struct changes_room *room_of(struct changes *changes, unsigned change) {
  if (changes->room_count < change) {
    struct changes_room *rooms = arena_array(changes->arena, changes->capacity, sizeof *rooms);
    if (changes->room_count > 0) memcpy(rooms, changes->rooms, changes->room_count * sizeof *rooms);
    changes->rooms = rooms;
    changes->room_count = changes->capacity;
  }
  return &changes->rooms[change - 1];
}

void changes_extend(struct changes *changes, unsigned change, const struct unit *old, const struct unit *new) {
  struct treediff_change *at = &changes->at[change - 1];
  struct changes_room *room = room_of(changes, change);
  str_extend(changes->arena, &at->old_text, &room->old_text, words_of(changes->arena, old));
  str_extend(changes->arena, &at->new_text, &room->new_text, words_of(changes->arena, new));
}

void changes_narrow(struct changes *changes, unsigned change, struct str old_text, struct str new_text) {
  struct treediff_change *at = &changes->at[change - 1];
  at->is_sentence = true;
  at->old_text = text_fold_space(changes->arena, old_text);
  at->new_text = text_fold_space(changes->arena, new_text);
}

void changes_number(struct changes *changes, struct node *root) {
  struct treediff_change *sorted = arena_array(changes->arena, changes->count + 1, sizeof *sorted);
  unsigned count = 0;
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->change == 0 || node->mark == MARK_POINTER) continue;
    struct treediff_change *change = &changes->at[node->change - 1];
    change->number = ++count;
    change->node = node;
    sorted[count - 1] = *change;
  }
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->change != 0) node->change = changes->at[node->change - 1].number;
  }
  changes->at = sorted;
  changes->count = count;
}
