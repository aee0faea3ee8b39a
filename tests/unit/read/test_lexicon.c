#include "unit/read/temporary.h"

#include "base/file.h"
#include "read/lexicon.h"

static struct lexicon *open_danish(const char *cache) {
  struct diags *diags = diags_new();
  struct lexicon *lexicon = lexicon_open(STR("da"), cache, diags);
  diags_free(diags);
  assert_non_null(lexicon);
  return lexicon;
}

static bool has_lemma(struct lexicon *lexicon, const char *word, const char *lemma) {
  return word_has_lemma(lexicon_word(lexicon, str_from(word)), str_from(lemma));
}

static void forms_lead_to_their_lemma(void **state) {
  struct lexicon *lexicon = *state;
  assert_true(has_lemma(lexicon, "professionelle", "professionel"));
  assert_true(has_lemma(lexicon, "trivslen", "trivsel"));
  assert_true(has_lemma(lexicon, "dagtilbuddenes", "dagtilbud"));
  assert_true(has_lemma(lexicon, "Lederne", "leder"));
  assert_false(has_lemma(lexicon, "lederne", "ledelse"));
  assert_false(has_lemma(lexicon, "måler", "mål")); /* a verb's form */
}

static void compounds_have_a_lemma_and_parts(void **state) {
  struct lexicon *lexicon = *state;
  assert_true(has_lemma(lexicon, "læringsfællesskaberne", "læringsfællesskab"));
  assert_false(has_lemma(lexicon, "læringsfællesskaberne", "fællesskab"));
  static const char *const words[][5] = {{"projektudvikling", "projekt", "udvikling", NULL},
                                         {"indsatssporene", "indsats", "spor", NULL},
                                         {"Trivselslederne", "trivsel", "leder", NULL},
                                         {"skolelederkursus", "skole", "lederkursus", "skoleleder", "kursus"},
                                         {"skoleledelsen", "skole", "ledelse", NULL}, /* listed whole */
                                         {"arbejdsmarkedet", "arbejde", "marked", NULL},
                                         {"ungdomsuddannelse", "ungdom", "uddannelse", NULL},
                                         {"begreb", NULL}, /* beg, reb */
                                         {"ledelse", NULL}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t part_count;
    const struct str *parts = lexicon_parts(lexicon, str_from(words[i][0]), &part_count);
    size_t count = 0;
    for (; count < 4 && words[i][count + 1] != NULL; count++) {
      assert_true(count < part_count);
      assert_true(str_is(parts[count], words[i][count + 1]));
    }
    assert_int_equal(part_count, count);
  }
}

static void ambiguous_words_have_all_their_readings(void **state) {
  struct lexicon *lexicon = *state;
  assert_true(has_lemma(lexicon, "viden", "viden"));
  assert_true(has_lemma(lexicon, "viden", "vide"));
  const struct word *word = lexicon_word(lexicon, STR("viden"));
  for (size_t i = 0; i < word->reading_count; i++)
    assert_int_equal(word->readings[i].form & FORM_BASE ? 1 : 0, str_is(word->readings[i].lemma, "viden"));
}

static void what_is_misspelt_is_unknown_and_corrected(void **state) {
  struct lexicon *lexicon = *state;
  assert_true(lexicon_word(lexicon, STR("professionel"))->is_known);
  assert_true(lexicon_word(lexicon, STR("Horsens"))->is_known);
  assert_false(lexicon_word(lexicon, STR("profesionel"))->is_known);
  assert_int_equal(lexicon_word(lexicon, STR("profesionel"))->reading_count, 0);
  size_t count;
  const struct str *words = lexicon_suggestions(lexicon, STR("profesionel"), &count);
  assert_true(count > 0 && str_is(words[0], "professionel"));
  words = lexicon_suggestions(lexicon, STR("profesionel"), &count);
  assert_true(count > 0 && str_is(words[0], "professionel"));
}

static void odd_words_are_unknown(void **state) {
  struct lexicon *lexicon = *state;
  char long_word[1000];
  memset(long_word, 'a', sizeof long_word);
  assert_false(lexicon_word(lexicon, (struct str){long_word, sizeof long_word})->is_known);
  assert_false(lexicon_word(lexicon, STR(""))->is_known);
  assert_false(lexicon_word(lexicon, STR("a\0b"))->is_known);
  assert_false(lexicon_word(lexicon, STR("🙂"))->is_known);
}

/* The second lexicon has the same answers. */
static void answers_are_kept(void **state) {
  const struct temporary *temporary = *state;
  struct lexicon *lexicon = open_danish(temporary->folder);
  size_t count;
  lexicon_parts(lexicon, STR("projektudvikling"), &count);
  assert_int_equal(count, 2);
  lexicon_suggestions(lexicon, STR("profesionel"), &count);
  struct str version = str_copy(temporary->arena, lexicon_version(lexicon));
  lexicon_close(lexicon);
  lexicon = open_danish(temporary->folder);
  assert_true(str_equal(lexicon_version(lexicon), version));
  assert_true(lexicon_word(lexicon, STR("projektudvikling"))->is_known);
  assert_true(str_is(lexicon_parts(lexicon, STR("projektudvikling"), &count)[1], "udvikling") && count == 2);
  assert_true(has_lemma(lexicon, "projektudvikling", "projektudvikling"));
  lexicon_suggestions(lexicon, STR("profesionel"), &count);
  assert_true(count > 0);
  lexicon_close(lexicon);
}

/* A dictionary in the old encoding, as older distributions have it: the words' own letters must come through both ways. Another
 * dictionary's answers, kept in the same folder, are not taken for its own. */
static void a_dictionary_of_another_encoding_is_read(void **state) {
  const struct temporary *temporary = *state;
  struct lexicon *lexicon = open_danish(temporary->folder);
  assert_true(lexicon_word(lexicon, STR("ledelse"))->is_known);
  lexicon_close(lexicon);
  assert_true(file_write(path_in(temporary, "da_DK.aff"), STR("SET ISO8859-1\nSFX 1 Y 1\nSFX 1 0 en . +BESTEMT_ENTAL\n")));
  assert_true(file_write(path_in(temporary, "da_DK.dic"), STR("1\nl\xE6ring/1\n")));
  setenv("DICPATH", temporary->folder, 1);
  lexicon = open_danish(temporary->folder);
  assert_true(lexicon_word(lexicon, STR("læring"))->is_known);
  assert_true(has_lemma(lexicon, "læringen", "læring"));
  assert_false(lexicon_word(lexicon, STR("ledelse"))->is_known);
  lexicon_close(lexicon);
  unsetenv("DICPATH");
}

static void a_missing_dictionary_is_a_finding(void **state) {
  (void)state;
  struct diags *diags = diags_new();
  assert_null(lexicon_open(STR("xx"), NULL, diags));
  assert_int_equal(diags_count(diags), 1);
  assert_int_equal(diags_at(diags, 0)->code, DIAG_DICTIONARY_MISSING);
  assert_true(diags_blame_environment(diags));
  diags_free(diags);
}

static int open_lexicon(void **state) {
  *state = open_danish(NULL);
  return 0;
}

static int close_lexicon(void **state) {
  lexicon_close(*state);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms_lead_to_their_lemma),
      cmocka_unit_test(compounds_have_a_lemma_and_parts),
      cmocka_unit_test(ambiguous_words_have_all_their_readings),
      cmocka_unit_test(what_is_misspelt_is_unknown_and_corrected),
      cmocka_unit_test(odd_words_are_unknown),
      TEMPORARY_TEST(answers_are_kept),
      TEMPORARY_TEST(a_dictionary_of_another_encoding_is_read),
      cmocka_unit_test(a_missing_dictionary_is_a_finding),
  };
  return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
