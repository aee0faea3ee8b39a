#include "unit/read/history.h"

/* -- one line of commits -- */

static void test_edits(void **state) {
  make(*state, "start; document 1 >content/a.md; document 2 >content/b.md; commit A; changed 1 1 >content/a.md; commit B; commit C;"
               "changed 2 1 >content/b.md; changed 1 2 >content/a.md; commit D");
  struct repo_log log = walk(*state);
  assert_int_equal(log.commit_count, 4);
  assert_int_equal(log.file_count, 2);
  assert_history(*state, &log, "content/a.md", "D B A+");
  assert_history(*state, &log, "content/b.md", "D A+");
  assert_null(repo_log_file(&log, STR("content/c.md")));
  assert_string_equal(log.files[0].changes[1].blob, log.files[0].changes[0].old_blob);
  assert_string_not_equal(log.files[0].changes[0].blob, log.files[0].changes[0].old_blob);
  assert_ptr_equal(log.files[0].changes[0].commit, log.commits[0]);
}

static void test_deleted_and_brought_back(void **state) {
  make(*state, "start; document 1 >content/a.md; commit A; rm content/a.md; commit B; commit C; document 2 >content/a.md; commit D");
  assert_walk(*state, "content/a.md", "D+ B- A+");
}

static void test_deleted_files_are_not_listed(void **state) {
  make(*state, "start; document 1 >content/a.md; commit A; rm content/a.md; commit B");
  struct repo_log log = walk(*state);
  assert_int_equal(log.file_count, 0);
  assert_int_equal(log.commit_count, 2);
}

static void test_what_is_a_document(void **state) {
  make(*state,
       "start; mkdir content-2 content/a.md; for i in content/b.md content/c.txt content-2/b.md content/a.md/d.md e.md; do"
       " echo x >$i; done; ln -s b.md content/link.md; printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:0\\nsize 1\\n'"
       " >content/lfs.md; git update-index --add --cacheinfo 160000,0123456789012345678901234567890123456789,content/sub.md;"
       " mkdir content/sub.md; git add content content-2 e.md; git commit -qm A");
  struct repo_log log = walk(*state);
  assert_int_equal(log.file_count, 3);
  assert_true(str_is(log.files[0].path, "content/a.md/d.md"));
  assert_true(str_is(log.files[1].path, "content/b.md"));
  assert_true(str_is(log.files[2].path, "content/lfs.md"));
  assert_int_equal(walk_below(*state, "").file_count, 5);
  assert_int_equal(walk_below(*state, "content-2").file_count, 1);
  assert_int_equal(walk_below(*state, "missing").file_count, 0);
}

static void test_modes_and_types(void **state) {
  make(*state, "start; ln -s x content/a.md; document 1 >content/b.md; mkdir content/c.md; echo x >content/c.md/d.md; commit A;"
               "chmod +x content/b.md; commit B; rm content/a.md; document 2 >content/a.md; rm -r content/c.md; document 3 >content/c.md;"
               "commit C");
  struct repo_log log = walk(*state);
  assert_history(*state, &log, "content/a.md", "C A+");
  assert_history(*state, &log, "content/b.md", "B A+");
  assert_history(*state, &log, "content/c.md", "C+");
}

/* Modes that git no longer writes are no change. */
static void test_old_modes(void **state) {
  make(*state, "git init -q; blob=$(printf xyz | git hash-object -w --stdin | sed 's/../\\\\x&/g');"
               "tree() { /usr/bin/printf \"$1 a.md\\\\0$blob\" | git hash-object -w -t tree --literally --stdin; };"
               "a=$(git commit-tree -m A $(tree 100664)); git update-ref HEAD $(git commit-tree -p $a -m B $(tree 100644))");
  struct repo_log log = walk_below(*state, "");
  assert_history(*state, &log, "a.md", "A+");
}

/* -- renames -- */

static void test_renames(void **state) {
  make(*state,
       "start; document 1 >content/a.md; document 2 >content/b.md; commit A; mkdir content/sub; git mv content/a.md content/sub/c.md;"
       "commit B; rm content/b.md; changed 2 6 >content/sub/b.md; commit C; git mv content/sub content/ny; commit D");
  struct repo_log log = walk(*state);
  assert_history(*state, &log, "content/ny/c.md", "D<sub/c.md B<a.md A+");
  assert_history(*state, &log, "content/ny/b.md", "D<sub/b.md C<b.md A+");
}

/* Both see a rename up to the same amount of change. */
static void test_threshold_is_git_s(void **state) {
  struct temporary *temporary = *state;
  make(temporary, "start; for i in $(seq 0 20); do document $i >content/a$i.md; done; commit A; for i in $(seq 0 20); do rm content/a$i.md;"
                  "changed $i $i >content/b$i.md; done; commit B; for i in $(seq 0 20); do"
                  " git log --follow --format=%h -- content/b$i.md | wc -l; done >counts");
  struct repo_log log = walk(temporary);
  struct str counts, line;
  assert_true(file_read(temporary->arena, path_in(temporary, "counts"), 1000, &counts));
  size_t followed = 0;
  for (int i = 0; i <= 20 && str_split(&counts, '\n', &line); i++) {
    const struct log_file *file = repo_log_file(&log, str_format(temporary->arena, "content/b%d.md", i));
    assert_int_equal(file->change_count, line.at[0] - '0');
    followed += file->change_count - 1;
  }
  assert_in_range(followed, 8, 13);
}

static void test_line_ends_make_no_other_document(void **state) {
  make(*state, "start; document 1 >content/a.md; commit A; rm content/a.md; document 1 | sed 's/$/\\r/' >content/b.md; commit B");
  assert_walk(*state, "content/b.md", "B<a.md A+");
}

/* `git log --follow` takes a file that resembles any other for a copy of it. */
static void test_a_copy_is_no_rename(void **state) {
  make(*state, "start; document 1 >content/a.md; document 2 >content/b.md; commit A; document 1 >content/c.md; rm content/b.md; commit B");
  assert_walk(*state, "content/c.md", "B+");
}

static void test_equal_documents_keep_to_their_names(void **state) {
  make(*state,
       "start; mkdir content/p content/q content/r; document 1 | tee content/p/index.md content/q/index.md content/q/to.md >content/ti.md;"
       "commit A; document 2 >x; cat x >>content/q/index.md; commit B; document 1 >content/q/index.md; commit C;"
       "git mv content/p/index.md content/r/index.md; git mv content/q/to.md content/r/to.md; git mv content/ti.md content/tid.md; commit "
       "D");
  struct repo_log log = walk(*state);
  assert_history(*state, &log, "content/r/index.md", "D<p/index.md A+");
  assert_history(*state, &log, "content/r/to.md", "D<q/to.md A+");
  assert_history(*state, &log, "content/tid.md", "D<ti.md A+");
  assert_history(*state, &log, "content/q/index.md", "C B A+");
}

/* One that was moved under its own name is no longer there for another, however near that is. */
static void test_each_of_equal_documents_goes_one_way(void **state) {
  make(*state,
       "start; mkdir content/p; document 1 | tee content/a.md >content/skole.md; commit A; changed 1 1 >content/skole.md; commit B;"
       "document 1 >content/skole.md; commit C; git mv content/a.md content/p/a.md; git mv content/skole.md content/p/aa.md; commit D");
  struct repo_log log = walk(*state);
  assert_history(*state, &log, "content/p/a.md", "D<a.md A+");
  assert_history(*state, &log, "content/p/aa.md", "D<skole.md C B A+");
}

static void test_of_equally_similar_ones_the_nearest_name_wins(void **state) {
  make(*state, "start; mkdir content/p content/q content/r; document 1 | tee content/p/to.md >content/q/en.md; commit A;"
               "rm content/p/to.md content/q/en.md; changed 1 1 >content/r/en.md; commit B");
  assert_walk(*state, "content/r/en.md", "B<q/en.md A+");
}

static void test_a_link_becomes_no_document(void **state) {
  make(*state, "start; ln -s tekst content/a.md; commit A; rm content/a.md; printf tekst >content/b.md; commit B");
  assert_walk(*state, "content/b.md", "B+");
}

static void test_the_most_similar_one_wins(void **state) {
  make(*state, "start; document 1 >content/a.md; changed 1 5 >content/b.md; commit A; changed 1 6 >content/c.md;"
               "rm content/a.md content/b.md; commit B");
  assert_walk(*state, "content/c.md", "B<b.md A+");
}

static void test_a_split_leaves_its_history_to_both(void **state) {
  make(*state, "start; document 1 >content/a.md; commit A; changed 1 1 >content/a.md; commit B; changed 1 1 | head -n 12 >content/b.md;"
               "changed 1 1 | tail -n 12 >content/c.md; rm content/a.md; commit C");
  struct repo_log log = walk(*state);
  assert_history(*state, &log, "content/b.md", "C<a.md B A+");
  assert_history(*state, &log, "content/c.md", "C<a.md B A+");
}

static void test_what_resembles_a_moved_document_is_new(void **state) {
  make(*state, "start; document 1 >content/a.md; commit A; git mv content/a.md content/b.md; changed 1 4 >content/c.md; commit B");
  struct repo_log log = walk(*state);
  assert_history(*state, &log, "content/b.md", "B<a.md A+");
  assert_history(*state, &log, "content/c.md", "B+");
}

static void test_empty_documents(void **state) {
  make(*state,
       "start; : >content/a.md; commit A; git mv content/a.md content/b.md; commit B; rm content/b.md; document 1 >content/c.md; commit C");
  assert_walk(*state, "content/c.md", "C+");
}

static void test_what_came_from_another_folder(void **state) {
  struct temporary *temporary = *state;
  make(temporary, "start; mkdir docs; document 1 >docs/a.md; document 2 >content/b.md; commit A; changed 1 1 >docs/a.md; commit B;"
                  "git mv docs/a.md content/c.md; commit C; changed 1 2 >content/c.md; commit D");
  for (int i = 0; i < 2; i++) {
    struct repo_log log;
    assert_true(try_walk(temporary, "content", path_in(temporary, ".git/cache"), &log));
    assert_int_equal(log.file_count, 2);
    assert_history(temporary, &log, "content/c.md", "D C<docs/a.md B A+");
    assert_history(temporary, &log, "content/b.md", "A+");
  }
}

/* The cache knows nothing of the other folder when the document arrives. */
static void test_what_came_from_another_folder_later(void **state) {
  struct temporary *temporary = *state;
  make(temporary, "start; mkdir docs; document 1 >docs/a.md; document 2 >content/b.md; commit A; changed 1 1 >docs/a.md; commit B");
  struct repo_log log;
  assert_true(try_walk(temporary, "content", path_in(temporary, ".git/cache"), &log));
  assert_int_equal(log.file_count, 1);
  make(temporary, "git mv docs/a.md content/c.md; commit C");
  assert_true(try_walk(temporary, "content", path_in(temporary, ".git/cache"), &log));
  assert_history(temporary, &log, "content/c.md", "C<docs/a.md B A+");
}

/* -- branches -- */

static void test_clean_merge(void **state) {
  make(*state,
       FORK "changed 1 1 >content/a.md; commit B; git checkout -q side; changed 2 1 >content/b.md; document 3 >content/c.md; commit C;"
            "git checkout -q main; git merge -q -m M side");
  struct repo_log log = walk(*state);
  assert_int_equal(log.commit_count, 4);
  assert_history(*state, &log, "content/a.md", "B A+");
  assert_history(*state, &log, "content/b.md", "C A+");
  assert_history(*state, &log, "content/c.md", "C+");
}

static void test_merge_with_both_sides_changed(void **state) {
  make(*state, FORK "changed 1 1 >content/a.md; commit B; git checkout -q side; changed 1 2 >content/a.md; commit C; git checkout -q main;"
                    "git merge -q -m M side >/dev/null || true; changed 1 3 >content/a.md; commit M; changed 1 4 >content/a.md; commit D");
  struct repo_log log = walk(*state);
  assert_history(*state, &log, "content/a.md", "D M C B A+");
  assert_int_equal(log.commit_count, 5);
  assert_history(*state, &log, "content/b.md", "A+");
}

static void test_a_side_that_lost_is_not_followed(void **state) {
  make(*state, FORK "changed 1 1 >content/a.md; commit B; git checkout -q side; changed 1 2 >content/a.md; commit C; git checkout -q main;"
                    "git merge -q -s ours -m M side");
  assert_walk(*state, "content/a.md", "B A+");
}

static void test_merge_of_a_rename_with_an_edit(void **state) {
  make(*state, FORK "git mv content/a.md content/c.md; commit B; git checkout -q side; changed 1 2 >content/a.md; commit C;"
                    "git checkout -q main; git merge -q -m M side");
  assert_walk(*state, "content/c.md", "M C B<a.md A+");
}

static void test_octopus(void **state) {
  make(*state, FORK "git branch third; changed 1 1 >content/a.md; commit B; git checkout -q side; changed 2 1 >content/b.md; commit C;"
                    "git checkout -q third; document 3 >content/c.md; commit D; git checkout -q main; git merge -q -m M side third");
  struct repo_log log = walk(*state);
  assert_history(*state, &log, "content/a.md", "B A+");
  assert_history(*state, &log, "content/b.md", "C A+");
  assert_history(*state, &log, "content/c.md", "D+");
}

/* Each side merges the other: the same commits are reached on two ways, and belong to the history once. */
static void test_criss_cross(void **state) {
  make(*state, FORK "changed 1 1 >content/a.md; commit B; git checkout -q side; changed 2 1 >content/b.md; commit C; git tag c;"
                    "git merge -q -m M main; git checkout -q main; git merge -q -m N c; changed 1 2 >content/a.md; commit D;"
                    "git checkout -q side; changed 1 3 >content/a.md; commit E; git checkout -q main; git merge -q -m O side >/dev/null ||"
                    " true; changed 1 4 >content/a.md; commit O");
  struct repo_log log = walk(*state);
  assert_history(*state, &log, "content/a.md", "O E D B A+");
  assert_history(*state, &log, "content/b.md", "C A+");
}

static void test_second_root(void **state) {
  make(*state,
       FORK "git checkout -q --orphan other; git rm -qrf .; mkdir -p content; document 3 >content/c.md; commit B; git checkout -q main;"
            "git merge -q --allow-unrelated-histories -m M other");
  struct repo_log log = walk(*state);
  assert_int_equal(log.commit_count, 3);
  assert_history(*state, &log, "content/a.md", "A+");
  assert_history(*state, &log, "content/c.md", "B+");
}

/* Children come before parents even where a clock was wrong; else newer before older. */
static void test_order_of_commits(void **state) {
  make(*state,
       FORK "commit B; minute=-900; commit C; minute=9; git checkout -q side; commit D; minute=5; git checkout -q main; git merge -q"
            " --no-ff -m M side");
  struct repo_log log = walk(*state);
  const char *const order[] = {"M", "D", "C", "B", "A"};
  assert_int_equal(log.commit_count, 5);
  for (size_t i = 0; i < 5; i++) assert_true(str_is(log.commits[i]->subject, order[i]));
}

/* -- what goes wrong -- */

static void assert_refused(struct temporary *temporary, enum diag_code code) {
  struct repo_log log;
  assert_false(try_walk(temporary, "content", path_in(temporary, "cache"), &log));
  assert_only_code(temporary, code);
  assert_int_equal(file_type(path_in(temporary, "cache")), FILE_NONE);
}

static void test_shallow(void **state) {
  make(*state, "git init -q a; (cd a; commit A; commit B); git clone -q --depth 1 \"file://$PWD/a\" b; mv b/.git .");
  assert_refused(*state, DIAG_GIT_SHALLOW);
}

static void test_no_such_commit(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; git commit -q --allow-empty -m A; git rev-parse HEAD^{tree} >tree");
  const char *const ids[] = {"0123456789012345678901234567890123456789", "4b825dc642cb6eb9a060e54bf8d69288fbee4904", "no id"};
  for (size_t i = 0; i < 3; i++) {
    struct repo *repo;
    struct repo_log log;
    char id[41] = "";
    snprintf(id, sizeof id, "%s", ids[i]);
    assert_int_equal(repo_open(temporary->folder, true, &repo, temporary->diags), REPO_FOUND);
    assert_false(repo_log_walk(repo, id, STR(""), ".md", NULL, temporary->arena, &log, temporary->diags));
    assert_int_equal(diags_count(temporary->diags), i + 1);
    repo_close(repo);
  }
}

#define OBJECT_FILE "file() { git rev-parse $1 | sed 's|^..|.git/objects/&/|'; };"

static void test_missing_objects(void **state) {
  const char *const objects[] = {"HEAD~1", "HEAD~1:content", "HEAD~1:content/a.md"};
  for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
    struct temporary *temporary = *state;
    make(temporary, str_format(temporary->arena,
                               OBJECT_FILE "rm -rf .git content; start; document 1 >content/a.md; commit A; rm content/a.md;"
                                           "changed 1 1 >content/b.md; commit B; rm -f $(file %s)",
                               objects[i])
                        .at);
    struct diags *diags = temporary->diags;
    temporary->diags = diags_new();
    assert_refused(temporary, DIAG_GIT_ERROR);
    diags_free(temporary->diags);
    temporary->diags = diags;
  }
}

static void test_damaged_objects(void **state) {
  const char *const objects[] = {"HEAD~1", "HEAD~1:content", "HEAD~1:content/a.md"};
  for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
    struct temporary *temporary = *state;
    make(temporary, str_format(temporary->arena,
                               OBJECT_FILE "rm -rf .git content; start; document 1 >content/a.md; commit A; rm content/a.md;"
                                           "changed 1 1 >content/b.md; commit B; f=$(file %s); chmod +w $f;"
                                           "printf '\\\\377' | dd of=$f bs=1 seek=$(($(wc -c <$f) / 2)) conv=notrunc 2>/dev/null",
                               objects[i])
                        .at);
    struct diags *diags = temporary->diags;
    temporary->diags = diags_new();
    assert_refused(temporary, DIAG_GIT_ERROR);
    diags_free(temporary->diags);
    temporary->diags = diags;
  }
}

/* Trees that no git writes: cut off, without a name, out of order, holding themselves many times over or to no end. */
static void test_hostile_trees(void **state) {
  static const char *const trees[] = {
      "tree=$(printf '100644 a.md' | raw)",
      "tree=$(printf '100644 \\0%020d' 0 | raw)",
      "tree=$(printf '100644 a.md\\0123' | raw)",
      "tree=$(printf '9 a.md\\0%020d' 0 | raw)",
      "for i in $(seq 130); do tree=$(printf '040000 tree %s\\td\\n' $tree | git mktree); done",
      "for i in $(seq 9); do tree=$(for j in $(seq 0 9); do printf '040000 tree %s\\td%d\\n' $tree $j; done | git mktree); done",
  };
  struct temporary *temporary = *state;
  for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
    struct diags *diags = temporary->diags;
    temporary->diags = diags_new();
    run_script(temporary, str_format(temporary->arena,
                                     "rm -rf .git; git init -q; raw() { git hash-object -w -t tree --literally --stdin; };"
                                     "tree=$(printf '100644 blob %%s\\tf.md\\n' $(printf x | git hash-object -w --stdin) | git mktree); %s;"
                                     "tree=$(printf '040000 tree %%s\\tcontent\\n' $tree | git mktree --missing);"
                                     "git update-ref HEAD $(git commit-tree -m x $tree)",
                                     trees[i])
                              .at);
    assert_refused(temporary, DIAG_GIT_ERROR);
    diags_free(temporary->diags);
    temporary->diags = diags;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEMPORARY_TEST(test_edits),
      TEMPORARY_TEST(test_deleted_and_brought_back),
      TEMPORARY_TEST(test_deleted_files_are_not_listed),
      TEMPORARY_TEST(test_what_is_a_document),
      TEMPORARY_TEST(test_modes_and_types),
      TEMPORARY_TEST(test_old_modes),
      TEMPORARY_TEST(test_renames),
      TEMPORARY_TEST(test_threshold_is_git_s),
      TEMPORARY_TEST(test_line_ends_make_no_other_document),
      TEMPORARY_TEST(test_a_copy_is_no_rename),
      TEMPORARY_TEST(test_equal_documents_keep_to_their_names),
      TEMPORARY_TEST(test_each_of_equal_documents_goes_one_way),
      TEMPORARY_TEST(test_of_equally_similar_ones_the_nearest_name_wins),
      TEMPORARY_TEST(test_a_link_becomes_no_document),
      TEMPORARY_TEST(test_the_most_similar_one_wins),
      TEMPORARY_TEST(test_a_split_leaves_its_history_to_both),
      TEMPORARY_TEST(test_what_resembles_a_moved_document_is_new),
      TEMPORARY_TEST(test_empty_documents),
      TEMPORARY_TEST(test_what_came_from_another_folder),
      TEMPORARY_TEST(test_what_came_from_another_folder_later),
      TEMPORARY_TEST(test_clean_merge),
      TEMPORARY_TEST(test_merge_with_both_sides_changed),
      TEMPORARY_TEST(test_a_side_that_lost_is_not_followed),
      TEMPORARY_TEST(test_merge_of_a_rename_with_an_edit),
      TEMPORARY_TEST(test_octopus),
      TEMPORARY_TEST(test_criss_cross),
      TEMPORARY_TEST(test_second_root),
      TEMPORARY_TEST(test_order_of_commits),
      TEMPORARY_TEST(test_shallow),
      TEMPORARY_TEST(test_no_such_commit),
      TEMPORARY_TEST(test_missing_objects),
      TEMPORARY_TEST(test_damaged_objects),
      TEMPORARY_TEST(test_hostile_trees),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
