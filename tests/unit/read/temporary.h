/* A folder that lasts as long as one test, and a shell in it whose git knows nothing of this machine: no configuration but its own,
 * one author, one moment. */
#ifndef SPOR_TESTS_UNIT_READ_TEMPORARY_H
#define SPOR_TESTS_UNIT_READ_TEMPORARY_H

#include <limits.h>
#include <setjmp.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

struct temporary {
  char folder[PATH_MAX];
  struct arena *arena;
  struct diags *diags;
};

/* Runs a shell script in the folder; the test fails when any command of it does. */
static inline void run_script(const struct temporary *temporary, const char *script) {
  static const char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin",
                                            "LC_ALL=C",
                                            "GIT_CONFIG_NOSYSTEM=1",
                                            "GIT_CONFIG_GLOBAL=/dev/null",
                                            "GIT_CONFIG_COUNT=2",
                                            "GIT_CONFIG_KEY_0=init.defaultBranch",
                                            "GIT_CONFIG_VALUE_0=main",
                                            "GIT_CONFIG_KEY_1=protocol.file.allow",
                                            "GIT_CONFIG_VALUE_1=always",
                                            "GIT_AUTHOR_NAME=Test",
                                            "GIT_AUTHOR_EMAIL=test@example.org",
                                            "GIT_AUTHOR_DATE=2018-01-31T12:00:00+0100",
                                            "GIT_COMMITTER_NAME=Test",
                                            "GIT_COMMITTER_EMAIL=test@example.org",
                                            "GIT_COMMITTER_DATE=2018-01-31T12:00:00+0100",
                                            NULL};
  const char *text = str_format(temporary->arena, "set -e; cd '%s'; %s", temporary->folder, script).at;
  const char *const arguments[] = {"sh", "-c", text, NULL};
  pid_t child;
  int status;
  assert_int_equal(posix_spawn(&child, "/bin/sh", NULL, NULL, (char *const *)arguments, (char *const *)environment), 0);
  assert_int_equal(waitpid(child, &status, 0), child);
  if (status != 0) fail_msg("failed: %s", script);
}

static inline const char *path_in(const struct temporary *temporary, const char *name) {
  return str_format(temporary->arena, "%s/%s", temporary->folder, name).at;
}

static inline void assert_only_code(const struct temporary *temporary, enum diag_code code) {
  assert_int_equal(diags_count(temporary->diags), 1);
  assert_string_equal(diag_slug(diags_at(temporary->diags, 0)->code), diag_slug(code));
}

/* libgit2 looks for the user's configuration in HOME, so that is the folder too. */
static inline int set_up_temporary(void **state) {
  struct temporary *temporary = calloc(1, sizeof *temporary);
  const char *parent = getenv("TMPDIR");
  char template[PATH_MAX];
  snprintf(template, sizeof template, "%s/spor-test-XXXXXX", parent != NULL ? parent : P_tmpdir);
  if (mkdtemp(template) == NULL || realpath(template, temporary->folder) == NULL) return -1;
  temporary->arena = arena_new();
  temporary->diags = diags_new();
  setenv("HOME", temporary->folder, 1);
  unsetenv("XDG_CONFIG_HOME");
  *state = temporary;
  return 0;
}

static inline int tear_down_temporary(void **state) {
  struct temporary *temporary = *state;
  run_script(temporary, "rm -rf \"$PWD\"");
  diags_free(temporary->diags);
  arena_free(temporary->arena);
  free(temporary);
  return 0;
}

#define TEMPORARY_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_temporary, tear_down_temporary)

#endif
