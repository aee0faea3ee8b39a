#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"
#include "read/yamltree.h"

struct fixture {
  struct arena *arena;
  struct diags *diags;
};

static int set_up(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  fixture->arena = arena_new();
  fixture->diags = diags_new();
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  diags_free(fixture->diags);
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

static struct yaml_value *parse_str(struct fixture *fixture, struct str text) {
  const struct lines *lines = lines_new(fixture->arena, STR("a.md"), STR(""), text);
  return yaml_tree_parse(fixture->arena, lines, 0, text.len, fixture->diags);
}

static struct yaml_value *parse(struct fixture *fixture, const char *text) {
  return parse_str(fixture, str_from(text));
}

static void assert_text(const struct yaml_value *value, const char *text) {
  assert_non_null(value);
  assert_int_equal(value->kind, YAML_SCALAR);
  if (!str_is(value->text, text)) fail_msg("“%.*s” is not “%s”", STR_ARG(value->text), text);
}

static void assert_place(struct place place, unsigned line, unsigned column, unsigned width) {
  if (place.line != line || place.column != column || place.width != width)
    fail_msg("%u:%u+%u is not %u:%u+%u", place.line, place.column, place.width, line, column, width);
}

/* Parses what must be refused with exactly one finding, and gives it. */
static const struct diag *refuse(struct fixture *fixture, const char *text, enum diag_code code) {
  assert_null(parse(fixture, text));
  assert_int_equal(diags_count(fixture->diags), 1);
  const struct diag *diag = diags_at(fixture->diags, 0);
  assert_string_equal(diag_slug(diag->code), diag_slug(code));
  return diag;
}

/* -- values -- */

static void test_scalars_lists_and_maps(void **state) {
  struct yaml_value *root = parse(*state, "id: maal\ntitle: Fælles mål\nareas:\n  - skole\n  - dagtilbud\ntarget: {value: 80, by: 2025}\n");
  assert_non_null(root);
  assert_int_equal(root->kind, YAML_MAP);
  assert_int_equal(root->count, 4);
  assert_text(yaml_tree_get(root, "title"), "Fælles mål");
  struct yaml_value *areas = yaml_tree_get(root, "areas");
  assert_int_equal(areas->kind, YAML_LIST);
  assert_int_equal(areas->count, 2);
  assert_text(areas->items[1], "dagtilbud");
  assert_text(yaml_tree_get(yaml_tree_get(root, "target"), "by"), "2025");
  assert_null(yaml_tree_get(root, "none"));
  assert_null(yaml_tree_get(areas, "skole"));
  assert_null(yaml_tree_get(NULL, "id"));
}

static void test_entries_keep_their_order(void **state) {
  struct yaml_value *root = parse(*state, "b: 1\na: 2\n<<: 3\n");
  assert_true(str_is(root->entries[0].key, "b"));
  assert_true(str_is(root->entries[1].key, "a"));
  assert_true(str_is(root->entries[2].key, "<<"));
}

static void test_quotes_and_blocks_are_quoted(void **state) {
  struct yaml_value *root =
      parse(*state, "plain: true\nsingle: 'true'\ndouble: \"tr\\u00fce\"\nblock: |\n  en\n  to\nfold: >-\n  en\n  to\n");
  assert_false(yaml_tree_get(root, "plain")->is_quoted);
  assert_true(yaml_tree_get(root, "single")->is_quoted);
  assert_true(yaml_tree_get(root, "double")->is_quoted);
  assert_text(yaml_tree_get(root, "double"), "trüe");
  assert_true(yaml_tree_get(root, "block")->is_quoted);
  assert_text(yaml_tree_get(root, "block"), "en\nto\n");
  assert_text(yaml_tree_get(root, "fold"), "en to");
}

static void test_null_is_only_null_unquoted(void **state) {
  struct yaml_value *root = parse(*state, "a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: nul\ng: []\n");
  const bool is_null[] = {true, true, true, false, false, false, false};
  for (size_t i = 0; i < root->count; i++) assert_int_equal(yaml_tree_is_null(root->entries[i].value), is_null[i]);
  assert_false(yaml_tree_is_null(NULL));
}

static void test_tags_change_nothing(void **state) {
  struct yaml_value *root = parse(*state, "a: !!binary aGVq\nb: !!int 7\nc: !own x\n");
  assert_text(yaml_tree_get(root, "a"), "aGVq");
  assert_text(yaml_tree_get(root, "b"), "7");
  assert_text(yaml_tree_get(root, "c"), "x");
}

static void test_empty_document_is_an_empty_map(void **state) {
  const char *const texts[] = {"", "\n\n", "# kun en kommentar\n", "---\n", "--- # tom\n...\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    struct yaml_value *root = parse(*state, texts[i]);
    assert_non_null(root);
    assert_int_equal(root->kind, YAML_MAP);
    assert_int_equal(root->count, 0);
  }
}

static void test_aliases_share_the_value(void **state) {
  struct yaml_value *root = parse(*state, "a: &x [1, 2]\nb: *x\nc: &x 3\nd: *x\n*x : 4\n");
  assert_non_null(root);
  assert_ptr_equal(yaml_tree_get(root, "a"), yaml_tree_get(root, "b"));
  assert_text(yaml_tree_get(root, "d"), "3");
  assert_text(yaml_tree_get(root, "3"), "4");
}

/* -- places -- */

static void test_places_are_byte_columns(void **state) {
  struct yaml_value *root = parse(*state, "æøå: [\"ø\", å b] # ø\nx: y\n");
  assert_place(root->place, 1, 1, 1);
  assert_place(root->entries[0].key_place, 1, 1, 6);
  struct yaml_value *list = root->entries[0].value;
  assert_place(list->place, 1, 9, 1);
  assert_place(list->items[0]->place, 1, 10, 4);
  assert_place(list->items[1]->place, 1, 16, 4);
  assert_place(root->entries[1].key_place, 2, 1, 1);
  assert_place(root->entries[1].value->place, 2, 4, 1);
}

static void test_places_with_carriage_returns(void **state) {
  struct yaml_value *root = parse(*state, "é: 1\r\nb: |  \r\n  æ\r\n  ø\r\n\r\nc: to\r\n  linjer\r\nd: 'x'\r\n");
  assert_place(root->entries[0].value->place, 1, 5, 1);
  assert_place(root->entries[1].value->place, 2, 4, 1);
  assert_text(root->entries[1].value, "æ\nø\n");
  assert_place(root->entries[2].value->place, 6, 4, 2);
  assert_text(root->entries[2].value, "to linjer");
  assert_place(root->entries[3].value->place, 8, 4, 3);
}

/* YAML ends a line at U+2028 and U+0085; editors, and our lines, do not. */
static void test_places_after_a_line_separator(void **state) {
  struct yaml_value *root = parse(*state, "a: 'x\xe2\x80\xa8 y'\nb: z\n");
  assert_place(root->entries[1].value->place, 2, 4, 1);
}

static void test_places_count_from_the_start_of_the_file(void **state) {
  struct fixture *fixture = *state;
  struct str file = STR("---\ntitel: æ\nx: [\n---\n\ntekst\n");
  const struct lines *lines = lines_new(fixture->arena, STR("a.md"), STR(""), file);
  struct yaml_value *root = yaml_tree_parse(fixture->arena, lines, 4, 14, fixture->diags);
  assert_int_equal(root->count, 1);
  assert_place(root->entries[0].value->place, 2, 8, 2);
  assert_null(yaml_tree_parse(fixture->arena, lines, 4, 19, fixture->diags));
  assert_int_equal(diags_at(fixture->diags, 0)->line, 4);
}

static void test_place_of_nothing_is_one_wide(void **state) {
  struct yaml_value *root = parse(*state, "a:\nb: ''\n");
  assert_place(root->entries[0].value->place, 1, 3, 1);
  assert_place(root->entries[1].value->place, 2, 4, 2);
}

static void test_byte_order_mark(void **state) {
  struct yaml_value *root = parse(*state, "\xef\xbb\xbf"
                                          "a: æ\nb: ø\n");
  assert_place(root->entries[0].key_place, 1, 4, 1);
  assert_place(root->entries[1].value->place, 2, 4, 2);
}

/* -- refusals -- */

static void test_duplicate_keys(void **state) {
  const struct diag *diag = refuse(*state, "å: 1\nb: 2\nå: 3\n", DIAG_YAML_DUPLICATE_KEY);
  assert_int_equal(diag->line, 3);
  assert_int_equal(diag->column, 1);
  assert_true(str_is(diag->arguments[0], "å"));
}

/* 40 keys are past the change from searching to a table; the 17th, where it happens, and the last stand twice. */
static void test_duplicate_keys_of_a_large_map(void **state) {
  struct fixture *fixture = *state;
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  for (int i = 0; i < 40; i++) buf_format(&text, i == 16 ? "? [liste]\n: x\n" : "k%d: x\n", i);
  buf_add_zero(&text, "k3: y\nk39: y\n");
  assert_null(parse_str(fixture, buf_str(&text)));
  assert_int_equal(diags_count(fixture->diags), 3);
  assert_int_equal(diags_at(fixture->diags, 0)->code, DIAG_YAML_KEY_NOT_SCALAR);
  assert_true(str_is(diags_at(fixture->diags, 1)->arguments[0], "k3"));
  assert_true(str_is(diags_at(fixture->diags, 2)->arguments[0], "k39"));
  buf_release(&text);
}

static void test_keys_must_be_scalars(void **state) {
  assert_int_equal(refuse(*state, "a: 1\n? {b: c}\n: 2\n", DIAG_YAML_KEY_NOT_SCALAR)->line, 2);
}

static void test_unknown_alias(void **state) {
  const struct diag *diag = refuse(*state, "æ: *ukendt\n", DIAG_YAML_ALIAS);
  assert_true(str_is(diag->arguments[0], "ukendt"));
  assert_int_equal(diag->column, 4);
}

static void test_circular_alias(void **state) {
  refuse(*state, "a: &a [1, *a]\n", DIAG_YAML_ALIAS);
}

/* The inner name is the list's own, though another value bore it before. */
static void test_circular_alias_of_a_name_used_before(void **state) {
  refuse(*state, "a: &a 1\nb: &a [1, *a]\n", DIAG_YAML_ALIAS);
}

/* libyaml would take the first two bytes for a wish to be read as UTF-16. */
static void test_utf16_is_refused(void **state) {
  assert_null(parse_str(*state, STR("\xff\xfe"
                                    "a\0:\0 \0b\0")));
}

static void test_several_documents(void **state) {
  const struct diag *diag = refuse(*state, "a: 1\n---\nb: 2\n", DIAG_YAML_SYNTAX);
  assert_int_equal(diag->line, 2);
}

struct wrong {
  const char *text;
  unsigned line;
  unsigned column;
  const char *words; /* part of the explanation */
};

static void test_syntax_in_plain_words(void **state) {
  static const struct wrong wrongs[] = {
      {"a: b: c\n", 1, 5, "a colon cannot stand here"},
      {"ø: b: c\n", 1, 5, "a colon cannot stand here"},
      {"a: 'æ\nb: c\n", 1, 4, "a quote is never closed"},
      {"a: \"æ\nb: c\nd: \"e\"\n", 1, 4, "a quote is never closed"},
      {"a: b\nc:\n  d:e\n  f: g\n", 3, 1, "a key has no colon"},
      {"a: [1\nb: 2\n", 1, 4, "not closed with ]"},
      {"a:\n\tb: c\n", 2, 1, "a tab indents"},
      {"a: @b\n", 1, 4, "put it in quotes"},
      {"- a\nb: c\n", 2, 1, "a list item"},
      {"a: 1\n b: 2\n", 2, 3, "a colon cannot stand here"},
      {"a: 1\nb\n", 2, 1, "a key has no colon"},
      {"a: !x!y z\n", 1, 4, "a tag that is not known"},
      {"a: \"\\q\"\n", 1, 5, "in double quotes"},
      {"æ: \x01\n", 1, 4, "control character"},
      {"a: \xff\n", 1, 4, "not UTF-8"},
  };
  struct fixture *fixture = *state;
  for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
    assert_null(parse(fixture, wrongs[i].text));
    const struct diag *diag = diags_at(fixture->diags, diags_count(fixture->diags) - 1);
    assert_int_equal(diag->code, DIAG_YAML_SYNTAX);
    bool is_told = str_find(diag->arguments[0], str_from(wrongs[i].words), 0) != STR_NOT_FOUND;
    if (!is_told || diag->line != wrongs[i].line || diag->column != wrongs[i].column)
      fail_msg("%s gives %u:%u %.*s", wrongs[i].text, diag->line, diag->column, STR_ARG(diag->arguments[0]));
  }
}

/* -- what is made to exhaust us -- */

static struct str nested(struct arena *arena, size_t depth, char open, char close) {
  char *text = arena_alloc(arena, 2 * depth);
  memset(text, open, depth);
  memset(text + depth, close, depth);
  return (struct str){text, 2 * depth};
}

static void test_depth_limit(void **state) {
  struct fixture *fixture = *state;
  assert_non_null(parse_str(fixture, nested(fixture->arena, YAML_TREE_DEPTH_LIMIT, '[', ']')));
  assert_null(parse_str(fixture, nested(fixture->arena, YAML_TREE_DEPTH_LIMIT + 1, '[', ']')));
  const struct diag *diag = diags_at(fixture->diags, 0);
  assert_int_equal(diag->code, DIAG_YAML_TOO_DEEP);
  assert_int_equal(diag->column, YAML_TREE_DEPTH_LIMIT + 1);
  assert_true(str_is(diag->arguments[0], "32"));
}

static void test_depth_limit_through_aliases(void **state) {
  struct fixture *fixture = *state;
  struct str half = nested(fixture->arena, 20, '[', ']');
  struct str text = str_format(fixture->arena, "a: &a %.*s\nb: %.*s*a%.*s\n", STR_ARG(half), 20, half.at, 20, half.at + 20);
  assert_null(parse_str(fixture, text));
  assert_int_equal(diags_at(fixture->diags, 0)->code, DIAG_YAML_TOO_DEEP);
}

static int64_t microseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* The clock is only asked for what expanding could never reach, so that a busy machine does not fail the test. */
static void test_alias_bomb_is_answered_at_once(void **state) {
  struct fixture *fixture = *state;
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  buf_add_zero(&text, "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
  for (int i = 1; i < 10; i++) {
    buf_format(&text, "a%d: &a%d [", i, i);
    for (int j = 0; j < 9; j++) buf_format(&text, "%s*a%d", j > 0 ? ", " : "", i - 1);
    buf_add_zero(&text, "]\n");
  }
  int64_t begun = microseconds_now();
  refuse(fixture, str_zero(fixture->arena, buf_str(&text)), DIAG_YAML_TOO_LARGE);
  int64_t taken = microseconds_now() - begun;
  print_message("alias bomb: %ld µs\n", (long)taken);
  assert_true(taken < 50000);
  assert_int_equal(diags_at(fixture->diags, 0)->line, 6);
  buf_release(&text);
}

static void test_value_limit(void **state) {
  struct fixture *fixture = *state;
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  for (int i = 1; i < YAML_TREE_VALUE_LIMIT; i++) buf_add_zero(&text, "- a\n");
  assert_non_null(parse_str(fixture, buf_str(&text)));
  buf_add_zero(&text, "- a\n");
  assert_null(parse_str(fixture, buf_str(&text)));
  assert_int_equal(diags_at(fixture->diags, 0)->code, DIAG_YAML_TOO_LARGE);
  buf_release(&text);
}

static void test_a_megabyte_of_brackets(void **state) {
  static const char *const pieces[] = {"[", "{", "- ", "? ", "[{", "&a [", "!a [", "'", "\"", "a: ", "#", "*", "|", "\t"};
  struct fixture *fixture = *state;
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    struct buf text;
    buf_init(&text, BUF_LIMIT_DEFAULT);
    while (text.len < 1000000) buf_add_zero(&text, pieces[i]);
    int64_t begun = microseconds_now();
    parse_str(fixture, buf_str(&text));
    assert_true(microseconds_now() - begun < 2000000);
    buf_release(&text);
  }
}

/* -- anything at all -- */

static uint32_t next_random(uint32_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 17;
  *seed ^= *seed << 5;
  return *seed;
}

/* A plain scalar on one line is written as it is: its place must lead back to it. */
static size_t check_places(const struct yaml_value *value, const struct lines *lines) {
  size_t seen = 0;
  for (size_t i = 0; i < value->count; i++)
    seen += check_places(value->kind == YAML_LIST ? value->items[i] : value->entries[i].value, lines);
  bool is_checkable = value->kind == YAML_SCALAR && !value->is_quoted && value->text.len > 0;
  if (!is_checkable) return seen;
  size_t offset = lines->starts[value->place.line - 1] + value->place.column - 1;
  struct str written = str_slice(lines->bytes, offset, offset + value->place.width);
  if (written.len != value->text.len || str_starts(written, "&") || str_starts(written, "!")) return seen;
  assert_true(str_equal(written, value->text));
  return seen + 1;
}

/* clang-format off: a heap of pieces */
static const char *const pieces[] = {
    "a",
    "b: ",
    "\n",
    "\n  ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "'",
    "\"",
    "æ",
    "\\",
    "&x ",
    "*x",
    "|\n",
    ">",
    "#",
    "?",
    "\t",
    "\r",
    "\r\n",
    "---\n",
    "!!a ",
    "%",
    "\xe2\x80\xa8",
    "ø ",
    "~",
    "\xff",
    "\x01",
    "k: v\n",
    "\n- å",
    "é: 1\n",
    "\xc2\x85",
    "\xf0\x9f\x98\x80",
};
/* clang-format on */

static struct buf random_text(uint32_t *seed) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  for (uint32_t left = next_random(seed) % 40; left > 0; left--) {
    bool is_byte = next_random(seed) % 16 == 0;
    if (is_byte)
      buf_add_char(&text, (char)next_random(seed));
    else
      buf_add_zero(&text, pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)]);
  }
  return text;
}

static void test_random_pieces(void **state) {
  struct fixture *fixture = *state;
  uint32_t seed = 20261121;
  size_t places_seen = 0;
  for (int round = 0; round < 10000; round++) {
    struct buf text = random_text(&seed);
    const struct lines *lines = lines_new(fixture->arena, STR("a.md"), STR(""), buf_str(&text));
    size_t found_before = diags_count(fixture->diags);
    struct yaml_value *root = yaml_tree_parse(fixture->arena, lines, 0, text.len, fixture->diags);
    assert_int_equal(root == NULL, diags_count(fixture->diags) > found_before);
    if (root != NULL) places_seen += check_places(root, lines);
    buf_release(&text);
    arena_reset(fixture->arena);
  }
  print_message("%zu places led back to their text\n", places_seen);
  assert_true(places_seen > 100);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(test_scalars_lists_and_maps),
      TEST(test_entries_keep_their_order),
      TEST(test_quotes_and_blocks_are_quoted),
      TEST(test_null_is_only_null_unquoted),
      TEST(test_tags_change_nothing),
      TEST(test_empty_document_is_an_empty_map),
      TEST(test_aliases_share_the_value),
      TEST(test_places_are_byte_columns),
      TEST(test_places_with_carriage_returns),
      TEST(test_places_after_a_line_separator),
      TEST(test_places_count_from_the_start_of_the_file),
      TEST(test_place_of_nothing_is_one_wide),
      TEST(test_byte_order_mark),
      TEST(test_duplicate_keys),
      TEST(test_duplicate_keys_of_a_large_map),
      TEST(test_keys_must_be_scalars),
      TEST(test_unknown_alias),
      TEST(test_circular_alias),
      TEST(test_circular_alias_of_a_name_used_before),
      TEST(test_utf16_is_refused),
      TEST(test_several_documents),
      TEST(test_syntax_in_plain_words),
      TEST(test_depth_limit),
      TEST(test_depth_limit_through_aliases),
      TEST(test_alias_bomb_is_answered_at_once),
      TEST(test_value_limit),
      TEST(test_a_megabyte_of_brackets),
      TEST(test_random_pieces),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
