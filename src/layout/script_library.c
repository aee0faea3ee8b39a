#include <lualib.h>

#include "base/diag.h"
#include "layout/script_state.h"

enum { PRINT_LIMIT = 20 };

/* Under this key a metatable that is in use holds the table it was copied from. */
static const char original_key = 'm';

/* -- texts for values -- */

struct str script_describe(lua_State *lua, int index) {
  struct str text;
  index = lua_absindex(lua, index);
  if (luaL_callmeta(lua, index, "__tostring")) {
    if (!lua_isstring(lua, -1)) script_raise(lua, "'__tostring' must return a string");
  } else if (lua_type(lua, index) == LUA_TBOOLEAN) {
    lua_pushstring(lua, lua_toboolean(lua, index) ? "true" : "false");
  } else if (lua_type(lua, index) == LUA_TNUMBER || lua_type(lua, index) == LUA_TSTRING) {
    lua_pushvalue(lua, index);
  } else {
    int name_type = luaL_getmetafield(lua, index, "__name");
    if (name_type != LUA_TNIL && name_type != LUA_TSTRING) lua_pop(lua, 1);
    if (name_type != LUA_TSTRING) lua_pushstring(lua, luaL_typename(lua, index));
  }
  text.at = lua_tolstring(lua, -1, &text.len);
  return text;
}

static int to_string(lua_State *lua) {
  luaL_checkany(lua, 1);
  script_describe(lua, 1);
  return 1;
}

static int print_note(lua_State *lua) {
  struct script *script = script_of(lua);
  script->is_pure = false;
  if (script->print_count++ >= PRINT_LIMIT) return 0;
  int count = lua_gettop(lua);
  luaL_Buffer text;
  luaL_buffinit(lua, &text);
  for (int i = 1; i <= count; i++) {
    if (i > 1) luaL_addchar(&text, '\t');
    script_describe(lua, i);
    luaL_addvalue(&text);
  }
  luaL_pushresult(&text);
  struct str written;
  written.at = lua_tolstring(lua, -1, &written.len);
  diags_add(script->diags, DIAG_LAYOUT_PRINT, script_locate(lua, 1), str_slice(written, 0, SCRIPT_MESSAGE_LIMIT), STR(""), STR(""));
  return 0;
}

/* -- errors -- */

int script_error(lua_State *lua) {
  lua_Integer level = luaL_optinteger(lua, 2, 1);
  script_of(lua)->raise_level = level < 1 || level > 50 ? 1 : (int)level;
  lua_settop(lua, 1);
  return lua_error(lua);
}

/* What follows lua_pcall() in both kinds of protected call: a spent budget is never caught. What was left by an error cannot say whether
 * it was pure. */
static int return_status(lua_State *lua, int status) {
  if (status != LUA_OK) script_of(lua)->is_pure = false;
  script_charge(lua, 1);
  lua_pushboolean(lua, status == LUA_OK);
  lua_insert(lua, 1);
  return lua_gettop(lua);
}

static int call_protected(lua_State *lua) {
  luaL_checkany(lua, 1);
  return return_status(lua, lua_pcall(lua, lua_gettop(lua) - 1, LUA_MULTRET, 0));
}

/* The handler runs after the stack is unwound: while an error is raised from the hook, hooks are off, so a handler that never ends
 * could not be stopped there. */
static int call_protected_handled(lua_State *lua) {
  luaL_checktype(lua, 2, LUA_TFUNCTION);
  lua_pushvalue(lua, 2);
  lua_insert(lua, 1);
  lua_remove(lua, 3);
  int status = lua_pcall(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0);
  script_charge(lua, 1);
  if (status == LUA_OK) {
    lua_remove(lua, 1);
  } else {
    lua_call(lua, 1, 1);
  }
  return return_status(lua, status);
}

/* -- metatables -- */

static bool is_metamethod_name(lua_State *lua, int index) {
  return lua_type(lua, index) == LUA_TSTRING && strncmp(lua_tostring(lua, index), "__", 2) == 0;
}

/* A table gets a copy of its metatable's metamethods as they are now. Otherwise `__mode` could be set later, behind our back, and what a
 * page holds would depend on when garbage is collected. */
static int set_metatable(lua_State *lua) {
  luaL_checktype(lua, 1, LUA_TTABLE);
  script_unlock(lua, 1);
  script_unlock(lua, 2);
  luaL_argexpected(lua, lua_isnil(lua, 2) || lua_istable(lua, 2), 2, "nil or table");
  lua_settop(lua, 2);
  if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL) script_raise(lua, "this metatable is protected");
  if (!lua_isnil(lua, 2)) {
    lua_newtable(lua);
    lua_pushnil(lua);
    while (lua_next(lua, 2)) {
      const char *name = is_metamethod_name(lua, -2) ? lua_tostring(lua, -2) : "";
      if (strcmp(name, "__gc") == 0 || strcmp(name, "__mode") == 0) script_raise(lua, "\"%s\" is not available in layouts", name);
      script_charge(lua, 1);
      lua_pushvalue(lua, -2);
      lua_insert(lua, -2);
      if (name[0] != '\0')
        lua_rawset(lua, 3);
      else
        lua_pop(lua, 2);
    }
    lua_pushvalue(lua, 2);
    lua_rawsetp(lua, 3, &original_key);
  }
  lua_setmetatable(lua, 1);
  lua_settop(lua, 1);
  return 1;
}

static int get_metatable(lua_State *lua) {
  luaL_checkany(lua, 1);
  script_unlock(lua, 1);
  if (!lua_getmetatable(lua, 1)) return lua_pushnil(lua), 1;
  if (luaL_getmetafield(lua, 1, "__metatable") != LUA_TNIL) return 1;
  if (lua_rawgetp(lua, -1, &original_key) == LUA_TNIL) lua_pushboolean(lua, false);
  return 1;
}

/* -- read-only tables -- */

static bool is_removed(struct str name) {
  static const char *const removed[] = {
      "io",     "os",   "debug", "package", "load",    "loadstring", "loadfile", "dofile", "collectgarbage", "coroutine", "rawget",
      "rawset", "warn", "_G",    "setfenv", "getfenv", "module",     "unpack",   "dump",   "pack",           "packsize",  "randomseed",
  };
  for (size_t i = 0; i < sizeof removed / sizeof *removed; i++) {
    if (str_is(name, removed[i])) return true;
  }
  return false;
}

/* The string key of the table at `index` that is nearest to `name`; empty for none. */
static struct str find_nearest_key(lua_State *lua, int index, struct str name) {
  size_t count = 0;
  lua_pushnil(lua);
  for (; lua_next(lua, index); lua_pop(lua, 1)) count++;
  struct str *keys = lua_newuserdatauv(lua, (count + 1) * sizeof *keys, 0);
  count = 0;
  lua_pushnil(lua);
  for (; lua_next(lua, index); lua_pop(lua, 1)) {
    if (lua_type(lua, -2) == LUA_TSTRING) keys[count++] = str_from(lua_tostring(lua, -2));
  }
  return str_nearest(name, keys, count);
}

/* __index of a protected table. Upvalues: the complaint, the table with the known names. */
static int refuse_unknown(lua_State *lua) {
  struct str name = script_describe(lua, 2);
  if (is_removed(name)) script_raise(lua, "\"%s\" is not available in layouts", name.at);
  lua_pushfstring(lua, lua_tostring(lua, lua_upvalueindex(1)), name.at);
  struct str nearest = name.len > 60 ? STR("") : find_nearest_key(lua, lua_upvalueindex(2), name);
  lua_pushvalue(lua, 4);
  if (nearest.len > 0) {
    lua_pushfstring(lua, "; did you mean \"%s\"?", nearest.at);
    lua_concat(lua, 2);
  }
  return lua_error(lua);
}

/* __newindex. Upvalue: the refusal. */
static int refuse_change(lua_State *lua) {
  lua_pushfstring(lua, lua_tostring(lua, lua_upvalueindex(1)), script_describe(lua, 2).at);
  return lua_error(lua);
}

void script_name_keys(lua_State *lua, const char *complaint) {
  lua_createtable(lua, 0, 1);
  lua_pushstring(lua, complaint);
  lua_pushvalue(lua, -3);
  lua_pushcclosure(lua, refuse_unknown, 2);
  lua_setfield(lua, -2, "__index");
  lua_setmetatable(lua, -2);
}

void script_protect(lua_State *lua, const char *refusal) {
  lua_newtable(lua);
  lua_createtable(lua, 0, 3);
  lua_pushvalue(lua, -3);
  lua_setfield(lua, -2, "__index");
  lua_pushstring(lua, refusal);
  lua_pushcclosure(lua, refuse_change, 1);
  lua_setfield(lua, -2, "__newindex");
  lua_pushboolean(lua, false);
  lua_setfield(lua, -2, "__metatable");
  lua_setmetatable(lua, -2);
  lua_remove(lua, -2);
}

bool script_push_viewed(lua_State *lua, int index) {
  index = lua_absindex(lua, index);
  if (luaL_getmetafield(lua, index, "__newindex") == LUA_TNIL) return false;
  bool is_view = lua_tocfunction(lua, -1) == refuse_change;
  lua_pop(lua, 1);
  return is_view && luaL_getmetafield(lua, index, "__index") != LUA_TNIL;
}

static int raw_length(lua_State *lua) {
  luaL_checkany(lua, 1);
  luaL_argexpected(lua, lua_istable(lua, 1) || lua_isstring(lua, 1), 1, "table or string");
  script_unlock(lua, 1);
  lua_pushinteger(lua, (lua_Integer)lua_rawlen(lua, 1));
  return 1;
}

/* -- the globals -- */

/* Copies the named fields of the table at `from` into the table on the top. */
static void copy_fields(lua_State *lua, int from, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++) {
    lua_getfield(lua, from, names[i]);
    lua_setfield(lua, -2, names[i]);
  }
}

/* Sets the library on the top as a global, read-only. */
static void set_library(lua_State *lua, const char *name) {
  lua_pushfstring(lua, "unknown name \"%s.%%s\"", name);
  lua_insert(lua, -2);
  script_name_keys(lua, lua_tostring(lua, -2));
  lua_remove(lua, -2);
  script_protect(lua, "the library is read-only: \"%s\" cannot be set");
  lua_setfield(lua, -2, name);
}

static void set_string_library(lua_State *lua) {
  script_open_string(lua);
  lua_pushliteral(lua, "");
  lua_createtable(lua, 0, 2); /* in place of the metatable that luaopen_string() made */
  lua_pushvalue(lua, -3);
  lua_setfield(lua, -2, "__index");
  lua_pushboolean(lua, false);
  lua_setfield(lua, -2, "__metatable");
  lua_setmetatable(lua, -2);
  lua_pop(lua, 1);
  set_library(lua, "string");
}

/* Upvalue: Lua's own. Pages have seeds of their own. */
static int random_of_page(lua_State *lua) {
  script_of(lua)->is_pure = false;
  int count = lua_gettop(lua);
  lua_pushvalue(lua, lua_upvalueindex(1));
  lua_insert(lua, 1);
  lua_call(lua, count, 1);
  return 1;
}

static void set_math_library(lua_State *lua) {
  lua_pushcfunction(lua, luaopen_math);
  lua_call(lua, 0, 1);
  lua_getfield(lua, -1, "random");
  lua_pushcclosure(lua, random_of_page, 1);
  lua_setfield(lua, -2, "random");
  lua_getfield(lua, -1, "randomseed");
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &script_seed_key);
  lua_pushnil(lua);
  lua_setfield(lua, -2, "randomseed");
  set_library(lua, "math");
}

static void set_utf8_library(lua_State *lua) {
  static const char *const charged[] = {"char", "codepoint", "len", "offset"};
  lua_pushcfunction(lua, luaopen_utf8);
  lua_call(lua, 0, 1);
  for (size_t i = 0; i < sizeof charged / sizeof *charged; i++) {
    lua_getfield(lua, -1, charged[i]);
    script_push_charged(lua, lua_tocfunction(lua, -1));
    lua_setfield(lua, -3, charged[i]);
    lua_pop(lua, 1);
  }
  set_library(lua, "utf8");
}

void script_open_library(lua_State *lua) {
  static const char *const kept[] = {"assert", "ipairs", "rawequal", "select", "type"};
  static const luaL_Reg own[] = {
      {"error", script_error}, {"getmetatable", get_metatable},    {"next", script_next},
      {"pairs", script_pairs}, {"pcall", call_protected},          {"print", print_note},
      {"rawlen", raw_length},  {"require", script_require},        {"setmetatable", set_metatable},
      {"tostring", to_string}, {"xpcall", call_protected_handled}, {NULL, NULL},
  };
  lua_pushcfunction(lua, luaopen_base);
  lua_call(lua, 0, 1);
  int originals = lua_gettop(lua);
  lua_newtable(lua);
  copy_fields(lua, originals, kept, sizeof kept / sizeof *kept);
  lua_getfield(lua, originals, "tonumber");
  script_push_charged(lua, lua_tocfunction(lua, -1));
  lua_setfield(lua, -3, "tonumber");
  lua_pop(lua, 1);
  luaL_setfuncs(lua, own, 0);
  set_string_library(lua);
  set_math_library(lua);
  set_utf8_library(lua);
  script_open_table(lua);
  set_library(lua, "table");
  script_name_keys(lua, "unknown global \"%s\"");
  script_protect(lua, "globals are read-only: declare \"%s\" local");
  lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_pop(lua, 1);
}
