#include "unit/base/check.h"

#include "serve/range.h"

static void assert_part(const char *field, uint64_t size, uint64_t first, uint64_t length) {
  struct range range;
  assert_int_equal(range_read(str_from(field), size, &range), RANGE_PART);
  assert_int_equal(range.first, first);
  assert_int_equal(range.length, length);
}

static void test_parts(void **state) {
  (void)state;
  assert_part("bytes=0-0", 10, 0, 1);
  assert_part("bytes=2-5", 10, 2, 4);
  assert_part("bytes=2-", 10, 2, 8);
  assert_part("bytes=2-100", 10, 2, 8);
  assert_part("bytes=-3", 10, 7, 3);
  assert_part("bytes=-30", 10, 0, 10);
  assert_part("bytes= 9-9 ", 10, 9, 1);
}

static void test_what_is_passed_over(void **state) {
  (void)state;
  static const char *const fields[] = {"",          "bytes",     "bytes=",  "bytes=5-2", "bytes=a-b",  "bytes=1-2,4-5",
                                       "lines=1-2", "bytes=--1", "bytes=1", "bytes=-",   "bytes=1-2x", "bytes=99999999999999999999-"};
  struct range range;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    assert_int_equal(range_read(str_from(fields[i]), 10, &range), RANGE_WHOLE);
    assert_int_equal(range.first, 0);
    assert_int_equal(range.length, 10);
  }
}

static void test_beyond(void **state) {
  (void)state;
  struct range range;
  assert_int_equal(range_read(STR("bytes=10-"), 10, &range), RANGE_BEYOND);
  assert_int_equal(range_read(STR("bytes=10-12"), 10, &range), RANGE_BEYOND);
  assert_int_equal(range_read(STR("bytes=-0"), 10, &range), RANGE_BEYOND);
  assert_int_equal(range_read(STR("bytes=0-"), 0, &range), RANGE_BEYOND);
  assert_int_equal(range_read(STR("bytes=-1"), 0, &range), RANGE_BEYOND);
}

static void test_tags(void **state) {
  (void)state;
  assert_true(range_names_tag(STR("\"a\""), STR("\"a\"")));
  assert_true(range_names_tag(STR("\"b\", W/\"a\""), STR("\"a\"")));
  assert_true(range_names_tag(STR("*"), STR("\"a\"")));
  assert_false(range_names_tag(STR(""), STR("\"a\"")));
  assert_false(range_names_tag(STR("\"ab\""), STR("\"a\"")));
  assert_false(range_names_tag(STR("a"), STR("\"a\"")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_parts),
      cmocka_unit_test(test_what_is_passed_over),
      cmocka_unit_test(test_beyond),
      cmocka_unit_test(test_tags),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
