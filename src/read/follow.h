/* The files of a tip, followed back through the commits of a graph: which commits changed each, and what it was called then. */
#ifndef SPOR_READ_FOLLOW_H
#define SPOR_READ_FOLLOW_H

#include "read/commit_graph.h"

/* Follows all documents below `path` that the tip (the first of the graph's order) has, and fills `files`. What had to be compared is left
 * in the graph. False with a diagnostic. */
bool follow_files(struct repo *repo, struct commit_graph *graph, struct str path, struct str suffix, struct arena *arena,
                  struct repo_log *log, struct diags *diags);

#endif
