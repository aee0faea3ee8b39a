#include "unit/base/check.h"

#include "layout/amount.h"

static void numbers_are_read_as_they_are_meant(void **state) {
  static const struct {
    const char *text;
    int64_t millionths;
  } cases[] = {
      {"95", 95000000}, {"92,5", 92500000}, {"91.2", 91200000}, {"-0,25", -250000}, {"0.125", 125000}, {"1200,000001", 1200000001},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct amount amount = {0};
    assert_true(amount_parse(str_from(cases[i].text), &amount));
    assert_int_equal(amount.millionths, cases[i].millionths);
  }
}

static void what_may_be_meant_in_two_ways_is_no_number(void **state) {
  static const char *const cases[] = {"1.200", "-3.141", "", "-", ",5", "5,", "1,2345678", "12345678901", "ca. 5", "1,2,3", "1 000", "5 %"};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct amount amount;
    assert_false(amount_parse(str_from(cases[i]), &amount));
  }
}

static void a_number_is_written_with_the_languages_mark(void **state) {
  assert_str(amount_write(*state, (struct amount){2500000}, STR("da")), "2,5");
  assert_str(amount_write(*state, (struct amount){-250000}, STR("en")), "-0.25");
  assert_str(amount_write(*state, (struct amount){1200000001}, STR("da")), "1200,000001");
  assert_str(amount_write(*state, (struct amount){0}, STR("da")), "0");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(numbers_are_read_as_they_are_meant),
      ARENA_TEST(what_may_be_meant_in_two_ways_is_no_number),
      ARENA_TEST(a_number_is_written_with_the_languages_mark),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
