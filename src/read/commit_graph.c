#include "read/commit_graph.h"

#include "base/arena.h"
#include "read/commit_object.h"

enum { FIRST_SLOT_COUNT = 1024 };

void commit_graph_init(struct commit_graph *graph, struct arena *arena) {
  *graph = (struct commit_graph){.arena = arena};
}

/* -- commits by id -- */

/* The bytes of an id are as good as random. */
static uint32_t *find_slot(const struct commit_graph *graph, const struct object_id *id) {
  uint64_t hash;
  memcpy(&hash, id->bytes, sizeof hash);
  size_t mask = graph->slot_count - 1, at = (size_t)hash & mask;
  while (graph->slots[at] != 0 && !object_id_equal(&graph->commits[graph->slots[at] - 1].id, id)) at = (at + 1) & mask;
  return &graph->slots[at];
}

static void make_slots(struct commit_graph *graph, size_t count) {
  graph->slot_count = count;
  graph->slots = arena_array(graph->arena, graph->slot_count, sizeof *graph->slots);
  for (size_t i = 0; i < graph->count; i++) *find_slot(graph, &graph->commits[i].id) = (uint32_t)i + 1;
}

void commit_graph_reserve(struct commit_graph *graph, size_t count) {
  size_t slot_count = FIRST_SLOT_COUNT;
  while (slot_count / 2 <= count) slot_count *= 2;
  make_slots(graph, slot_count);
  graph->commits = arena_array(graph->arena, count, sizeof *graph->commits);
  graph->capacity = count;
}

uint32_t commit_graph_add(struct commit_graph *graph, const struct object_id *id) {
  if (graph->count >= graph->slot_count / 2) make_slots(graph, graph->slot_count > 0 ? graph->slot_count * 2 : FIRST_SLOT_COUNT);
  uint32_t *slot = find_slot(graph, id);
  if (*slot != 0) return *slot - 1;
  if (graph->count == UINT32_MAX / 2) out_of_memory(SIZE_MAX);
  graph->commits = arena_grow(graph->arena, graph->commits, graph->count, &graph->capacity, sizeof *graph->commits);
  graph->commits[graph->count].id = *id;
  *slot = (uint32_t)++graph->count;
  return *slot - 1;
}

void commit_graph_set_parents(struct commit_graph *graph, uint32_t index, uint32_t *parents, size_t count) {
  struct graph_commit *commit = &graph->commits[index];
  commit->parents = parents;
  commit->parent_count = count;
  commit->diffs = arena_array(graph->arena, count > 0 ? count : 1, sizeof *commit->diffs);
}

/* -- reading -- */

static bool fail_damaged(const struct object_id *id, struct diags *diags) {
  char hex[41], message[80];
  object_id_write(id, hex);
  snprintf(message, sizeof message, "the commit %s is damaged", hex);
  return repo_refuse(diags, DIAG_GIT_ERROR, str_from(message));
}

static bool take_object(struct commit_graph *graph, uint32_t index, const struct commit_object *object, struct diags *diags) {
  struct object_id id = graph->commits[index].id, tree, parent;
  if (!object_id_parse(object->tree.at, &tree)) return fail_damaged(&id, diags);
  uint32_t *parents = arena_array(graph->arena, object->parent_count, sizeof *parents);
  for (size_t i = 0; i < object->parent_count; i++) {
    if (!object_id_parse(object->parents[i].at, &parent)) return fail_damaged(&id, diags);
    parents[i] = commit_graph_add(graph, &parent);
  }
  commit_graph_set_parents(graph, index, parents, object->parent_count);
  struct graph_commit *commit = &graph->commits[index];
  commit->tree = tree;
  commit->facts = arena_copy(graph->arena, &object->facts, sizeof object->facts);
  object_id_write(&id, commit->facts->id);
  graph->has_news = true;
  return true;
}

static bool read_commit(struct commit_graph *graph, struct repo *repo, uint32_t index, struct diags *diags) {
  git_odb_object *raw;
  struct object_id id = graph->commits[index].id;
  if (!repo_read_object(repo, &id, GIT_OBJECT_COMMIT, &raw, diags)) return false;
  struct str bytes = {git_odb_object_data(raw), git_odb_object_size(raw)};
  struct commit_object object;
  bool is_read = commit_object_parse(graph->arena, bytes, &object) ? take_object(graph, index, &object, diags) : fail_damaged(&id, diags);
  git_odb_object_free(raw);
  return is_read;
}

struct index_list {
  uint32_t *items;
  size_t count;
  size_t capacity;
};

static void push(struct commit_graph *graph, struct index_list *list, uint32_t index) {
  list->items = arena_grow(graph->arena, list->items, list->count, &list->capacity, sizeof *list->items);
  list->items[list->count++] = index;
}

static void reach(struct commit_graph *graph, struct index_list *open, uint32_t index) {
  if (graph->commits[index].is_reached) return;
  graph->commits[index].is_reached = true;
  push(graph, open, index);
}

static bool reach_all(struct commit_graph *graph, struct repo *repo, uint32_t tip, struct diags *diags) {
  struct index_list open = {0};
  reach(graph, &open, tip);
  while (open.count > 0) {
    uint32_t index = open.items[--open.count];
    if (graph->commits[index].facts == NULL && !read_commit(graph, repo, index, diags)) return false;
    const struct graph_commit *commit = &graph->commits[index];
    for (size_t i = 0; i < commit->parent_count; i++) {
      graph->commits[commit->parents[i]].child_count++;
      reach(graph, &open, commit->parents[i]);
    }
  }
  return true;
}

/* -- ordering -- */

static bool is_newer(const struct commit_graph *graph, uint32_t a, uint32_t b) {
  const struct graph_commit *left = &graph->commits[a], *right = &graph->commits[b];
  if (left->facts->commit_time != right->facts->commit_time) return left->facts->commit_time > right->facts->commit_time;
  return left->rank < right->rank;
}

/* A heap of commits whose children have all had their turn, the newest on top. */
static void heap_push(struct commit_graph *graph, struct index_list *heap, uint32_t index) {
  push(graph, heap, index);
  size_t at = heap->count - 1;
  for (; at > 0 && is_newer(graph, index, heap->items[(at - 1) / 2]); at = (at - 1) / 2) heap->items[at] = heap->items[(at - 1) / 2];
  heap->items[at] = index;
}

static uint32_t heap_pop(const struct commit_graph *graph, struct index_list *heap) {
  uint32_t top = heap->items[0], last = heap->items[--heap->count];
  size_t at = 0;
  for (size_t child; (child = 2 * at + 1) < heap->count; at = child) {
    if (child + 1 < heap->count && is_newer(graph, heap->items[child + 1], heap->items[child])) child++;
    if (!is_newer(graph, heap->items[child], last)) break;
    heap->items[at] = heap->items[child];
  }
  heap->items[at] = last;
  return top;
}

static void order_all(struct commit_graph *graph, uint32_t tip) {
  struct index_list heap = {0};
  uint32_t next_rank = 1;
  graph->order = arena_array(graph->arena, graph->count, sizeof *graph->order);
  heap_push(graph, &heap, tip);
  while (heap.count > 0) {
    uint32_t index = heap_pop(graph, &heap);
    graph->order[graph->order_count++] = index;
    const struct graph_commit *commit = &graph->commits[index];
    for (size_t i = 0; i < commit->parent_count; i++) {
      struct graph_commit *parent = &graph->commits[commit->parents[i]];
      if (--parent->child_count > 0) continue;
      parent->rank = next_rank++;
      heap_push(graph, &heap, commit->parents[i]);
    }
  }
}

bool commit_graph_load(struct commit_graph *graph, struct repo *repo, uint32_t tip, struct diags *diags) {
  if (!reach_all(graph, repo, tip, diags)) return false;
  order_all(graph, tip);
  return true;
}
