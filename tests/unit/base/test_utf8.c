#include "unit/base/check.h"

#include "base/utf8.h"

static void test_every_code_point(void **state) {
  (void)state;
  for (uint32_t point = 1; point <= 0x10FFFF; point++) {
    char bytes[4];
    size_t len = 0, at = 0;
    if (point < 0x80) {
      bytes[len++] = (char)point;
    } else if (point < 0x800) {
      bytes[len++] = (char)(0xC0 | point >> 6);
    } else if (point < 0x10000) {
      bytes[len++] = (char)(0xE0 | point >> 12);
      bytes[len++] = (char)(0x80 | (point >> 6 & 0x3F));
    } else {
      bytes[len++] = (char)(0xF0 | point >> 18);
      bytes[len++] = (char)(0x80 | (point >> 12 & 0x3F));
      bytes[len++] = (char)(0x80 | (point >> 6 & 0x3F));
    }
    if (point >= 0x80) bytes[len++] = (char)(0x80 | (point & 0x3F));
    bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
    uint32_t read = utf8_next((struct str){bytes, len}, &at);
    if (read != (is_surrogate ? UTF8_INVALID : point) || at != (is_surrogate ? 1 : len)) fail_msg("U+%04X", (unsigned)point);
  }
}

static void test_what_is_no_utf8(void **state) {
  (void)state;
  const char *const wrong[] = {"\x80",     "\xC3",         "\xC0\x80",         "\xC1\xBF",         "\xE0\x80\x80",
                               "\xE2\x82", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                               "\xFF",     "\xC3(",        "\xE2(\xA1",        "\xE0\x9F\xBF",     "\xF0\x8F\xBF\xBF"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    size_t at = 0;
    assert_int_equal(utf8_next(str_from(wrong[i]), &at), UTF8_INVALID);
    assert_int_equal(at, 1);
  }
}

static void test_cut_sequences(void **state) {
  (void)state;
  const char *const whole[] = {"æ", "€", "😀"};
  for (size_t i = 0; i < 3; i++) {
    for (size_t len = 1; len < strlen(whole[i]); len++) {
      size_t at = 0;
      assert_int_equal(utf8_next((struct str){whole[i], len}, &at), UTF8_INVALID);
    }
  }
}

static void test_offsets(void **state) {
  (void)state;
  const size_t expected[] = {0, 1, 3, 6, 7, 7};
  for (size_t i = 0; i < 6; i++) assert_int_equal(utf8_offset(STR("xæ€y"), i), expected[i]);
  assert_int_equal(utf8_offset((struct str){0}, 0), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_code_point),
      cmocka_unit_test(test_what_is_no_utf8),
      cmocka_unit_test(test_cut_sequences),
      cmocka_unit_test(test_offsets),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
