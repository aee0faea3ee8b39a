/* Two texts, a line of five equal signs between them: what a comparison promises (tests/diff/check.h), and that all that is told of it
 * tells of the same number of changes. */
#include "base/arena.h"
#include "base/diag.h"
#include "build/loose.h"
#include "diff/check.h"
#include "fuzz.h"
#include "layout/compare_export.h"
#include "relate/compare.h"

static size_t count_of(struct str text, const char *needle) {
  size_t count = 0;
  for (size_t at = 0; (at = str_find(text, str_from(needle), at)) != STR_NOT_FOUND; at += strlen(needle)) count++;
  return count;
}

/* Rows outside quotes, without the head. */
static size_t count_rows(struct str csv) {
  size_t rows = 0;
  bool is_quoted = false;
  for (size_t i = 0; i < csv.len; i++) {
    if (csv.at[i] == '"') is_quoted = !is_quoted;
    rows += csv.at[i] == '\n' && !is_quoted;
  }
  return rows - 1;
}

/* Where something was moved from, its change is named. */
static void check_pointers(const struct comparison *comparison) {
  for (size_t i = 0; i < comparison->document_count; i++) {
    const struct node *root = comparison->documents[i].root;
    for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
      if (node->mark != MARK_POINTER) continue;
      bool is_there = node->change != 0 && node->change <= comparison->difference_count;
      if (!is_there || strncmp(comparison->differences[node->change - 1].kind, "moved", 5) != 0)
        fuzz_fail("what was moved is sought under another number", STR(""));
    }
  }
}

static void check_counts(const struct build *build) {
  const struct compare_export export = {&build->site, build->site.decided[0], STR("da")};
  const struct comparison *comparison = export.decided->comparison;
  struct buf json;
  struct buf csv;
  struct buf text;
  buf_init(&json, BUF_LIMIT_DEFAULT);
  buf_init(&csv, BUF_LIMIT_DEFAULT);
  buf_init(&text, BUF_LIMIT_DEFAULT);
  compare_write_json(&export, &json);
  compare_write_csv(&export, &csv);
  compare_write_markdown(&export, &text);
  compare_write_text(&export, &text);
  size_t sum = comparison->class_counts[CLASS_CORE] + comparison->class_counts[CLASS_YEARLY] + comparison->class_counts[CLASS_EDITORIAL];
  if (sum != comparison->difference_count) fuzz_fail("the classes do not add up", STR(""));
  struct str listed =
      str_slice(buf_str(&json), str_find(buf_str(&json), STR("\"changes\":["), 0), json.len); /* concepts have numbers too */
  if (count_of(listed, "{\"n\":") != sum) fuzz_fail("JSON tells of another number", buf_str(&json));
  if (count_rows(buf_str(&csv)) != sum) fuzz_fail("CSV tells of another number", buf_str(&csv));
  for (size_t i = 0; i < comparison->difference_count; i++) {
    if (comparison->differences[i].number != i + 1) fuzz_fail("the numbers have gaps", STR(""));
  }
  check_pointers(comparison);
  buf_release(&json);
  buf_release(&csv);
  buf_release(&text);
}

static void compare_as_editions(struct arena *arena, struct str before, struct str after) {
  struct build_options options = {.jobs = 1, .moment = 1800000000};
  struct diags *diags = diags_new();
  const struct lines *files[2] = {lines_new(arena, STR("a.md"), STR(""), before), lines_new(arena, STR("b.md"), STR(""), after)};
  struct build *build = loose_load(&options, files[0], files[1], STR("da"), diags);
  check_counts(build);
  build_free(build);
  diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new();
  struct str after = fuzz_text(arena, data, size);
  struct str before;
  if (fuzz_is_text(after) && fuzz_split(&after, &before)) {
    struct buf fault;
    struct check_counts counts;
    before = str_copy(arena, before);
    after = str_copy(arena, after);
    buf_init(&fault, BUF_LIMIT_DEFAULT);
    compare_as_editions(arena, before, after); /* readies the parser */
    if (!check_texts(before, after, &counts, &fault)) fuzz_fail("the comparison breaks a promise", buf_str(&fault));
    buf_release(&fault);
  }
  arena_free(arena);
  return 0;
}
