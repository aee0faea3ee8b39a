/* Where a document that a commit adds came from: among the documents that the same commit deletes, one with the same bytes, or else the
 * most similar one, if half of it is found again. Other documents of the commit may come from it too: a text that is split leaves
 * its history to all its parts. But a document that was moved as it was is not looked at for others that resemble it. */
#ifndef SPOR_READ_RENAME_H
#define SPOR_READ_RENAME_H

#include "read/tree_diff.h"

/* What one commit adds and deletes against one of its parents. */
struct renames;

/* Blobs are read when they are needed. `changes` must outlive it. */
struct renames *renames_new(struct arena *arena, struct repo *repo, const struct tree_changes *changes);
/* The deleted document that `path` came from, or NULL in `*source`. False with a diagnostic when a blob cannot be read. */
bool renames_find(struct renames *renames, struct str path, const struct tree_change **source, struct diags *diags);

#endif
