#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "relate/token.h"

/* The words of a text, one after the other, parted by bars; one that does not follow its neighbour after a blank begins with a slash. */
static void cut(const char *text, const char *wanted) {
  struct arena *arena = arena_new();
  struct tokens tokens = tokens_begin(arena, str_from(text));
  struct word_token token;
  struct str all = {"", 0};
  while (tokens_next(&tokens, &token)) {
    const char *before = all.len == 0 ? "" : token.is_adjacent ? "|" : "|/";
    all = str_format(arena, "%.*s%s%.*s", STR_ARG(all), before, STR_ARG(token.word));
  }
  assert_string_equal(str_zero(arena, all), wanted);
  arena_free(arena);
}

static void words_are_what_is_written_together(void **state) {
  (void)state;
  cut("Viden og DATA, læring.", "viden|og|data|/læring");
  cut("data-drevet PLF'er data_2024 data2 fil.csv", "data-drevet|plf'er|data_2024|data2|fil.csv");
  cut("PLF\u2019er", "plf'er");
  cut("viden/data", "viden|/data");
  cut("slut.Data", "slut|/data");
  cut("ÆBLE Ægte Ångstrøm", "æble|ægte|ångstrøm");
  cut("social\u00A0kapital", "social|kapital");
  cut("kapacitets\u00ADopbygning", "kapacitetsopbygning");
  cut("\u00AD viden \u00AD data\u00AD", "viden|data"); /* a soft hyphen alone is no word */
  cut("tra\u030Ad og TRA\u030AD", "tråd|og|tråd");     /* decomposed */
  cut("ČAPEK, Łódź og Ωmega", "čapek|/łódź|og|ωmega");
  cut("\u0130stanbul", "\u0130stanbul"); /* small it would be longer */
}

static void broken_words_are_whole(void **state) {
  (void)state;
  cut("lærings-\nfællesskaber", "læringsfællesskaber");
  cut("lærings-\nog trivselsmiljø", "lærings-|og|trivselsmiljø");
  cut("lærings- og trivselsmiljø", "lærings-|og|trivselsmiljø");
  cut("skoleudvikling og -ledelse", "skoleudvikling|og|-ledelse");
  cut("viden -\ndata", "viden|/data");
}

static void odd_bytes_are_no_words(void **state) {
  (void)state;
  cut("", "");
  cut(" \xFF\xFE - -- '' ", "");
  cut("a\xFF"
      "b",
      "a|/b");
  cut("日本 data", "日本|data");
}

static void sentences_begin_with_capitals(void **state) {
  (void)state;
  static const struct {
    const char *text;
    const char *begins; /* one digit for each word */
  } cases[] = {{"Hotel Data", "10"},   {"Slut. Data er", "110"},  {"Svar: Data", "11"}, {"1. Data", "11"},
               {"ordet »Data«", "11"}, {"(Data) og Data", "100"}, {"Nej – Data", "11"}, {"data, Data", "10"}};
  struct arena *arena = arena_new();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct tokens tokens = tokens_begin(arena, str_from(cases[i].text));
    struct word_token token;
    for (size_t j = 0; tokens_next(&tokens, &token); j++) assert_int_equal(token.begins_sentence, cases[i].begins[j] == '1');
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_are_what_is_written_together),
      cmocka_unit_test(broken_words_are_whole),
      cmocka_unit_test(odd_bytes_are_no_words),
      cmocka_unit_test(sentences_begin_with_capitals),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
