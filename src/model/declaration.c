#include "model/declaration.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/text.h"
#include "model/anchor.h"
#include "model/attributes.h"

#define NO_TEXT ((struct str){0})
#define LEVELS 7

/* A section that is open while its blocks are passed: headings 1-6, and 0 for the document itself. */
struct section {
  size_t declaration;
  bool is_yearly;
};

struct collector {
  struct arena *arena;
  struct document *document;
  struct numbered *anchors;
  struct diags *diags;
  size_t capacity;
  struct section sections[LEVELS];
  unsigned level;
  const struct attribute *list_class; /* a heading's plural class that waits for its list */
  enum kind list_kind;
};

static struct place class_place(const struct collector *collector, const struct attribute *class) {
  return (struct place){collector->document->file, class->line, class->column, (unsigned)class->key.len + 1};
}

static struct declaration *add(struct collector *collector) {
  struct document *document = collector->document;
  document->declarations = arena_grow(collector->arena, document->declarations, document->declaration_count, &collector->capacity,
                                      sizeof *document->declarations);
  return &document->declarations[document->declaration_count++];
}

/* `a,b` as a list of names with their places. */
static struct names split_names(struct collector *collector, const struct attribute *pair) {
  struct names names = {0};
  size_t capacity = 0;
  struct str rest = pair->value;
  struct str part;
  while (str_split(&rest, ',', &part)) {
    struct str name = str_trim(part);
    if (name.len == 0) continue;
    names.at = arena_grow(collector->arena, names.at, names.count, &capacity, sizeof *names.at);
    unsigned column = pair->column + (unsigned)(name.at - pair->value.at);
    names.at[names.count++] = (struct named){name, {collector->document->file, pair->line, column, (unsigned)name.len}};
  }
  return names;
}

/* No name where there must be one, or more than the relation takes. */
static void check_names(struct collector *collector, const struct attribute *pair, enum relation relation, const struct names *names) {
  struct place place = {collector->document->file, pair->line, pair->column, (unsigned)pair->value.len};
  bool is_single = relation == RELATION_PART_OF || relation == RELATION_SAME_AS;
  if (names->count == 0) diags_add(collector->diags, DIAG_VALUE_EMPTY, place, pair->key, NO_TEXT, NO_TEXT);
  if (!is_single || names->count <= 1) return;
  diags_add(collector->diags, DIAG_VALUE_TYPE, place, pair->key, str_from(relation_phrase(relation)), NO_TEXT);
}

static void read_relations(struct collector *collector, const struct attributes *attributes, struct declaration *declaration) {
  for (size_t i = 0; attributes != NULL && i < attributes->pair_count; i++) {
    const struct attribute *pair = &attributes->pairs[i];
    enum relation relation;
    if (!relation_by_name(pair->key, &relation)) continue;
    declaration->relations[relation] = split_names(collector, pair);
    check_names(collector, pair, relation, &declaration->relations[relation]);
  }
}

/* What a concept in the text says of the words that mean it. */
static void read_words(struct collector *collector, const struct attributes *attributes, struct declaration *declaration) {
  static const char *const keys[] = {"forms", "not-forms", "terms"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    const struct attribute *pair = attributes_value(attributes, keys[i]);
    if (pair == NULL) continue;
    struct place place = {collector->document->file, pair->line, pair->column, (unsigned)pair->value.len};
    struct names names = split_names(collector, pair);
    if (declaration->kind != KIND_CONCEPT)
      diags_add(collector->diags, DIAG_KEY_WRONG_KIND, place, pair->key, str_from(kind_phrase(declaration->kind)), NO_TEXT);
    if (names.count == 0) diags_add(collector->diags, DIAG_VALUE_EMPTY, place, pair->key, NO_TEXT, NO_TEXT);
    if (i == 0) declaration->forms = names;
    if (i == 1) declaration->not_forms = names;
    if (i < 2) continue;
    declaration->terms = term_policy_by_name(pair->value);
    struct str choices[] = {str_from(term_policy_choices[0]), str_from(term_policy_choices[1]), str_from(term_policy_choices[2])};
    if (declaration->terms == TERMS_UNSAID)
      diags_suggest(collector->diags, DIAG_VALUE_UNKNOWN, place, pair->value, pair->key, str_nearest(pair->value, choices, 3));
  }
}

static bool yearly_of(const struct attributes *attributes, bool inherited) {
  if (attributes_has_class(attributes, "yearly")) return true;
  if (attributes_has_class(attributes, "core")) return false;
  return inherited;
}

/* Declares what `node` stands for. A node without an id gets one from the title's first words. */
static size_t declare(struct collector *collector, enum kind kind, struct node *node, struct str title, size_t container) {
  struct document *document = collector->document;
  bool is_stamped = node->attributes != NULL && node->attributes->id.len > 0;
  if (node->id.len == 0) node->id = anchor_make(collector->arena, collector->anchors, node, title, kind_name(kind));
  struct declaration *declaration = add(collector);
  *declaration = (struct declaration){
      .kind = kind,
      .id = node->id,
      .is_stamped = is_stamped,
      .title = title,
      .node = node,
      .place = document_place(document, node, 1),
      .container = container,
      .is_yearly = yearly_of(node->attributes, collector->sections[collector->level].is_yearly),
  };
  read_relations(collector, node->attributes, declaration);
  read_words(collector, node->attributes, declaration);
  node->declaration = (unsigned)document->declaration_count;
  return document->declaration_count - 1;
}

static struct str without_end_mark(struct str title) {
  while (title.len > 0 && (title.at[title.len - 1] == ':' || title.at[title.len - 1] == '.' || title.at[title.len - 1] == ' ')) title.len--;
  return title;
}

/* An item is known by its bold lead, or else by its first sentence. */
static struct str item_title(struct collector *collector, const struct node *item) {
  const struct node *block = item->first;
  if (block == NULL || block->type != NODE_PARAGRAPH) return NO_TEXT;
  const struct node *lead = block->first;
  if (lead != NULL && lead->type == NODE_STRONG)
    return without_end_mark(text_fold_space(collector->arena, node_text(collector->arena, lead)));
  struct str text = text_fold_space(collector->arena, node_text(collector->arena, block));
  size_t count;
  const struct text_span *sentences = text_sentences(collector->arena, text, &count);
  if (count > 0) text = str_slice(text, sentences[0].start, sentences[0].end);
  return without_end_mark(str_trim(text));
}

static void declare_callouts(struct collector *collector, struct node *root, size_t container) {
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type != NODE_CALLOUT || node->declaration != 0) continue;
    if (attributes_value(node->attributes, "same-as") != NULL) {
      declare(collector, KIND_CONCEPT, node, node->as.callout.title, container);
    } else if (node->as.callout.kind == CALLOUT_CONCEPT) {
      declare(collector, KIND_CONCEPT, node, node->as.callout.title, container);
    } else if (node->as.callout.kind == CALLOUT_GOAL) {
      declare(collector, KIND_GOAL, node, node->as.callout.title, container);
    }
  }
}

static void declare_item(struct collector *collector, struct node *item, unsigned number, bool is_ordered) {
  struct document *document = collector->document;
  struct str title = item_title(collector, item);
  if (title.len == 0) {
    diags_add(collector->diags, DIAG_ITEM_EMPTY, document_place(document, item, 1), NO_TEXT, NO_TEXT, NO_TEXT);
    return;
  }
  size_t section = collector->sections[collector->level].declaration;
  size_t index = declare(collector, collector->list_kind, item, title, section);
  if (is_ordered) document->declarations[index].number = str_format(collector->arena, "%u", number);
  declare_callouts(collector, item, index);
}

static void pass_list(struct collector *collector, struct node *list) {
  if (collector->list_class == NULL) {
    declare_callouts(collector, list, collector->sections[collector->level].declaration);
    return;
  }
  unsigned number = list->as.list.start;
  for (struct node *item = list->first; item != NULL; item = item->next) declare_item(collector, item, number++, list->as.list.is_ordered);
  collector->list_class = NULL;
}

static void report_missing_list(struct collector *collector) {
  if (collector->list_class == NULL) return;
  diags_add(collector->diags, DIAG_LIST_MISSING, class_place(collector, collector->list_class), collector->list_class->key, NO_TEXT,
            NO_TEXT);
  collector->list_class = NULL;
}

static void pass_heading(struct collector *collector, struct node *heading) {
  report_missing_list(collector);
  unsigned level = heading->as.heading.level;
  unsigned outer = level - 1;
  while (outer > 0 && collector->sections[outer].declaration == (size_t)-1) outer--;
  struct section section = collector->sections[outer];
  for (unsigned i = level; i < LEVELS; i++) collector->sections[i].declaration = (size_t)-1;
  collector->level = outer;
  const struct attributes *attributes = heading->attributes;
  for (size_t i = 0; attributes != NULL && i < attributes->class_count; i++) {
    enum kind kind;
    if (kind_by_name(attributes->classes[i].key, &kind)) {
      struct str title = text_fold_space(collector->arena, node_text(collector->arena, heading));
      if (title.len == 0)
        diags_add(collector->diags, DIAG_ITEM_EMPTY, document_place(collector->document, heading, 1), NO_TEXT, NO_TEXT, NO_TEXT);
      section.declaration = declare(collector, kind, heading, title, section.declaration);
    } else if (kind_by_plural(attributes->classes[i].key, &kind)) {
      collector->list_class = &attributes->classes[i];
      collector->list_kind = kind;
    }
  }
  section.is_yearly = yearly_of(attributes, section.is_yearly);
  collector->sections[level] = section;
  collector->level = level;
}

static void declare_document(struct collector *collector) {
  struct document *document = collector->document;
  const struct fields *fields = &document->fields;
  struct str name = path_stem(document->path);
  if (str_is(name, "index")) name = path_name(path_folder(document->path));
  struct declaration *declaration = add(collector);
  *declaration = (struct declaration){
      .kind = fields->kind,
      .id = fields->id.text.len > 0 ? fields->id.text : text_slug(collector->arena, name),
      .is_stamped = fields->id.text.len > 0,
      .title = fields->title.text.len > 0 ? fields->title.text : name, /* a missing one is a finding; a page has a name all the same */
      .number = fields->number,
      .place = fields->title.place.line > 0 ? fields->title.place : fields->place,
  };
  if (fields->kind == KIND_CONCEPT) {
    declaration->forms = fields->forms;
    declaration->not_forms = fields->not_forms;
    declaration->terms = fields->terms;
  }
  if (declaration->id.len == 0) declaration->id = STR("forside");
  for (unsigned i = 0; i < RELATION_COUNT; i++) declaration->relations[i] = fields->relations[i];
}

static void report_no_owner(struct collector *collector, const struct indicator *indicator) {
  const struct document *document = collector->document;
  struct str *ids = arena_array(collector->arena, document->declaration_count, sizeof *ids);
  for (size_t i = 0; i < document->declaration_count; i++) ids[i] = document->declarations[i].id;
  diags_suggest(collector->diags, DIAG_REFERENCE_DANGLING, indicator->owner.place, indicator->owner.text, document->file->path,
                str_nearest(indicator->owner.text, ids, document->declaration_count));
}

static void attach_indicators(struct collector *collector) {
  struct document *document = collector->document;
  struct map by_id;
  map_init(&by_id, collector->arena);
  if (document->fields.indicator_count == 0) return;
  for (size_t i = 0; i < document->declaration_count; i++) map_put(&by_id, document->declarations[i].id, &document->declarations[i]);
  for (size_t i = 0; i < document->fields.indicator_count; i++) {
    const struct indicator *indicator = &document->fields.indicators[i];
    bool is_own = indicator->owner.text.len == 0;
    struct declaration *owner = is_own ? &document->declarations[0] : map_get(&by_id, indicator->owner.text);
    if (owner != NULL) {
      if (indicator->target.len > 0) owner->indicator = indicator;
    } else {
      report_no_owner(collector, indicator);
    }
  }
}

void declarations_collect(struct arena *arena, struct document *document, struct numbered *anchors, struct diags *diags) {
  struct collector collector = {.arena = arena, .document = document, .anchors = anchors, .diags = diags};
  for (unsigned i = 1; i < LEVELS; i++) collector.sections[i].declaration = (size_t)-1;
  declare_document(&collector);
  for (struct node *block = document->root->first; block != NULL; block = block->next) {
    if (block->type == NODE_FOOTNOTE) collector.level = 0; /* notes stand at the end and belong to no section */
    if (block->type == NODE_HEADING) {
      pass_heading(&collector, block);
    } else if (block->type == NODE_LIST) {
      pass_list(&collector, block);
    } else {
      declare_callouts(&collector, block, collector.sections[collector.level].declaration);
    }
    if (block->declaration == 0) block->declaration = (unsigned)collector.sections[collector.level].declaration + 1;
  }
  report_missing_list(&collector);
  attach_indicators(&collector);
}
