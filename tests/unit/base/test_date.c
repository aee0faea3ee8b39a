#include "unit/base/check.h"

#include "base/date.h"

static bool is_date(const char *text) {
  struct date date;
  return date_parse(str_from(text), &date);
}

static struct date make_date(const char *text) {
  struct date date = {0};
  assert_true(date_parse(str_from(text), &date));
  return date;
}

static void test_only_days_that_exist(void **state) {
  (void)state;
  const char *const right[] = {"2018", "1000", "2018-01", "2018-01-31", "2020-02-29", "2000-02-29"};
  const char *const wrong[] = {"",           "18",         "0999",       "2018-13",    "2018-00",     "2018-1", "2018-01-1", "2019-02-29",
                               "1900-02-29", "2018-04-31", "2018-01-00", "2018/01/31", "2018-01-31 ", "+201",   "2018-",     "20180131"};
  for (size_t i = 0; i < sizeof right / sizeof *right; i++) assert_true(is_date(right[i]));
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    if (is_date(wrong[i])) fail_msg("%s was taken for a date", wrong[i]);
}

static void test_writing(void **state) {
  assert_str(date_iso(*state, make_date("2018")), "2018");
  assert_str(date_iso(*state, make_date("2018-07")), "2018-07");
  assert_str(date_iso(*state, make_date("2018-07-09")), "2018-07-09");
  assert_str(date_iso(*state, (struct date){0}), "");
  assert_str(date_written(*state, make_date("2026-11-21"), STR("da")), "21. november 2026");
  assert_str(date_written(*state, make_date("2026-01-01"), STR("en")), "1 January 2026");
  assert_str(date_written(*state, make_date("2026-12"), STR("da")), "december 2026");
  assert_str(date_written(*state, make_date("2026"), STR("en")), "2026");
}

static void test_order(void **state) {
  (void)state;
  assert_int_equal(date_compare(make_date("2018"), make_date("2018-01-01")), 0);
  assert_true(date_compare(make_date("2018"), make_date("2018-01-02")) < 0);
  assert_true(date_compare(make_date("2019"), make_date("2018-12-31")) > 0);
}

/* 2026-07-01 is summer time (UTC+2), 2026-01-01 winter time (UTC+1). */
static void test_day_in_copenhagen(void **state) {
  setenv("TZ", "America/New_York", 1);
  assert_str(date_iso(*state, date_in_copenhagen(1782856800)), "2026-07-01");
  assert_str(date_iso(*state, date_in_copenhagen(1782856799)), "2026-06-30");
  assert_str(date_iso(*state, date_in_copenhagen(1767221999)), "2025-12-31");
  assert_str(date_iso(*state, date_in_copenhagen(1767222000)), "2026-01-01");
  assert_str(date_iso(*state, date_in_copenhagen(0)), "1970-01-01");
}

static void assert_moment(const char *text, int64_t expected) {
  int64_t seconds = -1;
  assert_true(date_moment_in_copenhagen(str_from(text), &seconds));
  assert_int_equal(seconds, expected);
}

static void test_moments(void **state) {
  (void)state;
  assert_moment("2026-01-01", 1767222000);
  assert_moment("2026-01-01 06:00", 1767222000 + 6 * 3600);
  assert_moment("2026-07-01", 1782856800);
  assert_moment("1970-01-01 01:00", 0);
  const char *const wrong[] = {"2026",
                               "2026-01",
                               "2026-02-30",
                               "2026-01-01 24:00",
                               "2026-01-01 06:60",
                               "2026-01-01T06:00",
                               "2026-01-01 6:00",
                               "2026-01-01 06:00:00",
                               "2026-01-01 "};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    int64_t seconds;
    if (date_moment_in_copenhagen(str_from(wrong[i]), &seconds)) fail_msg("%s was taken for a moment", wrong[i]);
  }
}

static void test_moment_and_day_agree_through_a_year(void **state) {
  for (int day = 0; day < 365; day++) {
    struct date date = date_in_copenhagen(1767222000 + (int64_t)day * 86400 + 7200);
    int64_t seconds;
    assert_true(date_moment_in_copenhagen(date_iso(*state, date), &seconds));
    assert_int_equal(date_compare(date_in_copenhagen(seconds), date), 0);
    assert_true(date_compare(date_in_copenhagen(seconds - 1), date) < 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_only_days_that_exist), ARENA_TEST(test_writing),       cmocka_unit_test(test_order),
      ARENA_TEST(test_day_in_copenhagen),          cmocka_unit_test(test_moments), ARENA_TEST(test_moment_and_day_agree_through_a_year),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
