#include <stdarg.h>
#include <stdint.h>
#include <time.h>

#include "base/arena.h"
#include "layout/script_state.h"

enum {
  HOOK_INTERVAL = 1000, /* VM instructions between two looks at the budgets */
  LEVELS_SEARCHED = 100,
  ALLOCATION_CHARGED = 1024,            /* bytes; smaller ones are paid for by the instructions that ask for them */
  BYTES_PER_INSTRUCTION = 16,           /* text read by C functions */
  ALLOCATED_BYTES_PER_INSTRUCTION = 32, /* memory asked for, whoever asks: `..` is bounded by this alone */
};

/* A ceiling is worth little when a page can sit just below it and make Lua collect all its garbage again for every few bytes: a
 * collection must leave a quarter of the memory free, or the budget is spent. */
static bool may_grow(struct script *script, size_t growth) {
  size_t limit = script->limits.memory;
  bool fits = growth <= limit && script->memory_used <= limit - growth;
  bool is_retry = script->memory_was_refused;
  script->memory_was_refused = !fits && !is_retry;
  if (!is_retry) return fits;
  return fits && script->memory_used <= limit / 4 * 3;
}

static void note_spent(struct script *script, enum budget budget);

static bool admit(struct script *script, size_t growth, size_t new_size) {
  bool is_retry = script->memory_was_refused;
  if (!may_grow(script, growth)) {
    if (is_retry) note_spent(script, BUDGET_MEMORY);
    return false;
  }
  if (new_size >= ALLOCATION_CHARGED) {
    script->instructions_left -= (int64_t)(new_size / ALLOCATED_BYTES_PER_INSTRUCTION);
    if (script->instructions_left <= 0) note_spent(script, BUDGET_INSTRUCTIONS);
  }
  return true;
}

/* Lua answers a refusal by collecting its garbage and asking once more. */
void *script_allocate(void *user, void *block, size_t old_size, size_t new_size) {
  struct script *script = user;
  if (block == NULL) old_size = 0; /* then it says what kind of object is meant */
  if (new_size == 0) {
    free(block);
    script->memory_used -= old_size;
    return NULL;
  }
  if (new_size > old_size && script->memory_is_limited && !admit(script, new_size - old_size, new_size)) return NULL;
  void *result = realloc(block, new_size);
  if (result == NULL) out_of_memory(new_size);
  script->memory_used += new_size - old_size;
  return result;
}

static int64_t read_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct place script_locate(lua_State *lua, int level) {
  struct script *script = script_of(lua);
  lua_Debug frame;
  for (int i = level; i < level + LEVELS_SEARCHED && lua_getstack(lua, i, &frame); i++) {
    lua_getinfo(lua, "Sl", &frame);
    if (frame.currentline <= 0) continue;
    for (size_t m = 0; m < script->module_count; m++) {
      const struct lines *file = script->modules[m].file;
      if (str_equal(file->path, str_from(frame.source + 1))) return (struct place){.file = file, .line = (unsigned)frame.currentline};
    }
  }
  return (struct place){0};
}

static void check_budgets(lua_State *lua, lua_Debug *frame);

/* Once a budget is spent the hook runs before every instruction, so that no pcall() loop can go on. Allocates nothing and raises
 * nothing: the allocator calls it too. */
static void note_spent(struct script *script, enum budget budget) {
  if (script->spent != BUDGET_NONE) return;
  script->spent = budget;
  script->spent_at = script_locate(script->lua, 0);
  lua_sethook(script->lua, check_budgets, LUA_MASKCOUNT, 1);
}

/* The value of the error does not matter, so it is one that needs no memory. */
static _Noreturn void stop(lua_State *lua) {
  lua_settop(lua, 0);
  lua_pushlightuserdata(lua, script_of(lua));
  lua_error(lua);
  abort();
}

void script_spend(lua_State *lua, enum budget budget) {
  note_spent(script_of(lua), budget);
  stop(lua);
}

static void check_budgets(lua_State *lua, lua_Debug *frame) {
  (void)frame;
  struct script *script = script_of(lua);
  if (script->spent == BUDGET_NONE) {
    script->instructions_left -= HOOK_INTERVAL;
    if (script->instructions_left <= 0)
      note_spent(script, BUDGET_INSTRUCTIONS);
    else if (read_clock() >= script->deadline)
      note_spent(script, BUDGET_TIME);
  }
  if (script->spent != BUDGET_NONE) stop(lua);
}

void script_begin_budgets(struct script *script) {
  script->spent = BUDGET_NONE;
  script->spent_at = (struct place){0};
  script->failed_at = (struct place){0};
  script->memory_was_refused = false;
  script->instructions_left = script->limits.instructions > INT64_MAX ? INT64_MAX : (int64_t)script->limits.instructions;
  script->deadline = read_clock() + script->limits.milliseconds;
  lua_sethook(script->lua, check_budgets, LUA_MASKCOUNT, HOOK_INTERVAL);
}

void script_charge(lua_State *lua, uint64_t work) {
  struct script *script = script_of(lua);
  if (script->spent != BUDGET_NONE) stop(lua);
  if (work >= (uint64_t)script->instructions_left) script_spend(lua, BUDGET_INSTRUCTIONS);
  script->instructions_left -= (int64_t)work;
}

void script_charge_bytes(lua_State *lua, size_t bytes) {
  script_charge(lua, 1 + bytes / BYTES_PER_INSTRUCTION);
}

void script_raise(lua_State *lua, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  lua_pushvfstring(lua, format, arguments);
  va_end(arguments);
  lua_error(lua);
  abort();
}
