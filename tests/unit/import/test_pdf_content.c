#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "import/pdf_content.h"

/* What a content stream draws, as text: "left top right bottom", with a star behind the edges of what is filled. */

static void write_rule(void *context, struct rule rule) {
  buf_format(context, "%g %g %g %g%s\n", rule.left, rule.top, rule.right, rule.bottom, rule.is_edge ? "*" : "");
}

static void write_name(void *context, struct str name, const struct content *now) {
  buf_format(context, "%.*s at %g %g\n", STR_ARG(name), now->matrix[4], now->matrix[5]);
}

static void expect_within(const char *stream, size_t budget, const char *drawn) {
  struct buf out;
  buf_init(&out, 10000);
  struct content content = {.matrix = {1, 0, 0, -1, 0, 800}, .budget = &budget, .context = &out, .add = write_rule, .paint = write_name};
  content_read(&content, str_from(stream));
  buf_add_char(&out, '\0');
  assert_string_equal(out.at, drawn);
  buf_release(&out);
}

static void expect(const char *stream, const char *drawn) {
  expect_within(stream, 1000, drawn);
}

static void lines_are_rules(void **state) {
  (void)state;
  expect("10 700 m 200 700 l S", "10 100 200 100\n");
  expect("10 700 m 10 600 l 60 600 l s", "10 100 10 200\n10 200 60 200\n"); /* what closes it leans */
  expect("10 700 m 200 650 l S 5 5 m 6 5 l S", "");                         /* slanted; a dot */
  expect("10 700 m 50 700 60 700 200 700 c S", "");
  expect("10 700 m 200 700 l n 10 600 m 20 600 l S", "10 200 20 200\n"); /* a path that is not painted */
}

static void boxes_are_lines_when_thin(void **state) {
  (void)state;
  expect("10 699 190 2 re f", "10 100 200 100\n");
  expect("10 600 1 100 re f*", "10.5 100 10.5 200\n");
  expect("0 g 10 600 40 100 re f", "10 200 50 200*\n50 100 50 200*\n10 100 50 100*\n10 100 10 200*\n");
  expect("1 1 1 rg 10 600 40 100 re f", "");             /* paper */
  expect("0 0 0 0 k 10 600 40 100 re f", "");            /* the same in a printer's colours */
  expect("1 g 10 600 40 1 re f", "10 199.5 50 199.5\n"); /* white lines part what is coloured */
}

static void states_nest(void **state) {
  (void)state;
  expect("q 2 0 0 2 100 0 cm 0 10 m 20 10 l S Q 0 10 m 20 10 l S", "100 780 140 780\n0 790 20 790\n");
  expect("Q Q 0 10 m 20 10 l S", "0 790 20 790\n");
  expect("q 1 0 0 1 5 5 cm /Fm0 Do Q /Im1 Do", "Fm0 at 5 795\nIm1 at 0 800\n");
}

static void what_is_no_path_is_passed_over(void **state) {
  (void)state;
  expect("BT /F1 12 Tf (10 700 m \\) 20 700 l S ()) Tj [(a) -20 <0042> 3] TJ ET 0 10 m 20 10 l S", "0 790 20 790\n");
  expect("/P <</MCID 0 /X [1 2] >> BDC 0 10 m 20 10 l S EMC % 5 5 m 50 5 l S\n0 20 m 20 20 l S", "0 790 20 790\n0 780 20 780\n");
  expect("BI /W 4 /H 4 ID 0 5 m 50 5 l SEIx S EI 0 10 m 20 10 l S", "0 790 20 790\n");
  expect("10 m 20 l S 1 2 3 re f (", "");
  expect("0 10 m 99999999 10 l S", "");
}

static void work_has_an_end(void **state) {
  (void)state;
  expect_within("0 10 m 20 10 l S 0 20 m 20 20 l S", 3, "0 790 20 790\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_rules), cmocka_unit_test(boxes_are_lines_when_thin),      cmocka_unit_test(states_nest),
      cmocka_unit_test(work_has_an_end), cmocka_unit_test(what_is_no_path_is_passed_over),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
