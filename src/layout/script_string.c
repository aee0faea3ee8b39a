#include <lualib.h>

#include "layout/pattern.h"
#include "layout/script_state.h"

/* Lua's string library without what layouts may not have, bounded: a C function is never interrupted by the hook, so each one
 * charges for its work before or while it does it. */

static struct str check_str(lua_State *lua, int index) {
  struct str s;
  s.at = luaL_checklstring(lua, index, &s.len);
  return s;
}

static int call_charged(lua_State *lua) {
  size_t bytes = 0;
  for (int i = lua_gettop(lua); i > 0; i--) {
    if (lua_type(lua, i) == LUA_TSTRING) bytes += lua_rawlen(lua, i);
  }
  script_charge_bytes(lua, bytes);
  return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

void script_push_charged(lua_State *lua, lua_CFunction original) {
  lua_pushcfunction(lua, original);
  lua_pushcclosure(lua, call_charged, 1);
}

/* -- matching -- */

static struct pattern make_pattern(struct str subject, struct str text, bool *is_anchored) {
  *is_anchored = str_starts(text, "^");
  return (struct pattern){.subject = subject, .text = *is_anchored ? str_slice(text, 1, text.len) : text};
}

/* Matches at `*start`, or from there on when the pattern may move. */
static bool find_match(lua_State *lua, struct pattern *pattern, bool may_move, size_t *start, size_t *end) {
  uint64_t steps = (uint64_t)script_of(lua)->instructions_left;
  pattern->steps = steps;
  enum pattern_result result = may_move ? pattern_search(pattern, start, end) : pattern_match(pattern, *start, end);
  if (result == PATTERN_SPENT) script_spend(lua, BUDGET_INSTRUCTIONS);
  script_charge(lua, steps - pattern->steps);
  if (result == PATTERN_INVALID) script_raise(lua, "%s", pattern->mistake);
  return result == PATTERN_FOUND;
}

/* Capture `index` from 0; a pattern without captures has its whole match as the first. */
static void push_capture(lua_State *lua, const struct pattern *pattern, unsigned index, size_t start, size_t end) {
  if (index >= pattern->capture_count) {
    if (index != 0) script_raise(lua, "invalid capture index %%%d", (int)index + 1);
    lua_pushlstring(lua, pattern->subject.at + start, end - start);
    return;
  }
  const struct pattern_capture *capture = &pattern->captures[index];
  if (capture->is_position)
    lua_pushinteger(lua, (lua_Integer)capture->start + 1);
  else
    lua_pushlstring(lua, pattern->subject.at + capture->start, capture->len);
}

static int push_captures(lua_State *lua, const struct pattern *pattern, size_t start, size_t end, bool whole_if_none) {
  unsigned count = pattern->capture_count == 0 && whole_if_none ? 1 : pattern->capture_count;
  luaL_checkstack(lua, (int)count, "too many captures");
  for (unsigned i = 0; i < count; i++) push_capture(lua, pattern, i, start, end);
  return (int)count;
}

/* The offset that the optional argument `index` means: from 1, negative from the end. Beyond `len` when it lies outside. */
static size_t read_start(lua_State *lua, int index, size_t len) {
  lua_Integer position = luaL_optinteger(lua, index, 1);
  if (position > 0) return (size_t)position - 1;
  if (position == 0 || position < -(lua_Integer)len) return 0;
  return len - (size_t)-position;
}

static int find_or_match(lua_State *lua, bool is_find) {
  struct str subject = check_str(lua, 1);
  struct str text = check_str(lua, 2);
  size_t start = read_start(lua, 3, subject.len);
  size_t end = 0;
  if (start > subject.len) return lua_pushnil(lua), 1;
  if (is_find && (lua_toboolean(lua, 4) || pattern_is_plain(text))) {
    script_charge_bytes(lua, subject.len - start + text.len);
    start = str_find(subject, text, start);
    if (start == STR_NOT_FOUND) return lua_pushnil(lua), 1;
    lua_pushinteger(lua, (lua_Integer)start + 1);
    lua_pushinteger(lua, (lua_Integer)(start + text.len));
    return 2;
  }
  bool is_anchored = false;
  struct pattern pattern = make_pattern(subject, text, &is_anchored);
  if (!find_match(lua, &pattern, !is_anchored, &start, &end)) return lua_pushnil(lua), 1;
  if (!is_find) return push_captures(lua, &pattern, start, end, true);
  lua_pushinteger(lua, (lua_Integer)start + 1);
  lua_pushinteger(lua, (lua_Integer)end);
  return 2 + push_captures(lua, &pattern, start, end, false);
}

static int string_find(lua_State *lua) {
  return find_or_match(lua, true);
}

static int string_match(lua_State *lua) {
  return find_or_match(lua, false);
}

/* Upvalues: subject, pattern, where to go on, where the last match ended (-1 at first). */
static int next_match(lua_State *lua) {
  struct str subject = check_str(lua, lua_upvalueindex(1));
  struct pattern pattern = {.subject = subject, .text = check_str(lua, lua_upvalueindex(2))};
  size_t start = (size_t)lua_tointeger(lua, lua_upvalueindex(3));
  lua_Integer last_end = lua_tointeger(lua, lua_upvalueindex(4));
  size_t end = 0;
  for (; start <= subject.len; start++) {
    if (!find_match(lua, &pattern, true, &start, &end)) return 0;
    if ((lua_Integer)end == last_end) continue; /* an empty match right after the last one */
    lua_pushinteger(lua, (lua_Integer)end);
    lua_copy(lua, -1, lua_upvalueindex(3));
    lua_replace(lua, lua_upvalueindex(4));
    return push_captures(lua, &pattern, start, end, true);
  }
  return 0;
}

static int string_gmatch(lua_State *lua) {
  struct str subject = check_str(lua, 1);
  check_str(lua, 2);
  size_t start = read_start(lua, 3, subject.len);
  lua_settop(lua, 2);
  lua_pushinteger(lua, (lua_Integer)(start > subject.len ? subject.len + 1 : start));
  lua_pushinteger(lua, -1);
  lua_pushcclosure(lua, next_match, 4);
  return 1;
}

/* -- replacing -- */

/* What gsub() was given, and the match it is at. */
struct replacement {
  int type; /* of the third argument */
  const struct pattern *pattern;
  size_t start;
  size_t end;
};

static void add_replacement_text(lua_State *lua, const struct replacement *match, luaL_Buffer *out) {
  struct str text;
  text.at = lua_tolstring(lua, 3, &text.len);
  script_charge_bytes(lua, text.len);
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] != '%') {
      luaL_addchar(out, text.at[i]);
      continue;
    }
    char sign = ++i < text.len ? text.at[i] : '\0';
    if (sign == '%') {
      luaL_addchar(out, '%');
    } else if (sign == '0') {
      luaL_addlstring(out, match->pattern->subject.at + match->start, match->end - match->start);
    } else if (sign >= '1' && sign <= '9') {
      push_capture(lua, match->pattern, (unsigned)(sign - '1'), match->start, match->end);
      lua_tolstring(lua, -1, NULL);
      luaL_addvalue(out);
    } else {
      script_raise(lua, "invalid use of '%%' in replacement string");
    }
  }
}

static void add_replacement(lua_State *lua, const struct replacement *match, luaL_Buffer *out) {
  if (match->type == LUA_TSTRING || match->type == LUA_TNUMBER) {
    add_replacement_text(lua, match, out);
    return;
  }
  if (match->type == LUA_TFUNCTION) {
    lua_pushvalue(lua, 3);
    lua_call(lua, push_captures(lua, match->pattern, match->start, match->end, true), 1);
  } else {
    push_capture(lua, match->pattern, 0, match->start, match->end);
    lua_gettable(lua, 3);
  }
  if (!lua_toboolean(lua, -1)) {
    lua_pop(lua, 1);
    luaL_addlstring(out, match->pattern->subject.at + match->start, match->end - match->start);
    return;
  }
  if (!lua_isstring(lua, -1)) script_raise(lua, "invalid replacement value (a %s)", luaL_typename(lua, -1));
  luaL_addvalue(out);
}

static int string_gsub(lua_State *lua) {
  struct str subject = check_str(lua, 1);
  struct str text = check_str(lua, 2);
  int type = lua_type(lua, 3);
  luaL_argexpected(lua, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE, 3,
                   "string/function/table");
  lua_Integer limit = luaL_optinteger(lua, 4, (lua_Integer)subject.len + 1);
  bool is_anchored = false;
  struct pattern pattern = make_pattern(subject, text, &is_anchored);
  struct replacement match = {.type = type, .pattern = &pattern};
  size_t last_end = STR_NOT_FOUND;
  size_t at = 0;
  lua_Integer count = 0;
  luaL_Buffer out;
  luaL_buffinit(lua, &out);
  while (count < limit) {
    match.start = at;
    if (find_match(lua, &pattern, false, &match.start, &match.end) && match.end != last_end) {
      count++;
      add_replacement(lua, &match, &out);
      at = last_end = match.end;
    } else if (at < subject.len) {
      luaL_addchar(&out, subject.at[at++]);
    } else {
      break;
    }
    if (is_anchored) break;
  }
  luaL_addlstring(&out, subject.at + at, subject.len - at);
  luaL_pushresult(&out);
  lua_pushinteger(lua, count);
  return 2;
}

/* -- making -- */

static int string_rep(lua_State *lua) {
  size_t len = check_str(lua, 1).len;
  lua_Integer times = luaL_checkinteger(lua, 2);
  luaL_optlstring(lua, 3, "", NULL);
  size_t separator_len = lua_isnoneornil(lua, 3) ? 0 : lua_rawlen(lua, 3);
  size_t unit = len + separator_len;
  if (times <= 0 || unit == 0) return lua_pushliteral(lua, ""), 1;
  size_t memory = script_of(lua)->limits.memory;
  if (unit > memory || (uint64_t)times > memory / unit) script_spend(lua, BUDGET_MEMORY);
  script_charge(lua, (uint64_t)times);
  return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

/* Lua's own format() does the work when every %s has been given the text that our tostring() makes. */
static int string_format(lua_State *lua) {
  struct str format = check_str(lua, 1);
  int argument = 1;
  for (size_t i = 0; i < format.len; i++) {
    if (format.at[i] != '%' || format.at[++i] == '%') continue; /* a zero follows the last character */
    while (format.at[i] != '\0' && strchr("-+ #0123456789.", format.at[i]) != NULL) i++;
    argument++;
    if (format.at[i] == 'p') script_raise(lua, "'%%p' is not available in layouts: addresses differ from run to run");
    if (format.at[i] != 's' || argument > lua_gettop(lua)) continue;
    script_describe(lua, argument);
    lua_replace(lua, argument);
  }
  return call_charged(lua);
}

static void set_charged(lua_State *lua, int originals, const char *name, lua_CFunction around) {
  lua_getfield(lua, originals, name);
  lua_pushcclosure(lua, around, 1);
  lua_setfield(lua, -2, name);
}

void script_open_string(lua_State *lua) {
  static const char *const charged[] = {"byte", "char", "len", "lower", "reverse", "sub", "upper"};
  lua_pushcfunction(lua, luaopen_string);
  lua_call(lua, 0, 1);
  int originals = lua_gettop(lua);
  lua_newtable(lua);
  for (size_t i = 0; i < sizeof charged / sizeof *charged; i++) set_charged(lua, originals, charged[i], call_charged);
  set_charged(lua, originals, "rep", string_rep);
  set_charged(lua, originals, "format", string_format);
  static const luaL_Reg own[] = {
      {"find", string_find}, {"match", string_match}, {"gmatch", string_gmatch}, {"gsub", string_gsub}, {NULL, NULL},
  };
  luaL_setfuncs(lua, own, 0);
  lua_remove(lua, originals);
}
