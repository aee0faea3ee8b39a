#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/image_size.h"

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x40\0\0\0\xc8\x08\x02\0\0\0"
#define JPEG_START "\xff\xd8\xff\xe0\0\x07JFIF\0"
#define JPEG_FRAME "\xff\xc0\0\x11\x08\0\xc8\x01\x40\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"
#define TURNED_LITTLE                                                                                                                      \
  "\xff\xe1\0\x22"                                                                                                                         \
  "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
#define TURNED_BIG                                                                                                                         \
  "\xff\xe1\0\x22"                                                                                                                         \
  "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0"
#define WEBP_LOSSY "RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\x01\0\x9d\x01\x2a\x40\x01\xc8\0\0\0\0\0"
#define WEBP_LOSSLESS "RIFF\x24\0\0\0WEBPVP8L\x18\0\0\0\x2f\x3f\xc1\x31\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define WEBP_EXTENDED "RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\x3f\x01\0\xc7\0\0\0\0\0\0"

static void assert_size(struct str bytes, unsigned width, unsigned height) {
  struct image_size size = image_size_of(bytes);
  assert_int_equal(size.width, width);
  assert_int_equal(size.height, height);
}

static void pictures_tell_their_size(void **state) {
  (void)state;
  assert_size(STR(PNG), 320, 200);
  assert_size(STR(JPEG_START JPEG_FRAME), 320, 200);
  assert_size(STR(WEBP_LOSSY), 320, 200);
  assert_size(STR(WEBP_LOSSLESS), 320, 200);
  assert_size(STR(WEBP_EXTENDED), 320, 200);
}

static void a_photograph_on_its_side_is_turned(void **state) {
  (void)state;
  assert_size(STR("\xff\xd8" TURNED_LITTLE JPEG_FRAME), 200, 320);
  assert_size(STR("\xff\xd8" TURNED_BIG "\xff" JPEG_FRAME), 200, 320);
}

static void a_drawing_has_the_size_it_gives_or_that_of_its_view(void **state) {
  (void)state;
  assert_size(STR("<svg width=\"320\" height='200px'>"), 320, 200);
  assert_size(STR("<?xml version=\"1.0\"?>\n<!-- <svg width='1' height='1'> -->\n<!DOCTYPE svg>\n<svg\n viewBox=\"-10 0 320.4 200\"/>"),
              320, 200);
  assert_size(STR("<svg width=\"640\" viewBox=\"0,0,320,200\">"), 640, 400);
  assert_size(STR("<svg height=\"100\" viewBox=\"0 0 320 200\">"), 160, 100);
  assert_size(STR("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 320 200\">"), 320, 200);
  assert_size(STR("<svg width=\"1in\" height=\"2.54cm\">"), 96, 96);
  assert_size(STR("<svg width=\".2\" height=\"200\">"), 1, 200);
  assert_size(STR("<svg data-x='width=\"1\"' width=\"320\" height=\"200\">"), 320, 200);
}

static void what_has_no_size_gets_none(void **state) {
  (void)state;
  const struct str without[] = {
      STR(""),
      STR("GIF89a"),
      STR("<html>"),
      STR("<svg>"),
      STR("<svgwidth=\"1\" height=\"1\">"),
      STR("<svg width=\"1\" height=\"1\""),
      STR("<svg width=\"1e9\" height=\"5\">"),
      STR("<svg width=\"0\" height=\"0\">"),
      STR("<svg width=\"2em\" height=\"2em\">"),
      STR("<svg viewBox=\"0 0 0 0\">"),
      STR("<svg viewBox=\"0 0 10\">"),
      STR("<svg width=\"99999999999999999999999999999999999999999999999\" height=\"1\">"),
      STR("<svg width=1 height=1>"),
      STR("\x89PNG\r\n\x1a\n\0\0\0\x0dIDAT\0\0\x01\x40\0\0\0\xc8"),
      STR("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\xc8"),
      STR("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\xff\xff\xff\xff\0\0\0\xc8"),
      STR("\xff\xd8\xff\xd9"),
      STR("\xff\xd8\xff\xe0\0\0"),
      STR("\xff\xd8\xff\xe0\0\x01\xff\xc0"),
      STR("\xff\xd8\xff\xda\0\x04xx" JPEG_FRAME),
      STR("\xff\xd8\xff\xff\xff\xff\xff"),
      STR("RIFF\x24\0\0\0WEBPABCD\x18\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
  };
  for (size_t i = 0; i < sizeof without / sizeof *without; i++) assert_size(without[i], 0, 0);
}

/* Each beginning of a picture, in a block of just its length, so that a read beyond it is seen by the sanitizer. */
static void a_file_that_ends_too_early_is_not_read_beyond_its_end(void **state) {
  (void)state;
  const struct str whole[] = {STR(PNG),
                              STR("\xff\xd8" TURNED_LITTLE JPEG_FRAME),
                              STR("\xff\xd8" TURNED_BIG JPEG_FRAME),
                              STR(WEBP_LOSSY),
                              STR(WEBP_LOSSLESS),
                              STR(WEBP_EXTENDED),
                              STR("<svg width='320' height=\"200\" viewBox='0 0 3 2'>")};
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
    for (size_t len = 0; len < whole[i].len; len++) {
      char *bytes = test_malloc(len + 1);
      memcpy(bytes, whole[i].at, len);
      struct image_size size = image_size_of((struct str){bytes, len});
      assert_true(size.width == 0 || size.width == 320 || size.width == 200);
      test_free(bytes);
    }
  }
}

/* A claim about lengths that leads out of the file is not followed. */
static void every_byte_may_be_wrong(void **state) {
  (void)state;
  const struct str whole[] = {STR(PNG), STR("\xff\xd8" TURNED_LITTLE JPEG_FRAME), STR("\xff\xd8" TURNED_BIG JPEG_FRAME), STR(WEBP_LOSSY)};
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
    char *bytes = test_malloc(whole[i].len);
    for (size_t at = 0; at < whole[i].len; at++) {
      for (unsigned value = 0; value < 256; value++) {
        memcpy(bytes, whole[i].at, whole[i].len);
        bytes[at] = (char)value;
        struct image_size size = image_size_of((struct str){bytes, whole[i].len});
        assert_true((size.width == 0) == (size.height == 0) && size.width <= 1000000 && size.height <= 1000000);
      }
    }
    test_free(bytes);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pictures_tell_their_size),
      cmocka_unit_test(a_photograph_on_its_side_is_turned),
      cmocka_unit_test(a_drawing_has_the_size_it_gives_or_that_of_its_view),
      cmocka_unit_test(what_has_no_size_gets_none),
      cmocka_unit_test(a_file_that_ends_too_early_is_not_read_beyond_its_end),
      cmocka_unit_test(every_byte_may_be_wrong),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
