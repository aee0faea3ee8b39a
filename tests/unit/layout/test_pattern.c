#include "unit/base/check.h"

#include <lauxlib.h>
#include <lualib.h>

#include "layout/pattern.h"

enum { ROUNDS = 40000, PIECES = 7, SUBJECT = 12, ENOUGH = 1 << 20 };

static struct pattern make(const char *subject, const char *text) {
  return (struct pattern){.subject = str_from(subject), .text = str_from(text), .steps = ENOUGH};
}

static struct str captured(const struct pattern *pattern, unsigned index) {
  const struct pattern_capture *capture = &pattern->captures[index];
  return str_slice(pattern->subject, capture->start, capture->start + capture->len);
}

static void test_search(void **state) {
  (void)state;
  struct pattern pattern = make("mål 2: trivsel", "(%d+):%s*(%a+)()");
  size_t start = 0;
  size_t end = 0;
  assert_int_equal(pattern_search(&pattern, &start, &end), PATTERN_FOUND);
  assert_int_equal(start, 5);
  assert_int_equal(end, 15);
  assert_int_equal(pattern.capture_count, 3);
  assert_str(captured(&pattern, 0), "2");
  assert_str(captured(&pattern, 1), "trivsel");
  assert_true(pattern.captures[2].is_position);
  assert_int_equal(pattern.captures[2].start, 15);
}

static void test_match_stays(void **state) {
  (void)state;
  struct pattern pattern = make("xab", "ab");
  size_t end = 0;
  assert_int_equal(pattern_match(&pattern, 0, &end), PATTERN_NONE);
  assert_int_equal(pattern_match(&pattern, 1, &end), PATTERN_FOUND);
  assert_int_equal(end, 3);
}

static void test_steps(void **state) {
  (void)state;
  struct pattern pattern = make("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a*a*a*a*a*a*a*a*b");
  pattern.steps = 1000;
  size_t start = 0;
  size_t end = 0;
  assert_int_equal(pattern_search(&pattern, &start, &end), PATTERN_SPENT);
  assert_int_equal(pattern.steps, 0);
  pattern = make("aab", "a-b");
  assert_int_equal(pattern_match(&pattern, 0, &end), PATTERN_FOUND);
  assert_true(pattern.steps < ENOUGH && pattern.steps > ENOUGH - 20);
}

static void test_mistakes(void **state) {
  (void)state;
  static const char *const mistakes[][2] = {
      {"a%", "malformed pattern (ends with '%')"},
      {"[a", "malformed pattern (missing ']')"},
      {"[]", "malformed pattern (missing ']')"},
      {"%b(", "malformed pattern (missing arguments to '%b')"},
      {"%fa", "missing '[' after '%f' in pattern"},
      {"a)", "invalid pattern capture"},
      {"(a", "unfinished capture"},
      {"(a%1)", "invalid capture index in the pattern"},
      {"%0", "invalid capture index in the pattern"},
  };
  for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
    struct pattern pattern = make("aaa", mistakes[i][0]);
    size_t end = 0;
    assert_int_equal(pattern_match(&pattern, 0, &end), PATTERN_INVALID);
    assert_string_equal(pattern.mistake, mistakes[i][1]);
  }
}

static void test_bytes(void **state) {
  (void)state;
  struct pattern pattern = {.subject = STR("a\0b"), .text = STR("a\0[\0b]"), .steps = ENOUGH};
  size_t end = 0;
  assert_int_equal(pattern_match(&pattern, 0, &end), PATTERN_FOUND);
  assert_int_equal(end, 3);
  assert_true(pattern_is_plain(STR("a\0b")));
  assert_false(pattern_is_plain(STR("a\0.")));
}

/* Every byte is in the same classes as Lua has it. */
static void test_classes(void **state) {
  lua_State *lua = *state;
  for (const char *class = "acdglpsuwxACDGLPSUWXz."; *class != '\0'; class ++) {
    for (int c = 0; c < 256; c++) {
      char text[] = {'%', *class, '\0'};
      char subject[] = {(char)c, '\0'};
      struct pattern pattern = {.subject = {subject, 1}, .text = str_from(text), .steps = ENOUGH};
      size_t end = 0;
      lua_getglobal(lua, "string");
      lua_getfield(lua, -1, "find");
      lua_pushlstring(lua, subject, 1);
      lua_pushstring(lua, text);
      lua_call(lua, 2, 1);
      assert_int_equal(pattern_match(&pattern, 0, &end) == PATTERN_FOUND, lua_isnumber(lua, -1));
      lua_settop(lua, 0);
    }
  }
}

static void add_random_pattern(uint64_t *seed, struct str *text, char *room) {
  static const char *const pieces[] = {"a",     "b",    "1", " ", ".",  "%a",   "%d", "%W", "[ab]",  "[^a]", "[a-c1]",
                                       "[%a-]", "[]a]", "(", ")", "()", "%b()", "%1", "%2", "%f[a]", "%%",   "*",
                                       "+",     "-",    "?", "*", "?",  "$",    "^",  "[",  "%",     "]"};
  *text = (struct str){room, 0};
  for (size_t count = 1 + random_below(seed, PIECES); count > 0; count--) {
    const char *piece = pieces[random_below(seed, sizeof pieces / sizeof *pieces)];
    memcpy(room + text->len, piece, strlen(piece));
    text->len += strlen(piece);
  }
}

/* string.find() of Lua itself, on the stack above `base`: nil, or start, end and captures. */
static bool ask_lua(lua_State *lua, struct str subject, struct str text, size_t start) {
  lua_settop(lua, 0);
  lua_getglobal(lua, "string");
  lua_getfield(lua, -1, "find");
  lua_remove(lua, 1);
  lua_pushlstring(lua, subject.at, subject.len);
  lua_pushlstring(lua, text.at, text.len);
  lua_pushinteger(lua, (lua_Integer)start + 1);
  return lua_pcall(lua, 3, LUA_MULTRET, 0) == LUA_OK;
}

static void assert_same_captures(lua_State *lua, const struct pattern *pattern) {
  assert_int_equal(lua_gettop(lua), 2 + pattern->capture_count);
  for (unsigned i = 0; i < pattern->capture_count; i++) {
    int index = 3 + (int)i;
    if (pattern->captures[i].is_position) {
      assert_int_equal(lua_tointeger(lua, index), pattern->captures[i].start + 1);
    } else {
      assert_str(captured(pattern, i), lua_tostring(lua, index));
    }
  }
}

static void compare_once(lua_State *lua, struct str subject, struct str text, size_t start) {
  bool is_valid = ask_lua(lua, subject, text, start);
  bool is_anchored = str_starts(text, "^");
  struct pattern pattern = {.subject = subject, .text = str_slice(text, is_anchored, text.len), .steps = ENOUGH};
  size_t end = 0;
  enum pattern_result result = is_anchored ? pattern_match(&pattern, start, &end) : pattern_search(&pattern, &start, &end);
  enum pattern_result expected = !is_valid ? PATTERN_INVALID : lua_isnil(lua, 1) ? PATTERN_NONE : PATTERN_FOUND;
  if (result != expected) print_error("“%.*s” in “%.*s”: %d\n", STR_ARG(text), STR_ARG(subject), (int)result);
  assert_int_equal(result, expected);
  if (result != PATTERN_FOUND) return;
  assert_int_equal(lua_tointeger(lua, 1), start + 1);
  assert_int_equal(lua_tointeger(lua, 2), end);
  assert_same_captures(lua, &pattern);
}

static void test_same_as_lua(void **state) {
  static const char letters[] = "aabbc1 ()-%";
  uint64_t seed = 20261121;
  for (int round = 0; round < ROUNDS; round++) {
    char pattern_room[PIECES * 8];
    char subject_room[SUBJECT];
    struct str text;
    add_random_pattern(&seed, &text, pattern_room);
    struct str subject = {subject_room, random_below(&seed, SUBJECT)};
    for (size_t i = 0; i < subject.len; i++) subject_room[i] = letters[random_below(&seed, sizeof letters - 1)];
    /* Lua searches for plain texts in another way, and there the two are the same function. */
    if (!pattern_is_plain(text)) compare_once(*state, subject, text, random_below(&seed, subject.len + 1));
  }
}

static int open_lua(void **state) {
  lua_State *lua = luaL_newstate();
  luaL_openlibs(lua);
  *state = lua;
  return 0;
}

static int close_lua(void **state) {
  lua_close(*state);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_search),
      cmocka_unit_test(test_match_stays),
      cmocka_unit_test(test_steps),
      cmocka_unit_test(test_mistakes),
      cmocka_unit_test(test_bytes),
      cmocka_unit_test_setup_teardown(test_classes, open_lua, close_lua),
      cmocka_unit_test_setup_teardown(test_same_as_lua, open_lua, close_lua),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
