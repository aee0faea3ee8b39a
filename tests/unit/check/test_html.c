#include "unit/base/check.h"

#include "base/buf.h"
#include "check/html.h"

static struct html_page read(struct arena *arena, const char *body) {
  struct str bytes = str_format(arena, "<!DOCTYPE html><html lang=\"da\"><title>Prøve</title><body>%s", body);
  struct html_page page;
  html_read(arena, bytes, &page);
  return page;
}

static void assert_fault(struct arena *arena, const char *body, enum diag_code code, const char *what) {
  struct html_page page = read(arena, body);
  if (page.fault_count != 1) fail_msg("%zu faults in %s", page.fault_count, body);
  assert_int_equal(page.faults[0].code, code);
  assert_str(page.faults[0].what, what);
}

static void assert_fine(struct arena *arena, const char *body) {
  struct html_page page = read(arena, body);
  if (page.fault_count != 0) fail_msg("%s in %s", diag_slug(page.faults[0].code), body);
}

static void a_page_is_read_as_browsers_read_it(void **state) {
  assert_fine(*state, "<h1>A<h2>B<p>C<p>D<table><tr><td>E</table>");
  assert_fine(*state, "<!-- <img src=a> --><script>'<img src=a>'</script><template><img src=a><p id=x></template><p id=x>");
  assert_fine(*state, "<svg><title>T</title><a href=\"#x\"><text>x</text></a></svg><p id='x'>");
  assert_fault(*state, "<table><tr><img src=a.png></table>", DIAG_PAGE_IMAGE_WITHOUT_ALT, "a.png");
  assert_fault(*state, "<p id=\"a&amp;b\"><p id='a&b'>", DIAG_PAGE_ID_TWICE, "a&b");
}

static void headings_go_down_one_level_at_a_time(void **state) {
  assert_fine(*state, "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>");
  assert_fault(*state, "<h1>A</h1><h3>B <em>c</em></h3>", DIAG_PAGE_HEADING_SKIPS, "B c");
  assert_fault(*state, "<h1>A</h1><h1>B</h1>", DIAG_PAGE_HEADING_TOP, "B");
  assert_fault(*state, "<h1>A</h1><h2> </h2>", DIAG_PAGE_HEADING_EMPTY, "h2");
}

static void links_and_pictures_have_words(void **state) {
  assert_fine(*state, "<a href=x><img src=y alt='Forside'></a><a href=z aria-label=Z></a><img src=q alt=''>");
  assert_fault(*state, "<a href=x><img src=y alt=''></a>", DIAG_PAGE_LINK_WITHOUT_TEXT, "x");
}

static void what_names_an_id_finds_it(void **state) {
  assert_fine(*state, "<p id=a><p id=b><label for='b'></label><p aria-describedby='a b'>");
  assert_fault(*state, "<p id=a><p aria-labelledby='a c'>", DIAG_PAGE_ID_MISSING, "c");
  struct html_page page = read(*state, "<p id=a><p id='å'>");
  assert_true(html_has_id(&page, STR("å")));
  assert_false(html_has_id(&page, STR("b")));
}

static void addresses_are_listed(void **state) {
  struct html_page page = read(*state, "<a href=' x '>Et <b>link</b></a><img src=y alt=''><meta http-equiv=refresh content='0; url=z'>");
  assert_int_equal(page.link_count, 3);
  assert_str(page.links[0].address, "x");
  assert_str(page.links[0].text, "Et link");
  assert_true(page.links[0].is_anchor);
  assert_str(page.links[2].address, "z");
}

static void a_page_without_end_is_not_read(void **state) {
  struct buf deep;
  buf_init(&deep, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < 200000; i++) buf_format(&deep, "<b class=c%zu>", i);
  struct html_page page;
  html_read(*state, buf_str(&deep), &page);
  assert_int_equal(page.fault_count, 1);
  assert_int_equal(page.faults[0].code, DIAG_PAGE_NOT_READ);
  buf_release(&deep);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(a_page_is_read_as_browsers_read_it),
      ARENA_TEST(headings_go_down_one_level_at_a_time),
      ARENA_TEST(links_and_pictures_have_words),
      ARENA_TEST(what_names_an_id_finds_it),
      ARENA_TEST(addresses_are_listed),
      ARENA_TEST(a_page_without_end_is_not_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
