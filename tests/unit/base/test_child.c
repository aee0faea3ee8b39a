#include "unit/base/check.h"

#include "base/child.h"

static const struct child_limits limits = {.seconds = 10, .output = 1000, .file = 1000};
static const struct child_limits hasty = {.seconds = 1, .output = 1000, .file = 1000};

static enum child_end run(const char *script, const struct child_limits *within, const char *expected) {
  const char *argv[] = {"sh", "-c", script, NULL};
  struct child_result result;
  child_run(argv, within, &result);
  if (expected != NULL) assert_str(buf_str(&result.output), expected);
  child_release(&result);
  return result.end;
}

static void what_it_says_is_read_to_the_end(void **state) {
  (void)state;
  assert_int_equal(run("echo et; echo to >&2; sleep .1; echo tre", &limits, "et\ntre\n"), CHILD_FINE);
  assert_int_equal(run("cat", &limits, ""), CHILD_FINE); /* there is nothing on its standard input */
}

static void how_it_ended_is_told(void **state) {
  (void)state;
  const char *missing[] = {"no-such-program", NULL};
  struct child_result result;
  child_run(missing, &limits, &result);
  assert_int_equal(result.end, CHILD_MISSING);
  child_release(&result);
  assert_int_equal(run("exit 3", &limits, ""), CHILD_FAILED);
  assert_int_equal(run("kill -SEGV $$", &limits, ""), CHILD_FAILED);
}

static void ceilings_hold(void **state) {
  (void)state;
  assert_int_equal(run("head -c 2000 /dev/zero", &limits, NULL), CHILD_LARGE);
  assert_int_equal(run("exec sleep 8", &hasty, ""), CHILD_SLOW);
}

static void one_that_closes_its_output_and_goes_on_is_ended_too(void **state) {
  (void)state;
  assert_int_equal(run("exec >/dev/null 2>&1 sleep 8", &hasty, ""), CHILD_SLOW);
  assert_int_equal(run("exec >/dev/null 2>&1 sleep .1", &limits, ""), CHILD_FINE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_it_says_is_read_to_the_end),
      cmocka_unit_test(how_it_ended_is_told),
      cmocka_unit_test(ceilings_hold),
      cmocka_unit_test(one_that_closes_its_output_and_goes_on_is_ended_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
