#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "diff/myers.h"

struct arrays {
  unsigned before[64];
  unsigned after[64];
  size_t before_count;
  size_t after_count;
};

/* The length by the textbook's table, which is slow and surely right. */
static size_t longest(const struct arrays *arrays) {
  size_t table[65][65] = {{0}};
  for (size_t i = 0; i < arrays->before_count; i++) {
    for (size_t j = 0; j < arrays->after_count; j++) {
      size_t skipped = table[i][j + 1] > table[i + 1][j] ? table[i][j + 1] : table[i + 1][j];
      table[i + 1][j + 1] = arrays->before[i] == arrays->after[j] ? table[i][j] + 1 : skipped;
    }
  }
  return table[arrays->before_count][arrays->after_count];
}

static void assert_common(const unsigned *before, const unsigned *after, const struct myers_pair *pairs, size_t count) {
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(before[pairs[i].before], after[pairs[i].after]);
    if (i > 0) assert_true(pairs[i].before > pairs[i - 1].before && pairs[i].after > pairs[i - 1].after);
  }
}

static unsigned random_below(unsigned *seed, unsigned limit) {
  *seed = *seed * 1103515245U + 12345U;
  return (*seed >> 16) % limit;
}

static void the_subsequence_is_the_longest(void **state) {
  (void)state;
  unsigned seed = 1;
  for (size_t round = 0; round < 3000; round++) {
    struct arrays arrays = {.before_count = random_below(&seed, 64), .after_count = random_below(&seed, 64)};
    unsigned letters = 1 + random_below(&seed, 9);
    for (size_t i = 0; i < 64; i++) arrays.before[i] = random_below(&seed, letters), arrays.after[i] = random_below(&seed, letters + 1);
    struct arena *arena = arena_new();
    size_t count;
    bool is_coarse = false;
    struct myers_pair *pairs = myers_compare(arena, (struct myers_array){arrays.before, arrays.before_count},
                                             (struct myers_array){arrays.after, arrays.after_count}, &count, &is_coarse);
    assert_common(arrays.before, arrays.after, pairs, count);
    assert_int_equal(count, longest(&arrays));
    assert_false(is_coarse);
    arena_free(arena);
  }
}

static void what_is_long_and_unlike_is_given_up_in_time(void **state) {
  enum { COUNT = 60000 };
  unsigned *before = arena_array(*state, COUNT, sizeof *before), *after = arena_array(*state, COUNT, sizeof *after);
  unsigned seed = 7;
  for (size_t i = 0; i < COUNT; i++) before[i] = random_below(&seed, 4), after[i] = random_below(&seed, 4);
  size_t count;
  bool is_coarse = false;
  struct myers_pair *pairs =
      myers_compare(*state, (struct myers_array){before, COUNT}, (struct myers_array){after, COUNT}, &count, &is_coarse);
  assert_common(before, after, pairs, count);
  assert_true(is_coarse);
  assert_true(count > COUNT / 3);
}

static int set_up(void **state) {
  *state = arena_new();
  return 0;
}

static int tear_down(void **state) {
  arena_free(*state);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_subsequence_is_the_longest),
      cmocka_unit_test(what_is_long_and_unlike_is_given_up_in_time),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
