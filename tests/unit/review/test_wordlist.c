#include "unit/base/check.h"

#include "base/diag.h"
#include "review/wordlist.h"

static struct wordlist read(struct arena *arena, const char *text, size_t findings) {
  struct diags *diags = diags_new();
  struct wordlist list;
  wordlist_read(arena, text != NULL ? lines_new(arena, STR("ordliste.txt"), STR(""), str_from(text)) : NULL, &list, diags);
  assert_int_equal(diags_count(diags), findings);
  diags_free(diags);
  return list;
}

static void words_count_in_any_case_and_as_genitives(void **state) {
  struct wordlist list = read(*state, "# Ord\n\nFjordskole # et navn\nåkande\r\n", 0);
  assert_true(wordlist_has(&list, STR("fjordskole")));
  assert_true(wordlist_has(&list, STR("fjordskoles")));
  assert_true(wordlist_has(&list, STR("åkande")));
  assert_false(wordlist_has(&list, STR("fjordskolen")));
  assert_false(wordlist_has(&list, STR("navn")));
}

static void lines_that_are_no_words_are_told(void **state) {
  read(*state, "to ord\nen\ttabulator\nord\n", 2);
  read(*state, "\xff\n", 1);
  struct wordlist none = read(*state, NULL, 0);
  assert_false(wordlist_has(&none, STR("ord")));
}

static void new_words_stand_in_danish_order_below_the_last_comment(void **state) {
  struct wordlist list = read(*state, "# Navne\nzebra\nabe\n# Ord\nøl\nål # fisk", 0);
  const struct str words[] = {STR("ærlig"), STR("bog"), STR("øl")};
  struct str after = wordlist_add(*state, &list, words, 3);
  assert_str(after, "# Navne\nzebra\nabe\n# Ord\nøl\nål # fisk\nbog\nærlig\nøl\n");
  list = read(*state, "# Ord\nøl\nbi\n", 0);
  assert_str(wordlist_add(*state, &list, words, 3), "# Ord\nbi\nbog\nærlig\nøl\n");
}

static void a_list_that_is_not_there_begins_with_what_it_is(void **state) {
  struct wordlist none = read(*state, NULL, 0);
  const struct str words[] = {STR("bog")};
  struct str after = wordlist_add(*state, &none, words, 1);
  assert_true(str_starts(after, "# "));
  assert_true(str_ends(after, "\nbog\n"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(words_count_in_any_case_and_as_genitives),
      ARENA_TEST(lines_that_are_no_words_are_told),
      ARENA_TEST(new_words_stand_in_danish_order_below_the_last_comment),
      ARENA_TEST(a_list_that_is_not_there_begins_with_what_it_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
