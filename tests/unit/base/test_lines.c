#include "unit/base/check.h"

#include "base/lines.h"

static const struct lines *make_lines(struct arena *arena, const char *text) {
  return lines_new(arena, STR("a.md"), STR(""), str_from(text));
}

static void test_every_kind_of_line_end(void **state) {
  const struct lines *lines = make_lines(*state, "en\nto\r\ntre\rfire\n\nseks");
  assert_int_equal(lines->count, 6);
  const char *expected[] = {"", "en", "to", "tre", "fire", "", "seks", ""};
  for (unsigned line = 0; line < 8; line++) assert_str(lines_text(lines, line), expected[line]);
}

static void test_last_line_after_a_line_end_is_empty(void **state) {
  assert_int_equal(make_lines(*state, "")->count, 1);
  const struct lines *lines = make_lines(*state, "a\n");
  assert_int_equal(lines->count, 2);
  assert_str(lines_text(lines, 1), "a");
  assert_int_equal(lines_place(lines, 2, 0).line, 2);
}

static void test_a_place_is_its_offset(void **state) {
  uint64_t seed = 3;
  for (int round = 0; round < 200; round++) {
    char text[40];
    struct str bytes = {text, random_below(&seed, sizeof text)};
    for (size_t i = 0; i < bytes.len; i++) text[i] = "ab\n\r"[random_below(&seed, 4)];
    const struct lines *lines = lines_new(*state, STR("a"), STR(""), bytes);
    for (size_t offset = 0; offset <= bytes.len; offset++) {
      struct place place = lines_place(lines, offset, 1);
      assert_int_equal(lines->starts[place.line - 1] + place.column - 1, offset);
      assert_true(lines->starts[place.line - 1] <= offset);
      assert_true(place.line == lines->count || lines->starts[place.line] > offset);
    }
  }
}

static void test_place_is_clipped(void **state) {
  const struct lines *lines = make_lines(*state, "ab\ncd");
  assert_int_equal(lines_place(lines, 99, 1).column, 3);
}

static void test_columns_in_characters(void **state) {
  const struct lines *lines = make_lines(*state, "x\næb€c");
  const unsigned expected[] = {1, 1, 1, 2, 3, 3, 3, 4, 5, 6};
  for (unsigned column = 0; column < 10; column++) assert_int_equal(lines_character(lines, 2, column), expected[column]);
}

/* Against counting from the start of the line, over texts longer than a stretch. */
static void test_columns_far_out(void **state) {
  uint64_t seed = 5;
  char *text = arena_alloc(*state, 5 * LINES_STRETCH);
  for (int round = 0; round < 20; round++) {
    size_t len = random_below(&seed, 5 * LINES_STRETCH);
    for (size_t i = 0; i < len; i++) text[i] = "ab\xC3\xA6\xE2\x82\xAC\n"[random_below(&seed, 400) ? random_below(&seed, 7) : 7];
    const struct lines *lines = lines_new(*state, STR("a"), STR(""), (struct str){text, len});
    for (unsigned line = 1; line <= lines->count; line++) {
      struct str whole = lines_text(lines, line);
      unsigned count = 0;
      for (unsigned column = 1; column <= whole.len + 3; column++) {
        count += column > whole.len || ((unsigned char)whole.at[column - 1] & 0xC0) != 0x80;
        assert_int_equal(lines_character(lines, line, column), count ? count : 1);
      }
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_every_kind_of_line_end), ARENA_TEST(test_last_line_after_a_line_end_is_empty),
      ARENA_TEST(test_a_place_is_its_offset),  ARENA_TEST(test_place_is_clipped),
      ARENA_TEST(test_columns_in_characters),  ARENA_TEST(test_columns_far_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
