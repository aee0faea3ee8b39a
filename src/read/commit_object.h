/* A commit as git stores it, taken apart: its tree, its parents, who and when, and what its message says. Knows nothing of repositories. */
#ifndef SPOR_READ_COMMIT_OBJECT_H
#define SPOR_READ_COMMIT_OBJECT_H

#include "read/repo_log.h"

struct commit_object {
  struct str tree; /* 40 hexadecimal digits, unchecked */
  struct str *parents;
  size_t parent_count;
  struct log_commit facts; /* but for the id */
};

/* Text that is no UTF-8 is taken for Latin-1. Strings are copied into the arena. False when the bytes are no commit. */
bool commit_object_parse(struct arena *arena, struct str bytes, struct commit_object *commit);

#endif
