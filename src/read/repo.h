/* A git repository, opened and found out about. The only user of libgit2's functions but for objects
 * (read/repo_internal.h), which its neighbours in this folder read; all other folders reach git through the functions below.
 * A repository never crosses threads. */
#ifndef SPOR_READ_REPO_H
#define SPOR_READ_REPO_H

#include "base/str.h"

struct arena;
struct diags;
struct repo;

enum repo_state {
  REPO_FOUND,
  REPO_NONE,    /* no repository at or above the folder */
  REPO_REFUSED, /* there is one, but it cannot be used; a diagnostic says why (another owner, damaged) */
};

/* Looks for a repository at `folder` and above it, or exactly at `folder` when `is_exact` (a bare one too). */
enum repo_state repo_open(const char *folder, bool is_exact, struct repo **repo, struct diags *diags);
void repo_close(struct repo *repo);
/* The work tree's folder with a closing `/`, or empty for a bare repository. */
struct str repo_work_tree(const struct repo *repo);
/* Where git keeps what is checked out (HEAD), and what all work trees share (refs, packed-refs); with a closing `/`. */
struct str repo_head_folder(const struct repo *repo);
struct str repo_refs_folder(const struct repo *repo);
bool repo_is_shallow(const struct repo *repo);
/* A revision expression's commit id in hex. False with a diagnostic when it names none. */
bool repo_resolve(struct repo *repo, struct str revision, char id[41], struct diags *diags);

/* Files that were moved (and perhaps edited) between two commits, as git tells it; paths from the repository's root. */
struct repo_rename {
  struct str from;
  struct str to;
};
bool repo_renames(struct repo *repo, struct str before, struct str after, struct arena *arena, struct repo_rename **renames, size_t *count,
                  struct diags *diags);
/* A trailer that is looked for, and the commits that carry it: how many, and the first two met. */
struct repo_trailer {
  struct str text; /* "Key: value" */
  char found[2][41];
  size_t count;
};
/* One walk over the commits reachable from `tip` for all of them. A message that only quotes a trailer (not in its last paragraph) does not
 * count. */
bool repo_find_trailers(struct repo *repo, const char tip[41], struct repo_trailer *trailers, size_t count, struct diags *diags);
/* Whether `expression` names a branch, and `to` is `from` or later on it with nothing in between but commits whose trailer
 * `key` says yes. A diagnostic only when one of them cannot be read. */
bool repo_is_branch_with_only(struct repo *repo, struct str expression, struct str from, const char to[41], const char *key,
                              struct diags *diags);

struct repo_entry {
  struct str path; /* relative to the folder that was listed */
  unsigned mode;   /* as git has it: 0100644, 0120000, 0160000 … */
  size_t size;     /* bytes of blobs */
  char id[41];
};

/* All entries that are no folders of a commit's tree below the folder `path` (clean; empty for all), sorted by path, bytewise.
 * False with a diagnostic when the commit has no such folder. */
bool repo_list(struct repo *repo, const char commit[41], struct str path, struct arena *arena, struct repo_entry **entries, size_t *count,
               struct diags *diags);
/* A blob's bytes. */
bool repo_read_blob(struct repo *repo, const char id[41], struct arena *arena, struct str *bytes, struct diags *diags);

#endif
