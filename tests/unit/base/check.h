/* What the tests of base share: cmocka, an arena per test, texts compared with a readable message, numbers that are the same in every run.
 */
#ifndef SPOR_TESTS_UNIT_BASE_CHECK_H
#define SPOR_TESTS_UNIT_BASE_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

#define assert_str(actual, expected) assert_str_at(actual, expected, __FILE__, __LINE__)

static inline void assert_str_at(struct str actual, const char *expected, const char *file, int line) {
  if (str_is(actual, expected)) return;
  print_error("“%.*s” is not “%s”\n", STR_ARG(actual), expected);
  _fail(file, line);
}

static inline int set_up_arena(void **state) {
  *state = arena_new();
  return 0;
}

static inline int tear_down_arena(void **state) {
  arena_free(*state);
  return 0;
}

#define ARENA_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_arena, tear_down_arena)

/* Marsaglia's xorshift: any seed but 0. */
static inline uint64_t next_random(uint64_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 7;
  *seed ^= *seed << 17;
  return *seed;
}

static inline size_t random_below(uint64_t *seed, size_t limit) {
  return (size_t)(next_random(seed) % limit);
}

#endif
