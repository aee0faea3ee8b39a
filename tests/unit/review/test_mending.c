#include "unit/base/check.h"

#include "review/mending.h"

static const char text[] = "En leering for bgrn\nog leering.\n";

static void what_stands_there_is_changed_once(void **state) {
  struct arena *arena = *state;
  struct mending mending;
  mending_init(&mending, arena);
  const struct lines *file = lines_new(arena, STR("a.md"), STR(""), str_from(text));
  assert_true(mending_add(&mending, (struct place){file, 1, 4, 7}, STR("leering"), STR("læring")));
  assert_true(mending_add(&mending, (struct place){file, 2, 4, 7}, STR("leering"), STR("læring")));
  assert_false(mending_add(&mending, (struct place){file, 1, 4, 7}, STR("leering"), STR("læring")));
  assert_false(mending_add(&mending, (struct place){file, 1, 8, 3}, STR("ing"), STR("ung")));
  assert_int_equal(mending.files.count, 1);
  const struct mended_file *mended = map_get(&mending.files, STR("a.md"));
  struct str after;
  assert_true(edits_apply(arena, &mended->edits, file->bytes, &after));
  assert_str(after, "En læring for bgrn\nog læring.\n");
}

static void what_does_not_stand_there_is_left(void **state) {
  struct arena *arena = *state;
  struct mending mending;
  mending_init(&mending, arena);
  const struct lines *file = lines_new(arena, STR("a.md"), STR(""), str_from(text));
  const struct lines *released = lines_new(arena, STR("b.md"), STR("2018"), str_from(text));
  assert_false(mending_add(&mending, (struct place){file, 1, 5, 7}, STR("leering"), STR("læring")));
  assert_false(mending_add(&mending, (struct place){file, 2, 9, 7}, STR("leering"), STR("læring")));
  assert_false(mending_add(&mending, (struct place){file, 0, 1, 1}, STR("En"), STR("Et")));
  assert_false(mending_add(&mending, (struct place){NULL, 1, 1, 1}, STR("En"), STR("Et")));
  assert_false(mending_add(&mending, (struct place){released, 1, 4, 7}, STR("leering"), STR("læring")));
  assert_false(mending_add(NULL, (struct place){file, 1, 4, 7}, STR("leering"), STR("læring")));
  assert_int_equal(mending.files.count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(what_stands_there_is_changed_once),
      ARENA_TEST(what_does_not_stand_there_is_left),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
