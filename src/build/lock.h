/* spor.lock: which commit each released edition was, written by `spor release` and committed. A tag that moves is found out by it. */
#ifndef SPOR_BUILD_LOCK_H
#define SPOR_BUILD_LOCK_H

#include "base/lines.h"
#include "base/map.h"

struct config;
struct diags;

struct locked {
  struct str commit; /* 40 digits */
  unsigned line;     /* of spor.lock */
};

struct lock {
  struct map commits; /* "publication/edition" → struct locked */
};

/* `file` may be NULL: nothing is locked. A name that is nearly that of an edition without a line gets a warning. */
void lock_read(struct arena *arena, const struct lines *file, const struct config *config, struct lock *lock, struct diags *diags);
/* What is locked, or NULL. */
const struct locked *lock_commit(const struct lock *lock, struct str publication, struct str edition);

#endif
