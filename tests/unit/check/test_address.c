#include "unit/base/check.h"

#include "check/address.h"

static const char page[] = "plan/spor/index.html";
static const char base[] = "https://Example.org/planer/";

static void assert_inside(struct arena *arena, const char *written, const char *path, const char *fragment) {
  struct address address = address_resolve(arena, str_from(page), str_from(base), str_from(written));
  if (address.kind != ADDRESS_INSIDE) fail_msg("%s is not inside", written);
  assert_str(address.path, path);
  assert_str(address.fragment, fragment);
}

static void assert_kind(struct arena *arena, const char *written, enum address_kind kind) {
  struct address address = address_resolve(arena, str_from(page), str_from(base), str_from(written));
  if (address.kind != kind) fail_msg("%s is of kind %d", written, (int)address.kind);
}

static void relative_addresses_are_resolved(void **state) {
  assert_inside(*state, "a.pdf", "plan/spor/a.pdf", "");
  assert_inside(*state, "./b/", "plan/spor/b/index.html", "");
  assert_inside(*state, "..", "plan/index.html", "");
  assert_inside(*state, "../maal/./x/#y", "plan/maal/x/index.html", "y");
  assert_inside(*state, "../../", "index.html", "");
  assert_inside(*state, "#l%C3%A6ring", page, "læring");
  assert_inside(*state, "?q=a/b#c", page, "c");
  assert_inside(*state, "", page, "");
  assert_inside(*state, "a%20b.pdf?x=%2e", "plan/spor/a b.pdf", "");
  assert_inside(*state, "100%", "plan/spor/100%", "");
}

static void whole_addresses_below_the_sites_own_are_inside(void **state) {
  assert_inside(*state, "https://example.ORG/planer/a/", "a/index.html", "");
  assert_inside(*state, "https://example.org/planer", "index.html", "");
  assert_inside(*state, "/planer/a.svg", "a.svg", "");
  assert_kind(*state, "https://example.org/planerne/", ADDRESS_OUTSIDE);
  assert_kind(*state, "/andet/", ADDRESS_OUTSIDE);
  assert_kind(*state, "//example.com/", ADDRESS_OUTSIDE);
  assert_kind(*state, "http://example.com", ADDRESS_OUTSIDE);
}

static void what_is_no_page_is_left_alone(void **state) {
  assert_kind(*state, "mailto:post@example.org", ADDRESS_OTHER);
  assert_kind(*state, "tel:+4500000000", ADDRESS_OTHER);
  assert_kind(*state, "data:image/png;base64,AA", ADDRESS_OTHER);
  assert_kind(*state, "../../../op", ADDRESS_ABOVE);
  assert_kind(*state, "https://example.org/planer/../../op", ADDRESS_ABOVE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(relative_addresses_are_resolved),
      ARENA_TEST(whole_addresses_below_the_sites_own_are_inside),
      ARENA_TEST(what_is_no_page_is_left_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
