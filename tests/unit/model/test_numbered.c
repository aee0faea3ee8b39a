#include "unit/base/check.h"

#include "model/numbered.h"

static void names_are_numbered_past_those_that_are_taken(void **state) {
  struct map taken;
  struct numbered numbered;
  char values[6];
  map_init(&taken, *state);
  map_put(&taken, STR("a-3"), &values[0]);
  numbered_init(&numbered, &taken);
  assert_str(numbered_take(&numbered, STR("a"), &values[1]), "a");
  assert_str(numbered_take(&numbered, STR("a"), &values[2]), "a-2");
  assert_str(numbered_take(&numbered, STR("a"), &values[3]), "a-4");
  assert_str(numbered_take(&numbered, STR("a-2"), &values[4]), "a-2-2");
  assert_str(numbered_take(&numbered, STR("b"), &values[5]), "b");
  assert_ptr_equal(map_get(&taken, STR("a-4")), &values[3]);
}

int main(void) {
  const struct CMUnitTest tests[] = {ARENA_TEST(names_are_numbered_past_those_that_are_taken)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
