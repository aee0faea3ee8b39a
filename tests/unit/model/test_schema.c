#include "parse.h"

#include "model/kind.h"
#include "model/schema.h"

static const char *const colours[] = {"red", "green", NULL};
static const struct schema_key inner_keys[] = {
    {.name = "value", .type = SCHEMA_NUMBER, .is_required = true},
    {.name = "by", .type = SCHEMA_DATE},
};
static const struct schema inner = {"an inner", inner_keys, 2};
static const struct schema_key keys[] = {
    {.name = "text", .type = SCHEMA_TEXT},
    {.name = "flag", .type = SCHEMA_BOOLEAN},
    {.name = "count", .type = SCHEMA_INTEGER, .minimum = -5, .maximum = 100},
    {.name = "number", .type = SCHEMA_NUMBER},
    {.name = "day", .type = SCHEMA_DATE},
    {.name = "moment", .type = SCHEMA_MOMENT},
    {.name = "id", .type = SCHEMA_ID},
    {.name = "ids", .type = SCHEMA_IDS},
    {.name = "texts", .type = SCHEMA_TEXTS},
    {.name = "colour", .type = SCHEMA_CHOICE, .choices = colours},
    {.name = "map", .type = SCHEMA_MAP, .inner = &inner},
    {.name = "maps", .type = SCHEMA_MAPS, .inner = &inner},
    {.name = "named", .type = SCHEMA_NAMED, .inner = &inner},
    {.name = "of-goals", .type = SCHEMA_TEXT, .kinds = 1u << KIND_GOAL},
};
static const struct schema schema = {"a test", keys, sizeof keys / sizeof keys[0]};

static const struct yaml_value *check(struct fixture *fixture, const char *text, bool fits) {
  const struct lines *file = file_of(fixture, "a.yaml", str_from(text));
  const struct yaml_value *map = yaml_tree_parse(fixture->arena, file, 0, file->bytes.len, fixture->diags);
  assert_non_null(map);
  assert_int_equal(schema_check(&schema, map, 1u << KIND_PAGE, fixture->diags), fits);
  return map;
}

static void every_type_takes_what_it_is_for(void **state) {
  const struct yaml_value *map =
      check(*state,
            "text: 'Ord  '\nflag: true\ncount: -5\nnumber: 91,2\nday: 2018-01\nmoment: 2018-01-31 06:00\nid: a/b-2\n"
            "ids: data\ntexts: [en, to]\ncolour: green\nmap: {value: 1}\nmaps: [{value: 1}]\nnamed: {a: {value: -1.5}}\n",
            true);
  assert_diags(*state, "");
  struct fixture *fixture = *state;
  assert_str(schema_text(map, "text"), "Ord");
  assert_true(schema_boolean(map, "flag", false));
  assert_true(schema_boolean(map, "flags", true));
  assert_int_equal(schema_integer(map, "count", 0), -5);
  assert_int_equal(schema_integer(map, "none", 7), 7);
  assert_int_equal(schema_date(map, "day").month, 1);
  struct names ids = schema_names(map, "ids", fixture->arena);
  assert_int_equal(ids.count, 1);
  assert_str(ids.at[0].text, "data");
  assert_int_equal(ids.at[0].place.line, 8);
  assert_int_equal(ids.at[0].place.column, 6);
  assert_int_equal(schema_names(map, "texts", fixture->arena).count, 2);
}

static void values_of_other_types_are_told_at_their_place(void **state) {
  check(*state, "text: [a]\nflag: yes\ncount: 1.5\nnumber: 1..2\nmoment: 2018\nid: [a]\nids: {a: b}\nmap: a\nmaps: {a: b}\nnamed: [a]\n",
        false);
  assert_diags(*state,
               "1:7 wrong-type: text\n2:7 wrong-type: flag → true\n3:8 wrong-type: count\n4:9 wrong-type: number\n5:9 wrong-type: moment\n"
               "6:5 wrong-type: id\n7:6 wrong-type: ids\n8:6 wrong-type: map\n9:7 wrong-type: maps\n10:8 wrong-type: named");
}

static void a_quoted_boolean_is_a_text(void **state) {
  check(*state, "flag: 'true'\n", false);
  assert_diags(*state, "1:7 wrong-type: flag");
}

static void numbers_have_their_range(void **state) {
  check(*state, "count: 101\n", false);
  assert_diags(*state, "1:8 value-out-of-range: count");
  check(*state, "count: 99999999999999999999\n", false);
  assert_diags(*state, "1:8 wrong-type: count");
}

static void unknown_keys_and_values_name_the_nearest(void **state) {
  check(*state, "coluor: red\ncolour: gren\n", false);
  assert_diags(*state, "1:1 unknown-key: coluor → colour\n2:9 unknown-value: gren → green");
}

static void dates_must_exist(void **state) {
  check(*state, "day: 2018-02-30\n", false);
  assert_diags(*state, "1:6 invalid-date: 2018-02-30");
}

static void each_bad_item_of_a_list_is_told(void **state) {
  check(*state, "ids: [data, Viden, a--b, '']\n", false);
  assert_diags(*state, "1:13 invalid-id: Viden → viden\n1:20 invalid-id: a--b → a-b\n1:26 empty-value: ids");
}

static void inner_mappings_are_checked_by_their_own_schema(void **state) {
  check(*state, "map: {by: 2020}\nmaps:\n  - value: 1\n  - values: 2\nnamed:\n  a: {value: x}\n  B: {value: 1}\n", false);
  assert_diags(
      *state,
      "1:6 missing-key: value\n4:5 unknown-key: values → value\n4:5 missing-key: value\n6:14 wrong-type: value\n7:3 invalid-id: B → b");
}

static void keys_belong_to_kinds(void **state) {
  check(*state, "of-goals: x\n", false);
  assert_diags(*state, "1:1 key-wrong-kind: of-goals");
}

static void nothing_is_not_a_value(void **state) {
  check(*state, "text:\nids: ~\ntexts: []\n", false);
  assert_diags(*state, "1:6 empty-value: text\n2:6 empty-value: ids");
}

static void ids_are_lower_case_words_with_single_hyphens(void **state) {
  (void)state;
  static const char *const good[] = {"a", "0", "a-b", "2018", "synlig-og-maalstyret-laering"};
  static const char *const bad[] = {"", "-", "a-", "-a", "a--b", "A", "å", "a b", "a/b", "a_b", "a."};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) assert_true(schema_is_id(str_from(good[i])));
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(schema_is_id(str_from(bad[i])));
  char longest[102];
  memset(longest, 'a', sizeof longest);
  assert_true(schema_is_id((struct str){longest, 100}));
  assert_false(schema_is_id((struct str){longest, 101}));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(every_type_takes_what_it_is_for),
      FIXTURE_TEST(values_of_other_types_are_told_at_their_place),
      FIXTURE_TEST(a_quoted_boolean_is_a_text),
      FIXTURE_TEST(numbers_have_their_range),
      FIXTURE_TEST(unknown_keys_and_values_name_the_nearest),
      FIXTURE_TEST(dates_must_exist),
      FIXTURE_TEST(each_bad_item_of_a_list_is_told),
      FIXTURE_TEST(inner_mappings_are_checked_by_their_own_schema),
      FIXTURE_TEST(keys_belong_to_kinds),
      FIXTURE_TEST(nothing_is_not_a_value),
      FIXTURE_TEST(ids_are_lower_case_words_with_single_hyphens),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
