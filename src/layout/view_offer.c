#include "layout/view_offer.h"

#include <lauxlib.h>
#include <lua.h>

#include "layout/script_state.h"
#include "layout/view_names.h"

/* The registry holds the metatable of tables that are offered something, and beside it what they are offered: a `struct state`, whose user
 * value is the table. A table of a page that has passed finds another in its place, and has no more facts than were made in time. */
static const char metatable_key = 'm';
static const char state_key = 's';

struct state {
  const struct view_context *context;
  const struct view_offer *offers;
  size_t count;
  uint32_t made; /* a bit for each offer */
};

/* The state of the table at index 1; NULL for one that has passed. */
static struct state *state_of(lua_State *lua) {
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &state_key);
  struct state *state = lua_touserdata(lua, -1);
  lua_getiuservalue(lua, -1, 1);
  bool is_own = lua_rawequal(lua, -1, 1);
  lua_pop(lua, 2);
  return is_own ? state : NULL;
}

/* Sets the fields of an offer in the table on top. */
static void make(lua_State *lua, struct state *state, size_t number) {
  uint32_t bit = (uint32_t)1 << number;
  if (state->made & bit) return;
  state->made |= bit;
  state->offers[number].set(lua, state->context);
}

/* table, key → what the table holds now. Upvalue: the number of the offer for each key that has one; an error for one that no page has. */
static int find(lua_State *lua) {
  if (lua_type(lua, 2) != LUA_TSTRING) return 0;
  lua_pushvalue(lua, 2);
  bool is_offered = lua_gettable(lua, lua_upvalueindex(1)) == LUA_TNUMBER;
  struct state *state = is_offered ? state_of(lua) : NULL;
  if (state == NULL) return 0;
  size_t number = (size_t)lua_tointeger(lua, -1);
  lua_pushvalue(lua, 1);
  make(lua, state, number);
  lua_pushvalue(lua, 2);
  lua_rawget(lua, -2);
  return 1;
}

/* Makes all of it, after which the table is one like any other. */
static int walk(lua_State *lua) {
  struct state *state = state_of(lua);
  lua_settop(lua, 1);
  for (size_t i = 0; state != NULL && i < state->count; i++) make(lua, state, i);
  lua_pushnil(lua);
  lua_setmetatable(lua, 1);
  return script_pairs(lua);
}

static void push_numbers(lua_State *lua, const struct view_offer *offers, size_t count, const char *const *names) {
  view_push_names(lua, names, "page has no field \"%s\"");
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < OFFER_KEYS_MAX && offers[i].keys[j] != NULL; j++) {
      lua_pushinteger(lua, (lua_Integer)i);
      lua_setfield(lua, -2, offers[i].keys[j]);
    }
  }
}

static void push_metatable(lua_State *lua, const struct view_offer *offers, size_t count, const char *const *names) {
  if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &metatable_key) == LUA_TTABLE) return;
  lua_pop(lua, 1);
  lua_createtable(lua, 0, 3);
  push_numbers(lua, offers, count, names);
  lua_pushcclosure(lua, find, 1);
  lua_setfield(lua, -2, "__index");
  lua_pushcfunction(lua, walk);
  lua_setfield(lua, -2, "__pairs");
  lua_pushliteral(lua, "page");
  lua_setfield(lua, -2, "__metatable");
  lua_pushvalue(lua, -1);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &metatable_key);
}

static struct state *push_state(lua_State *lua) {
  if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &state_key) == LUA_TUSERDATA) return lua_touserdata(lua, -1);
  lua_pop(lua, 1);
  struct state *state = lua_newuserdatauv(lua, sizeof *state, 1);
  lua_pushvalue(lua, -1);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &state_key);
  return state;
}

void view_offer(struct lua_State *lua, const struct view_context *context, const struct view_offer *offers, size_t count,
                const char *const *names) {
  luaL_checkstack(lua, LUA_MINSTACK, NULL);
  *push_state(lua) = (struct state){context, offers, count, 0};
  lua_pushvalue(lua, -2);
  lua_setiuservalue(lua, -2, 1);
  lua_pop(lua, 1);
  push_metatable(lua, offers, count, names);
  lua_setmetatable(lua, -2);
}
