/* What `spor check --fix` may write: changes to the texts that leave their meaning as it was, gathered by those who find what is wrong.
 * Each is proved against the bytes that stand there; nothing else in a file changes. */
#ifndef SPOR_REVIEW_MENDING_H
#define SPOR_REVIEW_MENDING_H

#include "base/edit.h"
#include "base/lines.h"
#include "base/map.h"

struct mended_file {
  const struct lines *file;
  struct edits edits;
};

struct mending {
  struct arena *arena;
  struct map files; /* path → struct mended_file, in the order found */
};

void mending_init(struct mending *mending, struct arena *arena);
/* The bytes at the place, which must be `from`, become `to`. False when they are not, when the file is not of the work tree, or when
 * something there is changed already. NULL for nobody who mends is allowed. */
bool mending_add(struct mending *mending, struct place place, struct str from, struct str to);

#endif
