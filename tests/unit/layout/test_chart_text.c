#include "unit/base/check.h"

#include "layout/chart_text.h"

static struct str joined(struct arena *arena, struct chart_label label) {
  struct str all = STR("");
  for (size_t i = 0; i < label.count; i++) all = str_format(arena, "%.*s%s%.*s", STR_ARG(all), i > 0 ? "|" : "", STR_ARG(label.lines[i]));
  return all;
}

static void lines_break_between_words(void **state) {
  struct chart_label label = chart_label(*state, STR("Mere og stærkere fællesskab"), 8, 3);
  assert_str(joined(*state, label), "Mere og|stærkere|fællesskab");
  assert_false(label.is_cut);
}

static void a_word_that_fits_no_line_is_parted(void **state) {
  struct chart_label label = chart_label(*state, STR("Kapacitetsopbygningskonsulent"), 8, 4);
  assert_true(label.count > 1);
  assert_true(str_ends(label.lines[0], "-"));
  assert_false(label.is_cut);
}

static void what_is_too_long_ends_with_an_ellipsis(void **state) {
  char text[600];
  for (size_t i = 0; i < sizeof text; i++) text[i] = i % 7 == 6 ? ' ' : 'a';
  struct chart_label label = chart_label(*state, (struct str){text, sizeof text}, 10, 3);
  assert_true(label.is_cut);
  assert_int_equal(label.count, 3);
  assert_true(str_ends(label.lines[2], "…"));
}

static void no_line_is_wider_than_the_box(void **state) {
  static const char *const letters[] = {"a", "m", "W", "i", "æ", "Å", " ", "-", "\xC2\xAD", "→", "1"};
  uint64_t seed = 20181231;
  for (int i = 0; i < 500; i++) {
    struct str text = STR("");
    size_t length = random_below(&seed, 60);
    for (size_t j = 0; j < length; j++) text = str_join(*state, text, str_from(letters[random_below(&seed, 11)]));
    double width = 3 + (double)random_below(&seed, 20);
    struct chart_label label = chart_label(*state, text, width, 1 + random_below(&seed, 4));
    for (size_t j = 0; j < label.count; j++) assert_true(chart_text_width(label.lines[j]) <= width + 0.001);
  }
}

static void lines_know_where_they_begin(void **state) {
  struct chart_label label = chart_label(*state, STR("Et  growth\nmindset i Kapacitetsopbygnings\xC2\xADkonsulenternes hverdag"), 9, 5);
  assert_true(str_is(label.text, "Et growth mindset i Kapacitetsopbygningskonsulenternes hverdag"));
  assert_true(label.count > 3);
  for (size_t i = 0; i < label.count; i++) {
    struct str line = label.lines[i];
    size_t sign = str_ends(line, "…") ? 3 : str_ends(line, "-") ? 1 : 0;
    struct str own = str_slice(label.text, label.starts[i], label.starts[i] + line.len - sign);
    assert_true(str_equal(own, str_slice(line, 0, line.len - sign)));
  }
}

static void nothing_gives_no_lines(void **state) {
  assert_int_equal(chart_label(*state, STR("  "), 10, 2).count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(lines_break_between_words),
      ARENA_TEST(a_word_that_fits_no_line_is_parted),
      ARENA_TEST(what_is_too_long_ends_with_an_ellipsis),
      ARENA_TEST(no_line_is_wider_than_the_box),
      ARENA_TEST(lines_know_where_they_begin),
      ARENA_TEST(nothing_gives_no_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
