#include "unit/read/temporary.h"

#include "read/repo.h"

static struct repo *open_found(const struct temporary *temporary, const char *name, bool is_exact) {
  struct repo *repo;
  assert_int_equal(repo_open(path_in(temporary, name), is_exact, &repo, temporary->diags), REPO_FOUND);
  assert_int_equal(diags_count(temporary->diags), 0);
  return repo;
}

static void assert_state(const struct temporary *temporary, const char *name, bool is_exact, enum repo_state expected) {
  struct repo *repo;
  assert_int_equal(repo_open(path_in(temporary, name), is_exact, &repo, temporary->diags), expected);
  if (expected != REPO_FOUND) assert_null(repo);
  repo_close(repo);
}

/* -- opening -- */

static void test_no_repository(void **state) {
  run_script(*state, "mkdir a");
  assert_state(*state, "a", false, REPO_NONE);
  assert_state(*state, "a", true, REPO_NONE);
  assert_state(*state, "missing", false, REPO_NONE);
  assert_int_equal(diags_count(((struct temporary *)*state)->diags), 0);
}

static void test_found_above_but_not_exactly(void **state) {
  run_script(*state, "git init -q; mkdir -p a/b");
  struct repo *repo = open_found(*state, "a/b", false);
  struct str expected = str_from(path_in(*state, ""));
  assert_true(str_equal(repo_work_tree(repo), expected));
  assert_false(repo_is_shallow(repo));
  repo_close(repo);
  assert_state(*state, "a/b", true, REPO_NONE);
  assert_state(*state, "", true, REPO_FOUND);
}

static void test_bare(void **state) {
  run_script(*state, "git init -q a; cd a; echo x >x; git add x; git commit -qm x; cd ..; git clone -q --bare a b.git; mkdir b.git/inner");
  struct repo *repo = open_found(*state, "b.git", true);
  assert_int_equal(repo_work_tree(repo).len, 0);
  char id[41];
  assert_true(repo_resolve(repo, STR("main"), id, ((struct temporary *)*state)->diags));
  repo_close(repo);
  assert_state(*state, "b.git/inner", false, REPO_FOUND);
}

static void test_worktree_with_a_git_file(void **state) {
  run_script(*state, "git init -q a; cd a; git commit -q --allow-empty -m x; git worktree add -q ../b 2>/dev/null");
  struct repo *repo = open_found(*state, "b", true);
  assert_true(str_ends(repo_work_tree(repo), "/b/"));
  repo_close(repo);
}

static void test_shallow(void **state) {
  run_script(*state, "git init -q a; cd a; git commit -q --allow-empty -m x; git commit -q --allow-empty -m y; cd ..;"
                     "git clone -q --depth 1 \"file://$PWD/a\" b");
  struct repo *repo = open_found(*state, "b", true);
  assert_true(repo_is_shallow(repo));
  repo_close(repo);
}

static void test_repository_of_another_user(void **state) {
  struct temporary *temporary = *state;
  if (geteuid() != 0) skip();
  run_script(temporary, "git init -q a; mkdir a/inner; git init -q --bare b.git; chown -R 65534 a b.git");
  assert_state(temporary, "a", true, REPO_REFUSED);
  assert_state(temporary, "a/inner", false, REPO_REFUSED);
  assert_state(temporary, "a/inner", true, REPO_NONE);
  assert_state(temporary, "b.git", true, REPO_REFUSED);
  const char *const named[] = {"a", "a", "b.git"};
  assert_int_equal(diags_count(temporary->diags), 3);
  for (size_t i = 0; i < 3; i++) {
    const struct diag *diag = diags_at(temporary->diags, i);
    assert_int_equal(diag->code, DIAG_GIT_OWNER);
    assert_true(str_is(diag->arguments[0], path_in(temporary, named[i])));
  }
}

/* The advice that the diagnostic gives has to work, with the very path that it names. */
static void test_repository_declared_safe(void **state) {
  if (geteuid() != 0) skip();
  run_script(*state, "git init -q a; git init -q --bare b.git; chown -R 65534 a b.git; unset GIT_CONFIG_GLOBAL; export HOME=\"$PWD\";"
                     "git config --global --add safe.directory \"$PWD/a\"; git config --global --add safe.directory \"$PWD/b.git\"");
  assert_state(*state, "a", true, REPO_FOUND);
  assert_state(*state, "b.git", true, REPO_FOUND);
}

static void test_damaged(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q a; rm a/.git/HEAD; git init -q b; printf '[core' >b/.git/config; mkdir c; echo nonsense >c/.git");
  assert_state(temporary, "a", false, REPO_REFUSED);
  assert_state(temporary, "b", false, REPO_REFUSED);
  assert_state(temporary, "c", false, REPO_REFUSED);
  assert_int_equal(diags_count(temporary->diags), 3);
  for (size_t i = 0; i < 3; i++) assert_int_equal(diags_at(temporary->diags, i)->code, DIAG_GIT_ERROR);
}

/* -- revisions -- */

static void test_revisions(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary,
             "git init -q; git commit -q --allow-empty -m x; git tag -a -m t v1; git branch old; git commit -q --allow-empty -m y");
  struct repo *repo = open_found(temporary, "", true);
  char tag[41], branch[41], head[41], again[41];
  assert_true(repo_resolve(repo, STR("v1"), tag, temporary->diags));
  assert_true(repo_resolve(repo, STR("old"), branch, temporary->diags));
  assert_true(repo_resolve(repo, STR("HEAD"), head, temporary->diags));
  assert_string_equal(tag, branch);
  assert_string_not_equal(tag, head);
  assert_true(repo_resolve(repo, STR("HEAD~1"), again, temporary->diags));
  assert_string_equal(tag, again);
  assert_true(repo_resolve(repo, str_slice(str_from(head), 0, 10), again, temporary->diags));
  assert_string_equal(head, again);
  repo_close(repo);
}

static void test_unknown_revisions(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; git commit -q --allow-empty -m x");
  struct repo *repo = open_found(temporary, "", true);
  const struct str unknown[] = {STR("v9"), STR(""), STR("HEAD\0x"), STR("HEAD^{tree}"), STR("HEAD~9"), STR("a..b"), STR("^{/")};
  char id[41];
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
    assert_false(repo_resolve(repo, unknown[i], id, temporary->diags));
    assert_int_equal(diags_count(temporary->diags), i + 1);
    assert_int_equal(diags_at(temporary->diags, i)->code, DIAG_GIT_REVISION);
  }
  assert_true(str_is(diags_at(temporary->diags, 0)->arguments[0], "v9"));
  repo_close(repo);
}

static void test_empty_repository(void **state) {
  run_script(*state, "git init -q");
  struct repo *repo = open_found(*state, "", true);
  char id[41];
  assert_false(repo_resolve(repo, STR("HEAD"), id, ((struct temporary *)*state)->diags));
  assert_only_code(*state, DIAG_GIT_REVISION);
  repo_close(repo);
}

/* -- trailers -- */

static void test_trailers(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; for t in 'Udgave: 1' 'udgave:  2' 'Udgave: 2' 'Redaktionel: Ja'; do"
                        " git commit -q --allow-empty -m x -m \"$t\"; done");
  struct repo *repo = open_found(temporary, "", true);
  struct repo_trailer trailers[] = {{.text = STR("Udgave: 1")}, {.text = STR("Udgave: 2")}, {.text = STR("Udgave: 3")}};
  char tip[41], before[41];
  assert_true(repo_resolve(repo, STR("main"), tip, temporary->diags));
  assert_true(repo_resolve(repo, STR("main~1"), before, temporary->diags));
  assert_true(repo_find_trailers(repo, tip, trailers, 3, temporary->diags));
  assert_int_equal(trailers[0].count, 1);
  assert_int_equal(trailers[1].count, 2);
  assert_string_equal(trailers[1].found[0], before);
  assert_int_equal(trailers[2].count, 0);
  assert_true(repo_is_branch_with_only(repo, STR("main"), str_from(before), tip, "Redaktionel", temporary->diags));
  assert_false(repo_is_branch_with_only(repo, STR("main"), str_from(trailers[0].found[0]), tip, "Redaktionel", temporary->diags));
  assert_int_equal(diags_count(temporary->diags), 0);
  repo_close(repo);
}

/* A walk that cannot go on is no walk that has come to its end. */
static void test_trailers_behind_a_missing_commit(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; for i in 1 2 3; do git commit -q --allow-empty -m \"$i\" -m 'Udgave: 1'; done;"
                        " id=$(git rev-parse main~2); rm -f .git/objects/$(echo \"$id\" | sed 's:..:&/:')");
  struct repo *repo = open_found(temporary, "", true);
  struct repo_trailer trailer = {.text = STR("Udgave: 1")};
  char tip[41];
  assert_true(repo_resolve(repo, STR("main"), tip, temporary->diags));
  assert_false(repo_find_trailers(repo, tip, &trailer, 1, temporary->diags));
  assert_only_code(temporary, DIAG_GIT_ERROR);
  repo_close(repo);
}

/* -- listing and reading -- */

struct listed {
  struct repo *repo;
  struct repo_entry *entries;
  size_t count;
};

static bool list(struct temporary *temporary, const char *path, struct listed *listed) {
  char id[41];
  listed->repo = open_found(temporary, "", true);
  assert_true(repo_resolve(listed->repo, STR("HEAD"), id, temporary->diags));
  return repo_list(listed->repo, id, str_from(path), temporary->arena, &listed->entries, &listed->count, temporary->diags);
}

static void assert_entry(const struct repo_entry *entry, const char *path, unsigned mode, size_t size) {
  if (!str_is(entry->path, path)) fail_msg("%.*s is not %s", STR_ARG(entry->path), path);
  assert_int_equal(entry->mode, mode);
  assert_int_equal(entry->size, size);
  assert_int_equal(strlen(entry->id), 40);
}

static void test_list_is_sorted_and_keeps_modes(void **state) {
  run_script(*state, "git init -q; mkdir -p a/c; printf 123 >a/b; printf 1 >a.b; printf 12 >a0; printf 1234 >a/c/æ; ln -s ../x a/l;"
                     "printf '#!' >run; chmod +x run; git add .;"
                     "git update-index --add --cacheinfo 160000,0123456789012345678901234567890123456789,sub; git commit -qm x");
  struct listed listed;
  assert_true(list(*state, "", &listed));
  assert_int_equal(listed.count, 7);
  assert_entry(&listed.entries[0], "a.b", 0100644, 1);
  assert_entry(&listed.entries[1], "a/b", 0100644, 3);
  assert_entry(&listed.entries[2], "a/c/æ", 0100644, 4);
  assert_entry(&listed.entries[3], "a/l", 0120000, 4);
  assert_entry(&listed.entries[4], "a0", 0100644, 2);
  assert_entry(&listed.entries[5], "run", 0100755, 2);
  assert_entry(&listed.entries[6], "sub", 0160000, 0);
  assert_string_equal(listed.entries[6].id, "0123456789012345678901234567890123456789");
  repo_close(listed.repo);
}

static void test_list_below_a_folder(void **state) {
  run_script(*state, "git init -q; mkdir -p a/c; printf 1 >a/b; printf 1 >a/c/d; printf 1 >e; git add .; git commit -qm x");
  struct listed listed;
  assert_true(list(*state, "a", &listed));
  assert_int_equal(listed.count, 2);
  assert_entry(&listed.entries[0], "b", 0100644, 1);
  assert_entry(&listed.entries[1], "c/d", 0100644, 1);
  repo_close(listed.repo);
}

static void test_list_of_no_folder(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; mkdir a; printf 1 >a/b; git add .; git commit -qm x");
  const char *const none[] = {"b", "a/b", "a/b/c"};
  for (size_t i = 0; i < 3; i++) {
    struct listed listed;
    struct diags *diags = temporary->diags;
    temporary->diags = diags_new();
    assert_false(list(temporary, none[i], &listed));
    assert_only_code(temporary, DIAG_FILE_UNREADABLE);
    assert_true(str_is(diags_at(temporary->diags, 0)->path, none[i]));
    repo_close(listed.repo);
    diags_free(temporary->diags);
    temporary->diags = diags;
  }
}

static void test_list_of_a_commit_without_files(void **state) {
  run_script(*state, "git init -q; git commit -q --allow-empty -m x");
  struct listed listed;
  assert_true(list(*state, "", &listed));
  assert_int_equal(listed.count, 0);
  repo_close(listed.repo);
}

/* A tree written byte by byte: a mode that git has not written since 2005, and names out of order. */
static void test_list_of_a_tree_made_by_hand(void **state) {
  run_script(*state, "git init -q; blob=$(printf xyz | git hash-object -w --stdin); raw=$(printf %s \"$blob\" | sed 's/../\\\\x&/g');"
                     "tree=$(/usr/bin/printf \"100664 b\\\\0${raw}100600 a\\\\0$raw\" | git hash-object -w -t tree --literally --stdin);"
                     "git update-ref HEAD $(git commit-tree -m x $tree)");
  struct listed listed;
  assert_true(list(*state, "", &listed));
  assert_int_equal(listed.count, 2);
  assert_entry(&listed.entries[0], "a", 0100600, 3);
  assert_entry(&listed.entries[1], "b", 0100664, 3);
  repo_close(listed.repo);
}

static void assert_refused_by_ceiling(void **state, const char *trees) {
  run_script(*state,
             str_format(((struct temporary *)*state)->arena,
                        "git init -q; tree=$(printf '100644 blob %%s\\tf\\n' $(printf x | git hash-object -w --stdin) | git mktree); %s;"
                        "git update-ref HEAD $(git commit-tree -m x $tree)",
                        trees)
                 .at);
  struct listed listed;
  assert_false(list(*state, "", &listed));
  assert_only_code(*state, DIAG_GIT_ERROR);
  repo_close(listed.repo);
}

static void test_folders_nested_without_end(void **state) {
  assert_refused_by_ceiling(state, "for i in $(seq 130); do tree=$(printf '040000 tree %s\\td\\n' $tree | git mktree); done");
}

/* Nine objects stand for a hundred million files. */
static void test_tree_bomb(void **state) {
  assert_refused_by_ceiling(state, "for i in $(seq 8); do tree=$(for j in $(seq 0 9); do printf '040000 tree %s\\td%d\\n' $tree $j; done |"
                                   "git mktree); done");
}

static void test_blobs(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; printf 'a\\000b' >x; : >y; git add .; git commit -qm x");
  struct listed listed;
  assert_true(list(temporary, "", &listed));
  struct str bytes;
  assert_true(repo_read_blob(listed.repo, listed.entries[0].id, temporary->arena, &bytes, temporary->diags));
  assert_true(str_equal(bytes, STR("a\0b")));
  assert_int_equal(bytes.at[3], '\0');
  assert_true(repo_read_blob(listed.repo, listed.entries[1].id, temporary->arena, &bytes, temporary->diags));
  assert_int_equal(bytes.len, 0);
  assert_int_equal(bytes.at[0], '\0');
  repo_close(listed.repo);
}

static void test_what_is_no_blob(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; git commit -q --allow-empty -m x");
  struct repo *repo = open_found(temporary, "", true);
  char id[41];
  struct str bytes;
  assert_true(repo_resolve(repo, STR("HEAD"), id, temporary->diags));
  assert_false(repo_read_blob(repo, id, temporary->arena, &bytes, temporary->diags));
  assert_false(repo_read_blob(repo, "0123456789012345678901234567890123456789", temporary->arena, &bytes, temporary->diags));
  const char nonsense[41] = "no id";
  assert_false(repo_read_blob(repo, nonsense, temporary->arena, &bytes, temporary->diags));
  assert_int_equal(diags_count(temporary->diags), 3);
  for (size_t i = 0; i < 3; i++) assert_int_equal(diags_at(temporary->diags, i)->code, DIAG_GIT_ERROR);
  repo_close(repo);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEMPORARY_TEST(test_no_repository),
      TEMPORARY_TEST(test_found_above_but_not_exactly),
      TEMPORARY_TEST(test_bare),
      TEMPORARY_TEST(test_worktree_with_a_git_file),
      TEMPORARY_TEST(test_shallow),
      TEMPORARY_TEST(test_trailers),
      TEMPORARY_TEST(test_trailers_behind_a_missing_commit),
      TEMPORARY_TEST(test_repository_of_another_user),
      TEMPORARY_TEST(test_repository_declared_safe),
      TEMPORARY_TEST(test_damaged),
      TEMPORARY_TEST(test_revisions),
      TEMPORARY_TEST(test_unknown_revisions),
      TEMPORARY_TEST(test_empty_repository),
      TEMPORARY_TEST(test_list_is_sorted_and_keeps_modes),
      TEMPORARY_TEST(test_list_below_a_folder),
      TEMPORARY_TEST(test_list_of_no_folder),
      TEMPORARY_TEST(test_list_of_a_commit_without_files),
      TEMPORARY_TEST(test_list_of_a_tree_made_by_hand),
      TEMPORARY_TEST(test_folders_nested_without_end),
      TEMPORARY_TEST(test_tree_bomb),
      TEMPORARY_TEST(test_blobs),
      TEMPORARY_TEST(test_what_is_no_blob),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
