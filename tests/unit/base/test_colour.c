#include "unit/base/check.h"

#include <stdio.h>

#include "base/colour.h"

static void test_reading_and_writing(void **state) {
  static const char *const wrong[] = {"", "#", "#12", "#1234", "#12345", "#1234567", "0b5c57", "#0b5c5g", "#0b5 57", "red"};
  struct colour colour;
  assert_true(colour_parse(STR("#0B5c57"), &colour));
  assert_str(colour_write(*state, colour), "#0b5c57");
  assert_true(colour_parse(STR("#fA0"), &colour));
  assert_str(colour_write(*state, colour), "#ffaa00");
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) assert_false(colour_parse(str_from(wrong[i]), &colour));
}

/* Figures of WCAG 2.2's own examples and of the contrast calculators that follow it. */
static void test_contrast(void **state) {
  static const struct {
    struct colour a;
    struct colour b;
    int hundredths;
  } pairs[] = {
      {{0, 0, 0}, {255, 255, 255}, 2100},      {{255, 255, 255}, {0, 0, 0}, 2100},  {{118, 118, 118}, {255, 255, 255}, 454},
      {{119, 119, 119}, {255, 255, 255}, 447}, {{255, 0, 0}, {255, 255, 255}, 399}, {{0, 0, 255}, {255, 255, 255}, 859},
      {{10, 10, 10}, {10, 10, 10}, 100},
  };
  (void)state;
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
    assert_int_equal((int)(colour_contrast(pairs[i].a, pairs[i].b) * 100), pairs[i].hundredths);
}

static bool is_near(double a, double b) {
  return a - b < 5e-4 && b - a < 5e-4;
}

/* Ottosson's table for the primaries. */
static void test_oklab(void **state) {
  (void)state;
  struct oklab white = colour_oklab((struct colour){255, 255, 255});
  assert_true(is_near(white.lightness, 1) && is_near(white.a, 0) && is_near(white.b, 0));
  struct oklab red = colour_oklab((struct colour){255, 0, 0});
  assert_true(is_near(red.lightness, 0.62796) && is_near(red.a, 0.22486) && is_near(red.b, 0.12585));
  struct oklab blue = colour_oklab((struct colour){0, 0, 255});
  assert_true(is_near(blue.lightness, 0.45201) && is_near(blue.a, -0.03246) && is_near(blue.b, -0.31153));
  struct oklab black = colour_oklab((struct colour){0, 0, 0});
  assert_true(is_near(black.lightness, 0) && is_near(oklab_chroma(black), 0));
}

static void test_there_and_back(void **state) {
  (void)state;
  for (int red = 0; red < 256; red += 15) {
    for (int green = 0; green < 256; green += 15) {
      for (int blue = 0; blue < 256; blue += 15) {
        struct colour colour = {(unsigned char)red, (unsigned char)green, (unsigned char)blue};
        if (!colour_equal(colour, colour_from_oklab(colour_oklab(colour)))) fail_msg("%d %d %d", red, green, blue);
      }
    }
  }
}

/* What screens do not have keeps its lightness and hue. Near black a step of 255 is too coarse to tell. */
static void test_out_of_gamut(void **state) {
  (void)state;
  uint64_t seed = 5;
  for (int i = 0; i < 2000; i++) {
    struct oklab wanted = {0.2 + (double)random_below(&seed, 781) / 1000, (double)random_below(&seed, 801) / 1000 - 0.4,
                           (double)random_below(&seed, 801) / 1000 - 0.4};
    struct oklab got = colour_oklab(colour_from_oklab(wanted));
    double apart = got.lightness - wanted.lightness;
    if (apart > 0.02 || apart < -0.02) fail_msg("lightness %f became %f", wanted.lightness, got.lightness);
    double across = got.a * wanted.b - got.b * wanted.a; /* 0 where the hue is the same */
    double chroma = oklab_chroma(wanted);
    if (across > 0.03 * chroma || across < -0.03 * chroma) fail_msg("hue moved by %f", across);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_reading_and_writing),  cmocka_unit_test(test_contrast),     cmocka_unit_test(test_oklab),
      cmocka_unit_test(test_there_and_back), cmocka_unit_test(test_out_of_gamut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
