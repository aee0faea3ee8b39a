#include "layout/view_rehearsal.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "layout/script_state.h"
#include "layout/view_names.h"
#include "layout/views.h"

enum { DEPTH_LIMIT = 64 };

/* True when the table on the top is not yet among those at `seen`, where it is entered. */
static bool is_new(lua_State *lua, int seen) {
  lua_pushvalue(lua, -1);
  bool is_seen = lua_rawget(lua, seen) != LUA_TNIL;
  lua_pop(lua, 1);
  if (is_seen) return false;
  lua_pushvalue(lua, -1);
  lua_pushboolean(lua, true);
  lua_rawset(lua, seen);
  return true;
}

static bool has_metatable(lua_State *lua) {
  bool has = lua_getmetatable(lua, -1) != 0;
  if (has) lua_pop(lua, 1);
  return has;
}

/* Facts that are looked up by what they are about, and of which any may be missing: table<…> in lua/types.lua. */
static bool is_lookup(const char *name) {
  return strcmp(name, "related") == 0 || strcmp(name, "counts") == 0;
}

/* The table on the top, and all below it. One without names is a list. */
static void name_tables(lua_State *lua, int seen, bool is_record, unsigned depth) {
  bool has_names = false;
  if (depth > DEPTH_LIMIT || !is_new(lua, seen)) return;
  luaL_checkstack(lua, LUA_MINSTACK, NULL);
  for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
    const char *name = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : NULL;
    has_names = has_names || name != NULL;
    if (lua_type(lua, -1) == LUA_TTABLE) name_tables(lua, seen, name == NULL || !is_lookup(name), depth + 1);
  }
  if (has_names && is_record && !has_metatable(lua)) view_name(lua, view_names_any, "no fact is called \"%s\"");
}

/* Makes what the page's table on the top is only offered. */
static void make_all(lua_State *lua) {
  if (luaL_getmetafield(lua, -1, "__pairs") == LUA_TNIL) return;
  lua_pushvalue(lua, -2);
  lua_call(lua, 1, 0);
}

void view_rehearsal_push(struct lua_State *lua, void *context) {
  luaL_checkstack(lua, LUA_MINSTACK, NULL);
  views_push(lua, context);
  make_all(lua);
  lua_newtable(lua);
  lua_insert(lua, -2);
  name_tables(lua, lua_gettop(lua) - 1, true, 0);
  lua_remove(lua, -2);
}
