/* The words of an index written down, sorted, in files of a size that a reader gladly waits for. Words that are alike enough to be taken
 * for each other's misspelling stand in the same file. */
#ifndef SPOR_SEARCH_SHARDS_H
#define SPOR_SEARCH_SHARDS_H

#include "search/postings.h"

struct shard {
  struct str first; /* skeleton of its first word */
  struct str bytes;
};

struct shards {
  struct shard *at; /* by first */
  size_t count;
};

void shards_write(struct arena *arena, const struct vocabulary *vocabulary, const struct postings *postings, struct shards *shards);

#endif
