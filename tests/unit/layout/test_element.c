#include "unit/base/check.h"

#include "layout/element.h"

static void test_names(void **state) {
  (void)state;
  for (size_t i = 0; i < element_count; i++) {
    assert_true(element_table[i].name.len > 0);
    for (size_t k = 0; k < i; k++) assert_false(str_equal(element_table[i].name, element_table[k].name));
  }
}

static void test_attributes(void **state) {
  (void)state;
  static const char *const allowed[] = {"class", "aria-label", "aria_label", "xml:lang", "viewBox", "x1", "a.b", ":x", "o", "styles"};
  static const char *const refused[] = {"",  "_x", "-x",     "1x",     "a b",  "a=b",   "a\"",   "a>",
                                        "å", "on", "onload", "ONLOAD", "on-x", "style", "Style", "srcdoc"};
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) assert_true(element_allows_attribute(str_from(allowed[i])));
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) assert_false(element_allows_attribute(str_from(refused[i])));
  assert_false(element_allows_attribute(STR("a\0b")));
  assert_true(element_attribute_is_address(STR("HREF")));
  assert_true(element_attribute_is_address(STR("formaction")));
  assert_false(element_attribute_is_address(STR("hreflang")));
}

static void test_addresses(void **state) {
  (void)state;
  static const char *const allowed[] = {
      "",         "#a",       "a",         "../a/",      "/a:b",    "?q=a:b",     "#a:b",
      "//host/a", "http://a", "HTTPS://a", "mailto:a@b", "tel:+45", " https://a", "h\nttp:x",
  };
  static const char *const refused[] = {
      "javascript:x",     "JavaScript:x",    " \t\x01javascript:x", "java\nscript:x", "java\tscript\r:x",
      "data:text/html,x", "vbscript:x",      "file:///a",           "ftp://a",        ":",
      "https2:x",         "httpsomething:x",
  };
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) assert_true(element_allows_address(str_from(allowed[i])));
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) assert_false(element_allows_address(str_from(refused[i])));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_attributes),
      cmocka_unit_test(test_addresses),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
