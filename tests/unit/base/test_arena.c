#include "unit/base/check.h"

static void test_pieces_are_zeroed_and_aligned(void **state) {
  struct arena *arena = *state;
  for (size_t size = 0; size < 3000; size += 7) {
    unsigned char *piece = arena_alloc(arena, size);
    assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
    for (size_t i = 0; i < size; i++) assert_int_equal(piece[i], 0);
    memset(piece, 0xFF, size);
  }
}

static void test_pieces_do_not_overlap(void **state) {
  enum { COUNT = 4000 };
  struct arena *arena = *state;
  uint64_t seed = 1;
  static struct str pieces[COUNT];
  for (size_t i = 0; i < COUNT; i++) {
    size_t size = random_below(&seed, i % 50 ? 200 : 100000);
    pieces[i] = (struct str){memset(arena_alloc(arena, size), (int)(i & 0xFF), size), size};
  }
  for (size_t i = 0; i < COUNT; i++)
    for (size_t j = 0; j < pieces[i].len; j++)
      if ((unsigned char)pieces[i].at[j] != (i & 0xFF)) fail_msg("piece %zu was overwritten", i);
}

static void test_reset_gives_zeroed_memory_again(void **state) {
  struct arena *arena = *state;
  for (int round = 0; round < 3; round++) {
    memset(arena_alloc(arena, 5000), 0xFF, 5000);
    memset(arena_alloc(arena, 500000), 0xFF, 500000);
    assert_int_equal(arena_used(arena), 505000);
    arena_reset(arena);
    assert_int_equal(arena_used(arena), 0);
    const char *piece = arena_array(arena, 50, 100);
    for (size_t i = 0; i < 5000; i++) assert_int_equal(piece[i], 0);
    for (size_t i = 0; i < 1000; i++) memset(arena_alloc(arena, 100), 0xFF, 100);
    arena_reset(arena);
  }
}

static void test_copy(void **state) {
  char bytes[] = {1, 0, 2};
  const char *copy = arena_copy(*state, bytes, sizeof bytes);
  bytes[0] = 9;
  assert_int_equal(copy[0], 1);
  assert_int_equal(copy[2], 2);
  assert_non_null(arena_copy(*state, NULL, 0));
}

static void test_grown_array_keeps_its_elements(void **state) {
  unsigned *numbers = NULL;
  size_t capacity = 0;
  for (unsigned i = 0; i < 1000; i++) {
    numbers = arena_grow(*state, numbers, i, &capacity, sizeof *numbers);
    assert_true(capacity > i);
    assert_int_equal(numbers[i], 0);
    numbers[i] = i * i;
  }
  for (unsigned i = 0; i < 1000; i++) assert_int_equal(numbers[i], i * i);
}

static void test_reused_element_is_zeroed(void **state) {
  size_t capacity = 0;
  unsigned *numbers = arena_grow(*state, NULL, 0, &capacity, sizeof *numbers);
  numbers[0] = 7;
  assert_ptr_equal(arena_grow(*state, numbers, 0, &capacity, sizeof *numbers), numbers);
  assert_int_equal(numbers[0], 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_pieces_are_zeroed_and_aligned),   ARENA_TEST(test_pieces_do_not_overlap),
      ARENA_TEST(test_reset_gives_zeroed_memory_again), ARENA_TEST(test_copy),
      ARENA_TEST(test_grown_array_keeps_its_elements),  ARENA_TEST(test_reused_element_is_zeroed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
