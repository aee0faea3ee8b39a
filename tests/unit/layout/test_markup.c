#include "unit/layout/lua_check.h"

#include "layout/markup.h"

/* Expressions in a layout where `h` is lua/html.lua and `page` has a title and a body, and what they are written as. */
struct example {
  const char *expression;
  const char *html;
};

static struct str layout_of(struct lua_check *check, const char *expression) {
  return str_format(check->arena, "local h = require('html')\nreturn function(page) return %s end\n", expression);
}

static void assert_all_written(struct lua_check *check, const struct example *examples, size_t count) {
  for (size_t i = 0; i < count; i++) {
    check->count = 1;
    add_module(check, "page", "page.lua", layout_of(check, examples[i].expression));
    if (!render(check, "page")) print_error("%s: %.*s\n", examples[i].expression, STR_ARG(finding(check, 0)));
    assert_str(buf_str(&check->out), examples[i].html);
    script_free(check->script);
    check->script = NULL;
  }
}

#define ASSERT_ALL_WRITTEN(check, examples) assert_all_written(check, examples, sizeof examples / sizeof *examples)

static void test_children(void **state) {
  static const struct example examples[] = {
      {"h.b{}", "<b></b>"},
      {"h.b()", "<b></b>"},
      {"h.b'text'", "<b>text</b>"},
      {"h.b{'a & b', ' < ', '\"'}", "<b>a &amp; b &lt; &quot;</b>"},
      {"h.b{1, 2.5, -3, 1e100}", "<b>12.5-31e+100</b>"},
      {"h.b{nil, 'a', false, nil, 'b', nil}", "<b>ab</b>"},
      {"h.b{{'a', {'b', {}, {{'c'}}}}, 'd'}", "<b>abcd</b>"},
      {"h.b{h.i{'x'}, h.br{}, h.i'y'}", "<b><i>x</i><br><i>y</i></b>"},
      {"h.b(h.i'x')", "<b><i>x</i></b>"},
      {"h.b{page.title, page.body}", "<b>R&amp;D<b>body</b></b>"},
      {"h.b{h.raw'<hr>', h.raw''}", "<b><hr></b>"},
  };
  ASSERT_ALL_WRITTEN(*state, examples);
}

static void test_fragments(void **state) {
  static const struct example examples[] = {
      {"h('a', h.b'b', nil, 'c')", "a<b>b</b>c"},
      {"h()", ""},
      {"h{'a', 'b'}", "ab"},
      {"h.fragment{'a', {'b'}}", "ab"},
      {"h.b{h('a', 'b'), 'c'}", "<b>abc</b>"},
      {"page.body", "<b>body</b>"},
      {"h(h.doctype, h.html{lang = 'da'})", "<!DOCTYPE html>\n<html lang=\"da\"></html>\n"},
      {"h.join({'a', nil, h.b'b', false, 'c'}, ', ')", "a, <b>b</b>, c"},
      {"h.join({}, ', ')", ""},
      {"h.join({'a'}, h.br())", "a"},
  };
  ASSERT_ALL_WRITTEN(*state, examples);
}

static void test_attributes(void **state) {
  static const struct example examples[] = {
      {"h.b{title = 't', id = 'i', class = 'c', 'x'}", "<b class=\"c\" id=\"i\" title=\"t\">x</b>"},
      {"h.b{title = '<\"&\\''}", "<b title=\"&lt;&quot;&amp;'\"></b>"},
      {"h.b{hidden = true, title = false, id = nil}", "<b hidden></b>"},
      {"h.b{tabindex = 0, width = 1.5}", "<b tabindex=\"0\" width=\"1.5\"></b>"},
      {"h.b{aria_label = 'a', data_x_y = 'b', ['data-z'] = 'c'}", "<b aria-label=\"a\" data-x-y=\"b\" data-z=\"c\"></b>"},
      {"h.label{for_ = 'a'}", "<label for=\"a\"></label>"},
      {"h.svg{viewBox = '0 0 1 1'}", "<svg viewBox=\"0 0 1 1\"></svg>"},
      {"h.b{class = h.classes{'z', b = true, a = 1, c = false, 'y'}}", "<b class=\"z y a b\"></b>"},
      {"h.b{class = h.classes{a = false}}", "<b></b>"},
      {"h.a{href = '../x/#y'}", "<a href=\"../x/#y\"></a>"},
  };
  ASSERT_ALL_WRITTEN(*state, examples);
}

static void test_line_ends(void **state) {
  static const struct example examples[] = {
      {"h.ul{h.li'a', h.li{h.p'b'}}", "<ul><li>a</li>\n<li><p>b</p>\n</li>\n</ul>\n"},
      {"h.head{h.meta{charset = 'utf-8'}, h.link{rel = 'x'}, h.script{src = 'a.js'}}",
       "<head><meta charset=\"utf-8\">\n<link rel=\"x\">\n<script src=\"a.js\"></script>\n</head>\n"},
      {"h.table{h.tr{h.td'a', h.td'b'}}", "<table><tr><td>a</td><td>b</td></tr>\n</table>\n"},
      {"h.pre{h.code'a'}", "<pre><code>a</code></pre>"},
      {"h.span{h.em'a', h.img{alt = ''}}", "<span><em>a</em><img alt=\"\"></span>"},
  };
  ASSERT_ALL_WRITTEN(*state, examples);
}

static void test_element_is_its_table(void **state) {
  static const struct example examples[] = {
      {"(function() local ul = h.ul{} table.insert(ul, h.li'a') ul.id = 'x' ul[#ul + 1] = 'b' return ul end)()",
       "<ul id=\"x\"><li>a</li>\nb</ul>\n"},
      {"(function() local i = h.i'x' return h.b{i, i} end)()", "<b><i>x</i><i>x</i></b>"},
      {"(function() local t = {'x'} local a = h.i(t) return h(a, h.b(t)) end)()", "<i>x</i><b><i>x</i></b>"},
      {"h.b{tostring(h.i{}), type(h.i{}), tostring(page.body)}", "<b>elementtableHTML</b>"},
  };
  ASSERT_ALL_WRITTEN(*state, examples);
}

/* As deep as may be, and one deeper. */
static void test_depth(void **state) {
  struct lua_check *check = *state;
  static const char nest[] = "local h = require('html')\nreturn function()\nlocal e = h.b{}\nfor _ = 2, %d do e = h.b{e} end return e end";
  add_module(check, "fits", "fits.lua", str_format(check->arena, nest, 200));
  add_module(check, "deep", "deep.lua", str_format(check->arena, nest, 201));
  assert_true(render(check, "fits"));
  assert_int_equal(check->out.len, 200 * 7);
  assert_false(render(check, "deep"));
  assert_str(finding(check, 0), "deep.lua:0: Lua: HTML is nested more than 200 levels deep in <b> (while making /a/)");
}

static void test_many_attributes(void **state) {
  struct lua_check *check = *state;
  static const char many[] = "local h = require('html')\nreturn function()\nlocal t = {}\n"
                             "for i = 1, %d do t['data-' .. i] = 'x' end return h.b(t) end";
  add_module(check, "fits", "fits.lua", str_format(check->arena, many, 64));
  add_module(check, "many", "many.lua", str_format(check->arena, many, 65));
  assert_true(render(check, "fits"));
  assert_true(str_starts(buf_str(&check->out), "<b data-1=\"x\" data-10=\"x\" data-11=\"x\""));
  assert_false(render(check, "many"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      LUA_TEST(test_children),
      LUA_TEST(test_fragments),
      LUA_TEST(test_attributes),
      LUA_TEST(test_line_ends),
      LUA_TEST(test_element_is_its_table),
      LUA_TEST(test_depth),
      LUA_TEST(test_many_attributes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
