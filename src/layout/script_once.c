#include "layout/markup.h"
#include "layout/script_state.h"

/* What need not be made for every page: facts that many pages share, and HTML that is made from nothing but what is constant
 * (script_constant.c). Both are kept under these addresses of the registry: the facts by name; the HTML below the function that made it,
 * then below each of its arguments. They are thrown away when there are too many, and made again. */
static const char facts_key = 'f';
static const char html_key = 'h';
static const char leaf_key = 'l';

/* The name under which facts are locked: a page that writes to one makes all pages have facts of their own. */
#define FACTS "the page's facts"

enum {
  KEPT_MAX = 64,
  KEEPING_CHARGED = 100, /* VM instructions: what it costs to write HTML apart and to keep it */
};

static void push_kept(lua_State *lua, const char *key) {
  if (lua_rawgetp(lua, LUA_REGISTRYINDEX, key) == LUA_TTABLE) return;
  lua_pop(lua, 1);
  lua_newtable(lua);
  lua_pushvalue(lua, -1);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, key);
}

void script_forget(lua_State *lua) {
  script_of(lua)->kept_count = 0;
  lua_pushnil(lua);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &facts_key);
  lua_pushnil(lua);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &html_key);
}

/* To be called before something is kept, or sought that is to be kept: the tables on the way to it are made by seeking. */
static void make_room(lua_State *lua) {
  struct script *script = script_of(lua);
  if (script->kept_count == KEPT_MAX) script_forget(lua);
  script->kept_count++;
  script->has_shared = true;
}

/* -- facts -- */

bool script_push_shared(struct lua_State *lua, struct str name) {
  if (script_of(lua)->is_rehearsing) return false;
  push_kept(lua, &facts_key);
  script_push_str(lua, name);
  bool is_there = lua_rawget(lua, -2) != LUA_TNIL;
  lua_remove(lua, -2);
  if (!is_there) lua_pop(lua, 1);
  return is_there;
}

void script_share(struct lua_State *lua, struct str name) {
  if (script_of(lua)->is_rehearsing) return;
  luaL_checkstack(lua, LUA_MINSTACK, NULL);
  lua_pushliteral(lua, FACTS);
  lua_insert(lua, -2);
  bool is_shared = !script_is_apart(lua, lua_gettop(lua) - 1) && script_make_constant(lua, lua_gettop(lua) - 1);
  lua_remove(lua, -2);
  if (!is_shared) return;
  make_room(lua);
  push_kept(lua, &facts_key);
  script_push_str(lua, name);
  lua_pushvalue(lua, -3);
  lua_rawset(lua, -3);
  lua_pop(lua, 1);
}

/* -- HTML -- */

/* Replaces the table on the top by what it holds under the value at `index`, a table that is made if need be. */
static void descend(lua_State *lua, int index) {
  int parent = lua_gettop(lua);
  if (lua_isnil(lua, index))
    lua_pushlightuserdata(lua, (void *)&leaf_key); /* nil is no key */
  else
    lua_pushvalue(lua, index);
  lua_pushvalue(lua, -1);
  if (lua_rawget(lua, parent) == LUA_TNIL) {
    lua_pop(lua, 1);
    lua_newtable(lua);
    lua_pushvalue(lua, -2);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, parent);
  }
  lua_replace(lua, parent);
  lua_settop(lua, parent);
}

/* Pushes the table for the call whose function and `count - 1` arguments are at the bottom of the stack. */
static void push_leaf(lua_State *lua, int count) {
  push_kept(lua, &html_key);
  for (int i = 1; i <= count; i++) descend(lua, i);
}

static bool all_are_constant(lua_State *lua, int count) {
  for (int i = 1; i <= count; i++) {
    if (!script_is_constant(lua, i)) return false;
  }
  return true;
}

static void call(lua_State *lua, int count) {
  for (int i = 1; i <= count; i++) lua_pushvalue(lua, i);
  lua_call(lua, count - 1, 1);
}

/* Replaces the value on the top by its HTML. It is written behind the page's, which has not begun, and taken from there: memory of our own
 * would be lost if it cannot be written. */
static void turn_into_html(lua_State *lua) {
  struct script *script = script_of(lua);
  size_t start = script->out->len;
  script->is_writing = true;
  markup_write(lua, script->out);
  script->is_writing = false;
  lua_pop(lua, 1);
  markup_push_raw(lua, str_slice(buf_str(script->out), start, script->out->len));
  script->out->len = start;
}

int script_once(lua_State *lua) {
  struct script *script = script_of(lua);
  int count = lua_gettop(lua);
  luaL_checktype(lua, 1, LUA_TFUNCTION);
  luaL_checkstack(lua, count + LUA_MINSTACK, NULL);
  if (script->checks_early || script->is_rehearsing || !all_are_constant(lua, count)) return call(lua, count), 1;
  push_leaf(lua, count);
  if (lua_rawgetp(lua, -1, &leaf_key) != LUA_TNIL) return 1;
  lua_settop(lua, count);
  make_room(lua);
  script_charge(lua, KEEPING_CHARGED);
  bool is_caller_pure = script->is_pure;
  script->is_pure = true;
  call(lua, count);
  turn_into_html(lua);
  if (script->is_pure) {
    push_leaf(lua, count);
    lua_pushvalue(lua, -2);
    lua_rawsetp(lua, -2, &leaf_key);
    lua_pop(lua, 1);
  }
  script->is_pure = script->is_pure && is_caller_pure;
  return 1;
}
