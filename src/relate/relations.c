#include "relate/relations.h"

#include "base/arena.h"
#include "base/diag.h"

#define NO_TEXT ((struct str){0})
#define CHAIN_MAX 200

struct gatherer {
  struct arena *arena;
  const struct lookup *lookup;
  struct diags *diags;
  struct edge *edges;
  size_t count;
  size_t capacity;
  struct map known; /* the ends and the relation of each edge there is */
};

static void add_edge(struct gatherer *gatherer, struct edge edge) {
  const size_t parts[] = {edge.from->index, edge.to->index, edge.relation};
  struct str key = {(const char *)parts, sizeof parts};
  if (map_get(&gatherer->known, key) != NULL) return;
  map_put(&gatherer->known, str_copy(gatherer->arena, key), gatherer);
  gatherer->edges = arena_grow(gatherer->arena, gatherer->edges, gatherer->count, &gatherer->capacity, sizeof *gatherer->edges);
  gatherer->edges[gatherer->count++] = edge;
}

static void report_nothing(struct gatherer *gatherer, const struct edition *edition, enum relation relation, const struct named *name) {
  if (lookup_is_left_out(gatherer->lookup, name->text)) {
    diags_add(gatherer->diags, DIAG_REFERENCE_LEFT_OUT, name->place, name->text, NO_TEXT, NO_TEXT);
    return;
  }
  diags_suggest(gatherer->diags, DIAG_RELATION_DANGLING, name->place, str_from(relation_name(relation)), name->text,
                lookup_nearest(gatherer->lookup, edition, name->text));
}

/* `replaces` names ids of earlier editions, which are not here; it is an edge only when it names something that still is. */
static void add_written(struct gatherer *gatherer, const struct entry *entry, enum relation relation, const struct named *name) {
  const struct entry *found[2] = {NULL, NULL};
  enum lookup_answer answer = lookup_name(gatherer->lookup, entry->edition, name->text, found);
  if (answer != LOOKUP_FOUND) {
    if (relation != RELATION_REPLACES) report_nothing(gatherer, entry->edition, relation, name);
  } else if (found[0] == entry) {
    diags_add(gatherer->diags, DIAG_RELATION_SELF, name->place, str_from(relation_name(relation)), NO_TEXT, NO_TEXT);
  } else if (!relation_takes(relation, found[0]->kind) && entry_may_be_any(found[0])) {
    return;
  } else if (!relation_takes(relation, found[0]->kind)) {
    diags_add(gatherer->diags, DIAG_RELATION_KIND, name->place, str_from(relation_name(relation)), str_from(relation_phrase(relation)),
              NO_TEXT);
  } else {
    add_edge(gatherer, (struct edge){entry, found[0], relation});
  }
}

/* What it means to stand inside an entry of this kind. False when it means nothing. */
static bool relation_of_container(enum kind container, enum relation *relation) {
  switch (container) {
  case KIND_AREA: *relation = RELATION_AREAS; return true;
  case KIND_TRACK: *relation = RELATION_TRACKS; return true;
  case KIND_GOAL: *relation = RELATION_GOALS; return true;
  case KIND_THEME: *relation = RELATION_PART_OF; return true;
  case KIND_PAGE:
  case KIND_PUBLICATION:
  case KIND_ACTION:
  case KIND_CONCEPT:
  case KIND_UNIT: break;
  }
  return false;
}

/* An explanation of a concept that stands in a track relates the track to the concept itself. */
static void add_explanation(struct gatherer *gatherer, const struct entry *own, const struct entry *entry) {
  const struct entry *found[2];
  const struct names *names = &entry->declaration->relations[RELATION_SAME_AS];
  if (names->count == 0 || lookup_name(gatherer->lookup, entry->edition, names->at[0].text, found) != LOOKUP_FOUND) return;
  const struct entry *holder = own + entry->declaration->container;
  if (holder->kind == KIND_TRACK || holder->kind == KIND_GOAL || holder->kind == KIND_THEME) {
    add_edge(gatherer, (struct edge){holder, found[0], RELATION_CONCEPTS});
  }
}

static void gather_entry(struct gatherer *gatherer, const struct entry *own, const struct entry *entry) {
  for (unsigned i = 0; i < RELATION_COUNT; i++) {
    const struct names *names = &entry->declaration->relations[i];
    for (size_t j = 0; j < names->count; j++) add_written(gatherer, entry, (enum relation)i, &names->at[j]);
  }
  const struct declaration *declaration = entry->declaration;
  while (declaration->node != NULL && !entry->is_explanation) {
    const struct entry *container = own + declaration->container;
    enum relation relation;
    if (container != entry && relation_of_container(container->kind, &relation)) {
      add_edge(gatherer, (struct edge){entry, container, relation});
    }
    declaration = container->declaration;
  }
  if (entry->is_explanation) add_explanation(gatherer, own, entry);
}

/* Lists per entry: by `from` when `is_out`, else by `to`; each list in the order of gathering. */
static void share(struct gatherer *gatherer, size_t entry_count, bool is_out, const struct edge ***lists, size_t **counts) {
  *lists = arena_array(gatherer->arena, entry_count, sizeof **lists);
  *counts = arena_array(gatherer->arena, entry_count, sizeof **counts);
  struct edge *all = arena_array(gatherer->arena, gatherer->count, sizeof *all);
  size_t *next = arena_array(gatherer->arena, entry_count, sizeof *next);
  for (size_t i = 0; i < gatherer->count; i++) (*counts)[is_out ? gatherer->edges[i].from->index : gatherer->edges[i].to->index]++;
  size_t at = 0;
  for (size_t i = 0; i < entry_count; i++) {
    (*lists)[i] = all + at;
    next[i] = at;
    at += (*counts)[i];
  }
  for (size_t i = 0; i < gatherer->count; i++) {
    const struct edge *edge = &gatherer->edges[i];
    all[next[is_out ? edge->from->index : edge->to->index]++] = *edge;
  }
}

static const struct entry *whole_of(const struct links *links, const struct entry *entry) {
  for (size_t i = 0; i < links->edge_out_counts[entry->index]; i++) {
    if (links->edges_out[entry->index][i].relation == RELATION_PART_OF) return links->edges_out[entry->index][i].to;
  }
  return NULL;
}

/* "a → b → a", from an entry on a circle back to itself. */
static struct str describe_circle(struct arena *arena, const struct links *links, const struct entry *start) {
  struct str chain = start->id;
  const struct entry *entry = start;
  do {
    entry = whole_of(links, entry);
    chain = str_format(arena, "%.*s → %.*s", STR_ARG(chain), STR_ARG(entry->id));
  } while (entry != start && chain.len < CHAIN_MAX);
  return entry == start ? chain : str_join(arena, chain, STR(" → …"));
}

/* Told at each of the circle's entries that says it itself. */
static void report_circle(struct gatherer *gatherer, const struct links *links, const struct entry *start) {
  const struct entry *entry = start;
  do {
    const struct names *names = &entry->declaration->relations[RELATION_PART_OF];
    diags_soften(gatherer->diags, entry->edition->release != NULL);
    if (names->count > 0) {
      struct str circle = describe_circle(gatherer->arena, links, entry);
      diags_add(gatherer->diags, DIAG_RELATION_CIRCLE, names->at[0].place, entry->id, circle, NO_TEXT);
    }
    diags_soften(gatherer->diags, false);
    entry = whole_of(links, entry);
  } while (entry != start);
}

/* part-of must end. Each entry is walked over once: a walk that meets itself has found a circle, one that meets another ends there. */
static void check_circles(struct gatherer *gatherer, const struct links *links, size_t entry_count) {
  size_t *walks = arena_array(gatherer->arena, entry_count, sizeof *walks);
  for (size_t i = 0; i < gatherer->count; i++) {
    if (gatherer->edges[i].relation != RELATION_PART_OF) continue;
    const struct entry *entry = gatherer->edges[i].from;
    for (; entry != NULL && walks[entry->index] == 0; entry = whole_of(links, entry)) walks[entry->index] = i + 1;
    if (entry != NULL && walks[entry->index] == i + 1) report_circle(gatherer, links, entry);
  }
}

/* concepts-from names publications, not entries: it gives no edges. */
static void check_concepts_from(struct gatherer *gatherer, const struct edition *edition) {
  if (edition->front == NULL) return;
  const struct names *names = &edition->front->document->fields.concepts_from;
  for (size_t i = 0; i < names->count; i++) {
    struct str name = names->at[i].text;
    if (map_get(&gatherer->lookup->publications, name) != NULL) continue;
    if (lookup_is_left_out(gatherer->lookup, name)) {
      diags_add(gatherer->diags, DIAG_REFERENCE_LEFT_OUT, names->at[i].place, name, NO_TEXT, NO_TEXT);
    } else {
      diags_suggest(gatherer->diags, DIAG_RELATION_DANGLING, names->at[i].place, STR("concepts-from"), name,
                    lookup_nearest_publication(gatherer->lookup, name));
    }
  }
}

void relations_resolve(struct arena *arena, const struct lookup *lookup, size_t entry_count, struct links *links, struct diags *diags) {
  struct gatherer gatherer = {.arena = arena, .lookup = lookup, .diags = diags};
  map_init(&gatherer.known, arena);
  for (size_t i = 0; i < lookup->input->edition_count; i++) {
    const struct edition *edition = &lookup->input->editions[i];
    diags_soften(diags, edition->release != NULL);
    for (size_t j = 0; j < edition->document_count; j++) {
      const struct entry *own = edition_entry(edition, j, 0);
      for (size_t k = 0; k < edition->documents[j]->declaration_count; k++) gather_entry(&gatherer, own, own + k);
    }
    check_concepts_from(&gatherer, edition);
    diags_soften(diags, false);
  }
  share(&gatherer, entry_count, true, &links->edges_out, &links->edge_out_counts);
  share(&gatherer, entry_count, false, &links->edges_in, &links->edge_in_counts);
  check_circles(&gatherer, links, entry_count);
}
