#include "import/draft.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/utf8.h"

enum { FIGURE_LETTERS = 6 }; /* of a unit: "mio. kr." */

static const struct {
  bool is_for_eyes;
  const char *english;
  const char *danish;
} events[EVENT_COUNT] = {
#define EVENT(event, is_for_eyes, english, danish) [event] = {is_for_eyes, english, danish},
#include "import/event_table.h"
#undef EVENT
};

void draft_init(struct draft *draft, struct arena *arena) {
  *draft = (struct draft){.arena = arena, .root = node_new(arena, NODE_DOCUMENT)};
  map_init(&draft->anchors, arena);
}

void draft_step(const struct draft *draft, enum import_step step) {
  if (draft->watch != NULL) draft->watch->step(draft->watch->ticks.context, step);
}

void draft_tick(const struct draft *draft) {
  if (draft->watch != NULL) draft->watch->ticks.tick(draft->watch->ticks.context);
}

const struct child_watch *draft_ticks(const struct draft *draft) {
  return draft->watch != NULL ? &draft->watch->ticks : NULL;
}

void draft_tell(struct draft *draft, enum event event, const struct node *node, struct str text, struct str became) {
  draft->happenings =
      arena_grow(draft->arena, draft->happenings, draft->happening_count, &draft->happening_capacity, sizeof *draft->happenings);
  draft->happenings[draft->happening_count++] = (struct happening){event, node, text, became};
}

size_t draft_count(const struct draft *draft, enum event event) {
  size_t count = 0;
  for (size_t i = 0; i < draft->happening_count; i++) count += draft->happenings[i].event == event;
  return count;
}

bool event_is_for_eyes(enum event event) {
  return events[event].is_for_eyes;
}

const char *event_sentence(enum event event, bool is_danish) {
  return is_danish ? events[event].danish : events[event].english;
}

struct node *draft_text(struct draft *draft, struct str text) {
  struct node *node = node_new(draft->arena, NODE_TEXT);
  node->as.leaf.text = text;
  return node;
}

struct node *draft_note(struct draft *draft, struct str words) {
  struct node *node = node_new(draft->arena, NODE_HTML_INLINE);
  node->as.leaf.text = str_format(draft->arena, "<!-- se efter: %.*s -->", STR_ARG(words));
  return node;
}

bool draft_begins_small(struct str text) {
  size_t at = 0;
  if (text.len == 0) return false;
  if (text.at[0] >= 'a' && text.at[0] <= 'z') return true;
  uint32_t point = utf8_next(text, &at);
  return point == 0xE6 || point == 0xF8 || point == 0xE5; /* æ ø å */
}

bool draft_is_figure(struct str text) {
  size_t digits = 0;
  size_t letters = 0;
  for (size_t i = 0; i < text.len; i++) {
    digits += ascii_is_digit(text.at[i]);
    letters += ascii_is_letter(text.at[i]) || (unsigned char)text.at[i] >= 0xC3U;
  }
  return digits > 0 && (letters == 0 || (letters <= FIGURE_LETTERS && ascii_is_digit(text.at[0])));
}

void draft_add_class(struct draft *draft, struct node *heading, const char *name) {
  struct attributes *attributes = arena_alloc(draft->arena, sizeof *attributes);
  if (heading->attributes != NULL) *attributes = *heading->attributes;
  struct attribute *classes = arena_array(draft->arena, attributes->class_count + 1, sizeof *classes);
  for (size_t i = 0; i < attributes->class_count; i++) classes[i] = attributes->classes[i];
  classes[attributes->class_count++] = (struct attribute){.key = str_from(name)};
  attributes->classes = classes;
  heading->attributes = attributes;
}
