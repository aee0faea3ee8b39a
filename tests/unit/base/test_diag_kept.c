#include "unit/base/check.h"

#include "base/buf.h"
#include "base/diag_kept.h"

static void write_all(const struct diags *diags, struct buf *out) {
  struct diag_style style = {.language = DIAG_DANISH};
  for (size_t i = 0; i < diags_count(diags); i++) diag_write(diags_at(diags, i), &style, out);
}

/* One with everything, one without a place, one whose texts look like what stands between them. */
static struct diags *make_findings(struct arena *arena) {
  struct diags *diags = diags_new();
  const struct lines *file = lines_new(arena, STR("content/plan.md"), STR("2024"), STR("Første linje\nSe [[plann]] her.\n"));
  diags_suggest(diags, DIAG_REFERENCE_DANGLING, lines_place(file, 21, 5), STR("plann"), STR(""), STR("plan"));
  diags_add(diags, DIAG_GIT_NONE, (struct place){0}, STR(""), STR(""), STR(""));
  diags_add_path(diags, DIAG_LEFT_OUT_FILE, STR("3 \n7 \n"), STR("12 \n"), STR("\x1F"));
  return diags;
}

static void what_is_recalled_says_the_same(void **state) {
  struct diags *diags = make_findings(*state), *recalled = diags_new();
  struct buf kept, said, said_again;
  buf_init(&kept, BUF_LIMIT_DEFAULT);
  buf_init(&said, BUF_LIMIT_DEFAULT);
  buf_init(&said_again, BUF_LIMIT_DEFAULT);
  diags_keep(diags, &kept);
  assert_true(diags_recall(recalled, buf_str(&kept)));
  write_all(diags, &said);
  write_all(recalled, &said_again);
  assert_true(said.len > 0 && str_equal(buf_str(&said), buf_str(&said_again)));
  for (int i = SEVERITY_ERROR; i <= SEVERITY_NOTE; i++) assert_int_equal(diags_count_of(recalled, i), diags_count_of(diags, i));
  buf_release(&kept);
  buf_release(&said);
  buf_release(&said_again);
  diags_free(recalled);
  diags_free(diags);
}

/* Cut anywhere but between two findings, nothing is recalled. */
static void what_is_cut_is_not_recalled(void **state) {
  struct diags *diags = make_findings(*state), *recalled = diags_new();
  struct buf kept;
  size_t whole = 0;
  buf_init(&kept, BUF_LIMIT_DEFAULT);
  diags_keep(diags, &kept);
  for (size_t len = 1; len < kept.len; len++) {
    if (diags_recall(recalled, str_slice(buf_str(&kept), 0, len))) whole++;
  }
  assert_int_equal(whole, 2);
  assert_int_equal(diags_count(recalled), 3);
  assert_false(diags_recall(recalled, STR("0 0 0 0 0 0\n7 no-such\n0 \n0 \n0 \n0 \n0 \n0 \n0 \n")));
  buf_release(&kept);
  diags_free(recalled);
  diags_free(diags);
}

int main(void) {
  const struct CMUnitTest tests[] = {ARENA_TEST(what_is_recalled_says_the_same), ARENA_TEST(what_is_cut_is_not_recalled)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
