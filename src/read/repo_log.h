/* The history of many files at once, from one walk over a repository's commits. libgit2 has no log of a file: trees are compared entry
 * by entry, unchanged folders are never opened, and renames are looked for only where a commit both adds and deletes documents.
 *
 * A file's history is what `git log --follow` shows: a commit belongs to it when the file differs from every parent; where a merge has
 * the file as one of its parents has it, only that parent's side is followed. A file that was deleted and brought back keeps what it had
 * before. Unlike git's, a copy is no rename: the old file must be gone. Everything lives in the arena. */
#ifndef SPOR_READ_REPO_LOG_H
#define SPOR_READ_REPO_LOG_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct diags;
struct repo;

struct log_trailer {
  struct str key;   /* "Begrundelse" */
  struct str value; /* continuation lines joined with a space */
};

struct log_commit {
  char id[41];
  int64_t author_time; /* seconds after the epoch: when the change was made */
  int author_offset;   /* minutes east of UTC, as the author's machine had it */
  int64_t commit_time;
  struct str author_name; /* for the mapping to roles only: never published */
  struct str author_email;
  struct str subject;
  struct log_trailer *trailers; /* of the message's last paragraph, in order; a quoted message's are not among them */
  size_t trailer_count;
};

/* One commit's change of one file. */
struct log_change {
  const struct log_commit *commit;
  struct str path;     /* as the file was called after the commit */
  struct str old_path; /* before it; the same when it was not renamed; empty when the commit added it */
  char blob[41];       /* after it; empty when the commit deleted it */
  char old_blob[41];   /* before it (in the first parent that has it); empty when it was added */
};

struct log_file {
  struct str path;            /* at the tip */
  struct log_change *changes; /* newest first */
  size_t change_count;
};

struct repo_log {
  struct log_file *files; /* sorted by path */
  size_t file_count;
  struct log_commit **commits; /* all commits reachable from the tip, in topological order, newest first */
  size_t commit_count;
};

/* The history of all files below the folder `path` (clean; empty for all) whose names end with `suffix`, as they stand at `tip` (a
 * commit's id). `cache_folder` keeps what was found out per commit, so that the next walk looks at new commits only; NULL for none, and
 * a damaged or foreign cache is ignored. False with a diagnostic, also for a shallow repository (DIAG_GIT_SHALLOW: dates would be wrong)
 * and a missing object. */
bool repo_log_walk(struct repo *repo, const char tip[41], struct str path, const char *suffix, const char *cache_folder,
                   struct arena *arena, struct repo_log *log, struct diags *diags);
/* The file at a path of the tip, or NULL. */
const struct log_file *repo_log_file(const struct repo_log *log, struct str path);
/* The last value of a trailer, or the empty str. */
struct str log_commit_trailer(const struct log_commit *commit, const char *key);
/* Whether one of its trailers is `written`, a line "Key: value". Case counts in the value only. */
bool log_commit_has_trailer(const struct log_commit *commit, struct str written);
/* Whether the last trailer of this key says "ja" or "yes", in any case. */
bool log_commit_affirms(const struct log_commit *commit, const char *key);

#endif
