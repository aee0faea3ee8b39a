#include "base/bytes.h"

#include "check.h"

static unsigned char byte_of(uint64_t word, unsigned index) {
  return (unsigned char)(word >> 8 * index);
}

/* All that is asked of a word, byte by byte. */
static void check_word(uint64_t word, unsigned char sought, unsigned char limit) {
  bool is_held = false, is_below = false;
  uint64_t zeros = 0;
  for (unsigned i = 0; i < BYTES_STEP; i++) {
    is_held = is_held || byte_of(word, i) == sought;
    is_below = is_below || byte_of(word, i) < limit;
    if (byte_of(word, i) == 0) zeros |= UINT64_C(0x80) << 8 * i;
  }
  assert_int_equal(bytes_hold(word, sought), is_held);
  assert_int_equal(bytes_hold_below(word, limit), is_below);
  assert_true(bytes_zero(word) == zeros);
  assert_int_equal(bytes_count(zeros), (unsigned)__builtin_popcountll(zeros));
}

static void test_words_equal_their_bytes(void **state) {
  (void)state;
  static const unsigned char bytes[] = {0, 1, 0x1F, 0x20, 0x21, 0x7E, 0x7F, 0x80, 0x81, 0xC2, 0xFE, 0xFF};
  uint64_t seed = 3;
  for (int i = 0; i < 200000; i++) {
    uint64_t word = 0;
    for (unsigned j = 0; j < BYTES_STEP; j++) word = word << 8 | bytes[random_below(&seed, sizeof bytes)];
    check_word(word, bytes[random_below(&seed, sizeof bytes)], bytes[random_below(&seed, 8)]);
  }
}

static void test_reading(void **state) {
  (void)state;
  assert_true(bytes_at("xaaaaaaaa" + 1) == BYTES_EACH('a'));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_words_equal_their_bytes),
      cmocka_unit_test(test_reading),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
