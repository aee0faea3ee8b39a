#include "layout/naming.h"

#include "base/arena.h"
#include "relate/links.h"

struct gatherer {
  struct arena *arena;
  const struct site *site;
  const struct entry **from; /* pairs */
  const struct entry **to;
  size_t count;
  size_t from_capacity;
  size_t to_capacity;
  struct map known;
};

static void add_pair(struct gatherer *gatherer, const struct entry *from, const struct entry *to) {
  if (from->kind != KIND_CONCEPT || to->kind != KIND_CONCEPT || from == to) return;
  const size_t pair[] = {from->index, to->index};
  struct str key = {(const char *)pair, sizeof pair};
  if (map_get(&gatherer->known, key) != NULL) return;
  map_put(&gatherer->known, str_copy(gatherer->arena, key), gatherer);
  gatherer->from = arena_grow(gatherer->arena, gatherer->from, gatherer->count, &gatherer->from_capacity, sizeof *gatherer->from);
  gatherer->to = arena_grow(gatherer->arena, gatherer->to, gatherer->count, &gatherer->to_capacity, sizeof *gatherer->to);
  gatherer->from[gatherer->count] = from;
  gatherer->to[gatherer->count++] = to;
}

static void gather(struct gatherer *gatherer, const struct entry *entry) {
  const struct links *links = gatherer->site->links;
  for (size_t i = 0; i < links->edge_out_counts[entry->index]; i++) {
    const struct edge *edge = &links->edges_out[entry->index][i];
    if (edge->relation == RELATION_CONCEPTS || edge->relation == RELATION_PART_OF) add_pair(gatherer, entry, edge->to);
  }
  for (size_t i = 0; i < links->use_counts[entry->index]; i++) add_pair(gatherer, links->uses[entry->index][i].from, entry);
}

static struct entries *share(struct gatherer *gatherer, const struct entry **keys, const struct entry **values, size_t entry_count) {
  struct entries *lists = arena_array(gatherer->arena, entry_count, sizeof *lists);
  for (size_t i = 0; i < gatherer->count; i++) lists[keys[i]->index].count++;
  for (size_t i = 0; i < gatherer->count; i++) {
    struct entries *list = &lists[keys[i]->index];
    if (list->at != NULL) continue;
    list->at = arena_array(gatherer->arena, list->count, sizeof *list->at);
    list->count = 0;
  }
  for (size_t i = 0; i < gatherer->count; i++) {
    struct entries *list = &lists[keys[i]->index];
    list->at[list->count++] = values[i];
  }
  return lists;
}

const struct naming *naming_make(struct arena *arena, const struct site *site) {
  struct naming *naming = arena_alloc(arena, sizeof *naming);
  struct gatherer gatherer = {.arena = arena, .site = site};
  size_t entry_count = 0;
  map_init(&gatherer.known, arena);
  for (size_t i = 0; i < site->edition_count; i++) {
    entry_count += site->editions[i].entry_count;
    for (size_t j = 0; j < site->editions[i].entry_count; j++) {
      if (site->editions[i].entries[j].kind == KIND_CONCEPT) gather(&gatherer, &site->editions[i].entries[j]);
    }
  }
  naming->names = share(&gatherer, gatherer.from, gatherer.to, entry_count);
  naming->named_by = share(&gatherer, gatherer.to, gatherer.from, entry_count);
  return naming;
}
