#include "unit/base/check.h"

#include "base/sentence.h"

static void assert_digest(struct arena *arena, const char *text, const char *expected) {
  assert_str(sentence_digest(arena, str_from(text)).text, expected);
}

static void test_digests_keep_what_stands_around_marks(void **state) {
  assert_digest(*state, "Alle børn trives. De lærer!", "As. Dr!");
  assert_digest(*state, "Vi ser bl.a. på “den” anden, 3. gang", "Vl.a. p “dn” an, 3. gg");
  assert_digest(*state, "a. b", "a. b");
  assert_digest(*state, "Æ×å blå ø", "Æ×åø");
  assert_digest(*state, "e\xCC\x81ne", "e\xCC\x81ne");
  assert_digest(*state, "ord\n\nflere ord", "od\n\nfd");
  assert_digest(*state, "…  \xC3", "…  \xC3");
  assert_digest(*state, "", "");
}

/* What is left out lies between letters and spaces, and every byte that is kept knows where it comes from. */
static void test_origins(void **state) {
  static const char *const pieces[] = {"a", "B", " ", ".", "æ", "×", "1", "\xFF", "日", "\n"};
  uint64_t seed = 5;
  for (int round = 0; round < 2000; round++) {
    struct str text = {0};
    for (size_t count = random_below(&seed, 30); count > 0; count--)
      text = str_join(*state, text, str_from(pieces[random_below(&seed, sizeof pieces / sizeof *pieces)]));
    struct sentence_digest digest = sentence_digest(*state, text);
    assert_int_equal(digest.origins[digest.text.len], text.len);
    size_t next = 0;
    for (size_t i = 0; i < digest.text.len; i++) {
      assert_int_equal(digest.text.at[i], text.at[digest.origins[i]]);
      for (; next < digest.origins[i]; next++) assert_null(memchr(".1\n\xFF", text.at[next], 4));
      next++;
    }
    assert_int_equal(next, text.len);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_digests_keep_what_stands_around_marks),
      ARENA_TEST(test_origins),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
