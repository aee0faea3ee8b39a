#include "unit/model/parse.h"

#include "relate/sections.h"

enum { TEXTS_MAX = 8 };

/* Each row as `id(former,…): its id in each text, oldest first`, `-` where it is missing. */
static const char *trace(struct fixture *fixture, const char *const *bodies, size_t count) {
  const struct document *texts[TEXTS_MAX];
  for (size_t i = 0; i < count; i++) texts[i] = bodies[i] != NULL ? parse_body(fixture, bodies[i]) : NULL;
  struct sections sections = sections_trace(fixture->arena, texts, count);
  struct str all = STR("");
  for (size_t i = 0; i < sections.count; i++) {
    const struct section *section = &sections.at[i];
    all = str_format(fixture->arena, "%.*s%s%.*s", STR_ARG(all), i > 0 ? "; " : "", STR_ARG(section->id));
    for (size_t j = 0; j < section->former_count; j++)
      all = str_format(fixture->arena, "%.*s+%.*s", STR_ARG(all), STR_ARG(section->former[j]));
    for (size_t j = 0; j < count; j++) {
      struct str id = section->in[j] != NULL ? section->in[j]->id : STR("-");
      all = str_format(fixture->arena, "%.*s %.*s", STR_ARG(all), STR_ARG(id));
    }
  }
  return str_zero(fixture->arena, all);
}

#define TRACE(state, ...) trace(*(state), (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void a_heading_is_known_by_its_id(void **state) {
  assert_string_equal(TRACE(state, "# A\n\n# B\n", "# B\n\n# A\n"), "b b b; a a a");
  assert_string_equal(TRACE(state, "# A\n", NULL, "# A\n\n# Ny\n"), "a a - a; ny - - ny");
  assert_string_equal(TRACE(state, "# A\n", "# B\n"), "b - b; a a -");
}

static void replaces_leads_back_through_all_editions(void **state) {
  assert_string_equal(TRACE(state, "# A\n", "# B {#b replaces=a}\n"), "b+a a b");
  assert_string_equal(TRACE(state, "# A\n", "# B {#b replaces=a}\n", "# B\n", "# C {#c replaces=b}\n"), "c+b+a a b b c");
  assert_string_equal(TRACE(state, "# A\n", NULL, "# C {#c replaces=a}\n"), "c+a a - c");
}

static void sections_are_merged_and_split(void **state) {
  assert_string_equal(TRACE(state, "# A\n\n# B\n", "# C {#c replaces=\"a, b\"}\n"), "c+a+b a c");
  assert_string_equal(TRACE(state, "# A\n", "# B {#b replaces=a}\n\n# C {#c replaces=a}\n"), "b+a a b; c a c");
}

/* Part of it went elsewhere, but it is there still. */
static void what_stays_is_a_section_by_itself(void **state) {
  assert_string_equal(TRACE(state, "# A\n", "# B {#b replaces=a}\n\n# A\n"), "b a b; a a a");
}

static void what_never_was_is_not_made_up(void **state) {
  assert_string_equal(TRACE(state, "# A\n", "# B {#b replaces=x}\n"), "b - b; a a -");
  assert_string_equal(TRACE(state, "# A\n", "# B {#b replaces=b}\n"), "b - b; a a -");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      FIXTURE_TEST(a_heading_is_known_by_its_id),  FIXTURE_TEST(replaces_leads_back_through_all_editions),
      FIXTURE_TEST(sections_are_merged_and_split), FIXTURE_TEST(what_stays_is_a_section_by_itself),
      FIXTURE_TEST(what_never_was_is_not_made_up),
  };
  return cmocka_run_group_tests(tests, set_up_markdown, NULL);
}
