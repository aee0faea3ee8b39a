/* What differs between two trees, document by document: entries are compared one by one, and folders with one id are never opened. */
#ifndef SPOR_READ_TREE_DIFF_H
#define SPOR_READ_TREE_DIFF_H

#include "base/map.h"
#include "read/repo_internal.h"

struct arena;

/* One side of a document. */
struct tree_side {
  unsigned mode; /* 0100644, 0100755, 0120000 or 0160000; 0 when the tree has no such file */
  struct object_id id;
};

struct tree_change {
  struct str path;
  struct tree_side old, new;
  /* Of a new document: the path it was renamed from, whose side `old` then is; empty for none. `at` is NULL until it was looked for. */
  struct str source;
};

struct tree_changes {
  struct tree_change *items; /* in git's order, by path */
  size_t count;
};

/* Which files are documents. */
struct tree_scope {
  struct str path; /* the folder they lie below; empty for all */
  struct str suffix;
  const struct map *only; /* paths and the folders above them: nothing else is looked at; NULL for no such limit */
};

struct tree_reader;

struct tree_reader *tree_reader_new(struct repo *repo);
void tree_reader_free(struct tree_reader *reader);
/* The changes from `old` to `new`; NULL is the tree without entries. Everything lives in the arena. False with
 * a diagnostic when a tree is missing or damaged. */
bool tree_diff(struct tree_reader *reader, const struct object_id *old, const struct object_id *new, const struct tree_scope *scope,
               struct arena *arena, struct tree_changes *changes, struct diags *diags);

#endif
