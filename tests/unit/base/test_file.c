/* The module itself is included: its way of opening files on kernels without openat2() is tried on every kernel. */
#include "base/file.c"

#include "unit/base/check.h"
#include "unit/base/new_file.h"

struct temporary {
  struct arena *arena;
  char folder[64];
};

static int set_up(void **state) {
  struct temporary *temporary = calloc(1, sizeof *temporary);
  temporary->arena = arena_new();
  snprintf(temporary->folder, sizeof temporary->folder, "/tmp/spor-test-XXXXXX");
  *state = temporary;
  return mkdtemp(temporary->folder) ? 0 : -1;
}

static int tear_down(void **state) {
  struct temporary *temporary = *state;
  bool is_removed = file_remove_tree(temporary->folder);
  arena_free(temporary->arena);
  free(temporary);
  return is_removed ? 0 : -1;
}

#define FOLDER_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static const char *path_in(const struct temporary *temporary, const char *name) {
  return str_format(temporary->arena, "%s/%s", temporary->folder, name).at;
}

static void put(const struct temporary *temporary, const char *name, const char *text) {
  make_new_file(path_in(temporary, name), str_from(text));
}

static void put_link(const struct temporary *temporary, const char *target, const char *name) {
  assert_int_equal(symlink(target, path_in(temporary, name)), 0);
}

static void assert_content(const struct temporary *temporary, const char *name, const char *expected) {
  struct str bytes;
  assert_true(file_read(temporary->arena, path_in(temporary, name), 1000, &bytes));
  assert_str(bytes, expected);
}

static void test_reading(void **state) {
  struct temporary *temporary = *state;
  struct str bytes;
  put(temporary, "a.md", "abc");
  assert_true(file_read(temporary->arena, path_in(temporary, "a.md"), 3, &bytes));
  assert_str(bytes, "abc");
  assert_int_equal(bytes.at[3], '\0');
  assert_false(file_read(temporary->arena, path_in(temporary, "a.md"), 2, &bytes));
  assert_int_equal(errno, EFBIG);
  assert_false(file_read(temporary->arena, path_in(temporary, "b.md"), 2, &bytes));
  assert_int_equal(errno, ENOENT);
}

static void test_only_regular_files_are_read(void **state) {
  struct temporary *temporary = *state;
  struct str bytes;
  assert_int_equal(mkfifo(path_in(temporary, "pipe"), 0600), 0);
  put_link(temporary, "/dev/zero", "device");
  const char *const names[] = {"pipe", "device", "."};
  for (size_t i = 0; i < 3; i++) {
    assert_false(file_read(temporary->arena, path_in(temporary, names[i]), 1000, &bytes));
    assert_int_equal(errno, i == 2 ? EISDIR : EINVAL);
  }
}

/* The size the system gives for such files is 0. */
static void test_reading_what_has_no_size(void **state) {
  struct temporary *temporary = *state;
  struct str bytes;
  assert_true(file_read(temporary->arena, "/proc/self/status", 100000, &bytes));
  assert_true(bytes.len > 100 && str_starts(bytes, "Name:"));
  assert_false(file_read(temporary->arena, "/proc/self/status", 100, &bytes));
  assert_int_equal(errno, EFBIG);
}

static void make_linked_tree(const struct temporary *temporary) {
  put(temporary, "site/a/b.md", "b");
  put(temporary, "secret/c.md", "c");
  put_link(temporary, "../secret", "site/folder");
  put_link(temporary, "b.md", "site/a/link.md");
}

static void test_reading_below_follows_no_link(void **state) {
  struct temporary *temporary = *state;
  struct str bytes;
  make_linked_tree(temporary);
  int root = open(path_in(temporary, "site"), FOLDER_FLAGS);
  assert_true(file_read_below(temporary->arena, root, "a/b.md", 10, &bytes));
  assert_str(bytes, "b");
  assert_false(file_read_below(temporary->arena, root, "folder/c.md", 10, &bytes));
  assert_int_equal(errno, ELOOP);
  assert_false(file_read_below(temporary->arena, root, "a/link.md", 10, &bytes));
  assert_int_equal(errno, ELOOP);
  assert_false(file_read_below(temporary->arena, root, "../secret/c.md", 10, &bytes));
  assert_false(file_read_below(temporary->arena, root, "/etc/passwd", 10, &bytes));
  close(root);
}

static void test_both_ways_of_opening_below_agree(void **state) {
  struct temporary *temporary = *state;
  static const char *const paths[] = {"a/b.md",         "a",           "folder/c.md", "folder",  "a/link.md",
                                      "../secret/c.md", "/etc/passwd", "a/x.md",      "a/b.md/c"};
  make_linked_tree(temporary);
  int root = open(path_in(temporary, "site"), FOLDER_FLAGS);
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    int fd = open_below(root, paths[i], READ_FLAGS), error = errno;
    int other_fd = open_part_by_part(root, paths[i], READ_FLAGS), other_error = errno;
    if ((fd < 0) != (other_fd < 0)) fail_msg("%s is opened in one way only", paths[i]);
    if (fd < 0 && error != other_error) fail_msg("%s: %s and %s", paths[i], strerror(error), strerror(other_error));
    if (fd >= 0) close(fd);
    if (other_fd >= 0) close(other_fd);
  }
  close(root);
}

static void test_walking(void **state) {
  struct temporary *temporary = *state;
  static const struct str skip[] = {{"public", 6}, {"a/build", 7}};
  struct file_list list;
  put(temporary, "b.md", "12345");
  put(temporary, "a/z.md", "");
  put(temporary, "a-b.md", "");
  put(temporary, "a/build/x.o", "");
  put(temporary, "build/y.md", "");
  put(temporary, "public/index.html", "");
  put(temporary, ".git/config", "");
  put(temporary, "a/.skjult", "");
  put_link(temporary, "a", "link");
  assert_true(file_walk(temporary->arena, temporary->folder, skip, 2, &list));
  static const struct {
    const char *path;
    enum file_type type;
  } expected[] = {{"a", FILE_FOLDER},     {"a-b.md", FILE_REGULAR},     {"a/z.md", FILE_REGULAR}, {"b.md", FILE_REGULAR},
                  {"build", FILE_FOLDER}, {"build/y.md", FILE_REGULAR}, {"link", FILE_LINK}};
  assert_int_equal(list.count, sizeof expected / sizeof *expected);
  for (size_t i = 0; i < list.count; i++) {
    assert_str(list.entries[i].path, expected[i].path);
    assert_int_equal(list.entries[i].type, expected[i].type);
  }
  assert_int_equal(list.entries[3].size, 5);
}

static void test_walking_what_is_no_folder(void **state) {
  struct temporary *temporary = *state;
  struct file_list list;
  put(temporary, "a/b.md", "");
  put_link(temporary, "a", "link");
  assert_false(file_walk(temporary->arena, path_in(temporary, "a/b.md"), NULL, 0, &list));
  assert_int_equal(errno, ENOTDIR);
  assert_false(file_walk(temporary->arena, path_in(temporary, "link"), NULL, 0, &list));
  assert_int_equal(errno, ENOTDIR);
  assert_false(file_walk(temporary->arena, path_in(temporary, "none"), NULL, 0, &list));
  assert_int_equal(errno, ENOENT);
}

static void test_types(void **state) {
  struct temporary *temporary = *state;
  put(temporary, "a/b", "");
  put_link(temporary, "a", "link");
  assert_int_equal(mkfifo(path_in(temporary, "pipe"), 0600), 0);
  assert_int_equal(file_type(path_in(temporary, "a")), FILE_FOLDER);
  assert_int_equal(file_type(path_in(temporary, "a/b")), FILE_REGULAR);
  assert_int_equal(file_type(path_in(temporary, "link")), FILE_LINK);
  assert_int_equal(file_type(path_in(temporary, "pipe")), FILE_OTHER);
  assert_int_equal(file_type(path_in(temporary, "none")), FILE_NONE);
}

static void test_writing(void **state) {
  struct temporary *temporary = *state;
  struct file_list list;
  assert_true(file_write(path_in(temporary, "a"), STR("old")));
  assert_true(file_write(path_in(temporary, "a"), STR("new")));
  assert_content(temporary, "a", "new");
  assert_false(file_write(path_in(temporary, "none/a"), STR("x")));
  assert_int_equal(errno, ENOENT);
  assert_int_equal(mkdir(path_in(temporary, "folder"), 0700), 0);
  assert_false(file_write(path_in(temporary, "folder"), STR("x")));
  assert_true(file_walk(temporary->arena, temporary->folder, NULL, 0, &list));
  assert_int_equal(list.count, 2);
  DIR *folder = opendir(temporary->folder);
  for (const struct dirent *item; (item = readdir(folder));) assert_false(str_starts(str_from(item->d_name), ".spor"));
  closedir(folder);
}

static void test_writing_does_not_follow_a_link(void **state) {
  struct temporary *temporary = *state;
  put(temporary, "secret", "old");
  put_link(temporary, "secret", "a");
  assert_true(file_write(path_in(temporary, "a"), STR("new")));
  assert_content(temporary, "secret", "old");
  assert_int_equal(file_type(path_in(temporary, "a")), FILE_REGULAR);
}

static void test_making_folders(void **state) {
  struct temporary *temporary = *state;
  put(temporary, "x/y/z.md", "1");
  assert_content(temporary, "x/y/z.md", "1");
  assert_false(file_make_folders(path_in(temporary, "x/y/z.md/w")));
  assert_int_equal(errno, ENOTDIR);
  assert_true(file_make_folders(path_in(temporary, "x/y/")));
}

static void test_removing_does_not_follow_links(void **state) {
  struct temporary *temporary = *state;
  put(temporary, "kept/a", "a");
  put(temporary, "gone/b/c", "c");
  put(temporary, "gone/.skjult", "");
  put_link(temporary, "../kept", "gone/link");
  assert_true(file_remove_tree(path_in(temporary, "gone")));
  assert_int_equal(file_type(path_in(temporary, "gone")), FILE_NONE);
  assert_content(temporary, "kept/a", "a");
  assert_true(file_remove_tree(path_in(temporary, "gone")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FOLDER_TEST(test_reading),
      FOLDER_TEST(test_only_regular_files_are_read),
      FOLDER_TEST(test_reading_what_has_no_size),
      FOLDER_TEST(test_reading_below_follows_no_link),
      FOLDER_TEST(test_both_ways_of_opening_below_agree),
      FOLDER_TEST(test_walking),
      FOLDER_TEST(test_walking_what_is_no_folder),
      FOLDER_TEST(test_types),
      FOLDER_TEST(test_writing),
      FOLDER_TEST(test_writing_does_not_follow_a_link),
      FOLDER_TEST(test_making_folders),
      FOLDER_TEST(test_removing_does_not_follow_links),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
