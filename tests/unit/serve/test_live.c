#include "unit/base/check.h"

#include "serve/live.h"

static void hear(const struct live *live, struct live_listener *listener, size_t room, const char *expected) {
  char at[LIVE_EVENT_MAX];
  struct str heard = {at, live_read(live, listener, at, room)};
  assert_str(heard, expected);
}

static void test_once(void **state) {
  (void)state;
  struct live live = {0};
  struct live_listener listener = {0};
  hear(&live, &listener, 99, "");
  assert_true(live_tell(&live, STR("a")));
  hear(&live, &listener, 99, "data: a\n\n");
  hear(&live, &listener, 99, "");
}

static void test_only_the_latest(void **state) {
  (void)state;
  struct live live = {0};
  struct live_listener listener = {0};
  live_tell(&live, STR("a"));
  live_tell(&live, STR("b"));
  hear(&live, &listener, 99, "data: b\n\n");
  hear(&live, &listener, 99, "");
}

/* What was begun is ended, whatever comes meanwhile. */
static void test_slow(void **state) {
  (void)state;
  struct live live = {0};
  struct live_listener listener = {0};
  live_tell(&live, STR("first"));
  hear(&live, &listener, 8, "data: fi");
  live_tell(&live, STR("second"));
  live_knock(&listener);
  hear(&live, &listener, 99, "rst\n\n");
  hear(&live, &listener, 99, "data: second\n\n");
  live_knock(&listener);
  hear(&live, &listener, 99, ":\n\n");
}

static void test_too_long(void **state) {
  (void)state;
  struct live live = {0};
  char text[LIVE_EVENT_MAX];
  memset(text, 'x', sizeof text);
  assert_false(live_tell(&live, (struct str){text, sizeof text}));
  assert_int_equal(live.number, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_once),
      cmocka_unit_test(test_only_the_latest),
      cmocka_unit_test(test_slow),
      cmocka_unit_test(test_too_long),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
