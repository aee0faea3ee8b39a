/* What a release asks of a repository and leaves in it: which files are not committed, and an annotated tag. libgit2 stays inside. */
#ifndef SPOR_READ_REPO_TAG_H
#define SPOR_READ_REPO_TAG_H

#include "base/str.h"

struct arena;
struct diags;
struct repo;

/* The files at or below `paths` (clean, from the repository's root) that git has another version of, or none; sorted by path. Ignored ones
 * are not among them. False with a diagnostic. */
bool repo_uncommitted(struct repo *repo, const struct str *paths, size_t path_count, struct arena *arena, struct str **files, size_t *count,
                      struct diags *diags);
/* The commit that a tag leads to, or an empty id. */
void repo_tag_commit(struct repo *repo, struct str name, char commit[41]);
/* A new annotated tag on a commit, by whom git knows as the committer. False with a diagnostic, also when there is one of that name. */
bool repo_tag_add(struct repo *repo, struct str name, const char commit[41], struct str message, struct diags *diags);
bool repo_tag_remove(struct repo *repo, struct str name, struct diags *diags);

#endif
