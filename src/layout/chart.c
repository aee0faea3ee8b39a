#include "layout/chart.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "model/url.h"
#include "relate/links.h"
#include "relate/terms.h"

#define LAYER_MAX 40   /* boxes in a column: more cannot be taken in */
#define EDGES_MAX 1200 /* lines in a drawing */
#define AROUND_MAX 16  /* boxes around one thing */

struct builder {
  struct arena *arena;
  const struct site *site;
  struct chart *chart;
  size_t node_capacity;
  size_t edge_capacity;
  struct map nodes; /* an entry's index → its node's number + 1, as a pointer */
  struct map edges; /* the two nodes → anything */
};

static void builder_init(struct builder *builder, struct arena *arena, const struct site *site, struct chart *chart) {
  *chart = (struct chart){.subject = SIZE_MAX, .foreign = site->links->terms->foreign};
  *builder = (struct builder){.arena = arena, .site = site, .chart = chart};
  map_init(&builder->nodes, arena);
  map_init(&builder->edges, arena);
}

/* ---- which things ---- */

static bool layer_of(enum kind kind, enum chart_layer *layer) {
  switch (kind) {
  case KIND_AREA:
  case KIND_THEME: *layer = CHART_AREAS; return true;
  case KIND_GOAL: *layer = CHART_GOALS; return true;
  case KIND_ACTION: *layer = CHART_ACTIONS; return true;
  case KIND_TRACK: *layer = CHART_TRACKS; return true;
  case KIND_CONCEPT: *layer = CHART_CONCEPTS; return true;
  case KIND_PAGE:
  case KIND_PUBLICATION:
  case KIND_UNIT: break;
  }
  return false;
}

static bool is_drawn(const struct edge *edge) {
  return edge->relation != RELATION_REPLACES && edge->relation != RELATION_SAME_AS;
}

/* An entry's own words are borrowed for the key. */
static struct str key_of(const struct entry *entry) {
  return (struct str){(const char *)&entry->index, sizeof entry->index};
}

static size_t node_of(const struct builder *builder, const struct entry *entry) {
  return (size_t)(uintptr_t)map_get(&builder->nodes, key_of(entry)) - 1; /* SIZE_MAX: none */
}

static void stand_for(struct builder *builder, const struct entry *entry, size_t node) {
  map_put(&builder->nodes, key_of(entry), (void *)(uintptr_t)(node + 1)); /* NOLINT(performance-no-int-to-ptr) */
}

static struct chart_node *add_node(struct builder *builder, struct chart_node node) {
  struct chart *chart = builder->chart;
  chart->nodes = arena_grow(builder->arena, chart->nodes, chart->node_count, &builder->node_capacity, sizeof *chart->nodes);
  chart->nodes[chart->node_count] = node;
  return &chart->nodes[chart->node_count++];
}

static void add_thing(struct builder *builder, const struct entry *entry, enum chart_layer layer) {
  struct str title = entry->title.len > 0 ? entry->title : entry->id;
  if (entry->number.len > 0) title = str_format(builder->arena, "%.*s %.*s", STR_ARG(entry->number), STR_ARG(title));
  add_node(builder, (struct chart_node){.entry = entry, .title = title, .url = entry->url, .kind = entry->kind, .layer = layer});
  stand_for(builder, entry, builder->chart->node_count - 1);
}

/* ---- lines ---- */

static void add_edge(struct builder *builder, const struct entry *a, const struct entry *b) {
  struct chart *chart = builder->chart;
  size_t from = node_of(builder, a), to = node_of(builder, b);
  if (from == SIZE_MAX || to == SIZE_MAX || from == to) return;
  size_t pair[2] = {from < to ? from : to, from < to ? to : from};
  struct str key = {(const char *)pair, sizeof pair};
  if (map_get(&builder->edges, key) != NULL) return;
  map_put(&builder->edges, str_copy(builder->arena, key), chart);
  if (chart->edge_count == EDGES_MAX) {
    chart->hidden_edge_count++;
    return;
  }
  chart->edges = arena_grow(builder->arena, chart->edges, chart->edge_count, &builder->edge_capacity, sizeof *chart->edges);
  chart->edges[chart->edge_count++] = (struct chart_edge){pair[0], pair[1]};
}

/* Relations that are written, and which concept's definition names which other. */
static void add_edges_of(struct builder *builder, const struct entry *entry) {
  const struct links *links = builder->site->links;
  for (size_t i = 0; i < links->edge_out_counts[entry->index]; i++) {
    if (is_drawn(&links->edges_out[entry->index][i])) add_edge(builder, entry, links->edges_out[entry->index][i].to);
  }
  for (size_t i = 0; entry->kind == KIND_CONCEPT && i < links->use_counts[entry->index]; i++) {
    const struct entry *from = links->uses[entry->index][i].from;
    if (from->kind == KIND_CONCEPT) add_edge(builder, from, entry);
  }
}

static int compare_edges(const void *left, const void *right) {
  const struct chart_edge *a = left;
  const struct chart_edge *b = right;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  return a->to == b->to ? 0 : a->to < b->to ? -1 : 1;
}

static void note_neighbours(struct builder *builder) {
  struct chart *chart = builder->chart;
  if (chart->edge_count > 1) qsort(chart->edges, chart->edge_count, sizeof *chart->edges, compare_edges);
  for (size_t i = 0; i < chart->edge_count; i++) {
    chart->nodes[chart->edges[i].from].neighbour_count++;
    chart->nodes[chart->edges[i].to].neighbour_count++;
  }
  for (size_t i = 0; i < chart->node_count; i++) {
    struct chart_node *node = &chart->nodes[i];
    node->neighbours = arena_array(builder->arena, node->neighbour_count, sizeof *node->neighbours);
    node->neighbour_count = 0;
  }
  for (size_t i = 0; i < chart->edge_count; i++) {
    struct chart_node *from = &chart->nodes[chart->edges[i].from];
    struct chart_node *to = &chart->nodes[chart->edges[i].to];
    from->neighbours[from->neighbour_count++] = chart->edges[i].to;
    to->neighbours[to->neighbour_count++] = chart->edges[i].from;
  }
}

/* ---- groups ---- */

/* What a goal is told apart by when there are too many: its track, its area, else the document it stands in. */
static const struct entry *home_of(const struct builder *builder, const struct entry *entry) {
  const struct links *links = builder->site->links;
  const struct entry *area = NULL;
  for (size_t i = 0; i < links->edge_out_counts[entry->index]; i++) {
    const struct edge *edge = &links->edges_out[entry->index][i];
    if (edge->relation == RELATION_TRACKS) return edge->to;
    if (edge->relation == RELATION_AREAS && area == NULL) area = edge->to;
  }
  return area != NULL ? area : entry_document(entry);
}

static struct chart_node *add_rest(struct builder *builder, enum kind kind, enum chart_layer layer, const struct edition *edition) {
  struct chart_node rest = {.kind = kind, .layer = layer, .is_rest = true};
  rest.title = str_from(kind_title(kind, builder->site->config->language));
  rest.url = url_index(builder->arena, edition->prefix, kind);
  return add_node(builder, rest);
}

/* One box for the goals of each track, area or document; the last box holds those of the remaining ones. */
static void add_groups(struct builder *builder, const struct entries *entries, enum chart_layer layer, const struct edition *edition) {
  struct map groups; /* a home → its node's number + 1 */
  map_init(&groups, builder->arena);
  size_t first = builder->chart->node_count;
  for (size_t i = 0; i < entries->count; i++) {
    const struct entry *home = home_of(builder, entries->at[i]);
    size_t node = (size_t)(uintptr_t)map_get(&groups, key_of(home)) - 1;
    if (node == SIZE_MAX) {
      size_t count = builder->chart->node_count - first;
      node = count < LAYER_MAX ? builder->chart->node_count : builder->chart->node_count - 1;
      map_put(&groups, key_of(home), (void *)(uintptr_t)(node + 1)); /* NOLINT(performance-no-int-to-ptr) */
      if (count < LAYER_MAX - 1) {
        add_node(builder, (struct chart_node){.title = home->title, .url = home->url, .kind = entries->at[i]->kind, .layer = layer});
      } else if (count == LAYER_MAX - 1) {
        add_rest(builder, entries->at[i]->kind, layer, edition);
      }
    }
    builder->chart->nodes[node].member_count++;
    stand_for(builder, entries->at[i], node);
  }
  builder->chart->is_grouped = true;
}

/* ---- a column that is too long ---- */

struct ranked {
  const struct entry *entry;
  size_t degree;
  size_t position;
};

static int compare_by_degree(const void *left, const void *right) {
  const struct ranked *a = left;
  const struct ranked *b = right;
  if (a->degree != b->degree) return a->degree > b->degree ? -1 : 1;
  return a->position < b->position ? -1 : a->position > b->position;
}

static int compare_by_position(const void *left, const void *right) {
  const struct ranked *a = left;
  const struct ranked *b = right;
  return a->position < b->position ? -1 : a->position > b->position;
}

/* Those with the most relations, in their usual order, and one box for all others. */
static void add_foremost(struct builder *builder, const struct entries *entries, enum chart_layer layer, const struct edition *edition) {
  const struct links *links = builder->site->links;
  struct ranked *ranked = arena_array(builder->arena, entries->count, sizeof *ranked);
  for (size_t i = 0; i < entries->count; i++) {
    size_t index = entries->at[i]->index;
    ranked[i] = (struct ranked){entries->at[i], links->edge_in_counts[index] + links->edge_out_counts[index], i};
  }
  qsort(ranked, entries->count, sizeof *ranked, compare_by_degree);
  qsort(ranked, LAYER_MAX - 1, sizeof *ranked, compare_by_position);
  for (size_t i = 0; i < LAYER_MAX - 1; i++) add_thing(builder, ranked[i].entry, layer);
  struct chart_node *rest = add_rest(builder, entries->at[0]->kind, layer, edition);
  rest->member_count = entries->count - (LAYER_MAX - 1);
  for (size_t i = LAYER_MAX - 1; i < entries->count; i++) stand_for(builder, ranked[i].entry, builder->chart->node_count - 1);
  builder->chart->is_grouped = true;
}

static void add_kind(struct builder *builder, const struct entries *entries, const struct edition *edition) {
  enum chart_layer layer;
  if (entries->count == 0 || !layer_of(entries->at[0]->kind, &layer)) return;
  if (entries->count <= LAYER_MAX) {
    for (size_t i = 0; i < entries->count; i++) add_thing(builder, entries->at[i], layer);
  } else if (layer == CHART_GOALS) {
    add_groups(builder, entries, layer, edition);
  } else {
    add_foremost(builder, entries, layer, edition);
  }
}

/* ---- charts ---- */

static const enum kind drawn[] = {KIND_AREA, KIND_THEME, KIND_GOAL, KIND_TRACK, KIND_CONCEPT};
#define DRAWN_COUNT (sizeof drawn / sizeof drawn[0])

struct chart chart_of_edition(struct arena *arena, const struct site *site, const struct listings *listings,
                              const struct edition *edition) {
  struct chart chart;
  struct builder builder;
  const struct listing *listing = listings_of(listings, site, edition);
  builder_init(&builder, arena, site, &chart);
  for (size_t i = 0; i < DRAWN_COUNT; i++) add_kind(&builder, &listing->kinds[drawn[i]], edition);
  for (size_t i = 0; i < DRAWN_COUNT; i++) {
    const struct entries *entries = &listing->kinds[drawn[i]];
    for (size_t j = 0; j < entries->count; j++) add_edges_of(&builder, entries->at[j]);
  }
  note_neighbours(&builder);
  return chart;
}

bool chart_has_relations(const struct site *site, const struct listings *listings, const struct edition *edition) {
  const struct listing *listing = listings_of(listings, site, edition);
  for (size_t i = 0; i < DRAWN_COUNT; i++) {
    for (size_t j = 0; j < listing->kinds[drawn[i]].count; j++) {
      size_t index = listing->kinds[drawn[i]].at[j]->index;
      for (size_t k = 0; k < site->links->edge_out_counts[index]; k++) {
        const struct edge *edge = &site->links->edges_out[index][k];
        enum chart_layer layer;
        bool is_here = edge->to->edition == edition && layer_of(edge->to->kind, &layer) && layer != CHART_ACTIONS;
        if (is_drawn(edge) && is_here) return true;
      }
    }
  }
  return false;
}

/* The things next to one, by layer: at most AROUND_MAX of them. */
struct circle {
  const struct entry *middle;
  struct entries entries;
  struct map known;
  size_t hidden;
};

static void add_near(struct circle *circle, const struct entry *entry) {
  enum chart_layer layer = CHART_AREAS;
  bool is_shown = layer_of(entry->kind, &layer) && !entry->is_explanation;
  bool is_detail = layer == CHART_ACTIONS && circle->middle->kind != KIND_GOAL; /* what is done for a goal belongs to its picture */
  if (!is_shown || is_detail || map_get(&circle->known, key_of(entry)) != NULL) return;
  map_put(&circle->known, key_of(entry), circle);
  if (circle->entries.count < AROUND_MAX) {
    circle->entries.at[circle->entries.count++] = entry;
  } else {
    circle->hidden++;
  }
}

static void gather_circle(struct circle *circle, const struct links *links, const struct entry *entry) {
  for (size_t i = 0; i < links->edge_out_counts[entry->index]; i++) {
    if (is_drawn(&links->edges_out[entry->index][i])) add_near(circle, links->edges_out[entry->index][i].to);
  }
  for (size_t i = 0; i < links->edge_in_counts[entry->index]; i++) {
    if (is_drawn(&links->edges_in[entry->index][i])) add_near(circle, links->edges_in[entry->index][i].from);
  }
  for (size_t i = 0; entry->kind == KIND_CONCEPT && i < links->use_counts[entry->index]; i++) {
    if (links->uses[entry->index][i].from->kind == KIND_CONCEPT) add_near(circle, links->uses[entry->index][i].from);
  }
}

/* As they are listed elsewhere. There are a few at most. */
static void sort_circle(struct entries *entries, const struct listings *listings) {
  for (size_t i = 1; i < entries->count; i++) {
    const struct entry *moved = entries->at[i];
    size_t at = i;
    for (; at > 0 && listings->positions[entries->at[at - 1]->index] > listings->positions[moved->index]; at--) {
      entries->at[at] = entries->at[at - 1];
    }
    entries->at[at] = moved;
  }
}

struct chart chart_around(struct arena *arena, const struct site *site, const struct listings *listings, const struct entry *entry) {
  struct chart chart;
  struct builder builder;
  struct circle circle = {.middle = entry, .entries = {arena_array(arena, AROUND_MAX, sizeof *circle.entries.at), 0}};
  builder_init(&builder, arena, site, &chart);
  map_init(&circle.known, arena);
  map_put(&circle.known, key_of(entry), &circle);
  gather_circle(&circle, site->links, entry);
  sort_circle(&circle.entries, listings);
  for (unsigned layer = 0; layer < CHART_LAYER_COUNT; layer++) {
    enum chart_layer own;
    if (layer_of(entry->kind, &own) && own == (enum chart_layer)layer) {
      chart.subject = chart.node_count;
      add_thing(&builder, entry, own);
    }
    for (size_t i = 0; i < circle.entries.count; i++) {
      if (layer_of(circle.entries.at[i]->kind, &own) && own == (enum chart_layer)layer) add_thing(&builder, circle.entries.at[i], own);
    }
  }
  for (size_t i = 0; i < circle.entries.count; i++) add_edges_of(&builder, circle.entries.at[i]);
  add_edges_of(&builder, entry);
  chart.hidden_neighbours = circle.hidden;
  note_neighbours(&builder);
  return chart;
}
