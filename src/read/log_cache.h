/* A commit graph on disk, so that the next walk reads and compares what is new only. The file is one machine's own: whatever is wrong
 * with it, it is as if there were none. */
#ifndef SPOR_READ_LOG_CACHE_H
#define SPOR_READ_LOG_CACHE_H

#include "read/commit_graph.h"

/* Fills an empty graph with what an earlier walk over the documents below `path` left in `folder`. */
void log_cache_read(const char *folder, struct str path, struct str suffix, struct commit_graph *graph);
/* Keeps the commits that the graph has in order. What cannot be written is not kept. */
void log_cache_write(const char *folder, struct str path, struct str suffix, const struct commit_graph *graph);

#endif
