#include "relate/compare_fields.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "model/attributes.h"

struct list {
  struct arena *arena;
  struct field_change *at;
  size_t count;
  size_t capacity;
};

static void note(struct list *list, const char *name, struct str before, struct str after) {
  if (str_equal(before, after)) return;
  list->at = arena_grow(list->arena, list->at, list->count, &list->capacity, sizeof *list->at);
  list->at[list->count++] = (struct field_change){strcmp(name, "title") == 0, str_from(name), before, after};
}

static bool are_among(struct arena *arena, const struct names *few, const struct names *names) {
  struct map known;
  map_init(&known, arena);
  for (size_t i = 0; i < names->count; i++) map_put(&known, names->at[i].text, &names->at[i]);
  for (size_t i = 0; i < few->count; i++) {
    if (map_get(&known, few->at[i].text) == NULL) return false;
  }
  return true;
}

/* A relation leads to the same things in whatever order they are written. */
static bool is_same(struct arena *arena, const struct names *a, const struct names *b) {
  return are_among(arena, a, b) && are_among(arena, b, a);
}

/* By their titles where they are known in the edition: an id tells a reader nothing. */
static struct str join_names(struct arena *arena, const struct names *names, const struct edition *edition) {
  struct buf joined;
  buf_init(&joined, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < names->count; i++) {
    const struct entry *entry = map_get(&edition->by_id, names->at[i].text);
    if (i > 0) buf_add_zero(&joined, ", ");
    buf_add(&joined, entry != NULL ? entry->title : names->at[i].text);
  }
  struct str text = str_copy(arena, buf_str(&joined));
  buf_release(&joined);
  return text;
}

static struct str describe_indicator(struct arena *arena, const struct indicator *indicator) {
  struct str by = indicator->by.year != 0 ? str_format(arena, " (%.*s)", STR_ARG(date_iso(arena, indicator->by))) : (struct str){0};
  return str_format(arena, "%.*s %.*s%.*s", STR_ARG(indicator->target), STR_ARG(indicator->unit), STR_ARG(by));
}

static const struct indicator *find_indicator(const struct fields *fields, struct str owner) {
  for (size_t i = 0; i < fields->indicator_count; i++) {
    if (str_equal(fields->indicators[i].owner.text, owner)) return &fields->indicators[i];
  }
  return NULL;
}

/* 95 % → 97 %: a target that moved, came or went. */
static void note_indicators(struct list *list, const struct fields *before, const struct fields *after) {
  for (size_t i = 0; i < after->indicator_count; i++) {
    const struct indicator *earlier = find_indicator(before, after->indicators[i].owner.text);
    struct str was = earlier != NULL ? describe_indicator(list->arena, earlier) : (struct str){0};
    note(list, "indicator", was, describe_indicator(list->arena, &after->indicators[i]));
  }
  for (size_t i = 0; i < before->indicator_count; i++) {
    if (find_indicator(after, before->indicators[i].owner.text) != NULL) continue;
    note(list, "indicator", describe_indicator(list->arena, &before->indicators[i]), (struct str){0});
  }
}

size_t compare_field_changes(struct arena *arena, const struct entry *before, const struct entry *after, struct field_change **changes) {
  struct list list = {.arena = arena};
  const struct fields *was = &before->document->fields;
  const struct fields *is = &after->document->fields;
  note(&list, "title", before->title, after->title);
  note(&list, "number", before->number, after->number);
  note(&list, "summary", was->summary, is->summary);
  note(&list, "owner", was->owner.text, is->owner.text);
  for (unsigned i = 0; i < RELATION_COUNT; i++) {
    if (i == RELATION_REPLACES || is_same(arena, &was->relations[i], &is->relations[i]))
      continue; /* the former tells of the change itself */
    struct str earlier = join_names(arena, &was->relations[i], before->edition);
    note(&list, relation_name((enum relation)i), earlier, join_names(arena, &is->relations[i], after->edition));
  }
  note_indicators(&list, was, is);
  *changes = list.at;
  return list.count;
}

/* 1 + the index of the heading whose section a block of the text's top level stands in, or that it is; 0 for none. */
static size_t find_heading(const struct document *document, const struct node *block) {
  size_t low = 0, high = document->heading_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (document->headings[middle].node->line <= block->line)
      low = middle + 1;
    else
      high = middle;
  }
  bool is_quoted = low > 0 && document->headings[low - 1].node->parent != document->root;
  return is_quoted ? document->headings[low - 1].above : low;
}

/* Blocks of a group that moved together stand one level further down; notes stand behind all sections. */
struct str compare_section(const struct document *document, const struct node *node) {
  const struct node *block = node;
  while (block->parent != NULL && block->parent->type != NODE_DOCUMENT) block = block->parent;
  size_t heading = block->type != NODE_FOOTNOTE ? find_heading(document, block) : 0;
  return heading > 0 ? document->headings[heading - 1].text : (struct str){"", 0};
}

/* The heading that marks it may be any of those above: the nearest mark holds. */
static bool is_yearly_by_headings(const struct document *document, const struct node *block) {
  if (block->type == NODE_FOOTNOTE) return false; /* notes stand behind all sections */
  for (size_t i = find_heading(document, block); i > 0; i = document->headings[i - 1].above) {
    const struct attributes *attributes = document->headings[i - 1].node->attributes;
    if (attributes_has_class(attributes, "yearly")) return true;
    if (attributes_has_class(attributes, "core")) return false;
  }
  return false;
}

bool compare_is_yearly(const struct document *document, const struct node *node) {
  const struct node *block = node;
  while (block->parent != NULL && block->parent != document->root) {
    if (attributes_has_class(block->attributes, "yearly")) return true;
    if (attributes_has_class(block->attributes, "core")) return false;
    block = block->parent;
  }
  return is_yearly_by_headings(document, block);
}
