#include "base/ascii.h"

#include <ctype.h>

#include "unit/base/check.h"

/* Against the C library, which is in the C locale here. */
static void test_classes(void **state) {
  (void)state;
  for (int byte = 0; byte < 256; byte++) {
    char c = (char)byte;
    assert_int_equal(ascii_is_digit(c), isdigit(byte) != 0);
    assert_int_equal(ascii_is_letter(c), isalpha(byte) != 0);
    assert_int_equal(ascii_is_space(c), isspace(byte) != 0);
    assert_int_equal((unsigned char)ascii_lower(c), tolower(byte));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_classes)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
