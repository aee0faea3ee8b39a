/* Repositories made by shell scripts, walked, and what their files' histories look like in words. */
#ifndef SPOR_TESTS_UNIT_READ_HISTORY_H
#define SPOR_TESTS_UNIT_READ_HISTORY_H

#include "unit/read/temporary.h"

#include "base/buf.h"
#include "base/file.h"
#include "read/repo.h"
#include "read/repo_log.h"

/* Shell functions for all scripts: a document of its own lines, the same with some of them changed, and a commit. Each commit is a
 * minute younger than the one before. */
#define HELPERS                                                                                                                            \
  "minute=0; document() { awk -v n=$1 'BEGIN { for (i = 1; i <= 20; i++) print \"linje\", i, \"af dokument\", n * 7919 + i * i }'; };"     \
  "changed() { document $1 | awk -v k=$2 'NR <= k { print \"en anden tekst, nummer\", NR * 31; next } { print }'; };"                      \
  "commit() { minute=$((minute + 1)); GIT_AUTHOR_DATE=$((1500000000 + 60 * minute))' +0200'; GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE;"         \
  "export GIT_AUTHOR_DATE GIT_COMMITTER_DATE; git add -A; git commit -q --allow-empty -m \"$1\"; };"                                       \
  "start() { git init -q; mkdir -p content; };"

/* Two documents, and a branch at their commit. */
#define FORK "start; document 1 >content/a.md; document 2 >content/b.md; commit A; git branch side;"

static inline void make(struct temporary *temporary, const char *script) {
  run_script(temporary, str_format(temporary->arena, "%s %s", HELPERS, script).at);
}

static inline bool try_walk(struct temporary *temporary, const char *path, const char *cache, struct repo_log *log) {
  struct repo *repo;
  char tip[41];
  assert_int_equal(repo_open(temporary->folder, true, &repo, temporary->diags), REPO_FOUND);
  assert_true(repo_resolve(repo, STR("HEAD"), tip, temporary->diags));
  bool is_walked = repo_log_walk(repo, tip, str_from(path), ".md", cache, temporary->arena, log, temporary->diags);
  repo_close(repo);
  return is_walked;
}

static inline struct repo_log walk_below(struct temporary *temporary, const char *path) {
  struct repo_log log;
  assert_true(try_walk(temporary, path, NULL, &log));
  assert_int_equal(diags_count(temporary->diags), 0);
  return log;
}

static inline struct repo_log walk(struct temporary *temporary) {
  return walk_below(temporary, "content");
}

/* A file's history in words: the commits' subjects, newest first, with `+` for an addition, `-` for a deletion and `<old name` for a
 * rename. Paths are shown without `content/`. */
static inline const char *describe(struct temporary *temporary, const struct log_file *file) {
  if (file == NULL) return "none";
  struct buf buf;
  buf_init(&buf, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < file->change_count; i++) {
    const struct log_change *change = &file->changes[i];
    if (i > 0) buf_add_char(&buf, ' ');
    buf_add(&buf, change->commit->subject);
    if (change->old_blob[0] == '\0') buf_add_char(&buf, '+');
    if (change->blob[0] == '\0') buf_add_char(&buf, '-');
    assert_int_equal(change->old_path.len == 0, change->old_blob[0] == '\0');
    if (change->old_path.len == 0 || str_equal(change->path, change->old_path)) continue;
    struct str old = change->old_path;
    buf_add_char(&buf, '<');
    buf_add(&buf, str_starts(old, "content/") ? str_slice(old, 8, old.len) : old);
  }
  const char *text = str_zero(temporary->arena, buf_str(&buf));
  buf_release(&buf);
  return text;
}

static inline void assert_history(struct temporary *temporary, const struct repo_log *log, const char *path, const char *expected) {
  assert_string_equal(describe(temporary, repo_log_file(log, str_from(path))), expected);
}

/* Walks, and looks at one file. */
static inline void assert_walk(struct temporary *temporary, const char *path, const char *expected) {
  struct repo_log log = walk(temporary);
  assert_history(temporary, &log, path, expected);
}

#endif
