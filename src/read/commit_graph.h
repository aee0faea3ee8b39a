/* The commits of a repository and what is known of them: facts, parents, and the documents that each changed against each parent, as far
 * as somebody asked. Commits are known by their index. */
#ifndef SPOR_READ_COMMIT_GRAPH_H
#define SPOR_READ_COMMIT_GRAPH_H

#include "read/repo_log.h"
#include "read/tree_diff.h"

/* What differs from one parent. Against all but the first, only documents that differ from the first too. */
struct commit_diff {
  struct tree_changes changes;
  bool is_known;
  bool is_wide; /* of the whole tree, not only below the folder at hand */
};

struct graph_commit {
  struct object_id id;
  struct object_id tree;
  struct log_commit *facts; /* NULL until the commit was read */
  uint32_t *parents;
  size_t parent_count;
  struct commit_diff *diffs; /* one for each parent; of a root, one against nothing */
  uint32_t child_count;      /* among those reached from the tip */
  uint32_t rank;             /* when its children had all had their turn; settles what the clock does not */
  bool is_reached;
};

struct commit_graph {
  struct arena *arena;
  struct graph_commit *commits;
  size_t count;
  size_t capacity;
  uint32_t *slots; /* index + 1 by id, 0 for empty */
  size_t slot_count;
  uint32_t *order; /* those reached from the tip, children before parents, else newest first */
  size_t order_count;
  bool has_news; /* something was read or compared that the cache did not hold */
};

void commit_graph_init(struct commit_graph *graph, struct arena *arena);
/* Makes room for as many commits, of an empty graph. */
void commit_graph_reserve(struct commit_graph *graph, size_t count);
/* The index of a commit, which is added when it is new. */
uint32_t commit_graph_add(struct commit_graph *graph, const struct object_id *id);
/* Sets a commit's parents and makes room for its diffs. */
void commit_graph_set_parents(struct commit_graph *graph, uint32_t index, uint32_t *parents, size_t count);
/* Reads what is not known yet of the commits reachable from `tip`, and orders them. False with a diagnostic. */
bool commit_graph_load(struct commit_graph *graph, struct repo *repo, uint32_t tip, struct diags *diags);

#endif
