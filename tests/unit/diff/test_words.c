#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "diff/words.h"

/* The pieces between bars, white space as a blank. */
static void assert_cut(const char *text, const char *expected) {
  struct buf pieces;
  buf_init(&pieces, BUF_LIMIT_DEFAULT);
  enum word_kind kind;
  for (size_t at = 0; at < strlen(text);) {
    struct str piece = words_next(str_from(text), &at, &kind);
    if (pieces.len > 0) buf_add_char(&pieces, '|');
    buf_add(&pieces, kind == WORD_SPACE ? STR(" ") : piece);
  }
  buf_add_char(&pieces, '\0');
  assert_string_equal(pieces.at, expected);
  buf_release(&pieces);
}

static void words_and_marks_are_apart(void **state) {
  (void)state;
  assert_cut("Læring, trivsel.", "Læring|,| |trivsel|.");
  assert_cut("»Børnene først!«", "»|Børnene| |først|!|«");
  assert_cut("95 % – 97 %", "95| |%| |–| |97| |%");
}

static void compounds_with_hyphens_are_whole(void **state) {
  (void)state;
  assert_cut("skole-hjem-samarbejde", "skole-hjem-samarbejde");
  assert_cut("lærings- og trivselsmål", "lærings-| |og| |trivselsmål");
  assert_cut("0-18-års", "0-18-års");
  assert_cut("- og", "-| |og");
}

static void numbers_and_abbreviations_are_whole(void **state) {
  (void)state;
  assert_cut("1.250.000,50 kr.", "1.250.000,50| |kr|.");
  assert_cut("bl.a. kl. 12:30", "bl.a|.| |kl|.| |12:30");
  assert_cut("2018/19, a/b", "2018/19|,| |a|/|b");
}

static void addresses_are_whole(void **state) {
  (void)state;
  assert_cut("se https://a.example/b?c=d, og", "se| |https://a.example/b?c=d|,| |og");
  assert_cut("(post@a.example).", "(|post@a.example|)|.");
}

static void white_space_of_any_kind_is_one(void **state) {
  (void)state;
  assert_cut("a \n\t b\xC2\xA0\x63", "a| |b| |c");
}

static void what_is_no_utf8_comes_through(void **state) {
  (void)state;
  assert_cut("a\xFF\xFEz", "a|\xFF|\xFE|z");
}

static void equal_words_have_equal_numbers(void **state) {
  struct words words;
  words_init(&words, *state);
  unsigned og = words_number(&words, STR("og"), WORD_TEXT), skole = words_number(&words, STR("skole"), WORD_TEXT);
  assert_int_equal(words_number(&words, STR("og"), WORD_TEXT), og);
  assert_int_not_equal(og, skole);
  assert_int_equal(words_number(&words, STR("  "), WORD_SPACE), 0);
  assert_int_equal(words.weights[og], WORD_WEIGHT_SMALL);
  assert_int_equal(words.weights[skole], WORD_WEIGHT_FULL);
  assert_int_equal(words.weights[words_number(&words, STR("Og"), WORD_TEXT)], WORD_WEIGHT_SMALL);
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
      cmocka_unit_test(words_and_marks_are_apart),           cmocka_unit_test(compounds_with_hyphens_are_whole),
      cmocka_unit_test(numbers_and_abbreviations_are_whole), cmocka_unit_test(addresses_are_whole),
      cmocka_unit_test(white_space_of_any_kind_is_one),      cmocka_unit_test(what_is_no_utf8_comes_through),
      cmocka_unit_test(equal_words_have_equal_numbers),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
