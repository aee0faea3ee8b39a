#include "base/arena.h"
#include "base/diag.h"
#include "layout/script_state.h"

/* The modules of a script: compiled once, run for each page, unless what they give is constant (script_constant.c) and serves all pages.
 *
 * Under these addresses the registry holds tables, by modules' names: the compiled chunks; what was run for the page that is being made;
 * what serves all pages; and which may not do that. */
static const char chunks_key = 'c';
static const char loaded_key = 'l';
static const char shared_key = 's';
static const char apart_key = 'a';

size_t script_find_module(const struct script *script, struct str name) {
  for (size_t i = 0; i < script->module_count; i++) {
    if (str_equal(script->modules[i].name, name)) return i;
  }
  return STR_NOT_FOUND;
}

struct str script_nearest_module(const struct script *script, struct str name) {
  struct arena *scratch = arena_new();
  struct str *names = arena_array(scratch, script->module_count, sizeof *names);
  for (size_t i = 0; i < script->module_count; i++) names[i] = script->modules[i].name;
  struct str nearest = str_nearest(name, names, script->module_count);
  arena_free(scratch);
  return nearest;
}

/* "chunk:LINE: what is wrong": the parser gives its line in no other way. How it writes the chunk's name is asked of Lua itself. */
static void report_syntax(struct script *script, const struct lines *file, const char *chunk_name, struct diags *diags) {
  lua_State *lua = script->lua;
  struct place place = {.file = file};
  struct str message;
  message.at = lua_tolstring(lua, -1, &message.len);
  lua_Debug chunk = {0};
  luaL_loadbufferx(lua, "", 0, chunk_name, "t");
  lua_getinfo(lua, ">S", &chunk);
  size_t name_len = strlen(chunk.short_src);
  if (str_starts(message, chunk.short_src) && message.at[name_len] == ':') {
    char *end = NULL;
    unsigned long line = strtoul(message.at + name_len + 1, &end, 10);
    size_t after = (size_t)(end - message.at);
    if (line > 0 && line <= file->count && str_starts(str_slice(message, after, message.len), ": ")) {
      place.line = (unsigned)line;
      message = str_slice(message, after + 2, message.len);
    }
  }
  diags_add(diags, DIAG_LAYOUT_SYNTAX, place, message, STR(""), STR(""));
}

/* Makes the module whose name is at `name` one that every page has for itself. */
static void keep_apart(lua_State *lua, int name) {
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &apart_key);
  lua_pushvalue(lua, name);
  lua_pushboolean(lua, 1);
  lua_rawset(lua, -3);
  lua_pop(lua, 1);
}

void script_keep_apart(lua_State *lua) {
  keep_apart(lua, lua_gettop(lua));
  lua_newtable(lua); /* what else is shared may hold it */
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &shared_key);
  script_forget_constants(lua);
  script_forget(lua);
}

bool script_is_apart(lua_State *lua, int name) {
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &apart_key);
  lua_pushvalue(lua, name);
  bool is_apart = lua_rawget(lua, -2) != LUA_TNIL;
  lua_pop(lua, 2);
  return is_apart;
}

static void compile_module(struct script *script, size_t index, struct diags *diags) {
  lua_State *lua = script->lua;
  const struct lines *file = script->modules[index].file;
  struct arena *scratch = arena_new();
  const char *chunk_name = str_zero(scratch, str_join(scratch, STR("@"), file->path));
  script_push_str(lua, script->modules[index].name);
  if (luaL_loadbufferx(lua, file->bytes.at, file->bytes.len, chunk_name, "t") == LUA_OK) {
    if (!script->can_share || script_assigns_upvalues(lua)) keep_apart(lua, lua_gettop(lua) - 1);
    lua_rawset(lua, -3);
  } else {
    report_syntax(script, file, chunk_name, diags);
    lua_pop(lua, 2);
  }
  arena_free(scratch);
}

/* -- require -- */

static _Noreturn void refuse_module(lua_State *lua, struct str name) {
  if (str_is(name, "io") || str_is(name, "os") || str_is(name, "debug") || str_is(name, "package") || str_is(name, "coroutine")) {
    script_raise(lua, "\"%s\" is not available in layouts", name.at);
  }
  struct str nearest = script_nearest_module(script_of(lua), name);
  if (nearest.len == 0) script_raise(lua, "there is no module \"%s\"", name.at);
  script_raise(lua, "there is no module \"%s\"; did you mean \"%s\"?", name.at, lua_pushlstring(lua, nearest.at, nearest.len));
}

/* Pushes the chunk of the module whose name is at 1. */
static void push_chunk(lua_State *lua, struct str name) {
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &chunks_key);
  lua_pushvalue(lua, 1);
  if (lua_rawget(lua, -2) == LUA_TFUNCTION) return;
  if (script_find_module(script_of(lua), name) == STR_NOT_FOUND) refuse_module(lua, name);
  script_of(lua)->met_broken_module = true;
  script_raise(lua, "the module \"%s\" is not valid Lua", name.at);
}

/* Runs the chunk on the top. A chunk can assign to _ENV, and that is an upvalue which outlives the call, so it is set anew. */
static void run_chunk(lua_State *lua) {
  lua_pushglobaltable(lua);
  lua_setupvalue(lua, -2, 1);
  lua_pushvalue(lua, 1);
  lua_call(lua, 1, 1);
  if (lua_isnil(lua, -1)) lua_pushboolean(lua, true);
}

/* Enters the value on the top under the name at 1. */
static void enter(lua_State *lua, const char *key) {
  lua_rawgetp(lua, LUA_REGISTRYINDEX, key);
  lua_pushvalue(lua, 1);
  lua_pushvalue(lua, -3);
  lua_rawset(lua, -3);
  lua_pop(lua, 1);
}

/* Pushes what the table under `key` holds under the name at 1. */
static int push_entered(lua_State *lua, const char *key) {
  lua_rawgetp(lua, LUA_REGISTRYINDEX, key);
  lua_pushvalue(lua, 1);
  int type = lua_rawget(lua, -2);
  lua_remove(lua, -2);
  return type;
}

/* Whether the value on the top, which the module at 1 gave when it ran, may serve all pages. `is_pure`: nothing it did tells that it was
 * run for this page. */
static bool may_share(lua_State *lua, bool is_pure) {
  return is_pure && !script_is_apart(lua, 1) && script_make_constant(lua, 1);
}

/* Runs the module whose name is at 1 and pushes what it gives. */
static void load_module(lua_State *lua, struct str name) {
  struct script *script = script_of(lua);
  bool is_needer_pure = script->is_pure;
  push_chunk(lua, name);
  lua_pushlightuserdata(lua, script);
  enter(lua, &loaded_key);
  lua_pop(lua, 1);
  script->is_pure = true;
  run_chunk(lua);
  bool is_shared = may_share(lua, script->is_pure);
  enter(lua, is_shared ? &shared_key : &loaded_key);
  if (is_shared) {
    script->has_shared = true;
    lua_pushnil(lua);
    enter(lua, &loaded_key);
    lua_pop(lua, 1);
  }
  script->is_pure = is_needer_pure && is_shared;
}

int script_require(lua_State *lua) {
  struct str name;
  name.at = luaL_checklstring(lua, 1, &name.len);
  lua_settop(lua, 1);
  if (str_is(name, "spor.markup")) return lua_rawgetp(lua, LUA_REGISTRYINDEX, &script_markup_key), 1;
  if (push_entered(lua, &shared_key) != LUA_TNIL) return 1;
  int type = push_entered(lua, &loaded_key);
  if (type == LUA_TLIGHTUSERDATA) script_raise(lua, "\"%s\" requires itself, through the modules it requires", name.at);
  lua_replace(lua, 2);
  if (type == LUA_TNIL)
    load_module(lua, name);
  else
    script_of(lua)->is_pure = false;
  return 1;
}

void script_begin_modules(lua_State *lua) {
  lua_newtable(lua);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &loaded_key);
}

void script_compile_modules(struct script *script, struct diags *diags) {
  lua_State *lua = script->lua;
  script->can_share = script_can_read_code(lua);
  script_forget_constants(lua);
  lua_newtable(lua);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &shared_key);
  lua_newtable(lua);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &apart_key);
  lua_createtable(lua, 0, (int)script->module_count);
  for (size_t i = 0; i < script->module_count; i++) compile_module(script, i, diags);
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &chunks_key);
}
