#include "unit/read/temporary.h"

#include "read/repo.h"
#include "read/source.h"

#define LIMIT 1000

static struct source *open_folder(struct temporary *temporary, const char *folder, const struct str *skip, size_t skip_count) {
  struct source *source;
  assert_true(source_open_folder(temporary->arena, path_in(temporary, folder), skip, skip_count, &source, temporary->diags));
  return source;
}

struct revision {
  struct repo *repo;
  struct source *source;
};

static struct revision open_revision(struct temporary *temporary, const char *path, const struct str *skip, size_t skip_count) {
  struct revision revision;
  assert_int_equal(repo_open(temporary->folder, true, &revision.repo, temporary->diags), REPO_FOUND);
  assert_true(source_open_revision(temporary->arena, revision.repo, STR("HEAD"), str_from(path), skip, skip_count, &revision.source,
                                   temporary->diags));
  return revision;
}

static void close_revision(struct revision *revision) {
  source_close(revision->source);
  repo_close(revision->repo);
}

static void assert_paths(const struct source *source, const char *const *paths, size_t count) {
  for (size_t i = 0; i < source_count(source) && i < count; i++)
    if (!str_is(source_at(source, i)->path, paths[i])) fail_msg("%.*s is not %s", STR_ARG(source_at(source, i)->path), paths[i]);
  assert_int_equal(source_count(source), count);
}

static void assert_same_entry(const struct source_entry *a, const struct source_entry *b) {
  assert_true(str_equal(a->path, b->path));
  assert_int_equal(a->type, b->type);
  assert_int_equal(a->size, b->size);
}

/* -- both kinds give the same -- */

static const char many_files[] =
    "git init -q; mkdir -p a/c public/x a/public .hidden a/.hidden; printf 1 >a/b; printf 12 >a.b; printf 123 >a-b; printf 1234 >a0;"
    "printf 'f\\303\\246lles\\r\\n' >a/c/æ.md; printf 'a\\000b' >A; : >empty; ln -s a.b link; ln -s a a-folder-link; printf x >.gitignore;"
    "printf x >.hidden/y; printf x >a/.hidden/y; printf x >public/x/y; printf x >a/public/y; printf x >a/skipped; chmod +x a0;"
    "git add -f .; git commit -qm x";

static void test_folder_and_revision_are_the_same(void **state) {
  static const char *const paths[] = {"A",         "a-b", "a-folder-link", "a.b", "a/b", "a/c/æ.md", "a/public/y",
                                      "a/skipped", "a0",  "empty",         "link"};
  struct temporary *temporary = *state;
  const struct str skip[] = {STR("public"), STR("a/skipped")};
  run_script(temporary, many_files);
  struct source *folder = open_folder(temporary, "", skip, 2);
  struct revision revision = open_revision(temporary, "", skip, 2);
  assert_paths(folder, paths, sizeof paths / sizeof *paths);
  assert_paths(revision.source, paths, sizeof paths / sizeof *paths);
  for (size_t i = 0; i < source_count(folder); i++) {
    assert_same_entry(source_at(folder, i), source_at(revision.source, i));
    if (source_at(folder, i)->type != SOURCE_FILE) continue;
    struct str on_disk, in_git;
    assert_true(source_read(folder, i, LIMIT, temporary->arena, &on_disk, temporary->diags));
    assert_true(source_read(revision.source, i, LIMIT, temporary->arena, &in_git, temporary->diags));
    assert_true(str_equal(on_disk, in_git));
    assert_int_equal(on_disk.at[on_disk.len], '\0');
    assert_int_equal(in_git.at[in_git.len], '\0');
  }
  assert_int_equal(diags_count(temporary->diags), 0);
  source_close(folder);
  close_revision(&revision);
}

static void test_a_folder_within_is_the_same(void **state) {
  static const char *const paths[] = {"b", "c/æ.md", "skipped"};
  struct temporary *temporary = *state;
  const struct str skip[] = {STR("public")};
  run_script(temporary, many_files);
  struct source *folder = open_folder(temporary, "a", skip, 1);
  struct revision revision = open_revision(temporary, "a", skip, 1);
  assert_paths(folder, paths, 3);
  assert_paths(revision.source, paths, 3);
  source_close(folder);
  close_revision(&revision);
}

static void test_names_of_content_and_revision(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; printf 'hej\\n' >a; git add .; git commit -qm x");
  struct source *folder = open_folder(temporary, "", NULL, 0);
  struct revision revision = open_revision(temporary, "", NULL, 0);
  assert_string_equal(source_at(folder, 0)->blob, "");
  assert_string_equal(source_at(revision.source, 0)->blob, "1b5b67f57bc74b648a503264097c4b02f1b7dd8b"); /* git hash-object a */
  assert_int_equal(source_revision(folder).len, 0);
  assert_int_equal(source_revision(revision.source).len, 40);
  source_close(folder);
  close_revision(&revision);
}

static void test_find(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, many_files);
  struct source *source = open_folder(temporary, "", NULL, 0);
  for (size_t i = 0; i < source_count(source); i++) assert_int_equal(source_find(source, source_at(source, i)->path), i);
  const struct str none[] = {STR(""), STR("a"), STR("a/"), STR("zz"), STR("0"), STR("a/b/c"), STR(".gitignore")};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_int_equal(source_find(source, none[i]), STR_NOT_FOUND);
  source_close(source);
}

static void test_an_empty_folder(void **state) {
  struct temporary *temporary = *state;
  struct source *source = open_folder(temporary, "", NULL, 0);
  assert_int_equal(source_count(source), 0);
  assert_int_equal(source_find(source, STR("a")), STR_NOT_FOUND);
  source_close(source);
  source_close(NULL);
}

/* -- what is not read -- */

static void assert_refused(struct temporary *temporary, const struct source *source, const char *path, enum diag_code code) {
  struct diags *before = temporary->diags;
  struct str bytes;
  temporary->diags = diags_new();
  size_t index = source_find(source, str_from(path));
  assert_int_not_equal(index, STR_NOT_FOUND);
  assert_false(source_read(source, index, LIMIT, temporary->arena, &bytes, temporary->diags));
  assert_only_code(temporary, code);
  assert_true(str_is(diags_at(temporary->diags, 0)->path, path));
  diags_merge(before, temporary->diags);
  diags_free(temporary->diags);
  temporary->diags = before;
}

static void test_links_and_others_are_not_read(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; printf 1 >a; ln -s a link; git add .; mkfifo pipe;"
                        "git update-index --add --cacheinfo 160000,0123456789012345678901234567890123456789,sub; git commit -qm x");
  struct source *folder = open_folder(temporary, "", NULL, 0);
  struct revision revision = open_revision(temporary, "", NULL, 0);
  assert_refused(temporary, folder, "link", DIAG_LINK_LEAVES_SITE);
  assert_refused(temporary, folder, "pipe", DIAG_FILE_UNREADABLE);
  assert_refused(temporary, revision.source, "link", DIAG_LINK_LEAVES_SITE);
  assert_refused(temporary, revision.source, "sub", DIAG_FILE_UNREADABLE);
  assert_int_equal(source_at(revision.source, source_find(revision.source, STR("sub")))->type, SOURCE_OTHER);
  source_close(folder);
  close_revision(&revision);
}

static void test_size_limit(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; head -c 1000 /dev/zero >fits; head -c 1001 /dev/zero >large; git add .; git commit -qm x");
  struct source *folder = open_folder(temporary, "", NULL, 0);
  struct revision revision = open_revision(temporary, "", NULL, 0);
  const struct source *const sources[] = {folder, revision.source};
  for (size_t i = 0; i < 2; i++) {
    struct str bytes;
    assert_true(source_read(sources[i], 0, LIMIT, temporary->arena, &bytes, temporary->diags));
    assert_int_equal(bytes.len, LIMIT);
    assert_refused(temporary, sources[i], "large", DIAG_FILE_TOO_LARGE);
    const struct diag *diag = diags_at(temporary->diags, i);
    assert_true(str_is(diag->arguments[0], "1001"));
    assert_true(str_is(diag->arguments[1], "1000"));
  }
  source_close(folder);
  close_revision(&revision);
}

/* Between listing and reading, everything can happen to a folder. */
static void test_files_that_change_after_listing(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "mkdir site site/d; printf 1 >secret; for f in gone link grown d/inner; do printf 1 >site/$f; done");
  struct source *source = open_folder(temporary, "site", NULL, 0);
  run_script(temporary, "cd site; rm gone; ln -sf ../secret link; head -c 2000 /dev/zero >grown; rm -r d; mkdir ../d; printf 1 >../d/inner;"
                        "ln -s ../d d");
  assert_refused(temporary, source, "gone", DIAG_FILE_UNREADABLE);
  assert_refused(temporary, source, "link", DIAG_LINK_LEAVES_SITE);
  assert_refused(temporary, source, "d/inner", DIAG_LINK_LEAVES_SITE);
  assert_refused(temporary, source, "grown", DIAG_FILE_TOO_LARGE);
  assert_true(str_is(diags_at(temporary->diags, 3)->arguments[0], "2000"));
  source_close(source);
}

/* The open folder counts, not its name: a build under way does not see another folder put in its place. */
static void test_a_folder_moved_after_opening(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "mkdir site; printf old >site/a");
  struct source *source = open_folder(temporary, "site", NULL, 0);
  run_script(temporary, "mv site was; mkdir site; printf new >site/a");
  struct str bytes;
  assert_true(source_read(source, 0, LIMIT, temporary->arena, &bytes, temporary->diags));
  assert_true(str_is(bytes, "old"));
  source_close(source);
}

static void test_what_cannot_be_opened(void **state) {
  struct temporary *temporary = *state;
  struct source *source;
  run_script(temporary, "printf 1 >file");
  assert_false(source_open_folder(temporary->arena, path_in(temporary, "missing"), NULL, 0, &source, temporary->diags));
  assert_false(source_open_folder(temporary->arena, path_in(temporary, "file"), NULL, 0, &source, temporary->diags));
  assert_int_equal(diags_count(temporary->diags), 2);
  for (size_t i = 0; i < 2; i++) assert_int_equal(diags_at(temporary->diags, i)->code, DIAG_FILE_UNREADABLE);
  assert_true(str_is(diags_at(temporary->diags, 0)->path, path_in(temporary, "missing")));
}

static void test_a_revision_that_cannot_be_opened(void **state) {
  struct temporary *temporary = *state;
  struct source *source;
  struct repo *repo;
  run_script(temporary, "git init -q; git commit -q --allow-empty -m x");
  assert_int_equal(repo_open(temporary->folder, true, &repo, temporary->diags), REPO_FOUND);
  assert_false(source_open_revision(temporary->arena, repo, STR("v9"), STR(""), NULL, 0, &source, temporary->diags));
  assert_only_code(temporary, DIAG_GIT_REVISION);
  assert_false(source_open_revision(temporary->arena, repo, STR("HEAD"), STR("content"), NULL, 0, &source, temporary->diags));
  assert_int_equal(diags_at(temporary->diags, 1)->code, DIAG_FILE_UNREADABLE);
  repo_close(repo);
}

/* `..` and `a/../b` as names inside a tree: no disk would take them, a repository made by hand can hold them. */
static void test_names_no_disk_would_take(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "git init -q; blob=$(printf x | git hash-object -w --stdin); raw=$(printf %s \"$blob\" | sed 's/../\\\\x&/g');"
                        "tree=$(/usr/bin/printf \"100644 ..\\\\0${raw}100644 a/../b\\\\0${raw}100644 a//b\\\\0${raw}100644 ok\\\\0$raw\" |"
                        "git hash-object -w -t tree --literally --stdin); git update-ref HEAD $(git commit-tree -m x $tree)");
  struct revision revision = open_revision(temporary, "", NULL, 0);
  assert_paths(revision.source, (const char *const[]){"ok"}, 1);
  close_revision(&revision);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEMPORARY_TEST(test_folder_and_revision_are_the_same),
      TEMPORARY_TEST(test_a_folder_within_is_the_same),
      TEMPORARY_TEST(test_names_of_content_and_revision),
      TEMPORARY_TEST(test_find),
      TEMPORARY_TEST(test_an_empty_folder),
      TEMPORARY_TEST(test_links_and_others_are_not_read),
      TEMPORARY_TEST(test_size_limit),
      TEMPORARY_TEST(test_files_that_change_after_listing),
      TEMPORARY_TEST(test_a_folder_moved_after_opening),
      TEMPORARY_TEST(test_what_cannot_be_opened),
      TEMPORARY_TEST(test_a_revision_that_cannot_be_opened),
      TEMPORARY_TEST(test_names_no_disk_would_take),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
