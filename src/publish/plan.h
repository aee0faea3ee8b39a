/* From what stands and what shall stand to the moves between them. Changes nothing on the disk. */
#ifndef SPOR_PUBLISH_PLAN_H
#define SPOR_PUBLISH_PLAN_H

#include "publish/manifest.h"
#include "publish/moves.h"

struct diags;
struct disk;

struct plan_input {
  const struct disk *disk;
  const struct manifest *old;    /* the files that are ours */
  const struct manifest *wanted; /* the files of the new site */
  const struct manifest *staged; /* those of them that stand on the stage */
};

/* Fills `moves` and counts the files that go. False with a diagnostic for each place where something foreign stands in the way. */
bool plan_moves(const struct plan_input *input, struct arena *arena, struct moves *moves, size_t *removed_count, struct diags *diags);

#endif
