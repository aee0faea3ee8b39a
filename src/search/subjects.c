#include "search/subjects.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/url.h"
#include "relate/label.h"
#include "relate/links.h"

/* In the order in which readers are offered them. */
const enum kind subject_kinds[KIND_COUNT] = {KIND_PUBLICATION, KIND_TRACK,   KIND_THEME, KIND_AREA, KIND_GOAL,
                                             KIND_ACTION,      KIND_CONCEPT, KIND_PAGE,  KIND_UNIT};

/* ---- which there are ---- */

struct gathering {
  struct arena *arena;
  struct subjects all; /* in no order of kinds yet */
  size_t capacity;
};

static void add(struct gathering *gathering, struct subject subject) {
  struct subjects *all = &gathering->all;
  all->at = arena_grow(gathering->arena, all->at, all->count, &gathering->capacity, sizeof *all->at);
  all->at[all->count++] = subject;
}

static void add_entry(struct gathering *gathering, const struct entry *entry) {
  struct str title = entry->title.len > 0 ? entry->title : entry->id;
  add(gathering, (struct subject){entry, entry->edition, entry->kind, entry->url, title});
}

static void add_actions(struct gathering *gathering, const struct site *site, const struct edition *edition) {
  struct str title = str_from(kind_title(KIND_ACTION, site->config->language));
  add(gathering, (struct subject){NULL, edition, KIND_ACTION, url_index(gathering->arena, edition->prefix, KIND_ACTION), title});
}

static bool is_found(const struct entry *entry) {
  return entry_has_page(entry) && entry->kind != KIND_ACTION;
}

static void add_edition(struct gathering *gathering, const struct site *site, const struct edition *edition) {
  bool has_actions = false;
  for (size_t i = 0; i < edition->entry_count; i++) {
    const struct entry *entry = &edition->entries[i];
    has_actions = has_actions || (entry->kind == KIND_ACTION && !entry->is_explanation);
    if (is_found(entry)) add_entry(gathering, entry);
  }
  if (has_actions) add_actions(gathering, site, edition);
}

/* A document is known by where it lies: editions with the same text share it. */
static bool is_new(struct map *known, const struct edition *edition, size_t document) {
  size_t before = known->count;
  map_put(known, (struct str){(const char *)&edition->documents[document], sizeof edition->documents[document]}, known);
  return known->count > before;
}

static void add_new_documents(struct gathering *gathering, const struct edition *edition, struct map *known) {
  for (size_t i = 0; i < edition->document_count; i++) {
    const struct entry *own = edition_entry(edition, i, 0);
    if (!is_new(known, edition, i)) continue;
    for (size_t j = 0; j < edition->documents[i]->declaration_count; j++) {
      if (is_found(own + j)) add_entry(gathering, own + j);
    }
  }
}

static void add_others(struct gathering *gathering, const struct edition_group *group) {
  struct map known;
  map_init(&known, gathering->arena);
  for (size_t i = 0; i < group->current->document_count; i++) is_new(&known, group->current, i);
  for (size_t i = group->dated_count; i-- > 0;) {
    if (group->dated[i]->status != STATUS_CURRENT) add_new_documents(gathering, group->dated[i], &known);
  }
}

void subjects_gather(struct arena *arena, const struct site *site, enum scope scope, struct subjects *subjects) {
  struct gathering gathering = {.arena = arena};
  for (size_t i = 0; scope == SCOPE_IN_FORCE && i < site->edition_count; i++) {
    if (!site->editions[i].is_dated) add_edition(&gathering, site, &site->editions[i]);
  }
  for (size_t i = 0; scope == SCOPE_OTHERS && i < site->group_count; i++) add_others(&gathering, &site->groups[i]);
  *subjects = (struct subjects){.at = arena_array(arena, gathering.all.count, sizeof *subjects->at)};
  for (size_t kind = 0; kind < KIND_COUNT; kind++) {
    subjects->starts[kind] = subjects->count;
    for (size_t i = 0; i < gathering.all.count; i++) {
      if (gathering.all.at[i].kind == subject_kinds[kind]) subjects->at[subjects->count++] = gathering.all.at[i];
    }
  }
}

/* ---- their text ---- */

struct telling {
  struct arena *arena;
  const struct site *site;
  const struct entry *document; /* whose references are met */
  struct subject_parts parts;
  size_t capacity;
  struct buf words; /* of the block that is being read */
  enum field field;
};

static void tell(struct telling *telling, enum field field, struct str text) {
  struct subject_parts *parts = &telling->parts;
  if (text.len == 0) return;
  parts->at = arena_grow(telling->arena, parts->at, parts->count, &telling->capacity, sizeof *parts->at);
  parts->at[parts->count++] = (struct subject_part){field, text};
}

static void end_block(struct telling *telling, enum field next) {
  struct str words = str_trim(buf_str(&telling->words));
  if (words.len > 0) tell(telling, telling->field, str_copy(telling->arena, words));
  buf_clear(&telling->words);
  telling->field = next;
}

/* A reference without words of its own is shown under its target's title. */
static bool tell_reference(struct telling *telling, const struct node *node) {
  const struct reference *reference = &telling->document->document->references[node->as.reference.index];
  const struct target *target = links_target(telling->site->links, telling->document, node->as.reference.index);
  if (!reference->is_bare || target->entry == NULL) return false;
  buf_add(&telling->words, reference_label(telling->arena, reference, target->entry));
  return true;
}

static void tell_leaf(struct telling *telling, const struct node *node) {
  if (node->type == NODE_TEXT || node->type == NODE_CODE) buf_add(&telling->words, node->as.leaf.text);
  if (node->type == NODE_SOFT_BREAK || node->type == NODE_HARD_BREAK) buf_add_char(&telling->words, ' ');
  if (node->type == NODE_CODE_BLOCK) buf_add(&telling->words, node->as.code_block.text);
}

static void tell_tree(struct telling *telling, const struct node *root) {
  for (const struct node *node = root, *next; node != NULL; node = next) {
    if (node_is_block(node)) end_block(telling, node->type == NODE_HEADING ? FIELD_HEADING : FIELD_TEXT);
    if (node->type == NODE_CALLOUT) tell(telling, FIELD_HEADING, node->as.callout.title);
    bool is_told = node->type == NODE_REFERENCE && tell_reference(telling, node);
    tell_leaf(telling, node);
    next = is_told ? node_skip(node, root) : node_next(node, root);
  }
  end_block(telling, FIELD_TEXT);
}

static void tell_section(struct telling *telling, const struct node *heading) {
  const struct node *end = node_section_end(heading);
  for (const struct node *node = heading->next; node != end; node = node->next) tell_tree(telling, node);
}

static void tell_text(struct telling *telling, const struct entry *entry) {
  const struct node *node = entry->declaration->node;
  telling->document = entry_document(entry);
  if (node == NULL) {
    tell_tree(telling, entry->document->root);
  } else if (node->type == NODE_HEADING) {
    tell_section(telling, node);
  } else {
    for (const struct node *child = node->first; child != NULL; child = child->next) tell_tree(telling, child);
  }
}

static void tell_unit(struct telling *telling, const struct unit *unit) {
  tell(telling, FIELD_TEXT, unit->task);
  tell(telling, FIELD_TEXT, unit->municipality);
  for (size_t i = 0; i < unit->address.count; i++) tell(telling, FIELD_TEXT, unit->address.at[i].text);
}

static void tell_entry(struct telling *telling, const struct entry *entry) {
  tell(telling, FIELD_SUMMARY, entry->summary);
  if (entry->unit != NULL) tell_unit(telling, entry->unit);
  if (entry->declaration == NULL) return;
  const struct names *forms = &entry->declaration->forms;
  for (size_t i = 0; i < forms->count; i++) tell(telling, FIELD_NAME, forms->at[i].text);
  tell_text(telling, entry);
}

static void tell_actions(struct telling *telling, const struct edition *edition) {
  for (size_t i = 0; i < edition->entry_count; i++) {
    const struct entry *entry = &edition->entries[i];
    if (entry->kind == KIND_ACTION && !entry->is_explanation) tell(telling, FIELD_TEXT, entry->title);
  }
}

struct subject_parts subject_parts(struct arena *arena, const struct site *site, const struct subject *subject) {
  struct telling telling = {.arena = arena, .site = site, .field = FIELD_TEXT};
  buf_init(&telling.words, BUF_LIMIT_DEFAULT);
  tell(&telling, FIELD_TITLE, subject->title);
  if (subject->entry != NULL) {
    tell_entry(&telling, subject->entry);
  } else {
    tell_actions(&telling, subject->edition);
  }
  buf_release(&telling.words);
  return telling.parts;
}
