#include "unit/base/check.h"

#include "model/kind.h"

static void every_name_leads_back_to_its_kind(void **state) {
  (void)state;
  for (unsigned i = 0; i < KIND_COUNT; i++) {
    enum kind kind;
    assert_true(kind_by_name(str_from(kind_name((enum kind)i)), &kind));
    assert_int_equal(kind, i);
    assert_true(kind_by_plural(str_from(kind_plural((enum kind)i)), &kind));
    assert_int_equal(kind, i);
    assert_true(strlen(kind_title((enum kind)i, STR("da"))) > 0);
    assert_true(strchr(kind_phrase((enum kind)i), '\x1F') != NULL);
  }
}

static void schemes_are_danish(void **state) {
  (void)state;
  static const struct {
    const char *scheme;
    enum kind kind;
  } cases[] = {{"begreb", KIND_CONCEPT}, {"maal", KIND_GOAL},  {"spor", KIND_TRACK},
               {"side", KIND_PAGE},      {"enhed", KIND_UNIT}, {"indsats", KIND_ACTION}};
  enum kind kind;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_true(kind_by_scheme(str_from(cases[i].scheme), &kind));
    assert_int_equal(kind, cases[i].kind);
  }
  assert_false(kind_by_scheme(STR("goal"), &kind));
  assert_false(kind_by_name(STR(""), &kind));
}

static void all_but_pages_and_publications_have_an_index(void **state) {
  (void)state;
  for (unsigned i = 0; i < KIND_COUNT; i++) assert_int_equal(kind_segment((enum kind)i) == NULL, i == KIND_PAGE || i == KIND_PUBLICATION);
  assert_false(kind_has_page(KIND_ACTION));
  assert_true(kind_has_page(KIND_GOAL));
  assert_string_equal(kind_title(KIND_GOAL, STR("en")), "Goals");
}

static void relations_lead_to_what_they_are_called_after(void **state) {
  (void)state;
  for (unsigned i = 0; i < RELATION_COUNT; i++) {
    enum relation relation;
    assert_true(relation_by_name(str_from(relation_name((enum relation)i)), &relation));
    assert_int_equal(relation, i);
  }
  assert_true(relation_takes(RELATION_GOALS, KIND_GOAL));
  assert_false(relation_takes(RELATION_GOALS, KIND_TRACK));
  assert_true(relation_takes(RELATION_PART_OF, KIND_THEME));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_name_leads_back_to_its_kind),
      cmocka_unit_test(schemes_are_danish),
      cmocka_unit_test(all_but_pages_and_publications_have_an_index),
      cmocka_unit_test(relations_lead_to_what_they_are_called_after),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
