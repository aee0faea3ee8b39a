#include "read/yamledit.h"

#include "base/arena.h"
#include "unit/base/check.h"

static const struct yaml_pair pairs[] = {{{"name", 4}, {"\"2018\"", 6}}, {{"ref", 3}, {"x", 1}}};
static const struct str path[] = {{"publications", 12}, {"plan", 4}, {"editions", 8}};
static const struct yaml_addition item = {path, 3, true, pairs, 2};

/* The text with an edition more, or NULL. */
static const char *add(struct arena *arena, const struct yaml_addition *addition, const char *text) {
  struct str after;
  const struct lines *file = lines_new(arena, STR("spor.yaml"), (struct str){0}, str_from(text));
  return yaml_edit_add(arena, file, addition, &after) ? str_zero(arena, after) : NULL;
}

#define BLOCK "- name: \"2018\"\n        ref: x\n"

static const char *const items[][2] = {
    /* nothing there, some of the path there */
    {"", "publications:\n  plan:\n    editions:\n      " BLOCK},
    {"# kun en bemærkning", "# kun en bemærkning\npublications:\n  plan:\n    editions:\n      " BLOCK},
    {"title: T # t", "title: T # t\npublications:\n  plan:\n    editions:\n      " BLOCK},
    {"publications:\n# her\nx: y\n", "publications:\n  plan:\n    editions:\n      " BLOCK "# her\nx: y\n"},
    {"publications:\n  plan:\n    editions:\nx: y\n", "publications:\n  plan:\n    editions:\n      " BLOCK "x: y\n"},
    {"publications:\n    a:\n        editions: []\nx: y\n",
     "publications:\n    a:\n        editions: []\n    plan:\n      editions:\n        - name: \"2018\"\n          ref: x\nx: y\n"},
    /* behind what stands there, as it stands */
    {"publications:\n  plan:\n    editions:\n      - name: a # først\n        ref: b # her\n\n# slut\nx: y\n",
     "publications:\n  plan:\n    editions:\n      - name: a # først\n        ref: b # her\n      " BLOCK "\n# slut\nx: y\n"},
    {"publications:\n plan:\n  editions:\n  -   {name: a,\n       ref: b} # her\nx: y\n",
     "publications:\n plan:\n  editions:\n  -   {name: a,\n       ref: b} # her\n  - {name: \"2018\", ref: x}\nx: y\n"},
    {"publications:\n  plan:\n    editions:\n      - name: a\n        ref: |\n          b\n\n\nx: y\n",
     "publications:\n  plan:\n    editions:\n      - name: a\n        ref: |\n          b\n      " BLOCK "\n\nx: y\n"},
    {"publications: {plan: {editions: [{name: a}]}} # alle\n",
     "publications: {plan: {editions: [{name: a}, {name: \"2018\", ref: x}]}} # alle\n"},
    {"publications: {plan: {editions: [\n  ]}}\n", "publications: {plan: {editions: [{name: \"2018\", ref: x}\n  ]}}\n"},
    {"publications: {a: b}\n", "publications: {a: b, plan: {editions: [{name: \"2018\", ref: x}]}}\n"},
    {"publications: {}\n", "publications: {plan: {editions: [{name: \"2018\", ref: x}]}}\n"},
    {"publications:\r\n  plan:\r\n    editions:\r\n      - {name: a}\r\n",
     "publications:\r\n  plan:\r\n    editions:\r\n      - {name: a}\r\n      - {name: \"2018\", ref: x}\r\n"},
    {"\xef\xbb\xbf"
     "title: æøå\npublications: {}\n",
     "\xef\xbb\xbf"
     "title: æøå\npublications: {plan: {editions: [{name: \"2018\", ref: x}]}}\n"},
    /* no place for it */
    {"publications: [a]\n", NULL},
    {"publications: x\n", NULL},
    {"publications:\n  plan:\n    editions: &e\n      - a\n  b:\n    editions: *e\n", NULL},
    {"title: T\n...\n", "title: T\npublications:\n  plan:\n    editions:\n      " BLOCK "...\n"},
    {"title: [\n", NULL},
};

static void an_item_goes_where_its_author_would_put_it(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
    const char *after = add(arena, &item, items[i][0]);
    if (items[i][1] == NULL) {
      assert_null(after);
    } else {
      assert_non_null(after);
      assert_string_equal(after, items[i][1]);
    }
  }
  arena_free(arena);
}

static void entries_are_added_to_a_map(void **state) {
  (void)state;
  struct arena *arena = arena_new();
  const struct str plan = STR("plan");
  const struct yaml_pair pair = {STR("2018"), STR("abc")};
  const struct yaml_addition addition = {&plan, 1, false, &pair, 1};
  assert_string_equal(add(arena, &addition, "# x\n"), "# x\nplan:\n  \"2018\": abc\n");
  assert_string_equal(add(arena, &addition, "plan:\n  \"2014\": a\nb:\n  c: d"), "plan:\n  \"2014\": a\n  \"2018\": abc\nb:\n  c: d");
  assert_null(add(arena, &addition, "plan:\n  \"2018\": a\n")); /* twice the same key */
  arena_free(arena);
}

static void texts_are_quoted_when_they_must_be(void **state) {
  (void)state;
  static const char *const scalars[][2] = {
      {"Byrådet", "Byrådet"},
      {"a/b.pdf", "a/b.pdf"},
      {"2018", "\"2018\""},
      {"2014-17", "\"2014-17\""},
      {"true", "\"true\""},
      {"No", "\"No\""},
      {"a: b", "\"a: b\""},
      {"a #b", "\"a #b\""},
      {"-a", "\"-a\""},
      {"", "\"\""},
      {"a\"\\b\n", "\"a\\\"\\\\b\\x0A\""},
      {"a ", "\"a \""},
      {"*a", "\"*a\""},
      {"Børn og unge", "Børn og unge"},
  };
  struct arena *arena = arena_new();
  for (size_t i = 0; i < sizeof scalars / sizeof scalars[0]; i++) {
    assert_str(yaml_edit_scalar(arena, str_from(scalars[i][0])), scalars[i][1]);
  }
  arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_item_goes_where_its_author_would_put_it),
      cmocka_unit_test(entries_are_added_to_a_map),
      cmocka_unit_test(texts_are_quoted_when_they_must_be),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
