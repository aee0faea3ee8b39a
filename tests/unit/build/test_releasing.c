/* A release that is killed or fails at any of its steps: the site is built as before, and the same command goes on from there. */
#include "build/releasing.h"

#include <errno.h>

#include "base/file.h"
#include "unit/read/temporary.h"

#define KILLED 77
#define STEPS 3 /* the tag, spor.lock, spor.yaml */

struct trip {
  int kill_at;
  int fail_at;
  int seen;
};

static int take_step(void *context) {
  struct trip *trip = context;
  int step = trip->seen++;
  if (step == trip->kill_at) _exit(KILLED);
  return step == trip->fail_at ? ENOSPC : 0;
}

/* `lock` is a command that writes spor.lock; empty for none. */
static void write_site(const struct temporary *temporary, const char *lock) {
  struct str script = str_format(temporary->arena,
                                 "rm -rf site; mkdir -p site/content/plan; cd site; git init -q; git config user.name T;"
                                 "git config user.email t@example.org; printf 'title: Test # her\\n' >spor.yaml;"
                                 "printf -- '---\\nkind: publication\\ntitle: Plan\\n---\\n\\nGod dag.\\n' >content/plan/index.md;"
                                 "%s git add .; git commit -qm x",
                                 lock);
  run_script(temporary, str_zero(temporary->arena, script));
}

static struct build_options options_of(const struct temporary *temporary) {
  struct build_options options = {.moment = 1795258800, .jobs = 1};
  options.root = (struct root_options){.folder = path_in(temporary, "site"), .theme = "."};
  return options;
}

static bool release(const struct temporary *temporary, struct trip trip, struct diags *diags) {
  const struct release_request request = {.name = "2018", .valid_from = {2018, 0, 0}};
  struct build_options options = options_of(temporary);
  struct releasing releasing;
  bool is_ready = releasing_prepare(&options, &request, &releasing, diags);
  releasing.step = take_step;
  releasing.step_context = &trip;
  bool is_left_half = false;
  bool is_done = is_ready && releasing_carry_out(&releasing, &is_left_half, diags);
  assert_false(is_left_half);
  releasing_release(&releasing);
  return is_done;
}

static void release_in_a_child(const struct temporary *temporary, struct trip trip) {
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    release(temporary, trip, temporary->diags);
    _exit(0);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), KILLED);
}

/* spor.yaml, spor.lock and what the tag leads to. */
static const char *view(const struct temporary *temporary) {
  run_script(temporary, "cd site; { cat spor.yaml; echo --; cat spor.lock 2>/dev/null || :; echo --; git tag -l;"
                        "[ -z \"$(git tag -l)\" ] || git rev-parse 'udgave/plan/2018^{commit}'; } >../view");
  struct str text;
  assert_true(file_read(temporary->arena, path_in(temporary, "view"), 10000, &text));
  return text.at;
}

static size_t count_errors_of_a_build(const struct temporary *temporary) {
  struct build_options options = options_of(temporary);
  struct diags *diags = diags_new();
  struct build *build = build_load(&options, diags);
  assert_non_null(build);
  size_t count = diags_count_of(diags, SEVERITY_ERROR);
  build_free(build);
  diags_free(diags);
  return count;
}

static const char *const locks[] = {"", "printf 'andet:\\n  \"1\": 0123456789012345678901234567890123456789\\n' >spor.lock;"};

static void a_killed_release_is_gone_on_with(void **state) {
  const struct temporary *temporary = *state;
  for (size_t i = 0; i < 2; i++) {
    write_site(temporary, locks[i]);
    const char *before = view(temporary);
    assert_true(release(temporary, (struct trip){-1, -1, 0}, temporary->diags));
    const char *after = view(temporary);
    assert_string_not_equal(before, after);
    assert_int_equal(diags_count(temporary->diags), 0);
    for (int step = 0; step < STEPS; step++) {
      write_site(temporary, locks[i]);
      release_in_a_child(temporary, (struct trip){step, -1, 0});
      assert_int_equal(count_errors_of_a_build(temporary), 0);
      assert_true(release(temporary, (struct trip){-1, -1, 0}, temporary->diags));
      assert_string_equal(view(temporary), after);
    }
  }
}

static void a_step_that_fails_takes_the_others_back(void **state) {
  const struct temporary *temporary = *state;
  for (size_t i = 0; i < 2; i++) {
    write_site(temporary, locks[i]);
    const char *before = view(temporary);
    for (int step = 0; step < STEPS; step++) {
      struct diags *diags = diags_new();
      assert_false(release(temporary, (struct trip){-1, step, 0}, diags));
      assert_int_equal(diags_count_of(diags, SEVERITY_ERROR), 1);
      assert_int_equal(diags_at(diags, 0)->code, DIAG_FILE_NOT_WRITTEN);
      diags_free(diags);
      assert_string_equal(view(temporary), before);
    }
  }
}

static void what_an_earlier_run_left_is_not_taken_back(void **state) {
  const struct temporary *temporary = *state;
  write_site(temporary, locks[0]);
  release_in_a_child(temporary, (struct trip){2, -1, 0}); /* tag and lock are written */
  const char *left = view(temporary);
  struct diags *diags = diags_new();
  assert_false(release(temporary, (struct trip){-1, 0, 0}, diags)); /* only spor.yaml is left to do */
  diags_free(diags);
  assert_string_equal(view(temporary), left);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEMPORARY_TEST(a_killed_release_is_gone_on_with),
      TEMPORARY_TEST(a_step_that_fails_takes_the_others_back),
      TEMPORARY_TEST(what_an_earlier_run_left_is_not_taken_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
