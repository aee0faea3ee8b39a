#include "base/edit.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit/base/check.h"
#include "unit/base/new_file.h"

static void assert_becomes(struct arena *arena, const struct edits *edits, const char *before, const char *after) {
  struct str result;
  assert_true(edits_apply(arena, edits, str_from(before), &result));
  assert_str(result, after);
}

static void ranges_are_replaced_and_the_rest_is_kept(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  struct edits edits = {0};
  assert_becomes(arena, &edits, "uændret\r\n", "uændret\r\n");
  edits_add(arena, &edits, 6, 7, STR(""));
  edits_add(arena, &edits, 0, 1, STR("AA"));
  edits_add(arena, &edits, 3, 3, STR("<1>"));
  edits_add(arena, &edits, 3, 3, STR("<2>"));
  edits_add(arena, &edits, 7, 7, STR("!"));
  assert_becomes(arena, &edits, "abcdefg", "AAbc<1><2>def!");
  arena_free(arena);
}

static void edits_that_cross_are_refused(void **state) {
  (void)state;
  static const struct edit crossing[][2] = {{{0, 3, {"", 0}}, {2, 4, {"", 0}}},
                                            {{1, 1, {"x", 1}}, {0, 2, {"", 0}}},
                                            {{0, 9, {"", 0}}, {0, 0, {"", 0}}},
                                            {{3, 2, {"", 0}}, {0, 0, {"", 0}}}};
  struct arena *arena = arena_new();
  for (size_t i = 0; i < sizeof crossing / sizeof crossing[0]; i++) {
    struct edits edits = {0};
    struct str result = STR("untouched");
    for (int j = 0; j < 2; j++) edits_add(arena, &edits, crossing[i][j].from, crossing[i][j].to, crossing[i][j].text);
    assert_false(edits_apply(arena, &edits, STR("abcdefg"), &result));
    assert_str(result, "untouched");
  }
  arena_free(arena);
}

static void assert_holds(struct arena *arena, const char *path, const char *text) {
  struct str bytes;
  assert_true(file_read(arena, path, 100, &bytes));
  assert_str(bytes, text);
}

static void a_file_is_replaced_with_its_permissions_and_only_if_it_is_the_same(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  char folder[] = "/tmp/spor-edit-XXXXXX";
  assert_non_null(mkdtemp(folder));
  const char *path = str_format(arena, "%s/file", folder).at;
  struct stat status;
  make_new_file(path, STR("old"));
  assert_int_equal(chmod(path, 0640), 0);
  assert_true(edit_write(path, STR("old"), STR("newer")));
  assert_holds(arena, path, "newer");
  assert_int_equal(stat(path, &status), 0);
  assert_int_equal(status.st_mode & 07777, 0640);
  assert_false(edit_write(path, STR("old"), STR("x"))); /* larger than it was */
  assert_int_equal(errno, ESTALE);
  assert_false(edit_write(path, STR("other"), STR("x")));
  assert_int_equal(errno, ESTALE);
  assert_holds(arena, path, "newer");
  assert_false(edit_write(str_format(arena, "%s/none", folder).at, STR("old"), STR("x")));
  assert_int_equal(errno, ENOENT);
  assert_false(file_create(path, STR("x")));
  assert_int_equal(errno, EEXIST);
  assert_holds(arena, path, "newer");
  struct file_list list;
  assert_true(file_walk(arena, folder, NULL, 0, &list));
  assert_int_equal(list.count, 1);
  assert_true(file_create(str_format(arena, "%s/new", folder).at, STR("x")));
  assert_true(file_remove_tree(folder));
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ranges_are_replaced_and_the_rest_is_kept),
      cmocka_unit_test(edits_that_cross_are_refused),
      cmocka_unit_test(a_file_is_replaced_with_its_permissions_and_only_if_it_is_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
