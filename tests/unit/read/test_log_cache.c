#include "unit/read/history.h"

#include "base/sealed.h"

#define STORY                                                                                                                              \
  FORK "git mv content/a.md content/c.md; commit B; git checkout -q side; changed 1 2 >content/a.md; commit 'C\n\nBegrundelse: c';"        \
       "git checkout -q main; git merge -q -m M side; changed 2 3 >content/b.md; commit D;"

static void assert_story(struct temporary *temporary, const struct repo_log *log) {
  assert_int_equal(diags_count(temporary->diags), 0);
  assert_int_equal(log->file_count, 2);
  assert_int_equal(log->commit_count, 5);
  assert_history(temporary, log, "content/c.md", "M C B<a.md A+");
  assert_history(temporary, log, "content/b.md", "D A+");
  assert_true(str_is(log_commit_trailer(log->files[1].changes[1].commit, "Begrundelse"), "c"));
  assert_int_equal(log->commits[0]->author_offset, 120);
  assert_true(str_is(log->commits[0]->author_email, "test@example.org"));
}

static const char *cache_file(struct temporary *temporary) {
  struct file_list list;
  assert_true(file_walk(temporary->arena, path_in(temporary, ".git/cache"), NULL, 0, &list));
  assert_int_equal(list.count, 1);
  return path_in(temporary, str_format(temporary->arena, ".git/cache/%.*s", STR_ARG(list.entries[0].path)).at);
}

static void walk_story(struct temporary *temporary) {
  struct repo_log log;
  assert_true(try_walk(temporary, "content", path_in(temporary, ".git/cache"), &log));
  assert_story(temporary, &log);
}

/* With the cache, nothing but the tip's trees is read. */
static void test_cache_is_used(void **state) {
  struct temporary *temporary = *state;
  make(temporary, STORY "git rev-list --objects HEAD~1 >before");
  walk_story(temporary);
  make(temporary, "git rev-list --objects --no-object-names HEAD~1 ^HEAD^{tree} | sort >old;"
                  "git ls-tree -rt --format='%(objectname)' HEAD >tip; git rev-parse HEAD^{tree} >>tip; sort tip | comm -23 old - |"
                  "sed 's|^..|.git/objects/&/|' | xargs rm -f");
  walk_story(temporary);
}

static void test_cache_of_other_paths(void **state) {
  struct temporary *temporary = *state;
  make(temporary, STORY "mkdir docs; cp content/b.md docs; commit E");
  const char *cache = path_in(temporary, ".git/cache");
  struct repo_log log;
  assert_true(try_walk(temporary, "docs", cache, &log));
  assert_int_equal(log.file_count, 1);
  assert_true(try_walk(temporary, "", cache, &log));
  assert_int_equal(log.file_count, 3);
  assert_true(try_walk(temporary, "content", cache, &log));
  assert_int_equal(log.file_count, 2);
  assert_true(try_walk(temporary, "docs", cache, &log));
  assert_int_equal(log.file_count, 1);
}

/* A cache that knows a branch that is gone. */
static void test_cache_of_a_rewritten_history(void **state) {
  struct temporary *temporary = *state;
  make(temporary, STORY "git branch keep; changed 2 4 >content/b.md; commit E");
  struct repo_log log;
  const char *cache = path_in(temporary, ".git/cache");
  assert_true(try_walk(temporary, "content", cache, &log));
  make(temporary, "git reset -q --hard keep");
  walk_story(temporary);
  make(temporary, "git reset -q --hard keep~1; changed 2 5 >content/b.md; commit D");
  walk_story(temporary);
  walk_story(temporary);
}

static void test_cache_that_cannot_be_kept(void **state) {
  struct temporary *temporary = *state;
  make(temporary, STORY "echo >.git/cache");
  walk_story(temporary);
}

static void test_cut_cache(void **state) {
  struct temporary *temporary = *state;
  make(temporary, STORY);
  walk_story(temporary);
  const char *path = cache_file(temporary);
  struct str whole, again;
  assert_true(file_read(temporary->arena, path, 100000, &whole));
  for (size_t len = 0; len < whole.len; len += 397) {
    assert_true(file_write(path, str_slice(whole, 0, len)));
    walk_story(temporary);
    assert_true(file_read(temporary->arena, path, 100000, &again));
    assert_true(str_equal(whole, again));
  }
}

/* Walks with a cache whose checksum is right but whose contents are not: the outcome may be wrong, but there must be one. */
static void walk_with(struct temporary *temporary, const char *path, char *bytes, size_t len) {
  const size_t head = sizeof "spor log 1\n" - 1 + sizeof(uint64_t);
  assert_true(len > head && sealed_write(path, STR("spor log 1\n"), (struct str){bytes + head, len - head}));
  struct diags *diags = temporary->diags;
  struct repo_log log;
  temporary->diags = diags_new();
  bool is_walked = try_walk(temporary, "content", path_in(temporary, ".git/cache"), &log);
  assert_int_equal(is_walked, diags_count(temporary->diags) == 0);
  diags_free(temporary->diags);
  temporary->diags = diags;
}

static void test_changed_cache(void **state) {
  struct temporary *temporary = *state;
  make(temporary, STORY);
  walk_story(temporary);
  const char *path = cache_file(temporary);
  struct str whole;
  assert_true(file_read(temporary->arena, path, 100000, &whole));
  char *bytes = arena_copy(temporary->arena, whole.at, whole.len);
  for (size_t i = 0; i < whole.len; i += 23) {
    bytes[i] = (char)~bytes[i];
    assert_true(file_write(path, (struct str){bytes, whole.len}));
    walk_story(temporary);
    walk_with(temporary, path, bytes, whole.len);
    memcpy(bytes, whole.at, whole.len);
  }
  /* Small numbers are counts, or number texts and parents. */
  for (size_t i = 0; i < whole.len; i++) {
    if (bytes[i] < 1 || bytes[i] > 8) continue;
    bytes[i] = i % 2 ? 0 : 5;
    walk_with(temporary, path, bytes, whole.len);
    memcpy(bytes, whole.at, whole.len);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEMPORARY_TEST(test_cache_is_used),
      TEMPORARY_TEST(test_cache_of_other_paths),
      TEMPORARY_TEST(test_cache_of_a_rewritten_history),
      TEMPORARY_TEST(test_cache_that_cannot_be_kept),
      TEMPORARY_TEST(test_cut_cache),
      TEMPORARY_TEST(test_changed_cache),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
