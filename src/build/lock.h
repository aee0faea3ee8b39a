/* spor.lock: which commit each released edition was, written by `spor release` and committed. A tag that moves is found out by it. */
#ifndef SPOR_BUILD_LOCK_H
#define SPOR_BUILD_LOCK_H

#include "base/lines.h"
#include "base/map.h"

struct diags;

struct lock {
  struct map commits; /* "publication/edition" → zero-terminated commit id */
};

/* `file` may be NULL: nothing is locked. */
void lock_read(struct arena *arena, const struct lines *file, struct lock *lock, struct diags *diags);
/* The locked commit's id, or empty. */
struct str lock_commit(const struct lock *lock, struct str publication, struct str edition);

#endif
