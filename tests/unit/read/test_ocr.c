#include "unit/read/temporary.h"

#include "base/arena.h"
#include "read/lexicon.h"
#include "read/ocr.h"

struct reader {
  struct arena *arena;
  struct lexicon *lexicon;
  struct ocr *ocr;
};

static int open_reader(void **state) {
  static struct reader reader;
  struct diags *diags = diags_new();
  reader.arena = arena_new();
  reader.lexicon = lexicon_open(STR("da"), NULL, diags);
  diags_free(diags);
  assert_non_null(reader.lexicon);
  reader.ocr = ocr_new(reader.arena, reader.lexicon);
  *state = &reader;
  return 0;
}

static int close_reader(void **state) {
  struct reader *reader = *state;
  lexicon_close(reader->lexicon);
  arena_free(reader->arena);
  return 0;
}

static void damage_with_one_reading_is_mended(void **state) {
  struct reader *reader = *state;
  static const char *const words[][2] = {
      {"bgrnenes", "børnenes"},
      {"leering", "læring"},
      {"pa", "på"},
      {"p8", "på"},
      {"lzering", "læring"},
      {"faellesskaber", "fællesskaber"},
      {"Igsning", "løsning"},
      {"skoleomrddet", "skoleområdet"},
      {"m&lomréderne", "målområderne"},
      {"P&", "På"},
      {"ivaerksaettes", "iværksættes"},
      {"Lgbende", "Løbende"},
      {"FAELLES", "FÆLLES"},
      {"sammenhangen", "sammenhængen"},
      {"leeringskultur", "læringskultur"},
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    struct str good = ocr_good_reading(reader->ocr, str_from(words[i][0]));
    if (!str_is(good, words[i][1])) fail_msg("%s: %.*s", words[i][0], STR_ARG(good));
  }
}

static void what_has_several_readings_has_no_good_one(void **state) {
  struct reader *reader = *state;
  size_t count;
  const struct ocr_reading *readings = ocr_readings(reader->ocr, STR("gget"), &count); /* øget, or gøet */
  assert_true(count >= 2);
  assert_int_equal(readings[0].cost, readings[1].cost);
  assert_int_equal(ocr_good_reading(reader->ocr, STR("gget")).len, 0);
}

static void what_is_no_damage_has_no_reading(void **state) {
  struct reader *reader = *state;
  static const char *const words[] = {"",     "qwrtp",    "xyzzy",
                                      "0123", "\xff\xfe", "kommunalbestyrelsesmedlemskab&kommunalbestyrelsesmedlemskab8"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t count;
    ocr_readings(reader->ocr, str_from(words[i]), &count);
    if (count != 0) fail_msg("%s has readings", words[i]);
  }
}

static void words_of_the_site_are_readings_too(void **state) {
  struct reader *reader = *state;
  assert_int_equal(ocr_good_reading(reader->ocr, STR("Braeqvup2")).len, 0);
  ocr_learn(reader->ocr, STR("bræqvup"));
  assert_true(str_is(ocr_good_reading(reader->ocr, STR("Braeqvup")), "Bræqvup"));
}

static void trying_has_a_bound(void **state) {
  struct reader *reader = *state;
  size_t count;
  ocr_readings(reader->ocr, STR("gagagagagagagagagagagagagagagagagagagagagagagagagagagagagaga"), &count);
  assert_true(count <= 8);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(damage_with_one_reading_is_mended),
      cmocka_unit_test(what_has_several_readings_has_no_good_one),
      cmocka_unit_test(what_is_no_damage_has_no_reading),
      cmocka_unit_test(words_of_the_site_are_readings_too),
      cmocka_unit_test(trying_has_a_bound),
  };
  return cmocka_run_group_tests(tests, open_reader, close_reader);
}
