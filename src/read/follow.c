/* Each commit is handed the files that are followed through it, as a map from paths to files. A commit's changes are taken out of the
 * map and handed on one by one; the map as a whole, which may hold thousands of files, goes on to the first parent as it is. So a step
 * costs as much as its changes, and only where branches meet again is the smaller map poured into the larger.
 *
 * A file that a commit added without a source is followed on under its name: it may have been there before, deleted and brought back. */
#include "read/follow.h"

#include <sys/stat.h>

#include "base/arena.h"
#include "base/path.h"
#include "read/rename.h"

/* The files followed under one path. Lists are shared and never change. */
struct followers {
  size_t file;
  const struct followers *next;
};

/* One commit's change of one file. */
struct step {
  const struct tree_change *change; /* against the first parent that had the file, or else against the first */
  size_t file;
  uint32_t commit;
};

struct trace {
  struct str path;
  uint32_t last_commit; /* index + 1 of the last commit that changed it so far */
  size_t step_count;
};

struct walk {
  struct repo *repo;
  struct commit_graph *graph;
  struct tree_reader *reader;
  struct tree_scope scope;
  struct arena *scratch;
  struct arena *moment; /* for one commit */
  struct diags *diags;
  struct trace *traces;
  size_t trace_count;
  struct step *steps; /* of all files, newest first */
  size_t step_count;
  size_t step_capacity;
  struct map **followed; /* by commit: paths to followers; NULL for none */
};

/* -- who is followed -- */

static bool holds(const struct followers *followers, size_t file) {
  for (; followers != NULL; followers = followers->next)
    if (followers->file == file) return true;
  return false;
}

static const struct followers *unite(struct arena *arena, const struct followers *a, const struct followers *b) {
  if (a == NULL) return b;
  for (; b != NULL; b = b->next) {
    if (holds(a, b->file)) continue;
    struct followers *added = arena_alloc(arena, sizeof *added);
    *added = (struct followers){b->file, a};
    a = added;
  }
  return a;
}

static void add_followers(struct walk *walk, struct map *map, struct str path, const struct followers *followers) {
  map_set(map, path, (void *)unite(walk->scratch, map_get(map, path), followers));
}

static void hand_on(struct walk *walk, uint32_t commit, struct str path, const struct followers *followers) {
  struct map **map = &walk->followed[commit];
  if (*map == NULL) {
    *map = arena_alloc(walk->scratch, sizeof **map);
    map_init(*map, walk->scratch);
  }
  add_followers(walk, *map, path, followers);
}

static void hand_on_all(struct walk *walk, uint32_t commit, struct map *map) {
  struct map *larger = walk->followed[commit], *smaller = map;
  if (larger == NULL || larger->count < smaller->count) {
    smaller = larger;
    larger = map;
  }
  walk->followed[commit] = larger;
  for (size_t i = 0; smaller != NULL && i < smaller->count; i++)
    if (smaller->items[i].value != NULL) add_followers(walk, larger, smaller->items[i].key, smaller->items[i].value);
}

/* -- what differs -- */

static const struct object_id *parent_tree(const struct walk *walk, const struct graph_commit *commit, size_t parent) {
  return commit->parent_count > 0 ? &walk->graph->commits[commit->parents[parent]].tree : NULL;
}

/* The paths that differ from the first parent, and their folders. */
static struct map *changed_paths(struct walk *walk, const struct graph_commit *commit) {
  struct map *paths = arena_alloc(walk->moment, sizeof *paths);
  map_init(paths, walk->moment);
  const struct tree_changes *changes = &commit->diffs[0].changes;
  for (size_t i = 0; i < changes->count; i++)
    for (struct str path = changes->items[i].path; path.len > 0; path = path_folder(path)) map_put(paths, path, paths);
  return paths;
}

/* Compares a commit with one of its parents unless that was done before. */
static bool compare(struct walk *walk, const struct graph_commit *commit, size_t parent) {
  struct commit_diff *diff = &commit->diffs[parent];
  bool is_wide = walk->scope.path.len == 0;
  if (diff->is_known && (diff->is_wide || !is_wide)) return true;
  struct tree_scope scope = walk->scope;
  if (parent > 0) scope.only = changed_paths(walk, commit);
  diff->is_known =
      tree_diff(walk->reader, parent_tree(walk, commit, parent), &commit->tree, &scope, walk->graph->arena, &diff->changes, walk->diags);
  diff->is_wide = is_wide;
  walk->graph->has_news = true;
  return diff->is_known;
}

/* Looks for what a new document was before it got its name, in the whole tree: it may come from another folder than ours. */
static bool find_source(struct walk *walk, const struct graph_commit *commit, size_t parent, struct renames **renames,
                        struct tree_change *change) {
  if (change->old.mode != 0 || change->source.at != NULL || commit->parent_count == 0) return true;
  if (*renames == NULL) {
    struct tree_scope everywhere = {.suffix = walk->scope.suffix};
    struct tree_changes *changes = arena_alloc(walk->moment, sizeof *changes);
    if (!tree_diff(walk->reader, parent_tree(walk, commit, parent), &commit->tree, &everywhere, walk->moment, changes, walk->diags))
      return false;
    *renames = renames_new(walk->moment, walk->repo, changes);
  }
  const struct tree_change *found;
  if (!renames_find(*renames, change->path, &found, walk->diags)) return false;
  change->source = found != NULL ? str_copy(walk->graph->arena, found->path) : STR("");
  if (found != NULL) change->old = found->old;
  walk->graph->has_news = true;
  return true;
}

/* -- one commit -- */

/* A followed path that differs from the first parent. */
struct touched {
  struct str path;
  const struct followers *followers;
  struct tree_change **changes; /* by parent */
};

struct turn {
  const struct graph_commit *commit;
  uint32_t index;
  struct touched *touched;
  size_t touched_count;
  struct renames **renames; /* by parent, made when one is looked for */
};

/* Takes the paths that differ from the first parent out of the map. */
static void take_touched(struct walk *walk, struct turn *turn, struct map *map) {
  struct tree_changes *changes = &turn->commit->diffs[0].changes;
  size_t capacity = 0, parent_count = turn->commit->parent_count;
  for (size_t i = 0; i < changes->count; i++) {
    const struct followers *followers = map_get(map, changes->items[i].path);
    if (followers == NULL) continue;
    map_set(map, changes->items[i].path, NULL);
    turn->touched = arena_grow(walk->moment, turn->touched, turn->touched_count, &capacity, sizeof *turn->touched);
    struct touched *touched = &turn->touched[turn->touched_count++];
    *touched =
        (struct touched){changes->items[i].path, followers, arena_array(walk->moment, parent_count + 1, sizeof(struct tree_change *))};
    touched->changes[0] = &changes->items[i];
  }
}

/* Finds the touched paths among the changes against another parent. */
static bool compare_touched(struct walk *walk, struct turn *turn, size_t parent) {
  if (!compare(walk, turn->commit, parent)) return false;
  struct map by_path;
  map_init(&by_path, walk->moment);
  struct tree_changes *changes = &turn->commit->diffs[parent].changes;
  for (size_t i = 0; i < changes->count; i++) map_put(&by_path, changes->items[i].path, &changes->items[i]);
  for (size_t i = 0; i < turn->touched_count; i++) turn->touched[i].changes[parent] = map_get(&by_path, turn->touched[i].path);
  return true;
}

static void record(struct walk *walk, const struct turn *turn, const struct touched *touched) {
  const struct tree_change *change = touched->changes[0];
  for (size_t i = 1; i < turn->commit->parent_count && change->old.mode == 0; i++)
    if (touched->changes[i]->old.mode != 0) change = touched->changes[i];
  for (const struct followers *follower = touched->followers; follower != NULL; follower = follower->next) {
    struct trace *trace = &walk->traces[follower->file];
    if (trace->last_commit == turn->index + 1) continue; /* it came here under two names */
    trace->last_commit = turn->index + 1;
    trace->step_count++;
    walk->steps = arena_grow(walk->scratch, walk->steps, walk->step_count, &walk->step_capacity, sizeof *walk->steps);
    walk->steps[walk->step_count++] = (struct step){.change = change, .file = follower->file, .commit = turn->index};
  }
}

static bool hand_on_touched(struct walk *walk, struct turn *turn, const struct touched *touched) {
  const struct graph_commit *commit = turn->commit;
  for (size_t i = 1; i < commit->parent_count; i++) {
    if (touched->changes[i] != NULL) continue;
    hand_on(walk, commit->parents[i], touched->path, touched->followers);
    return true;
  }
  for (size_t i = 0; i < commit->parent_count; i++) {
    struct tree_change *change = touched->changes[i];
    if (!find_source(walk, commit, i, &turn->renames[i], change)) return false;
    struct str path = change->source.len > 0 ? change->source : touched->path;
    if (!path_is_inside(path, walk->scope.path)) walk->scope.path = STR("");
    hand_on(walk, commit->parents[i], path, touched->followers);
  }
  record(walk, turn, touched);
  return true;
}

static bool follow_commit(struct walk *walk, uint32_t index) {
  struct map *map = walk->followed[index];
  if (map == NULL) return true;
  struct turn turn = {.commit = &walk->graph->commits[index], .index = index};
  walk->followed[index] = NULL;
  arena_reset(walk->moment);
  if (!compare(walk, turn.commit, 0)) return false;
  take_touched(walk, &turn, map);
  if (turn.commit->parent_count > 0) hand_on_all(walk, turn.commit->parents[0], map);
  if (turn.touched_count == 0) return true;
  turn.renames = arena_array(walk->moment, turn.commit->parent_count, sizeof(struct renames *));
  bool is_followed = true;
  for (size_t i = 1; i < turn.commit->parent_count && is_followed; i++) is_followed = compare_touched(walk, &turn, i);
  for (size_t i = 0; i < turn.touched_count && is_followed; i++) is_followed = hand_on_touched(walk, &turn, &turn.touched[i]);
  return is_followed;
}

/* -- the whole -- */

static int compare_paths(const void *a, const void *b) {
  return str_compare(((const struct trace *)a)->path, ((const struct trace *)b)->path);
}

static bool begin_at_tip(struct walk *walk, uint32_t tip) {
  struct tree_changes present;
  if (!tree_diff(walk->reader, NULL, &walk->graph->commits[tip].tree, &walk->scope, walk->graph->arena, &present, walk->diags))
    return false;
  walk->traces = arena_array(walk->scratch, present.count, sizeof *walk->traces);
  for (size_t i = 0; i < present.count; i++)
    if (S_ISREG(present.items[i].new.mode)) walk->traces[walk->trace_count++].path = present.items[i].path;
  qsort(walk->traces, walk->trace_count, sizeof *walk->traces, compare_paths);
  for (size_t i = 0; i < walk->trace_count; i++) {
    struct followers *follower = arena_alloc(walk->scratch, sizeof *follower);
    follower->file = i;
    hand_on(walk, tip, walk->traces[i].path, follower);
  }
  return true;
}

static void write_blob(const struct tree_side *side, char hex[41]) {
  if (side->mode != 0) object_id_write(&side->id, hex);
}

static void write_change(const struct walk *walk, const struct step *step, struct log_change *change) {
  const struct tree_change *from = step->change;
  change->commit = walk->graph->commits[step->commit].facts;
  change->path = from->path;
  change->old_path = from->source.len > 0 ? from->source : from->old.mode != 0 ? from->path : STR("");
  write_blob(&from->new, change->blob);
  write_blob(&from->old, change->old_blob);
}

static void write_files(const struct walk *walk, struct arena *arena, struct repo_log *log) {
  log->file_count = walk->trace_count;
  log->files = arena_array(arena, walk->trace_count, sizeof *log->files);
  struct log_change *changes = arena_array(arena, walk->step_count, sizeof *changes);
  for (size_t i = 0; i < walk->trace_count; i++) {
    log->files[i] = (struct log_file){.path = walk->traces[i].path, .changes = changes};
    changes += walk->traces[i].step_count;
  }
  for (size_t i = 0; i < walk->step_count; i++) {
    struct log_file *file = &log->files[walk->steps[i].file];
    write_change(walk, &walk->steps[i], &file->changes[file->change_count++]);
  }
}

static bool follow_all(struct walk *walk, struct arena *arena, struct repo_log *log) {
  const struct commit_graph *graph = walk->graph;
  bool is_followed = begin_at_tip(walk, graph->order[0]);
  for (size_t i = 0; i < graph->order_count && is_followed; i++) is_followed = follow_commit(walk, graph->order[i]);
  if (is_followed) write_files(walk, arena, log);
  return is_followed;
}

bool follow_files(struct repo *repo, struct commit_graph *graph, struct str path, struct str suffix, struct arena *arena,
                  struct repo_log *log, struct diags *diags) {
  struct walk walk = {.repo = repo, .graph = graph, .scope = {.path = path, .suffix = suffix}, .diags = diags};
  walk.reader = tree_reader_new(repo);
  walk.scratch = arena_new();
  walk.moment = arena_new();
  walk.followed = arena_array(walk.scratch, graph->count, sizeof *walk.followed);
  bool is_followed = follow_all(&walk, arena, log);
  arena_free(walk.moment);
  arena_free(walk.scratch);
  tree_reader_free(walk.reader);
  return is_followed;
}
