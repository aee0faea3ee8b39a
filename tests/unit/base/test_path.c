#include "unit/base/check.h"

#include "base/path.h"

static void assert_resolved(struct arena *arena, const char *folder, const char *path, const char *expected) {
  struct str clean = STR("untouched");
  bool is_resolved = path_resolve(arena, str_from(folder), str_from(path), &clean);
  assert_true(is_resolved == (expected != NULL));
  assert_str(clean, expected ? expected : "untouched");
}

static void test_resolving(void **state) {
  assert_resolved(*state, "content/plan", "figur.svg", "content/plan/figur.svg");
  assert_resolved(*state, "content/plan", "../andet/./a.md", "content/andet/a.md");
  assert_resolved(*state, "content", "..", "");
  assert_resolved(*state, "content", "a//b/", "content/a/b");
  assert_resolved(*state, "", "a", "a");
  assert_resolved(*state, "a", "", "a");
  assert_resolved(*state, "content", "../..", NULL);
  assert_resolved(*state, "content", "../../content/a", NULL);
  assert_resolved(*state, "content", "/etc/passwd", NULL);
  assert_resolved(*state, "content", "..\\..\\a", NULL);
  struct str clean;
  assert_false(path_resolve(*state, STR("a"), STR("b\0c"), &clean));
}

static void test_resolved_paths_are_clean(void **state) {
  static const char *const parts[] = {"a", "b.md", ".", "..", "", "...", "/", "\\", "æ"};
  uint64_t seed = 11;
  int resolved = 0;
  for (int i = 0; i < 20000; i++) {
    struct str path = {0}, clean;
    for (size_t count = random_below(&seed, 7); count > 0; count--)
      path = str_format(*state, "%.*s%s%s", STR_ARG(path), parts[random_below(&seed, 9)], random_below(&seed, 5) ? "/" : "");
    if (!path_resolve(*state, STR("c/d"), path, &clean)) continue;
    resolved++;
    if (!path_is_clean(clean)) fail_msg("%.*s became %.*s", STR_ARG(path), STR_ARG(clean));
    assert_false(str_starts(clean, "/"));
    assert_int_equal(str_find(clean, STR("//"), 0), STR_NOT_FOUND);
  }
  assert_true(resolved > 1000);
}

static void test_clean(void **state) {
  (void)state;
  assert_true(path_is_clean(STR("a/b.md")));
  assert_true(path_is_clean(STR("a/...")));
  assert_true(path_is_clean(STR("")));
  const char *const unclean[] = {"/a", "a/", "a//b", "./a", "a/../b", "..", "a\\b"};
  for (size_t i = 0; i < sizeof unclean / sizeof *unclean; i++) assert_false(path_is_clean(str_from(unclean[i])));
  assert_false(path_is_clean(STR("a\0b")));
}

static void test_parts(void **state) {
  assert_str(path_join(*state, STR(""), STR("a")), "a");
  assert_str(path_join(*state, STR("a"), STR("b")), "a/b");
  assert_str(path_folder(STR("a/b/c.md")), "a/b");
  assert_str(path_folder(STR("c.md")), "");
  assert_str(path_name(STR("a/c.md")), "c.md");
  assert_str(path_name(STR("c.md")), "c.md");
  assert_str(path_stem(STR("a.b/c.tar.gz")), "c.tar");
  assert_str(path_stem(STR("a.b/c")), "c");
  assert_str(path_stem(STR("a/.skjult")), ".skjult");
  assert_str(path_extension(STR("a/B.JPG")), "JPG");
  assert_str(path_extension(STR("a.b/c")), "");
  assert_str(path_extension(STR(".skjult")), "");
  assert_str(path_extension(STR("a.")), "");
  assert_true(path_has_extension(STR("a/b.JpG"), "jpg"));
  assert_false(path_has_extension(STR("a/b.jpeg"), "jpg"));
  assert_false(path_has_extension(STR("jpg"), "jpg"));
}

static void test_inside(void **state) {
  (void)state;
  assert_true(path_is_inside(STR("a/b"), STR("a")));
  assert_true(path_is_inside(STR("a"), STR("a")));
  assert_true(path_is_inside(STR("a"), STR("")));
  assert_false(path_is_inside(STR("ab"), STR("a")));
  assert_false(path_is_inside(STR("a"), STR("a/b")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_resolving),    ARENA_TEST(test_resolved_paths_are_clean), cmocka_unit_test(test_clean), ARENA_TEST(test_parts),
      cmocka_unit_test(test_inside),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
