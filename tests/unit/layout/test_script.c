#include "unit/layout/lua_check.h"

#include <lauxlib.h>
#include <lualib.h>

static void add_layout(struct lua_check *check, const char *text) {
  add_module(check, "layouts/page", "layouts/page.lua", str_from(text));
}

static void test_page(void **state) {
  struct lua_check *check = *state;
  add_layout(check, "local h = require('html')\nreturn function(page) return h.p{page.title, page.body} end\n");
  assert_true(render(check, "layouts/page"));
  assert_str(buf_str(&check->out), "<p>R&amp;D<b>body</b></p>\n");
  assert_int_equal(diags_count(check->diags), 0);
}

static void test_appends(void **state) {
  struct lua_check *check = *state;
  add_layout(check, "local h = require('html')\nlocal n = 0\nreturn function(page) n = n + 1 return h.i{n} end\n");
  assert_true(render(check, "layouts/page"));
  const struct script_page page = {.layout = STR("layouts/page"), .url = STR("/b/"), .push = push_title};
  assert_true(script_render(check->script, &page, &check->out, check->diags));
  assert_str(buf_str(&check->out), "<i>1</i><i>1</i>");
}

static void test_missing_layout(void **state) {
  struct lua_check *check = *state;
  add_layout(check, "return 1");
  assert_false(render(check, "layouts/pgae"));
  assert_int_equal(diags_at(check->diags, 0)->code, DIAG_LAYOUT_MISSING);
  assert_str(diags_at(check->diags, 0)->arguments[0], "pgae");
  assert_str(diags_at(check->diags, 0)->suggestion, "page");
}

static void test_syntax(void **state) {
  struct lua_check *check = *state;
  add_module(check, "a", "layouts/a.lua", STR("return 1\n"));
  add_module(check, "b", "layouts/b.lua", STR("local x = 1\nlocal y = = 2\n"));
  add_module(check, "c", "layouts/a/folder/with/quite/a/long/name/so/that/Lua/would/cut/it/c.lua", STR("\n\nx = )\n"));
  add_module(check, "d", "layouts/d.lua", STR("\x1bLua"));
  add_module(check, "e", "layouts/e.lua", STR("x = 'layouts/e.lua:7: \n"));
  render(check, "a");
  diags_sort(check->diags);
  assert_str(finding(check, 1),
             "layouts/a/folder/with/quite/a/long/name/so/that/Lua/would/cut/it/c.lua:3: Lua: unexpected symbol near ')'");
  assert_str(finding(check, 2), "layouts/b.lua:2: Lua: unexpected symbol near '='");
  assert_str(finding(check, 3), "layouts/d.lua:0: Lua: attempt to load a binary chunk (mode is 't')");
  assert_str(finding(check, 4), "layouts/e.lua:1: Lua: unfinished string near ''layouts/e.lua:7: '");
}

static void test_invalid_module_required(void **state) {
  struct lua_check *check = *state;
  add_module(check, "broken", "lua/broken.lua", STR("x x\n"));
  add_layout(check, "\nlocal b = require('broken')\n");
  assert_false(render(check, "layouts/page"));
  assert_str(finding(check, 1), "layouts/page.lua:2: Lua: the module \"broken\" is not valid Lua (while making /a/)");
}

/* Each body of a page's function, with where and what it must report. The body begins on line 3. */
static void test_error_lines(void **state) {
  static const char *const cases[][2] = {
      {"error('plain')", "layouts/page.lua:3: Lua: plain"},
      {"error('two: 2', 1)", "layouts/page.lua:3: Lua: two: 2"},
      {"\nlocal function f() error('outer', 2) end\nf()", "layouts/page.lua:5: Lua: outer"},
      {"\nlocal x = page.a.b", "layouts/page.lua:4: Lua: attempt to index a nil value (field 'a')"},
      {"error('layouts/page.lua:3: kept')", "layouts/page.lua:3: Lua: layouts/page.lua:3: kept"},
      {"\n\nreturn ('x'):rep({})", "layouts/page.lua:5: Lua: bad argument #1 to 'rep' (number expected, got table)"},
      {"assert(false)", "layouts/page.lua:3: Lua: assertion failed!"},
      {"assert(nil, 'said')", "layouts/page.lua:3: Lua: said"},
      {"error(setmetatable({}, {__tostring = function() return 'mine' end}))", "layouts/page.lua:3: Lua: mine"},
      {"error()", "layouts/page.lua:3: Lua: nil"},
      {"local ok, m = pcall(error, 'inner')\nerror(m)", "layouts/page.lua:4: Lua: inner"},
      {"return h.dvi{}", "layouts/page.lua:3: Lua: unknown HTML element \"dvi\"; did you mean \"div\"?"},
      {"local p = h.p{}\nlocal d = h.div{p}\np[1] = print\nreturn d",
       "layouts/page.lua:0: Lua: a child of <p> is a function: that is no HTML"},
      {"helper.fail()", "lua/helper.lua:1: Lua: helped"},
      {"helper.blame()", "layouts/page.lua:3: Lua: blamed"},
  };
  struct lua_check *check = *state;
  add_module(check, "helper", "lua/helper.lua",
             STR("return {fail = function() error('helped') end,\nblame = function() error('blamed', 2) end}"));
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    check->count = 2;
    add_layout(
        check,
        str_format(check->arena, "local h, helper = require('html'), require('helper')\nreturn function(page)\n%s\nend\n", cases[i][0]).at);
    assert_false(render(check, "layouts/page"));
    struct str expected = str_format(check->arena, "%s (while making /a/)", cases[i][1]);
    assert_str(finding(check, diags_count(check->diags) - 1), expected.at);
    script_free(check->script);
    check->script = NULL;
  }
}

static void test_document_is_named(void **state) {
  struct lua_check *check = *state;
  add_layout(check, "return function() error('x') end");
  check->script = script_new(check->modules, check->count, &check->limits, check->diags);
  const struct lines *document = lines_new(check->arena, STR("content/a.md"), STR("2018"), STR("# A\n"));
  const struct script_page page = {.layout = STR("layouts/page"), .url = STR("/a/"), .document = {document, 1, 1, 1}, .push = push_title};
  buf_add(&check->out, STR("kept"));
  assert_false(script_render(check->script, &page, &check->out, check->diags));
  assert_str(buf_str(&check->out), "kept");
  assert_str(finding(check, 0), "layouts/page.lua:1: Lua: x (while making /a/)");
  assert_str(finding(check, 1), "content/a.md:1: this document was being laid out by layouts/page");
  assert_str(diags_at(check->diags, 1)->edition, "2018");
}

static void test_print(void **state) {
  struct lua_check *check = *state;
  add_layout(check,
             "local h = require('html')\nreturn function()\nprint('a', 1, nil, {})\nfor i = 1, 100 do print(i) end\nreturn h.p{} end");
  assert_true(render(check, "layouts/page"));
  assert_int_equal(diags_count(check->diags), 20);
  assert_str(diags_at(check->diags, 0)->arguments[0], "a\t1\tnil\ttable");
  assert_int_equal(diags_at(check->diags, 0)->line, 3);
  assert_int_equal(diags_at(check->diags, 0)->severity, SEVERITY_NOTE);
  assert_int_equal(diags_at(check->diags, 19)->line, 4);
}

static void assert_spends(struct lua_check *check, const char *text, const char *budget) {
  add_layout(check, text);
  assert_false(render(check, "layouts/page"));
  struct str expected = str_format(check->arena, "the layout used up its budget of %s (while making /a/)", budget);
  struct str found = finding(check, 0);
  assert_true(str_ends(found, expected.at));
}

static void test_time(void **state) {
  struct lua_check *check = *state;
  check->limits.instructions = UINT64_MAX;
  check->limits.milliseconds = 20;
  assert_spends(check, "return function() while true do pcall(error) end end", "time");
}

static void test_instructions(void **state) {
  struct lua_check *check = *state;
  check->limits.instructions = 5000;
  assert_spends(check, "return function() for i = 1, 6000 do end end", "instructions");
}

static void test_instructions_suffice(void **state) {
  struct lua_check *check = *state;
  check->limits.instructions = 9000;
  add_layout(check, "local h = require('html')\nreturn function() for i = 1, 6000 do end return h.p{} end");
  assert_true(render(check, "layouts/page"));
  assert_true(render(check, "layouts/page"));
}

static void test_memory(void **state) {
  struct lua_check *check = *state;
  check->limits.memory = 2 << 20;
  assert_spends(check, "return function() local t = {} for i = 1, 200000 do t[i] = i end end", "memory");
}

/* Garbage of one page is no burden to the next. */
static void test_memory_is_given_back(void **state) {
  struct lua_check *check = *state;
  check->limits.memory = 4 << 20;
  add_layout(check, "local h = require('html')\nreturn function() local t = {} for i = 1, 30000 do t[i] = i .. '' end "
                    "return h.p{#table.concat(t)} end");
  for (int i = 0; i < 50; i++) assert_true(render(check, "layouts/page"));
}

static void test_output(void **state) {
  struct lua_check *check = *state;
  check->limits.output = 100;
  assert_spends(check, "local h = require('html')\nreturn function() return h.p{('x'):rep(94)} end", "output");
}

static void test_output_suffices(void **state) {
  struct lua_check *check = *state;
  check->limits.output = 100;
  add_layout(check, "local h = require('html')\nreturn function() return h.p{('x'):rep(92)} end");
  assert_true(render(check, "layouts/page"));
  assert_int_equal(check->out.len, 100);
}

static void test_random(void **state) {
  struct lua_check *check = *state;
  add_layout(check, "local h = require('html')\nreturn function() return h.p{math.random(0)} end");
  struct str texts[3];
  static const char *const urls[] = {"/a/", "/b/", "/a/"};
  for (size_t i = 0; i < 3; i++) {
    assert_true(render_url(check, "layouts/page", urls[i]));
    texts[i] = str_copy(check->arena, buf_str(&check->out));
  }
  assert_true(str_equal(texts[0], texts[2]));
  assert_false(str_equal(texts[0], texts[1]));
}

static void test_require_once(void **state) {
  struct lua_check *check = *state;
  add_module(check, "counter", "lua/counter.lua", STR("local c = {n = 0}\nreturn c"));
  add_module(check, "nothing", "lua/nothing.lua", STR("local counter = require('counter')\ncounter.n = counter.n + 1"));
  add_layout(check, "local h, c = require('html'), require('counter')\nrequire('nothing')\nrequire('nothing')\n"
                    "return function() return h.p{c.n, tostring(require('nothing'))} end");
  for (int i = 0; i < 2; i++) {
    assert_true(render(check, "layouts/page"));
    assert_str(buf_str(&check->out), "<p>1true</p>\n");
  }
}

static void test_require_circle(void **state) {
  struct lua_check *check = *state;
  add_module(check, "a", "lua/a.lua", STR("\nreturn require('b')"));
  add_module(check, "b", "lua/b.lua", STR("\n\nlocal a = require('a')\nreturn a"));
  add_layout(check, "return require('a')");
  assert_false(render(check, "layouts/page"));
  assert_str(finding(check, 0), "lua/b.lua:3: Lua: \"a\" requires itself, through the modules it requires (while making /a/)");
}

static int raise_in_view(lua_State *lua) {
  return luaL_error(lua, "no such fact");
}

static void push_raising(lua_State *lua, void *context) {
  (void)context;
  lua_pushcfunction(lua, raise_in_view);
  lua_call(lua, 0, 1);
}

static void test_view_raises(void **state) {
  struct lua_check *check = *state;
  add_layout(check, "return function() end");
  check->script = script_new(check->modules, check->count, &check->limits, check->diags);
  const struct script_page page = {.layout = STR("layouts/page"), .url = STR("/a/"), .push = push_raising};
  assert_false(script_render(check->script, &page, &check->out, check->diags));
  assert_str(finding(check, 0), "layouts/page.lua:0: Lua: no such fact (while making /a/)");
}

/* What Lua's own libraries answer, ours must too, as far as layouts may ask: the same program runs in both. */
static const char program[] =
    "local seed = 7\n"
    "local function random(n) seed = (seed * 1103515245 + 12345) % 2147483648 return seed // 65536 % n + 1 end\n"
    "local function word(letters, most)\n"
    "  local t = {}\n"
    "  for i = 1, random(most) - 1 do local at = random(#letters) t[i] = letters:sub(at, at) end\n"
    "  return table.concat(t)\n"
    "end\n"
    "local patterns = {'a', '(a)(b?)', '()', 'a*', 'b-', '[ab]+', '%s*(%w+)', '^a', 'a$', '^(.-)%s*$', '%f[%w]%w+', '%b()', '', '(.)%1', "
    "'.'}\n"
    "local replacements = {'x', '%0%0', '<%1>', '%%', {a = 'A', b = false}, function(a, b) return b end, function() end, ''}\n"
    "local out = {}\n"
    "local function add(...) local t = table.pack(...) for i = 1, t.n do out[#out + 1] = tostring(t[i]) end out[#out + 1] = '\\n' end\n"
    "for round = 1, 3000 do\n"
    "  local s, p, r = word('aab (b) ', 14), patterns[random(#patterns)], replacements[random(#replacements)]\n"
    "  local from = random(20) - 10\n"
    "  add(s, p, s:find(p, from))\n"
    "  add(s:match(p, from))\n"
    "  add(s:find(p, from, true))\n"
    "  for a, b in s:gmatch(p) do add(a, b) end\n"
    "  for a in s:gmatch(p, from) do add(a) end\n"
    "  add((select(2, pcall(string.gsub, s, p, r))))\n"
    "  add(select(2, pcall(string.gsub, s, p, r, random(4) - 1)))\n"
    "  add(s:rep(random(4) - 2, ','), s:upper(), s:reverse(), s:sub(from, random(9)), s:byte(from), #s)\n"
    "  add(('%5s|%-6s|%.2s|%d|%5.2f|%x|%q|%%'):format(s, s, s, from, from / 3, round, s))\n"
    "  local t = {s:byte(1, -1)}\n"
    "  table.sort(t)\n"
    "  table.insert(t, 1, from)\n"
    "  table.insert(t, p)\n"
    "  add(table.remove(t), table.remove(t, 1), table.concat(t, ','), table.unpack(t))\n"
    "  table.sort(t, function(a, b) return a > b end)\n"
    "  add(table.concat(table.move(t, 1, #t, 3, {1, 2}), ' '), tonumber(s), tonumber('0x10'), utf8.len('æøå'), utf8.char(230))\n"
    "  add(xpcall(function(...) return ... end, error, from, s))\n"
    "  add(pcall(pcall, error, s))\n"
    "  add(xpcall(error, function(m) return m .. '!' end, s))\n"
    "end\n";

static void test_same_as_lua(void **state) {
  struct lua_check *check = *state;
  struct str plain = str_format(check->arena, "%sreturn table.concat(out)", program);
  struct str layout = str_format(check->arena, "return function()\n%sreturn require('html').raw(table.concat(out)) end", program);
  add_module(check, "layouts/page", "same", layout);
  if (!render(check, "layouts/page")) print_error("%.*s\n", STR_ARG(finding(check, 0)));
  lua_State *lua = luaL_newstate();
  luaL_openlibs(lua);
  assert_int_equal(luaL_loadbufferx(lua, plain.at, plain.len, "@same", "t"), LUA_OK);
  if (lua_pcall(lua, 0, 1, 0) != LUA_OK) print_error("%s\n", lua_tostring(lua, -1));
  struct str expected;
  expected.at = lua_tolstring(lua, -1, &expected.len);
  size_t same = 0;
  while (same < expected.len && same < check->out.len && expected.at[same] == check->out.at[same]) same++;
  if (same < expected.len)
    print_error("Lua: %.60s\nours: %.60s\n", expected.at + (same > 20 ? same - 20 : 0), check->out.at + (same > 20 ? same - 20 : 0));
  assert_int_equal(same, expected.len);
  assert_int_equal(check->out.len, expected.len);
  assert_true(expected.len > 100000);
  lua_close(lua);
}

static void test_sort_is_stable(void **state) {
  struct lua_check *check = *state;
  add_layout(check, "local h = require('html')\nreturn function()\nlocal t = {}\nfor i = 1, 1000 do t[i] = {i % 7, i} end\n"
                    "table.sort(t, function(a, b) return a[1] < b[1] end)\n"
                    "for i = 2, 1000 do assert(t[i - 1][1] < t[i][1] or t[i - 1][1] == t[i][1] and t[i - 1][2] < t[i][2]) end\n"
                    "return h.p{#t} end");
  assert_true(render(check, "layouts/page"));
  assert_str(buf_str(&check->out), "<p>1000</p>\n");
}

static void test_metatables(void **state) {
  struct lua_check *check = *state;
  add_layout(check, "local h = require('html')\nlocal Goal = {}\nGoal.__index = Goal\nfunction Goal:name() return self.title .. '!' end\n"
                    "return function(page) local goal = setmetatable({title = page.title}, Goal)\n"
                    "assert(getmetatable(goal) == Goal and getmetatable({}) == nil)\n"
                    "assert(getmetatable(setmetatable({}, {__metatable = 'mine'})) == 'mine')\n"
                    "return h.p{goal:name(), getmetatable(setmetatable(goal, nil)) == nil and '?'} end");
  assert_true(render(check, "layouts/page"));
  assert_str(buf_str(&check->out), "<p>R&amp;D!?</p>\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      LUA_TEST(test_page),
      LUA_TEST(test_appends),
      LUA_TEST(test_missing_layout),
      LUA_TEST(test_syntax),
      LUA_TEST(test_invalid_module_required),
      LUA_TEST(test_error_lines),
      LUA_TEST(test_document_is_named),
      LUA_TEST(test_print),
      LUA_TEST(test_time),
      LUA_TEST(test_instructions),
      LUA_TEST(test_instructions_suffice),
      LUA_TEST(test_memory),
      LUA_TEST(test_memory_is_given_back),
      LUA_TEST(test_output),
      LUA_TEST(test_output_suffices),
      LUA_TEST(test_random),
      LUA_TEST(test_require_once),
      LUA_TEST(test_require_circle),
      LUA_TEST(test_view_raises),
      LUA_TEST(test_same_as_lua),
      LUA_TEST(test_sort_is_stable),
      LUA_TEST(test_metatables),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
