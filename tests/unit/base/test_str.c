#include "unit/base/check.h"

static void test_comparing(void **state) {
  (void)state;
  assert_true(str_is(STR("mål"), "mål"));
  assert_false(str_is(STR("mål"), "må"));
  assert_true(str_equal((struct str){0}, STR("")));
  assert_true(str_compare(STR("a"), STR("b")) < 0);
  assert_true(str_compare(STR("a"), STR("ab")) < 0);
  assert_true(str_compare(STR("\xFF"), STR("a")) > 0);
  assert_int_equal(str_compare(STR("a"), STR("a")), 0);
  assert_true(str_starts(STR("content/a.md"), "content/"));
  assert_false(str_starts(STR("con"), "content/"));
  assert_true(str_ends(STR("a.md"), ".md"));
  assert_true(str_ends((struct str){0}, ""));
  assert_false(str_ends(STR("d"), ".md"));
}

static void test_making(void **state) {
  assert_str(str_format(*state, "%d-%s", 12, "ø"), "12-ø");
  assert_str(str_join(*state, STR("a"), (struct str){0}), "a");
  assert_string_equal(str_zero(*state, str_slice(STR("abc"), 0, 2)), "ab");
  assert_string_equal(str_zero(*state, (struct str){0}), "");
  assert_str(str_copy(*state, STR("x")), "x");
  assert_int_equal(str_from(NULL).len, 0);
}

static void test_finding(void **state) {
  (void)state;
  assert_int_equal(str_find(STR("abcabc"), STR("bc"), 2), 4);
  assert_int_equal(str_find(STR("abc"), STR(""), 3), 3);
  assert_int_equal(str_find(STR("abc"), STR("abcd"), 0), STR_NOT_FOUND);
  assert_int_equal(str_find(STR("abc"), STR("a"), 9), STR_NOT_FOUND);
  assert_int_equal(str_find_char(STR("a/b"), '/', 0), 1);
  assert_int_equal(str_find_char(STR("a/b"), '/', 2), STR_NOT_FOUND);
}

static void test_slicing(void **state) {
  (void)state;
  assert_str(str_slice(STR("abc"), 1, 2), "b");
  assert_str(str_slice(STR("abc"), 1, 99), "bc");
  assert_str(str_slice(STR("abc"), 5, 2), "");
  assert_str(str_slice((struct str){0}, 1, 2), "");
  assert_str(str_trim(STR(" \t a b\r\n")), "a b");
  assert_str(str_trim(STR(" \n")), "");
}

static void test_splitting(void **state) {
  (void)state;
  struct str rest = STR("a//b/"), part;
  const char *expected[] = {"a", "", "b", ""};
  for (size_t i = 0; i < 4; i++) {
    assert_true(str_split(&rest, '/', &part));
    assert_str(part, expected[i]);
  }
  assert_false(str_split(&rest, '/', &part));
}

static void test_distance(void **state) {
  (void)state;
  assert_int_equal(str_distance(STR("trivsel"), STR("trivsel"), 5), 0);
  assert_int_equal(str_distance(STR("trivsl"), STR("trivsel"), 5), 1);
  assert_int_equal(str_distance(STR("trvisel"), STR("trivsel"), 5), 1);
  assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 5), 3);
  assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 2), 3);
  assert_int_equal(str_distance(STR(""), STR("abc"), 9), 3);
  assert_int_equal(str_distance(STR("abc"), STR("ABC"), 9), 3);
}

/* The recurrence itself, without rows, limits or shortcuts. */
static size_t slow_distance(struct str a, struct str b) {
  if (!a.len || !b.len) return a.len + b.len;
  struct str shorter_a = str_slice(a, 0, a.len - 1), shorter_b = str_slice(b, 0, b.len - 1);
  size_t best = slow_distance(shorter_a, shorter_b) + (a.at[a.len - 1] != b.at[b.len - 1]);
  size_t deleted = slow_distance(shorter_a, b) + 1, inserted = slow_distance(a, shorter_b) + 1;
  if (deleted < best) best = deleted;
  if (inserted < best) best = inserted;
  if (a.len < 2 || b.len < 2 || a.at[a.len - 1] != b.at[b.len - 2] || a.at[a.len - 2] != b.at[b.len - 1]) return best;
  size_t swapped = slow_distance(str_slice(a, 0, a.len - 2), str_slice(b, 0, b.len - 2)) + 1;
  return swapped < best ? swapped : best;
}

static void test_distance_equals_the_definition(void **state) {
  (void)state;
  uint64_t seed = 7;
  for (int i = 0; i < 3000; i++) {
    char a[6], b[6];
    struct str one = {a, random_below(&seed, 6)}, other = {b, random_below(&seed, 6)};
    for (size_t j = 0; j < 6; j++) {
      a[j] = (char)('a' + random_below(&seed, 3));
      b[j] = (char)('a' + random_below(&seed, 3));
    }
    size_t expected = slow_distance(one, other), limit = random_below(&seed, 7);
    assert_int_equal(str_distance(one, other, limit), expected <= limit ? expected : limit + 1);
  }
}

static void test_nearest(void **state) {
  (void)state;
  const struct str names[] = {STR("mål"), STR("trivsel"), STR("læring"), STR("title"), STR("tibia")};
  size_t count = sizeof names / sizeof *names;
  assert_str(str_nearest(STR("trivsl"), names, count), "trivsel");
  assert_str(str_nearest(STR("TRIVSEL"), names, count), "trivsel");
  assert_str(str_nearest(STR("titel"), names, count), "title");
  assert_str(str_nearest(STR("noget andet"), names, count), "");
  assert_str(str_nearest(STR("ti"), names, count), "");
  assert_str(str_nearest(STR("x"), names, 0), "");
}

static void test_nearest_prefers_the_first_of_equals(void **state) {
  (void)state;
  const struct str names[] = {STR("abcx"), STR("abcy")};
  assert_str(str_nearest(STR("abcz"), names, 2), "abcx");
}

/* What was borrowed is never written to. */
static void test_extending(void **state) {
  char borrowed[] = "a b";
  struct str text = {borrowed, 1};
  size_t room = 0;
  str_extend(*state, &text, &room, STR(""));
  assert_int_equal(room, 0);
  for (int i = 0; i < 1000; i++) str_extend(*state, &text, &room, STR("cd"));
  assert_int_equal(text.len, 1 + 3 * 1000);
  assert_str(str_slice(text, 0, 7), "a cd cd");
  assert_string_equal(borrowed, "a b");
  struct str empty = {NULL, 0};
  room = 0;
  str_extend(*state, &empty, &room, STR("x"));
  assert_str(empty, "x");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_comparing), ARENA_TEST(test_making),
      ARENA_TEST(test_extending),       cmocka_unit_test(test_finding),
      cmocka_unit_test(test_slicing),   cmocka_unit_test(test_splitting),
      cmocka_unit_test(test_distance),  cmocka_unit_test(test_distance_equals_the_definition),
      cmocka_unit_test(test_nearest),   cmocka_unit_test(test_nearest_prefers_the_first_of_equals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
