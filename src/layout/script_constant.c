#include "layout/script_state.h"

/* What a module gives is constant when nothing that can be reached from it can change: then it serves all pages, as if it had been made
 * for each. Its functions may not assign to variables of the module (script_code.c sees that when they are compiled), and its tables are
 * locked: their contents move to a table behind, which is read through __index, so that whoever writes is noticed. A page that writes
 * is made again, and the module anew for it and for each page from then on. So this costs modules nothing but time, and tells no page
 * what another did. */

enum { DEPTH_LIMIT = 100 };

/* Under these addresses: in the registry, the values that no page can change, and the functions that were found to be constant; in the
 * metatable of a locked table, the table behind it and the name of its module. */
static const char known_key = 'k';
static const char constant_key = 'f';
static const char contents_key = 'c';
static const char module_key = 'm';

/* -- locked tables -- */

bool script_push_contents(lua_State *lua, int index) {
  if (lua_type(lua, index) != LUA_TTABLE || !lua_getmetatable(lua, index)) return false;
  lua_rawgetp(lua, -1, &contents_key);
  lua_remove(lua, -2);
  if (lua_istable(lua, -1)) return true;
  lua_pop(lua, 1);
  return false;
}

void script_unlock(lua_State *lua, int index) {
  if (!script_push_contents(lua, index)) return;
  lua_getmetatable(lua, index);
  lua_rawgetp(lua, -1, &module_key);
  script_keep_apart(lua);
  script_spend(lua, BUDGET_REPEAT);
}

static int unlock_for_writing(lua_State *lua) {
  script_unlock(lua, 1);
  return 0;
}

/* Upvalue: the contents. */
static int measure_contents(lua_State *lua) {
  lua_pushinteger(lua, (lua_Integer)lua_rawlen(lua, lua_upvalueindex(1)));
  return 1;
}

/* Moves all that the table at `from` holds to the table on the top. */
static void move_contents(lua_State *lua, int from) {
  int to = lua_gettop(lua);
  lua_pushnil(lua);
  while (lua_next(lua, from)) {
    lua_pushvalue(lua, -2);
    lua_insert(lua, -2);
    lua_rawset(lua, to);
    lua_pushvalue(lua, -1);
    lua_pushnil(lua);
    lua_rawset(lua, from); /* a field that is there may be cleared on the way */
  }
  if (!lua_getmetatable(lua, from)) return;
  lua_setmetatable(lua, to);
}

/* Locks the table at `index`, which belongs to the module whose name is at `name`. */
static void lock(lua_State *lua, int index, int name) {
  lua_newtable(lua);
  move_contents(lua, index);
  lua_createtable(lua, 0, 6);
  lua_pushvalue(lua, -2);
  lua_setfield(lua, -2, "__index");
  lua_pushcfunction(lua, unlock_for_writing);
  lua_setfield(lua, -2, "__newindex");
  lua_pushvalue(lua, -2);
  lua_pushcclosure(lua, measure_contents, 1);
  lua_setfield(lua, -2, "__len");
  lua_pushvalue(lua, -2);
  lua_rawsetp(lua, -2, &contents_key);
  lua_pushvalue(lua, name);
  lua_rawsetp(lua, -2, &module_key);
  lua_setmetatable(lua, index);
  lua_pop(lua, 1);
}

/* -- what can be reached -- */

/* A look at a module's value: `seen` is a table of all that was met, `tables` a list of those to be locked. */
struct walk {
  lua_State *lua;
  int seen;
  int tables;
  lua_Integer table_count;
  unsigned depth;
};

static bool is_constant(struct walk *walk);

static bool is_in(lua_State *lua, int set, int index) {
  lua_pushvalue(lua, index);
  bool is_in = lua_rawget(lua, set) != LUA_TNIL;
  lua_pop(lua, 1);
  return is_in;
}

static bool is_known(lua_State *lua) {
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &known_key);
  bool is_known = is_in(lua, lua_gettop(lua), -2);
  lua_pop(lua, 1);
  return is_known;
}

/* Whether the value on the top is constant; takes it off. */
static bool take_constant(struct walk *walk) {
  bool is = is_constant(walk);
  lua_pop(walk->lua, 1);
  return is;
}

static bool function_is_constant(struct walk *walk) {
  lua_State *lua = walk->lua;
  if (lua_iscfunction(lua, -1)) return false; /* iterators keep their place; the libraries' functions are known */
  for (int i = 1; lua_getupvalue(lua, -1, i) != NULL; i++) {
    if (!take_constant(walk)) return false;
  }
  return true;
}

/* Metatables may say where else to look, and no more. */
static bool metatable_is_constant(struct walk *walk) {
  lua_State *lua = walk->lua;
  bool is = true;
  lua_pushnil(lua);
  while (lua_next(lua, -2)) {
    bool is_note = lua_type(lua, -2) == LUA_TLIGHTUSERDATA; /* the metatable it was made from, which may be had by getmetatable() */
    bool is_index = lua_type(lua, -2) == LUA_TSTRING && strcmp(lua_tostring(lua, -2), "__index") == 0;
    is = is && (is_note || is_index) && is_constant(walk);
    lua_pop(lua, 1);
  }
  return is;
}

static bool contents_are_constant(struct walk *walk) {
  lua_State *lua = walk->lua;
  lua_pushnil(lua);
  while (lua_next(lua, -2)) {
    bool is_value = lua_type(lua, -2) == LUA_TSTRING || lua_type(lua, -2) == LUA_TNUMBER || lua_type(lua, -2) == LUA_TBOOLEAN;
    bool is = is_value && is_constant(walk);
    lua_pop(lua, 1);
    if (!is) return lua_pop(lua, 1), false;
  }
  return true;
}

/* Of a read-only view, what is behind it must be constant; of a locked table it is. */
static bool table_is_constant(struct walk *walk) {
  lua_State *lua = walk->lua;
  if (script_push_contents(lua, -1)) return lua_pop(lua, 1), true;
  if (script_push_viewed(lua, -1)) return take_constant(walk);
  if (lua_getmetatable(lua, -1)) {
    bool is = is_known(lua) || metatable_is_constant(walk);
    lua_pop(lua, 1);
    if (!is) return false;
  }
  lua_pushvalue(lua, -1);
  lua_rawseti(lua, walk->tables, ++walk->table_count);
  return contents_are_constant(walk);
}

/* The value on the top. */
static bool is_constant(struct walk *walk) {
  lua_State *lua = walk->lua;
  int type = lua_type(lua, -1);
  if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING) return true;
  if (type != LUA_TTABLE && type != LUA_TFUNCTION && type != LUA_TUSERDATA) return false;
  if (is_known(lua) || is_in(lua, walk->seen, -1)) return true;
  lua_pushvalue(lua, -1);
  lua_pushboolean(lua, 1);
  lua_rawset(lua, walk->seen);
  if (walk->depth == DEPTH_LIMIT) return false;
  walk->depth++;
  luaL_checkstack(lua, LUA_MINSTACK, NULL);
  bool is = type == LUA_TUSERDATA ? script_is_raw_html(lua, -1) : type == LUA_TTABLE ? table_is_constant(walk) : function_is_constant(walk);
  walk->depth--;
  return is;
}

void script_forget_constants(lua_State *lua) {
  lua_newtable(lua);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &constant_key);
}

/* Notes the functions among all that was met. */
static void note_functions(lua_State *lua, int seen) {
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &constant_key);
  lua_pushnil(lua);
  for (; lua_next(lua, seen); lua_pop(lua, 1)) {
    if (!lua_isfunction(lua, -2)) continue;
    lua_pushvalue(lua, -2);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, -5);
  }
  lua_pop(lua, 1);
}

bool script_is_constant(lua_State *lua, int index) {
  int type = lua_type(lua, index);
  if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING) return true;
  if (type == LUA_TTABLE && script_push_contents(lua, index)) return lua_pop(lua, 1), true;
  if (type != LUA_TFUNCTION) return false;
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &constant_key);
  bool is = is_in(lua, lua_gettop(lua), index);
  lua_pop(lua, 1);
  return is;
}

bool script_make_constant(lua_State *lua, int name) {
  int value = lua_gettop(lua);
  lua_newtable(lua);
  lua_newtable(lua);
  struct walk walk = {.lua = lua, .seen = value + 1, .tables = value + 2};
  lua_pushvalue(lua, value);
  bool is = take_constant(&walk);
  for (lua_Integer i = 1; is && i <= walk.table_count; i++) {
    lua_rawgeti(lua, walk.tables, i);
    lock(lua, lua_gettop(lua), name);
    lua_pop(lua, 1);
  }
  if (is) note_functions(lua, walk.seen);
  lua_settop(lua, value);
  return is;
}

/* -- what is there before any module -- */

/* Enters the value on the top, and all that can be reached from it, among the known; takes it off. */
static void make_known(lua_State *lua, int known, unsigned depth) {
  bool holds = lua_istable(lua, -1);
  if ((!holds && !lua_isfunction(lua, -1)) || is_in(lua, known, -1) || depth > DEPTH_LIMIT) {
    lua_pop(lua, 1);
    return;
  }
  luaL_checkstack(lua, LUA_MINSTACK, NULL);
  lua_pushvalue(lua, -1);
  lua_pushboolean(lua, 1);
  lua_rawset(lua, known);
  if (holds) {
    if (lua_getmetatable(lua, -1)) make_known(lua, known, depth + 1);
    lua_pushnil(lua);
    while (lua_next(lua, -2)) make_known(lua, known, depth + 1);
  }
  for (int i = 1; !holds && lua_getupvalue(lua, -1, i) != NULL; i++) make_known(lua, known, depth + 1);
  lua_pop(lua, 1);
}

void script_know(lua_State *lua) {
  if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &known_key) == LUA_TNIL) {
    lua_newtable(lua);
    lua_replace(lua, -2);
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &known_key);
  }
  lua_insert(lua, -2);
  make_known(lua, lua_gettop(lua) - 1, 0);
  lua_pop(lua, 1);
}
