#include "unit/base/check.h"

#include "base/buf.h"

static int set_up_buf(void **state) {
  struct buf *buf = malloc(sizeof *buf);
  buf_init(buf, BUF_LIMIT_DEFAULT);
  *state = buf;
  return 0;
}

static int tear_down_buf(void **state) {
  buf_release(*state);
  free(*state);
  return 0;
}

static void test_adding(void **state) {
  struct buf *buf = *state;
  buf_add(buf, STR("a"));
  buf_add_char(buf, 'b');
  buf_add_zero(buf, "cd");
  buf_add_bytes(buf, "ef", 1);
  buf_add(buf, (struct str){0});
  buf_format(buf, "-%d", 7);
  assert_str(buf_str(buf), "abcde-7");
  buf_clear(buf);
  assert_int_equal(buf->len, 0);
}

static void test_long_format(void **state) {
  struct buf *buf = *state;
  buf_format(buf, "%0300d", 7);
  assert_int_equal(buf->len, 300);
  assert_int_equal(buf->at[299], '7');
}

static void test_growing(void **state) {
  struct buf *buf = *state;
  for (int i = 0; i < 100000; i++) buf_add_char(buf, (char)('a' + i % 26));
  assert_int_equal(buf->len, 100000);
  for (int i = 0; i < 100000; i++) assert_int_equal(buf->at[i], 'a' + i % 26);
  assert_false(buf->overflow);
}

static void test_ceiling(void **state) {
  (void)state;
  struct buf buf;
  buf_init(&buf, 5);
  buf_add(&buf, STR("abcd"));
  assert_false(buf.overflow);
  buf_add(&buf, STR("ef"));
  assert_true(buf.overflow);
  assert_str(buf_str(&buf), "abcde");
  buf_add_char(&buf, 'x');
  assert_str(buf_str(&buf), "abcde");
  buf_clear(&buf);
  assert_false(buf.overflow);
  buf_release(&buf);
}

static void test_html(void **state) {
  struct buf *buf = *state;
  buf_add_html(buf, STR("<a href=\"x\">Børn & unge's</a>"));
  assert_str(buf_str(buf), "&lt;a href=&quot;x&quot;&gt;Børn &amp; unge's&lt;/a&gt;");
}

static void test_json(void **state) {
  struct buf *buf = *state;
  buf_add_json(buf, STR("\"\\\n\t\x01\x1F</script> æ\xC3x\xFF"));
  assert_str(buf_str(buf), "\"\\\"\\\\\\n\\t\\u0001\\u001f\\u003c/script> æ\uFFFDx\uFFFD\"");
}

static void test_json_of_nothing(void **state) {
  buf_add_json(*state, (struct str){0});
  assert_str(buf_str(*state), "\"\"");
}

#define BUF_TEST(name) cmocka_unit_test_setup_teardown(name, set_up_buf, tear_down_buf)

int main(void) {
  const struct CMUnitTest tests[] = {
      BUF_TEST(test_adding), BUF_TEST(test_long_format), BUF_TEST(test_growing),         cmocka_unit_test(test_ceiling),
      BUF_TEST(test_html),   BUF_TEST(test_json),        BUF_TEST(test_json_of_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
