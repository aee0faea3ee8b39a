/* What the tests of model, relate and layout share: documents parsed from texts, and findings as lines that can be read. */
#ifndef SPOR_TESTS_UNIT_MODEL_PARSE_H
#define SPOR_TESTS_UNIT_MODEL_PARSE_H

#include "unit/base/check.h"

#include "base/diag.h"
#include "model/document.h"
#include "read/markdown.h"

/* What is to be given back when the test is over. */
struct held {
  struct held *next;
  const void *value;
  void (*release)(const void *value);
};

struct fixture {
  struct arena *arena;
  struct diags *diags;
  struct held *held;
};

static inline int set_up_fixture(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  fixture->arena = arena_new();
  fixture->diags = diags_new();
  *state = fixture;
  return 0;
}

static inline void release_held(struct fixture *fixture) {
  for (struct held *held = fixture->held; held != NULL; held = held->next) held->release(held->value);
  fixture->held = NULL;
}

/* For tests that begin anew many times. */
static inline void empty_fixture(struct fixture *fixture) {
  release_held(fixture);
  arena_reset(fixture->arena);
  diags_free(fixture->diags);
  fixture->diags = diags_new();
}

static inline int tear_down_fixture(void **state) {
  struct fixture *fixture = *state;
  release_held(fixture);
  diags_free(fixture->diags);
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

/* Once per program, before anything is parsed. */
static inline int set_up_markdown(void **state) {
  (void)state;
  markdown_init();
  return 0;
}

#define FIXTURE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_fixture, tear_down_fixture)

static inline const struct lines *file_of(struct fixture *fixture, const char *path, struct str text) {
  return lines_new(fixture->arena, str_from(path), (struct str){0}, text);
}

static inline const struct document *parse_at(struct fixture *fixture, const char *path, const char *text) {
  return document_parse(fixture->arena, file_of(fixture, path, str_from(text)), str_from(path), false, fixture->diags);
}

/* A page `p/side.md` with the least front matter there can be; `body` begins on line 4. */
static inline const struct document *parse_body(struct fixture *fixture, const char *body) {
  return parse_at(fixture, "p/side.md", str_format(fixture->arena, "---\ntitle: Side\n---\n%s", body).at);
}

/* All findings as `line:column slug: first argument → suggestion`, one a line, sorted; then forgets them. */
static inline const char *list_diags(struct fixture *fixture) {
  struct str all = STR("");
  diags_sort(fixture->diags);
  for (size_t i = 0; i < diags_count(fixture->diags); i++) {
    const struct diag *diag = diags_at(fixture->diags, i);
    all = str_format(fixture->arena, "%.*s%s%u:%u %s", STR_ARG(all), i > 0 ? "\n" : "", diag->line, diag->column, diag_slug(diag->code));
    if (diag->arguments[0].len > 0) all = str_format(fixture->arena, "%.*s: %.*s", STR_ARG(all), STR_ARG(diag->arguments[0]));
    if (diag->suggestion.len > 0) all = str_format(fixture->arena, "%.*s → %.*s", STR_ARG(all), STR_ARG(diag->suggestion));
  }
  diags_free(fixture->diags);
  fixture->diags = diags_new();
  return all.at;
}

#define assert_diags(fixture, expected) assert_string_equal(list_diags(fixture), expected)

#endif
