#include "diff/unit.h"

#include "base/arena.h"
#include "base/buf.h"

/* -- what a block is -- */

static bool holds_words(enum node_type type) {
  return type == NODE_PARAGRAPH || type == NODE_HEADING || type == NODE_TABLE_CELL;
}

bool unit_holds_words(const struct unit *unit) {
  return holds_words(unit->node->type);
}

bool unit_is_opaque(const struct unit *unit) {
  enum node_type type = unit->node->type;
  return type == NODE_CODE_BLOCK || type == NODE_HTML_BLOCK || type == NODE_RULE || type == NODE_FIGURE;
}

bool unit_is_tight(const struct unit *unit) {
  const struct node *item = unit->node->parent, *list = item != NULL ? item->parent : NULL;
  return unit->node->type == NODE_PARAGRAPH && list != NULL && list->type == NODE_LIST && list->as.list.is_tight;
}

static struct str given_id(const struct unit *unit) {
  return unit->node->attributes != NULL ? unit->node->attributes->id : (struct str){NULL, 0};
}

/* True when a block's `replaces` names the id: what it was called before. */
static bool replaces(const struct unit *unit, struct str id) {
  const struct attributes *attributes = unit->node->attributes;
  for (size_t i = 0; attributes != NULL && i < attributes->pair_count; i++) {
    struct str rest = attributes->pairs[i].value, one;
    if (!str_is(attributes->pairs[i].key, "replaces")) continue;
    while (str_split(&rest, ',', &one)) {
      if (str_equal(str_trim(one), id)) return true;
    }
  }
  return false;
}

/* Ids that were given say for certain that two blocks are the same, or that they are not. */
static bool has_same_name(const struct unit *a, const struct unit *b) {
  struct str id = given_id(a), other_id = given_id(b);
  if (id.len == 0 || other_id.len == 0) return false;
  return str_equal(id, other_id) || replaces(a, other_id) || replaces(b, id);
}

bool unit_is_kin(const struct unit *a, const struct unit *b) {
  if (a->node->type != b->node->type) return false;
  if (given_id(a).len > 0 && given_id(b).len > 0 && !has_same_name(a, b)) return false;
  switch ((int)a->node->type) {
  case NODE_CALLOUT: return a->node->as.callout.kind == b->node->as.callout.kind;
  case NODE_TABLE_ROW: return a->node->as.row.is_header == b->node->as.row.is_header;
  default: return true;
  }
}

bool unit_is_numbered(const struct unit *row) {
  const struct bag *key = row->child_count > 0 ? &row->children[0].bag : NULL;
  if (key == NULL || key->word_count == 0) return true;
  struct str text = row->children[0].inlines->text;
  for (size_t i = 0; i < text.len; i++) {
    if (strchr("0123456789. ", text.at[i]) == NULL) return false;
  }
  return true;
}

bool unit_has_same_key(const struct unit *a, const struct unit *b) {
  return !unit_is_numbered(a) && b->child_count > 0 && a->children[0].content == b->children[0].content;
}

bool unit_stays(const struct unit *child, const struct unit *other) {
  return child->match != NULL && !child->is_moved && child->match->parent == other;
}

/* What counts for more than the words: an id that was given, the first cell of a row, the head of a table. */
static unsigned likeness_by_name(const struct unit *a, const struct unit *b) {
  if (has_same_name(a, b)) return 1000;
  if (a->node->type == NODE_TABLE_ROW && unit_has_same_key(a, b)) return 500;
  bool have_same_head =
      a->node->type == NODE_TABLE && a->child_count > 0 && b->child_count > 0 && a->children[0].content == b->children[0].content;
  return have_same_head ? 500 : 0;
}

unsigned unit_likeness(const struct words *words, const struct unit *a, const struct unit *b) {
  unsigned by_name = likeness_by_name(a, b);
  return by_name + (1000 - by_name) * bag_likeness(words, &a->bag, &b->bag) / 1000;
}

/* -- reading a tree -- */

static size_t count_blocks(const struct node *node) {
  size_t count = 0;
  for (const struct node *child = node->first; child != NULL; child = child->next) count += node_is_block(child) && !node_is_comment(child);
  return count;
}

static struct str opaque_text(struct arena *arena, const struct node *node) {
  if (node->type == NODE_CODE_BLOCK) return node->as.code_block.text;
  if (node->type == NODE_HTML_BLOCK) return node->as.leaf.text;
  return node_text(arena, node);
}

static void add_number(struct buf *key, uint64_t number) {
  buf_add_bytes(key, &number, sizeof number);
}

static void add_inlines(struct buf *key, const struct inlines *inlines) {
  for (size_t i = 0; i < inlines->count; i++) {
    const struct atom *atom = &inlines->atoms[i];
    add_number(key, atom->number);
    for (size_t j = 0; j < atom->piece_count; j++) add_number(key, atom->pieces[j].format != NULL ? atom->pieces[j].format->hash : 0);
  }
}

/* What of a block's own form is part of its content. Markers of lists, where they begin and how far apart items stand are layout. */
static void add_form(struct buf *key, const struct node *node) {
  add_number(key, node->type);
  switch ((int)node->type) {
  case NODE_HEADING: add_number(key, node->as.heading.level); break;
  case NODE_ITEM: add_number(key, node->as.item.task); break;
  case NODE_CALLOUT:
    add_number(key, node->as.callout.kind);
    buf_add(key, node->as.callout.title);
    break;
  case NODE_CODE_BLOCK: buf_add(key, node->as.code_block.text); break;
  case NODE_HTML_BLOCK: buf_add(key, node->as.leaf.text); break;
  case NODE_FIGURE:
    if (node->first == NULL || node->first->type != NODE_IMAGE) break;
    buf_add(key, node->first->as.link.url);
    add_number(key, 0);
    buf_add(key, node->first->as.link.title);
    break;
  default: break;
  }
}

/* The number of all that a block says. */
static unsigned number_content(struct contents *contents, const struct unit *unit, struct buf *key) {
  buf_clear(key);
  add_form(key, unit->node);
  if (unit->inlines != NULL) add_inlines(key, unit->inlines);
  if (unit->node->type == NODE_FIGURE) buf_add(key, node_text(contents->words->arena, unit->node));
  for (size_t i = 0; i < unit->child_count; i++) add_number(key, unit->children[i].content);
  unsigned *number = map_get(&contents->map, buf_str(key));
  if (number != NULL) return *number;
  number = arena_alloc(contents->words->arena, sizeof *number);
  *number = (unsigned)contents->map.count + 1;
  map_put(&contents->map, str_copy(contents->words->arena, buf_str(key)), number);
  return *number;
}

/* A callout's title is words too. */
static const struct inlines *read_words(struct contents *contents, const struct node *node) {
  if (holds_words(node->type)) return inlines_flatten(contents->words, node);
  if (node->type == NODE_CALLOUT) return inlines_from_text(contents->words, node->as.callout.title);
  return NULL;
}

/* The block's own words and those of its children. */
static struct bag gather_words(struct arena *arena, struct bag own, const struct unit *unit) {
  struct bag *bags = arena_array(arena, unit->child_count + 1, sizeof *bags);
  bags[0] = own;
  for (size_t i = 0; i < unit->child_count; i++) bags[i + 1] = unit->children[i].bag;
  return bag_gather(arena, bags, unit->child_count + 1);
}

/* Of a figure only the caption is text. */
static size_t count_shown(struct words *words, const struct node *node, const struct inlines *own) {
  if (node->type != NODE_FIGURE) return own != NULL ? inlines_count_words(own) : 0;
  bool has_caption = node->first != NULL && node->first->type == NODE_IMAGE;
  return has_caption ? inlines_count_words(inlines_from_text(words, node->first->as.link.title)) : 0;
}

/* Fills what depends on what is below. Nobody asks for the words of the whole. */
static void sum_up(struct contents *contents, struct unit *unit, struct buf *key) {
  struct arena *arena = contents->words->arena;
  unit->inlines = read_words(contents, unit->node);
  const struct inlines *own = unit->inlines;
  if (own == NULL && unit_is_opaque(unit)) own = inlines_from_text(contents->words, opaque_text(arena, unit->node));
  unit->own_words = count_shown(contents->words, unit->node, own);
  struct bag bag = own != NULL ? bag_of(contents->words, own->atoms, own->count) : (struct bag){0};
  if (unit->parent != NULL) unit->bag = gather_words(arena, bag, unit);
  unit->content = number_content(contents, unit, key);
}

/* Gives places to a unit's children, which stand in a row of their own among all units. */
static void place_children(struct units *units, struct unit *unit) {
  unit->child_count = count_blocks(unit->node);
  unit->children = &units->at[units->count];
  size_t index = 0;
  for (const struct node *child = unit->node->first; child != NULL; child = child->next) {
    if (!node_is_block(child) || node_is_comment(child)) continue;
    unit->children[index] = (struct unit){.node = child, .parent = unit, .index = index, .spread = 1};
    index++;
  }
  units->count += unit->child_count;
}

static size_t count_all(const struct node *root) {
  size_t count = 0;
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) count += node_is_block(node);
  return count;
}

struct units units_read(struct contents *contents, const struct node *root) {
  struct units units = {arena_array(contents->words->arena, count_all(root) + 1, sizeof(struct unit)), 1};
  struct buf key;
  buf_init(&key, BUF_LIMIT_DEFAULT);
  units.at[0] = (struct unit){.node = root, .spread = 1};
  for (size_t i = 0; i < units.count; i++) {
    units.at[i].order = i;
    place_children(&units, &units.at[i]);
  }
  for (size_t i = units.count; i > 0; i--) sum_up(contents, &units.at[i - 1], &key);
  buf_release(&key);
  return units;
}

void units_forget(struct units *units) {
  for (size_t i = 0; i < units->count; i++) {
    struct unit *unit = &units->at[i];
    unit->match = NULL;
    unit->spread = 1;
    unit->is_identical = unit->is_moved = unit->is_aligned = unit->continues_run = false;
    unit->change = 0;
    unit->columns = NULL;
    unit->moves = NULL;
    unit->alignment = NULL;
  }
}

/* -- matches -- */

void unit_match(struct unit *old, struct unit *new) {
  old->match = new;
  new->match = old;
  old->is_identical = new->is_identical = old->content == new->content;
  if (!old->is_identical) return;
  for (size_t i = 0; i < old->child_count; i++) unit_match(&old->children[i], &new->children[i]);
}

void unit_part(struct unit *old) {
  struct unit *new = old->match;
  if (new != NULL) {
    for (size_t i = 0; i < old->spread; i++) new[i].match = NULL;
    for (size_t i = 0; i < new->spread; i++) old[i].match = NULL;
    old->match = new->match = NULL;
    old->is_moved = new->is_moved = old->is_identical = new->is_identical = false;
    new->spread = old->spread = 1;
  }
  for (size_t i = 0; i < old->child_count; i++) unit_part(&old->children[i]);
}
