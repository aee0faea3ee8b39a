#include "unit/base/check.h"

#include "model/palette.h"

static struct colour random_colour(uint64_t *seed) {
  return (struct colour){(unsigned char)random_below(seed, 256), (unsigned char)random_below(seed, 256),
                         (unsigned char)random_below(seed, 256)};
}

static void assert_read(const struct palette *palette, enum scheme scheme, enum token token) {
  enum token ground = TOKEN_PAPER;
  double contrast = palette_contrast(palette, scheme, token, &ground);
  if (contrast < palette_contrast_needed(token))
    fail_msg("%s on %s in scheme %d: %f", token_name(token), token_name(ground), scheme, contrast);
}

/* Whatever colour a kommune has, all that is made from it is read in both schemes. */
static void test_what_is_made_passes(void **state) {
  (void)state;
  uint64_t seed = 3;
  for (int i = 0; i < 400; i++) {
    struct palette_input input[SCHEME_COUNT] = {{.has_accent = true, .accent = random_colour(&seed)}};
    input[SCHEME_LIGHT].has_second = i % 2 == 0;
    input[SCHEME_LIGHT].second = random_colour(&seed);
    struct palette palette = palette_make(input);
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++) {
      assert_read(&palette, (enum scheme)scheme, TOKEN_INK);
      assert_read(&palette, (enum scheme)scheme, TOKEN_QUIET);
    }
    assert_read(&palette, SCHEME_DARK, TOKEN_ACCENT);
    assert_read(&palette, SCHEME_DARK, TOKEN_GOAL);
  }
}

/* The colour that is offered passes, and one step back towards the one that was given does not. */
static void test_nearest(void **state) {
  (void)state;
  uint64_t seed = 9;
  int failing = 0;
  for (int i = 0; i < 60; i++) {
    enum scheme scheme = i % 2 == 0 ? SCHEME_LIGHT : SCHEME_DARK;
    enum token token = i % 4 < 2 ? TOKEN_ACCENT : TOKEN_GOAL;
    struct palette_input input[SCHEME_COUNT] = {{true, true, random_colour(&seed), random_colour(&seed)}, {0}};
    if (scheme == SCHEME_DARK) input[SCHEME_DARK] = (struct palette_input){true, true, random_colour(&seed), random_colour(&seed)};
    struct colour nearest = palette_nearest(input, scheme, token);
    struct colour given = token == TOKEN_GOAL ? input[scheme].second : input[scheme].accent;
    struct palette before = palette_make(input);
    bool failed = palette_contrast(&before, scheme, token, NULL) < palette_contrast_needed(token);
    assert_int_equal(failed, !colour_equal(given, nearest));
    failing += failed;
    *(token == TOKEN_GOAL ? &input[scheme].second : &input[scheme].accent) = nearest;
    struct palette after = palette_make(input);
    assert_read(&after, scheme, token);
    if (!failed) continue;
    struct oklab back = colour_oklab(nearest);
    back.lightness += scheme == SCHEME_LIGHT ? 0.012 : -0.012;
    *(token == TOKEN_GOAL ? &input[scheme].second : &input[scheme].accent) = colour_from_oklab(back);
    struct palette too_near = palette_make(input);
    assert_true(palette_contrast(&too_near, scheme, token, NULL) < palette_contrast_needed(token));
  }
  assert_in_range(failing, 10, 50);
}

/* The given colours stand as they are in the scheme they are given for. */
static void test_given_colours_stand(void **state) {
  (void)state;
  struct colour blue = {0x1d, 0x4e, 0x89};
  struct colour ochre = {0x8a, 0x5a, 0x00};
  struct colour sky = {0x9c, 0xc4, 0xf0};
  struct palette_input input[SCHEME_COUNT] = {{true, true, blue, ochre}, {.has_accent = true, .accent = sky}};
  struct palette palette = palette_make(input);
  assert_true(colour_equal(palette.at[SCHEME_LIGHT][TOKEN_ACCENT], blue));
  assert_true(colour_equal(palette.at[SCHEME_LIGHT][TOKEN_GOAL], ochre));
  assert_true(colour_equal(palette.at[SCHEME_DARK][TOKEN_ACCENT], sky));
  struct oklab goal = colour_oklab(palette.at[SCHEME_DARK][TOKEN_GOAL]);
  assert_true(goal.lightness > 0.6 && goal.b > 0.02); /* made: a lighter ochre */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_is_made_passes),
      cmocka_unit_test(test_nearest),
      cmocka_unit_test(test_given_colours_stand),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
