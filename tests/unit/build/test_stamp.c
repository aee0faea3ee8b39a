/* What may happen while a build is at work, between the look at its sources and the stamp that it leaves. */
#include "build/stamp.h"

#include "base/file.h"
#include "unit/read/temporary.h"

#define OLD_TEXT "sed -i s/nat/dag/ site/content/side.md"
#define NEW_TEXT "sed -i s/dag/nat/ site/content/side.md"

struct attempt {
  const struct temporary *temporary;
  struct build_options options;
  const char *out;
  struct stamp stamp;
  struct build *build;
};

static struct attempt begin(const struct temporary *temporary) {
  struct attempt attempt = {.temporary = temporary, .out = path_in(temporary, "out")};
  attempt.options = (struct build_options){.moment = 1795258800, .jobs = 1};
  attempt.options.root = (struct root_options){.folder = path_in(temporary, "site"), .theme = "."};
  return attempt;
}

static bool look(struct attempt *attempt) {
  return stamp_holds(&attempt->options, attempt->out, &attempt->stamp, attempt->temporary->diags);
}

static void make(struct attempt *attempt) {
  struct writer_report report;
  struct diags *diags = attempt->temporary->diags;
  attempt->build = build_load(&attempt->options, diags);
  assert_non_null(attempt->build);
  assert_true(build_publish(attempt->build, attempt->out, &report, diags));
  assert_int_equal(diags_count(diags), 0);
  stamp_leave(&attempt->stamp, attempt->build, attempt->out, &report, diags);
  build_free(attempt->build);
}

static bool stands(const struct temporary *temporary) {
  struct attempt attempt = begin(temporary);
  return look(&attempt);
}

static void write_site(const struct temporary *temporary) {
  run_script(temporary, "mkdir -p site/content; echo 'title: Test' >site/spor.yaml;"
                        "printf -- '---\\ntitle: Side\\n---\\n\\nGod dag.\\n' >site/content/side.md;"
                        "cd site; git init -q; git add .; git commit -qm x");
}

static void a_site_that_was_built_stands(void **state) {
  write_site(*state);
  struct attempt attempt = begin(*state);
  assert_false(look(&attempt));
  make(&attempt);
  assert_true(stands(*state));
}

static void a_change_after_the_look_belongs_to_the_next_build(void **state) {
  write_site(*state);
  struct attempt attempt = begin(*state);
  look(&attempt);
  run_script(*state, NEW_TEXT);
  make(&attempt);
  assert_false(stands(*state));
  run_script(*state, OLD_TEXT);
  assert_false(stands(*state));
}

/* The build read the text that stood there only meanwhile. */
static void a_change_that_is_taken_back_meanwhile_is_found(void **state) {
  write_site(*state);
  struct attempt attempt = begin(*state);
  look(&attempt);
  run_script(*state, NEW_TEXT);
  struct writer_report report;
  struct diags *diags = attempt.temporary->diags;
  struct build *build = build_load(&attempt.options, diags);
  assert_true(build_publish(build, attempt.out, &report, diags));
  run_script(*state, OLD_TEXT);
  stamp_leave(&attempt.stamp, build, attempt.out, &report, diags);
  build_free(build);
  assert_false(stands(*state));
}

static void a_commit_meanwhile_belongs_to_the_next_build(void **state) {
  write_site(*state);
  struct attempt attempt = begin(*state);
  look(&attempt);
  run_script(*state, "cd site; git commit -q --allow-empty -m y");
  make(&attempt);
  assert_false(stands(*state));
}

/* Two builds of one folder: the stamp of the one is no stamp of the other's files. */
static void a_stamp_is_bound_to_its_own_files(void **state) {
  write_site(*state);
  struct attempt slow = begin(*state);
  struct attempt fast = begin(*state);
  struct writer_report report;
  struct diags *diags = slow.temporary->diags;
  look(&slow);
  struct build *build = build_load(&slow.options, diags);
  assert_true(build_publish(build, slow.out, &report, diags));
  fast.options.moment += 24 * 60 * 60;
  look(&fast);
  make(&fast);
  stamp_leave(&slow.stamp, build, slow.out, &report, diags);
  build_free(build);
  assert_false(stands(*state));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEMPORARY_TEST(a_site_that_was_built_stands),
      TEMPORARY_TEST(a_change_after_the_look_belongs_to_the_next_build),
      TEMPORARY_TEST(a_change_that_is_taken_back_meanwhile_is_found),
      TEMPORARY_TEST(a_commit_meanwhile_belongs_to_the_next_build),
      TEMPORARY_TEST(a_stamp_is_bound_to_its_own_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
