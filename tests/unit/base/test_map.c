#include "unit/base/check.h"

#include "base/map.h"

static void test_put_get_set(void **state) {
  struct map map;
  int one = 1, two = 2;
  map_init(&map, *state);
  assert_null(map_get(&map, STR("a")));
  assert_ptr_equal(map_put(&map, STR("a"), &one), &one);
  assert_ptr_equal(map_put(&map, STR("a"), &two), &one);
  assert_ptr_equal(map_get(&map, STR("a")), &one);
  map_set(&map, STR("a"), &two);
  map_set(&map, STR(""), &one);
  assert_ptr_equal(map_get(&map, STR("a")), &two);
  assert_ptr_equal(map_get(&map, (struct str){0}), &one);
  assert_null(map_get(&map, STR("b")));
  assert_int_equal(map.count, 2);
}

static void test_many_keys_in_order(void **state) {
  enum { COUNT = 50000 };
  struct map map;
  map_init(&map, *state);
  static char values[COUNT];
  for (int i = 0; i < COUNT; i++) map_put(&map, str_format(*state, "nøgle-%d", i * 7919), &values[i]);
  assert_int_equal(map.count, COUNT);
  for (int i = 0; i < COUNT; i++) {
    assert_ptr_equal(map.items[i].value, &values[i]);
    if (map_get(&map, str_format(*state, "nøgle-%d", i * 7919)) != &values[i]) fail_msg("key %d is lost", i);
  }
  assert_null(map_get(&map, STR("nøgle-1")));
}

static void test_keys_that_differ_in_length_or_one_byte(void **state) {
  struct map map;
  map_init(&map, *state);
  static char zeros[64], values[64];
  for (size_t i = 0; i < 64; i++) assert_ptr_equal(map_put(&map, (struct str){zeros, i}, &values[i]), &values[i]);
  for (size_t i = 0; i < 64; i++) assert_ptr_equal(map_get(&map, (struct str){zeros, i}), &values[i]);
}

static void test_enter(void **state) {
  struct map map;
  map_init(&map, *state);
  static char value;
  char passing[] = "mål";
  struct map_item *item = map_enter(&map, str_from(passing));
  assert_null(item->value);
  *item = (struct map_item){STR("mål"), &value};
  passing[0] = 'x';
  assert_ptr_equal(map_get(&map, STR("mål")), &value);
  assert_ptr_equal(map_enter(&map, STR("mål"))->value, &value);
  assert_int_equal(map.count, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_put_get_set),
      ARENA_TEST(test_many_keys_in_order),
      ARENA_TEST(test_keys_that_differ_in_length_or_one_byte),
      ARENA_TEST(test_enter),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
