#include "relate/sections.h"

#include "base/arena.h"
#include "base/diag.h"
#include "model/attributes.h"

#define NO_TEXT ((struct str){0})

/* ---- what a heading replaces ---- */

static const struct attribute *replaces_of(const struct heading *heading) {
  return attributes_value(heading->node->attributes, "replaces");
}

/* The next id in `*rest`, which begins as the attribute's value. */
static bool next_id(struct str *rest, struct str *id) {
  while (str_split(rest, ',', id)) {
    *id = str_trim(*id);
    if (id->len > 0) return true;
  }
  return false;
}

/* ---- rows ---- */

struct tracer {
  struct arena *arena;
  size_t count;       /* of texts */
  struct map *by_id;  /* of each text: its headings */
  struct map claimed; /* ids that stand in a row already */
};

/* The ids that one section has had, in the order they are met. */
struct ids {
  struct str *at;
  size_t count;
  size_t capacity;
};

static void add_id(struct tracer *tracer, struct ids *ids, struct str id) {
  for (size_t i = 0; i < ids->count; i++) {
    if (str_equal(ids->at[i], id)) return;
  }
  ids->at = arena_grow(tracer->arena, ids->at, ids->count, &ids->capacity, sizeof *ids->at);
  ids->at[ids->count++] = id;
}

/* Adds what the headings with these ids replace. The list grows under way: what is replaced may have replaced something itself. */
static void add_replaced(struct tracer *tracer, struct ids *ids, size_t text) {
  for (size_t i = 0; i < ids->count; i++) {
    const struct heading *heading = map_get(&tracer->by_id[text], ids->at[i]);
    const struct attribute *replaces = heading != NULL ? replaces_of(heading) : NULL;
    struct str rest = replaces != NULL ? replaces->value : (struct str){NULL, 0}, id;
    while (next_id(&rest, &id)) add_id(tracer, ids, id);
  }
}

static const struct heading *find(const struct tracer *tracer, const struct ids *ids, size_t text) {
  for (size_t i = 0; i < ids->count; i++) {
    const struct heading *heading = map_get(&tracer->by_id[text], ids->at[i]);
    if (heading != NULL) return heading;
  }
  return NULL;
}

/* True for an id that an older text has, and none from `newest` on: else it is a section by itself. */
static bool is_former(const struct tracer *tracer, struct str id, size_t newest) {
  bool is_there = false;
  for (size_t i = 0; i < tracer->count; i++) {
    bool has_it = map_get(&tracer->by_id[i], id) != NULL;
    if (has_it && i >= newest) return false;
    is_there = is_there || has_it;
  }
  return is_there;
}

static struct section trace_one(struct tracer *tracer, const struct heading *heading, size_t newest) {
  struct section section = {heading->id, heading->text, NULL, 0, arena_array(tracer->arena, tracer->count, sizeof(struct heading *))};
  struct ids ids = {NULL, 0, 0}, former = {NULL, 0, 0};
  add_id(tracer, &ids, heading->id);
  for (size_t i = newest + 1; i-- > 0;) {
    section.in[i] = find(tracer, &ids, i);
    add_replaced(tracer, &ids, i);
  }
  for (size_t i = 0; i < ids.count; i++) {
    bool is_first = map_get(&tracer->claimed, ids.at[i]) == NULL;
    bool is_own = i == 0 || is_former(tracer, ids.at[i], newest);
    if (!is_first || !is_own) continue;
    map_put(&tracer->claimed, ids.at[i], (void *)heading);
    if (i > 0) add_id(tracer, &former, ids.at[i]);
  }
  section.former = former.at;
  section.former_count = former.count;
  return section;
}

struct sections sections_trace(struct arena *arena, const struct document *const *texts, size_t count) {
  struct tracer tracer = {.arena = arena, .count = count, .by_id = arena_array(arena, count, sizeof(struct map))};
  struct sections sections = {NULL, 0};
  size_t capacity = 0;
  map_init(&tracer.claimed, arena);
  for (size_t i = 0; i < count; i++) {
    map_init(&tracer.by_id[i], arena);
    for (size_t j = 0; texts[i] != NULL && j < texts[i]->heading_count; j++)
      map_put(&tracer.by_id[i], texts[i]->headings[j].id, &texts[i]->headings[j]);
  }
  for (size_t i = count; i-- > 0;) {
    for (size_t j = 0; texts[i] != NULL && j < texts[i]->heading_count; j++) {
      const struct heading *heading = &texts[i]->headings[j];
      if (map_get(&tracer.claimed, heading->id) != NULL) continue;
      sections.at = arena_grow(arena, sections.at, sections.count, &capacity, sizeof *sections.at);
      sections.at[sections.count++] = trace_one(&tracer, heading, i);
    }
  }
  return sections;
}

/* ---- what never was ---- */

static const struct edition *edition_at(const struct edition_group *group, size_t at) {
  return at < group->dated_count ? group->dated[at] : group->current;
}

static bool was_there(const struct lineage *lineage, const struct edition_group *group, size_t at, const struct entry *entry,
                      struct str id) {
  while (at-- > 0) {
    const struct entry *there = lineage_find(lineage, entry, group->dated[at]);
    if (there != NULL && there->document != NULL && document_anchor(there->document, id) != NULL) return true;
  }
  return false;
}

static bool declares(const struct document *document, const struct heading *heading) {
  unsigned declaration = heading->node->declaration;
  return declaration != 0 && document->declarations[declaration - 1].node == heading->node;
}

static void check_heading(const struct lineage *lineage, const struct edition_group *group, size_t at, const struct entry *entry,
                          const struct heading *heading, struct diags *diags) {
  const struct attribute *replaces = !declares(entry->document, heading) ? replaces_of(heading) : NULL;
  struct str rest = replaces != NULL ? replaces->value : (struct str){NULL, 0}, id;
  while (next_id(&rest, &id)) {
    if (was_there(lineage, group, at, entry, id)) continue;
    unsigned column = replaces->column + (unsigned)(id.at - replaces->value.at);
    struct place place = {entry->document->file, replaces->line, column, (unsigned)id.len};
    diags_add(diags, DIAG_REPLACES_UNKNOWN, place, id, NO_TEXT, NO_TEXT);
  }
}

void sections_check(const struct lineage *lineage, const struct edition_group *group, struct diags *diags) {
  for (size_t at = 0; at <= group->dated_count; at++) {
    const struct edition *edition = edition_at(group, at);
    if (edition == NULL) continue;
    diags_soften(diags, edition->release != NULL);
    for (size_t i = 0; i < edition->entry_count; i++) {
      const struct entry *entry = &edition->entries[i];
      const struct document *document = entry_is_document(entry) ? entry->document : NULL;
      for (size_t j = 0; document != NULL && j < document->heading_count; j++)
        check_heading(lineage, group, at, entry, &document->headings[j], diags);
    }
  }
  diags_soften(diags, false);
}
