#include "unit/base/check.h"

#include "search/words.h"

static struct str words_in(struct arena *arena, struct str text) {
  struct search_word word;
  struct str all = {"", 0};
  size_t at = 0;
  while (search_word_next(text, &at, &word))
    all = str_format(arena, "%.*s%.*s|", STR_ARG(all), STR_ARG(((struct str){word.bytes, word.len})));
  return all;
}

static void test_words_are_letters_and_digits(void **state) {
  assert_str(words_in(*state, STR("Børn, elever (CO2) & PLF-forløb: 1.000 kr.")), "børn|elever|co2|plf|forløb|1|000|kr|");
  assert_str(words_in(*state, STR("ÆBLE×ÅL÷ØL")), "æble|ål|øl|");
  assert_str(words_in(*state, STR("lærings\u00ADfælles\u00ADskab \u00AD")), "læringsfællesskab|");
  assert_str(words_in(*state, STR("A\u030Ab ΣΊΣΥΦΟΣ Дом 😀 …")), "åb|σίσυφος|дом|");
  assert_str(words_in(*state, STR("")), "");
  assert_str(words_in(*state, STR("\xFF\xC3 x \xE2\x82")), "x|");
}

static void test_words_that_are_too_long_are_passed_over(void **state) {
  struct str longest = {0}, longer;
  for (int i = 0; i < SEARCH_WORD_MAX; i++) longest = str_join(*state, longest, STR("a"));
  longer = str_join(*state, longest, STR("a"));
  assert_str(words_in(*state, str_format(*state, "%.*s b", STR_ARG(longer))), "b|");
  assert_int_equal(words_in(*state, longest).len, SEARCH_WORD_MAX + 1);
}

static void test_spellings_meet(void **state) {
  assert_str(search_fold(*state, STR("læringsfællesskab")), "laeringsfaellesskab");
  assert_str(search_fold(*state, STR("caféens")), "cafeens");
  assert_str(search_fold(*state, STR("дом")), "дом");
  static const char *const same[][2] = {{"købmand", "kobmand"},
                                        {"svømmehal", "svommehal"},
                                        {"aabenraa", "åbenrå"},
                                        {"proffesionelle", "professionele"},
                                        {"iværksætter", "iverksetter"}};
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
    struct str one = search_skeleton(*state, str_from(same[i][0]));
    struct str other = search_skeleton(*state, str_from(same[i][1]));
    assert_true(str_equal(one, other));
  }
  assert_false(str_equal(search_skeleton(*state, STR("2002")), search_skeleton(*state, STR("2022"))));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_words_are_letters_and_digits),
      ARENA_TEST(test_words_that_are_too_long_are_passed_over),
      ARENA_TEST(test_spellings_meet),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
