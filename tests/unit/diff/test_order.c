#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "diff/order.h"

/* The places in a row, and which of them stay. */
static void assert_stays(const char *places, const char *expected) {
  struct arena *arena = arena_new();
  struct order_item items[16] = {{0}};
  char stays[17] = "";
  size_t count = strlen(places);
  for (size_t i = 0; i < count; i++) items[i] = (struct order_item){(size_t)(places[i] - '0'), 10, false};
  order_settle(arena, items, count);
  for (size_t i = 0; i < count; i++) stays[i] = items[i].stays ? places[i] : '-';
  assert_string_equal(stays, expected);
  arena_free(arena);
}

static void as_few_as_possible_are_moved(void **state) {
  (void)state;
  assert_stays("", "");
  assert_stays("0123", "0123");
  assert_stays("3012", "-012");
  assert_stays("1230", "123-");
  assert_stays("021345", "02-345");
}

static void the_lighter_one_is_moved(void **state) {
  struct order_item items[] = {{1, 5, false}, {0, 9, false}};
  order_settle(*state, items, 2);
  assert_false(items[0].stays);
  assert_true(items[1].stays);
}

static int set_up(void **state) {
  *state = arena_new();
  return 0;
}

static int tear_down(void **state) {
  arena_free(*state);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(as_few_as_possible_are_moved),
      cmocka_unit_test(the_lighter_one_is_moved),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
