#include <lualib.h>

#include "layout/script_state.h"

/* -- the order of keys -- */

/* Lua's own order depends on addresses and on a seed. Ours: positive integers, other numbers, strings, booleans, each ascending. */
enum key_rank { KEY_INDEX, KEY_NUMBER, KEY_STRING, KEY_BOOLEAN };

struct key {
  enum key_rank rank;
  bool is_integer;
  lua_Integer integer; /* also of booleans */
  lua_Number number;
  struct str text; /* held by the table */
};

static struct key read_key(lua_State *lua, int index) {
  struct key key = {0};
  switch (lua_type(lua, index)) {
  case LUA_TNUMBER:
    key.is_integer = lua_isinteger(lua, index);
    key.integer = key.is_integer ? lua_tointeger(lua, index) : 0;
    key.number = lua_tonumber(lua, index);
    key.rank = key.integer > 0 ? KEY_INDEX : KEY_NUMBER;
    break;
  case LUA_TSTRING:
    key.rank = KEY_STRING;
    key.text.at = lua_tolstring(lua, index, &key.text.len);
    break;
  case LUA_TBOOLEAN:
    key.rank = KEY_BOOLEAN;
    key.integer = lua_toboolean(lua, index);
    break;
  default: script_raise(lua, "a table with a %s as key has no fixed order", luaL_typename(lua, index));
  }
  return key;
}

static int sign_of(bool is_less, bool is_greater) {
  return (int)is_greater - (int)is_less;
}

static int compare_keys(const void *left, const void *right) {
  const struct key *a = left;
  const struct key *b = right;
  if (a->rank != b->rank) return sign_of(a->rank<b->rank, a->rank> b->rank);
  if (a->rank == KEY_STRING) return str_compare(a->text, b->text);
  bool are_floats = a->rank == KEY_NUMBER && !(a->is_integer && b->is_integer);
  if (are_floats && a->number != b->number) return sign_of(a->number<b->number, a->number> b->number);
  if (are_floats) return sign_of(a->is_integer, b->is_integer);
  return sign_of(a->integer<b->integer, a->integer> b->integer);
}

/* The number of keys of the table at 1; `*is_ordered` when Lua's order of them is ours. */
static size_t count_keys(lua_State *lua, bool *is_ordered) {
  size_t count = 0;
  bool is_sequence = true;
  lua_pushnil(lua);
  while (lua_next(lua, 1)) {
    lua_pop(lua, 1);
    count++;
    is_sequence = is_sequence && lua_isinteger(lua, -1) && lua_tointeger(lua, -1) == (lua_Integer)count;
  }
  script_charge(lua, count);
  *is_ordered = is_sequence || count <= 1;
  return count;
}

/* Pushes a list of the keys of the table at 1, in order. */
static void push_sorted_keys(lua_State *lua, size_t count) {
  struct key *keys = lua_newuserdatauv(lua, count * sizeof *keys, 0);
  size_t filled = 0;
  lua_pushnil(lua);
  while (lua_next(lua, 1)) {
    lua_pop(lua, 1);
    keys[filled++] = read_key(lua, -1);
  }
  qsort(keys, count, sizeof *keys, compare_keys);
  script_charge(lua, count * 8);
  lua_createtable(lua, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    const struct key *key = &keys[i];
    if (key->rank == KEY_STRING)
      lua_pushlstring(lua, key->text.at, key->text.len);
    else if (key->rank == KEY_BOOLEAN)
      lua_pushboolean(lua, key->integer != 0);
    else if (key->is_integer)
      lua_pushinteger(lua, key->integer);
    else
      lua_pushnumber(lua, key->number);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_remove(lua, -2);
}

/* The contents of a locked table stand in its place. */
static void look_inside(lua_State *lua) {
  if (script_push_contents(lua, 1)) lua_replace(lua, 1);
}

static int next_in_lua_order(lua_State *lua) {
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_settop(lua, 2);
  look_inside(lua);
  if (lua_next(lua, 1)) return 2;
  lua_pushnil(lua);
  return 1;
}

/* Upvalues: the sorted keys, the number of those that were visited. Keys whose value has gone meanwhile are passed over. */
static int next_sorted(lua_State *lua) {
  lua_Integer visited = lua_tointeger(lua, lua_upvalueindex(2));
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_settop(lua, 1);
  look_inside(lua);
  while (lua_rawgeti(lua, lua_upvalueindex(1), ++visited) != LUA_TNIL) {
    lua_pushinteger(lua, visited);
    lua_replace(lua, lua_upvalueindex(2));
    lua_pushvalue(lua, -1);
    if (lua_rawget(lua, 1) != LUA_TNIL) return 2;
    lua_settop(lua, 1);
  }
  return 1;
}

int script_pairs(lua_State *lua) {
  luaL_checkany(lua, 1);
  lua_settop(lua, 1);
  if (luaL_getmetafield(lua, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(lua, 1);
    lua_call(lua, 1, 3);
    return 3;
  }
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_pushvalue(lua, 1);
  lua_insert(lua, 1); /* what is iterated, below what is looked into */
  look_inside(lua);
  bool is_ordered = false;
  size_t count = count_keys(lua, &is_ordered);
  if (is_ordered) {
    lua_pushcfunction(lua, next_in_lua_order);
  } else {
    push_sorted_keys(lua, count);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_sorted, 2);
  }
  lua_pushvalue(lua, 2);
  lua_pushnil(lua);
  return 3;
}

/* The least key above the given one, in one pass. */
int script_next(lua_State *lua) {
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_settop(lua, 2);
  look_inside(lua);
  bool is_first = lua_isnil(lua, 2);
  struct key after = {0};
  if (!is_first) after = read_key(lua, 2);
  struct key least = {0};
  size_t count = 0;
  lua_pushnil(lua); /* 3: the least key so far */
  lua_pushnil(lua);
  while (lua_next(lua, 1)) {
    lua_pop(lua, 1);
    count++;
    struct key key = read_key(lua, -1);
    bool is_candidate = is_first || compare_keys(&key, &after) > 0;
    if (!is_candidate || (!lua_isnil(lua, 3) && compare_keys(&key, &least) > 0)) continue;
    least = key;
    lua_copy(lua, -1, 3);
  }
  script_charge(lua, count);
  if (lua_isnil(lua, 3)) return 1;
  lua_pushvalue(lua, 3);
  lua_rawget(lua, 1);
  return 2;
}

/* -- the table library -- */

/* Lists that compute their length or elements would run code in the middle of a C loop; these functions take plain ones only. */
static size_t check_list(lua_State *lua, int index) {
  static const char *const refused[] = {"__index", "__newindex", "__len"};
  luaL_checktype(lua, index, LUA_TTABLE);
  script_unlock(lua, index);
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    if (luaL_getmetafield(lua, index, refused[i]) != LUA_TNIL) script_raise(lua, "a plain list is needed, not one with %s", refused[i]);
  }
  return lua_rawlen(lua, index);
}

static int call_original(lua_State *lua) {
  return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

/* Charges for the elements `first` to `last`. */
static void charge_span(lua_State *lua, lua_Integer first, lua_Integer last) {
  script_charge(lua, last < first ? 1 : 1 + ((uint64_t)last - (uint64_t)first));
}

static int table_insert_or_remove(lua_State *lua) {
  lua_Integer len = (lua_Integer)check_list(lua, 1);
  bool is_at_end = !lua_isinteger(lua, 2) || lua_gettop(lua) < lua_tointeger(lua, lua_upvalueindex(2));
  charge_span(lua, is_at_end ? len : lua_tointeger(lua, 2), len);
  return call_original(lua);
}

static int table_concat(lua_State *lua) {
  lua_Integer len = (lua_Integer)check_list(lua, 1);
  charge_span(lua, luaL_optinteger(lua, 3, 1), luaL_optinteger(lua, 4, len));
  return call_original(lua);
}

static int table_unpack(lua_State *lua) {
  lua_Integer len = (lua_Integer)check_list(lua, 1);
  charge_span(lua, luaL_optinteger(lua, 2, 1), luaL_optinteger(lua, 3, len));
  return call_original(lua);
}

static int table_move(lua_State *lua) {
  check_list(lua, 1);
  if (!lua_isnoneornil(lua, 5)) check_list(lua, 5);
  charge_span(lua, luaL_checkinteger(lua, 2), luaL_checkinteger(lua, 3));
  return call_original(lua);
}

static int table_pack(lua_State *lua) {
  charge_span(lua, 1, lua_gettop(lua));
  return call_original(lua);
}

/* -- sorting -- */

/* Lua's own sort takes its pivots from the clock; this one is a merge sort, so it is stable too. It sorts the numbers of the
 * elements in a copy of the list: what the comparison does to the list itself cannot disturb it. */
enum { SORT_LIST = 1, SORT_COMPARISON, SORT_COPY };

static bool comes_before(lua_State *lua, unsigned a, unsigned b) {
  bool has_comparison = !lua_isnil(lua, SORT_COMPARISON);
  if (has_comparison) lua_pushvalue(lua, SORT_COMPARISON);
  lua_rawgeti(lua, SORT_COPY, (lua_Integer)a + 1);
  lua_rawgeti(lua, SORT_COPY, (lua_Integer)b + 1);
  if (!has_comparison) {
    bool is_less = lua_compare(lua, -2, -1, LUA_OPLT);
    lua_pop(lua, 2);
    return is_less;
  }
  lua_call(lua, 2, 1);
  bool is_less = lua_toboolean(lua, -1);
  lua_pop(lua, 1);
  return is_less;
}

/* Merges the sorted runs [low, middle) and [middle, high) of `from` into `to`. */
static void merge_runs(lua_State *lua, const unsigned *from, unsigned *to, const size_t bounds[3]) {
  size_t left = bounds[0];
  size_t right = bounds[1];
  for (size_t i = bounds[0]; i < bounds[2]; i++) {
    bool has_left = left < bounds[1];
    bool has_right = right < bounds[2];
    bool takes_right = has_right && (!has_left || comes_before(lua, from[right], from[left]));
    to[i] = takes_right ? from[right++] : from[left++];
  }
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

static unsigned *sort_numbers(lua_State *lua, unsigned *numbers, unsigned *spare, size_t count) {
  for (size_t width = 1; width < count; width *= 2) {
    script_charge(lua, count);
    for (size_t low = 0; low < count; low += 2 * width) {
      merge_runs(lua, numbers, spare, (size_t[3]){low, least(low + width, count), least(low + 2 * width, count)});
    }
    unsigned *merged = spare;
    spare = numbers;
    numbers = merged;
  }
  return numbers;
}

static int table_sort(lua_State *lua) {
  size_t count = check_list(lua, SORT_LIST);
  lua_settop(lua, SORT_COMPARISON);
  if (!lua_isnil(lua, SORT_COMPARISON)) luaL_checktype(lua, SORT_COMPARISON, LUA_TFUNCTION);
  script_charge(lua, 2 * count);
  if (count < 2) return 0;
  lua_createtable(lua, (int)count, 0);
  unsigned *numbers = lua_newuserdatauv(lua, 2 * count * sizeof *numbers, 0);
  for (size_t i = 0; i < count; i++) {
    numbers[i] = (unsigned)i;
    lua_rawgeti(lua, SORT_LIST, (lua_Integer)i + 1);
    lua_rawseti(lua, SORT_COPY, (lua_Integer)i + 1);
  }
  const unsigned *sorted = sort_numbers(lua, numbers, numbers + count, count);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(lua, SORT_COPY, (lua_Integer)sorted[i] + 1);
    lua_rawseti(lua, SORT_LIST, (lua_Integer)i + 1);
  }
  return 0;
}

/* `argument_count`: how many arguments give a position in the middle of the list. */
static void set_bounded(lua_State *lua, int originals, const char *name, lua_CFunction around, int argument_count) {
  lua_getfield(lua, originals, name);
  lua_pushinteger(lua, argument_count);
  lua_pushcclosure(lua, around, 2);
  lua_setfield(lua, -2, name);
}

void script_open_table(lua_State *lua) {
  lua_pushcfunction(lua, luaopen_table);
  lua_call(lua, 0, 1);
  int originals = lua_gettop(lua);
  lua_newtable(lua);
  set_bounded(lua, originals, "insert", table_insert_or_remove, 3);
  set_bounded(lua, originals, "remove", table_insert_or_remove, 2);
  set_bounded(lua, originals, "concat", table_concat, 0);
  set_bounded(lua, originals, "unpack", table_unpack, 0);
  set_bounded(lua, originals, "move", table_move, 0);
  set_bounded(lua, originals, "pack", table_pack, 0);
  lua_pushcfunction(lua, table_sort);
  lua_setfield(lua, -2, "sort");
  lua_remove(lua, originals);
}
