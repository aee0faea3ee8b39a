#include "parse.h"

/* Each reference's sentence with its mark in brackets, one a line. */
static const char *list_quotes(struct fixture *fixture, const struct document *document) {
  struct str all = STR("");
  for (size_t i = 0; i < document->reference_count; i++) {
    const struct reference *reference = &document->references[i];
    struct str before = str_slice(reference->sentence, 0, reference->mark_start);
    struct str mark = str_slice(reference->sentence, reference->mark_start, reference->mark_end);
    struct str behind = str_slice(reference->sentence, reference->mark_end, reference->sentence.len);
    all = str_format(fixture->arena, "%.*s%s%.*s<%.*s>%.*s", STR_ARG(all), i > 0 ? "\n" : "", STR_ARG(before), STR_ARG(mark),
                     STR_ARG(behind));
  }
  return str_zero(fixture->arena, all);
}

static void assert_quotes(struct fixture *fixture, const char *body, const char *expected) {
  assert_string_equal(list_quotes(fixture, parse_body(fixture, body)), expected);
}

static void each_stands_in_its_sentence(void **state) {
  assert_quotes(*state, "Vi ved det. Brug [[data]] og\n*altid* [[viden]], bl.a. her.  Sådan.\n",
                "Brug <data> og altid viden, bl.a. her.\nBrug data og altid <viden>, bl.a. her.");
}

static void a_reference_over_sentences_gets_them_all(void **state) {
  assert_quotes(*state, "Et. [To. Tre](begreb:a) fire. Se [[b]]. Fem.\n", "<To. Tre> fire.\nSe <b>.");
}

static void what_shares_a_long_quote_shares_all_of_it(void **state) {
  assert_quotes(*state, "[[a]] er [to. Tre](begreb:b) og [[c]]. Fire.\n",
                "<a> er to. Tre og c.\na er <to. Tre> og c.\na er to. Tre og <c>.");
}

static void cells_and_headings_are_texts_of_their_own(void **state) {
  assert_quotes(*state, "## Om [[a]] her\n\n| x [[b]] | y |\n|---|---|\n| z | [[c]] w |\n", "Om <a> her\nx <b>\n<c> w");
}

static void the_nearest_anchor_is_around_it_or_before_it(void **state) {
  const struct document *document =
      parse_body(*state, "[[a]]\n\n## Afsnit\n\n[[b]]\n\n- [[c]] {#punkt}\n- [[d]]\n\n> [!note] Husk\n> [[e]]\n\n[[f]]\n");
  static const char *const anchors[] = {"", "afsnit", "punkt", "afsnit", "husk", "afsnit"};
  assert_int_equal(document->reference_count, 6);
  for (size_t i = 0; i < 6; i++) assert_str(document->references[i].near_anchor, anchors[i]);
}

static void a_sentence_without_end_is_quoted_in_parts(void **state) {
  struct fixture *fixture = *state;
  enum { COUNT = 2000 };
  char *text = arena_alloc(fixture->arena, COUNT * 9 + 1);
  for (size_t i = 0; i < COUNT; i++) memcpy(text + i * 9, "[[abc]]ø", 9);
  const struct document *document = parse_body(fixture, text);
  assert_int_equal(document->reference_count, COUNT);
  for (size_t i = 0; i < COUNT; i++) {
    const struct reference *reference = &document->references[i];
    assert_true(reference->sentence.len <= 1003);
    assert_str(str_slice(reference->sentence, reference->mark_start, reference->mark_end), "abc");
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(each_stands_in_its_sentence),
      FIXTURE_TEST(a_reference_over_sentences_gets_them_all),
      FIXTURE_TEST(what_shares_a_long_quote_shares_all_of_it),
      FIXTURE_TEST(cells_and_headings_are_texts_of_their_own),
      FIXTURE_TEST(the_nearest_anchor_is_around_it_or_before_it),
      FIXTURE_TEST(a_sentence_without_end_is_quoted_in_parts),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
