/* Which entries of two neighbouring editions are kin. Part of lineage_trace(). */
#ifndef SPOR_RELATE_KINSHIP_H
#define SPOR_RELATE_KINSHIP_H

#include "relate/lineage.h"

struct kinship_edge {
  const struct entry *from; /* of the earlier edition */
  const struct entry *to;
};

struct kinship {
  struct arena *arena;
  struct diags *diags;
  size_t entry_count;
  struct kinship_edge *edges;
  size_t count;
  size_t capacity;
  bool *has_successor; /* per entry index */
  bool *has_predecessor;
};

void kinship_begin(struct kinship *kinship, struct arena *arena, size_t entry_count, struct diags *diags);
/* Reports `replaces` that leads in a circle within one edition. */
void kinship_check(struct kinship *kinship, const struct edition *edition);
/* Pairs edition number `at` of a line with the one before it; `replaces` may reach further back. */
void kinship_pair(struct kinship *kinship, const struct edition *const *line, size_t at, const struct renames *renames);
/* Lists per entry index. */
void kinship_end(struct kinship *kinship, const struct kin **successors, const struct kin **predecessors);

#endif
