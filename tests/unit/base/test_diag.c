#include "unit/base/check.h"

#include "base/buf.h"
#include "base/diag.h"

static const struct place nowhere = {0};
static const struct str none = {0};

static int set_up_diags(void **state) {
  *state = diags_new();
  return 0;
}

static int tear_down_diags(void **state) {
  diags_free(*state);
  return 0;
}

#define DIAGS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_diags, tear_down_diags)

static void assert_written(const struct diags *diags, size_t index, enum diag_language language, const char *expected) {
  struct buf out;
  struct diag_style style = {.language = language};
  buf_init(&out, BUF_LIMIT_DEFAULT);
  diag_write(diags_at(diags, index), &style, &out);
  assert_str(buf_str(&out), expected);
  buf_release(&out);
}

static void test_every_code_is_found_by_its_slug(void **state) {
  (void)state;
  for (enum diag_code code = 0; code < DIAG_CODE_COUNT; code++) {
    assert_int_equal(diag_find(str_from(diag_slug(code))), code);
    const char *in_english = diag_explanation(code, DIAG_ENGLISH), *in_danish = diag_explanation(code, DIAG_DANISH);
    assert_true(strlen(in_english) > 0 && strlen(in_danish) > 0);
    assert_string_not_equal(in_english, in_danish);
  }
  assert_int_equal(diag_find(STR("no-such-code")), DIAG_CODE_COUNT);
}

static void test_with_source_and_suggestion(void **state) {
  struct arena *arena = arena_new();
  const struct lines *lines = lines_new(arena, STR("content/a.md"), STR("2018"), STR("# Mål\n\nSmåt: [[trivsl]]\tend\n"));
  diags_suggest(*state, DIAG_REFERENCE_DANGLING, lines_place(lines, 15, 10), STR("trivsl"), STR("plan"), STR("trivsel"));
  arena_free(arena);
  assert_written(*state, 0, DIAG_ENGLISH,
                 "content/a.md@2018:3:7: error: nothing is called “trivsl” in plan [dangling-reference]\n"
                 "3 | Småt: [[trivsl]] end\n"
                 "  |       ^~~~~~~~~~\n"
                 "  = did you mean “trivsel”?\n");
  assert_written(*state, 0, DIAG_DANISH,
                 "content/a.md@2018:3:7: fejl: intet hedder “trivsl” i plan [dangling-reference]\n"
                 "3 | Småt: [[trivsl]] end\n"
                 "  |       ^~~~~~~~~~\n"
                 "  = mente du “trivsel”?\n");
}

static void test_without_source_or_place(void **state) {
  diags_add(*state, DIAG_GIT_NONE, nowhere, none, none, none);
  diags_add_path(*state, DIAG_OUTPUT_OCCUPIED, STR("public/\x1b[2J"), none, none);
  assert_written(*state, 0, DIAG_DANISH,
                 "spor: advarsel: ikke i et git-repository: ingen historik, mappen er den eneste udgave [no-repository]\n");
  assert_written(*state, 1, DIAG_ENGLISH, "public/<U+001B>[2J: error: a file that spor did not make stands in the way [output-occupied]\n");
}

static void test_foreign_text_commands_nothing(void **state) {
  struct arena *arena = arena_new();
  const struct lines *lines = lines_new(arena, STR("a.md"), STR(""), STR("\x1b[2Jx: 1"));
  diags_add(*state, DIAG_KEY_UNKNOWN, lines_place(lines, 4, 1), STR("\x1b[2J\nx"), STR("{0} {1}"), none);
  arena_free(arena);
  assert_written(*state, 0, DIAG_ENGLISH,
                 "a.md:1:5: error: unknown key “<U+001B>[2J<U+000A>x” in {0} {1} [unknown-key]\n"
                 "1 | <U+001B>[2Jx: 1\n"
                 "  |            ^\n");
}

static void test_braces_that_are_no_placeholders(void **state) {
  diags_add(*state, DIAG_LAYOUT_PRINT, nowhere, STR("a {decorative} {9} {"), none, none);
  assert_written(*state, 0, DIAG_ENGLISH, "spor: note: a {decorative} {9} { [layout-print]\n");
}

static void test_long_lines_are_windowed(void **state) {
  struct arena *arena = arena_new();
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  for (int i = 0; i < 100000; i++) buf_add(&text, STR("æ"));
  const struct lines *lines = lines_new(arena, STR("a.md"), STR(""), buf_str(&text));
  diags_add(*state, DIAG_RAW_HTML, lines_place(lines, 2 * 4999, 2 * 3), none, none, none);
  diags_add(*state, DIAG_RAW_HTML, lines_place(lines, 0, 2 * 1000), none, none, none);
  const struct diag *middle = diags_at(*state, 0), *start = diags_at(*state, 1);
  assert_int_equal(middle->column, 5000);
  assert_int_equal(middle->width, 3);
  assert_int_equal(middle->caret, 36);
  assert_int_equal(middle->source.len, 2 * 70 + 2 * strlen("…"));
  assert_true(str_starts(middle->source, "…æ") && str_ends(middle->source, "æ…"));
  assert_int_equal(start->caret, 1);
  assert_int_equal(start->caret_width, 70);
  assert_true(str_starts(start->source, "æ"));
  buf_release(&text);
  arena_free(arena);
}

static void test_places_beyond_the_text(void **state) {
  struct arena *arena = arena_new();
  const struct lines *lines = lines_new(arena, STR("a.md"), STR(""), STR("ab"));
  diags_add(*state, DIAG_RAW_HTML, (struct place){lines, 1, 9, 4}, none, none, none);
  diags_add(*state, DIAG_RAW_HTML, (struct place){lines, 7, 1, 0}, none, none, none);
  diags_add(*state, DIAG_RAW_HTML, (struct place){lines, 0, 0, 0}, none, none, none);
  arena_free(arena);
  assert_written(*state, 0, DIAG_ENGLISH, "a.md:1:9: warning: raw HTML is off; it is shown as text [raw-html]\n1 | ab\n  |   ^\n");
  assert_written(*state, 1, DIAG_ENGLISH, "a.md:7:1: warning: raw HTML is off; it is shown as text [raw-html]\n7 | \n  | ^\n");
  assert_written(*state, 2, DIAG_ENGLISH, "a.md: warning: raw HTML is off; it is shown as text [raw-html]\n");
}

static void test_colour(void **state) {
  struct buf out;
  struct diag_style style = {.language = DIAG_ENGLISH, .colour = true};
  diags_add(*state, DIAG_NUL_BYTE, nowhere, none, none, none);
  buf_init(&out, BUF_LIMIT_DEFAULT);
  diag_write(diags_at(*state, 0), &style, &out);
  assert_str(buf_str(&out), "\x1b[1mspor:\x1b[0m \x1b[1;31merror:\x1b[0m the text holds a NUL byte [nul-byte]\n");
  buf_release(&out);
}

static void test_order_and_repeats(void **state) {
  diags_add_path(*state, DIAG_FILE_MISSING, STR("b"), STR("x"), none);
  diags_add_path(*state, DIAG_FILE_MISSING, STR("a"), STR("y"), none);
  diags_add_path(*state, DIAG_FILE_MISSING, STR("b"), STR("x"), none);
  diags_add_path(*state, DIAG_FILE_MISSING, STR("a"), STR("x"), none);
  diags_sort(*state);
  assert_int_equal(diags_count(*state), 3);
  assert_str(diags_at(*state, 0)->arguments[0], "x");
  assert_str(diags_at(*state, 1)->arguments[0], "y");
  assert_str(diags_at(*state, 2)->path, "b");
  assert_int_equal(diags_dropped(*state), 0);
}

static void test_severities_and_blame(void **state) {
  diags_soften(*state, true);
  diags_add(*state, DIAG_NUL_BYTE, nowhere, none, none, none);
  diags_add(*state, DIAG_RAW_HTML, nowhere, none, none, none);
  assert_int_equal(diags_count_of(*state, SEVERITY_NOTE), 2);
  diags_add(*state, DIAG_GIT_ERROR, nowhere, none, none, none);
  assert_int_equal(diags_count_of(*state, SEVERITY_ERROR), 1);
  diags_soften(*state, false);
  diags_add(*state, DIAG_RAW_HTML, nowhere, none, none, none);
  assert_int_equal(diags_count_of(*state, SEVERITY_WARNING), 1);
  assert_true(diags_blame_environment(*state));
  assert_false(diags_blame_usage(*state));
  diags_add(*state, DIAG_CONFIG_MISSING, nowhere, none, none, none);
  assert_true(diags_blame_usage(*state));
}

static void test_merging(void **state) {
  struct diags *from = diags_new();
  diags_add_path(*state, DIAG_FILE_MISSING, STR("a"), STR("x"), none);
  diags_add_path(from, DIAG_GIT_ERROR, STR("b"), STR("y"), none);
  diags_merge(*state, from);
  assert_int_equal(diags_count(from), 0);
  assert_false(diags_blame_environment(from));
  diags_free(from);
  assert_int_equal(diags_count(*state), 2);
  assert_str(diags_at(*state, 1)->arguments[0], "y");
  assert_true(diags_blame_environment(*state));
}

/* Adds the findings with the given numbers, each in its own file; every tenth is an error, the others are notes. */
static void add_numbered(struct diags *diags, size_t first, size_t beyond) {
  struct arena *arena = arena_new();
  for (size_t i = first; i < beyond; i++) {
    size_t number = i * 7919 % 50000;
    struct str path = str_format(arena, "%05zu", number);
    diags_add_path(diags, number % 10 ? DIAG_LEFT_OUT_DRAFT : DIAG_NUL_BYTE, path, none, none);
  }
  arena_free(arena);
}

static void test_more_than_are_kept(void **state) {
  add_numbered(*state, 0, 50000);
  diags_sort(*state);
  assert_int_equal(diags_count(*state), DIAGS_KEPT);
  assert_int_equal(diags_dropped(*state), 50000 - DIAGS_KEPT);
  assert_int_equal(diags_count_of(*state, SEVERITY_ERROR), 5000);
  assert_int_equal(diags_count_of(*state, SEVERITY_NOTE), 45000);
  size_t errors = 0;
  for (size_t i = 0; i < DIAGS_KEPT; i++) errors += diags_at(*state, i)->severity == SEVERITY_ERROR;
  assert_int_equal(errors, 5000);
}

static void test_what_is_kept_does_not_depend_on_workers(void **state) {
  struct diags *one = diags_new(), *other = diags_new();
  add_numbered(one, 0, 31000);
  add_numbered(other, 31000, 50000);
  diags_merge(other, one);
  diags_sort(other);
  add_numbered(*state, 0, 50000);
  diags_sort(*state);
  assert_int_equal(diags_count(other), diags_count(*state));
  assert_int_equal(diags_dropped(other), diags_dropped(*state));
  assert_int_equal(diags_count_of(other, SEVERITY_NOTE), diags_count_of(*state, SEVERITY_NOTE));
  for (size_t i = 0; i < DIAGS_KEPT; i++) assert_true(str_equal(diags_at(other, i)->path, diags_at(*state, i)->path));
  diags_free(one);
  diags_free(other);
}

static void test_repeats_never_crowd_out(void **state) {
  for (int round = 0; round < 5; round++) add_numbered(*state, 0, 9000);
  diags_sort(*state);
  assert_int_equal(diags_count(*state), 9000);
  assert_int_equal(diags_dropped(*state), 0);
}

static void test_json(void **state) {
  struct arena *arena = arena_new();
  struct buf out;
  const struct lines *lines = lines_new(arena, STR("a.md"), STR("2018"), STR("æx"));
  buf_init(&out, BUF_LIMIT_DEFAULT);
  diags_write_json(*state, DIAG_DANISH, &out);
  assert_str(buf_str(&out), "[]\n");
  buf_clear(&out);
  diags_suggest(*state, DIAG_KEY_UNKNOWN, lines_place(lines, 2, 1), STR("\"x\""), STR("y"), STR("z"));
  diags_add(*state, DIAG_NUL_BYTE, nowhere, none, none, none);
  diags_write_json(*state, DIAG_DANISH, &out);
  assert_str(buf_str(&out), "[\n  {\"path\": \"a.md\", \"edition\": \"2018\", \"line\": 1, \"column\": 2, \"severity\": \"error\", "
                            "\"code\": \"unknown-key\", \"message\": \"ukendt nøgle “\\\"x\\\"” i y\", \"suggestion\": \"z\"},\n"
                            "  {\"path\": null, \"edition\": null, \"line\": null, \"column\": null, \"severity\": \"error\", "
                            "\"code\": \"nul-byte\", \"message\": \"teksten indeholder en NUL-byte\", \"suggestion\": null}\n]\n");
  buf_release(&out);
  arena_free(arena);
}

static void test_long_arguments_are_cut(void **state) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  buf_add_char(&text, 'x');
  for (int i = 0; i < 5000; i++) buf_add(&text, STR("æ"));
  diags_add(*state, DIAG_LAYOUT_PRINT, nowhere, buf_str(&text), none, none);
  struct str argument = diags_at(*state, 0)->arguments[0];
  assert_true(argument.len < 1010 && str_starts(argument, "xæ") && str_ends(argument, "æ…"));
  buf_release(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_code_is_found_by_its_slug),
      DIAGS_TEST(test_with_source_and_suggestion),
      DIAGS_TEST(test_without_source_or_place),
      DIAGS_TEST(test_foreign_text_commands_nothing),
      DIAGS_TEST(test_braces_that_are_no_placeholders),
      DIAGS_TEST(test_long_lines_are_windowed),
      DIAGS_TEST(test_places_beyond_the_text),
      DIAGS_TEST(test_colour),
      DIAGS_TEST(test_order_and_repeats),
      DIAGS_TEST(test_severities_and_blame),
      DIAGS_TEST(test_merging),
      DIAGS_TEST(test_more_than_are_kept),
      DIAGS_TEST(test_what_is_kept_does_not_depend_on_workers),
      DIAGS_TEST(test_repeats_never_crowd_out),
      DIAGS_TEST(test_json),
      DIAGS_TEST(test_long_arguments_are_cut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
