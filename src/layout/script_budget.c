#include <stdarg.h>
#include <stdint.h>
#include <time.h>

#include "layout/script_state.h"

enum {
  HOOK_INTERVAL = 1000, /* VM instructions between two looks at the budgets */
  LEVELS_SEARCHED = 100,
  ALLOCATION_CHARGED = 1024,  /* bytes; smaller ones are paid for by the instructions that ask for them */
  BYTES_PER_INSTRUCTION = 16, /* text read by C functions */
};

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
void script_note_spent(struct script *script, enum budget budget) {
  if (script->spent != BUDGET_NONE) return;
  script->spent = budget;
  script->spent_at = script_locate(script->lua, 0);
  lua_sethook(script->lua, check_budgets, LUA_MASKCOUNT, 1);
}

/* The value of the error does not matter, so it is one that needs no memory. The stack is left as it is: lua_settop() would run the
 * __close of the function that was interrupted, without hooks. */
static _Noreturn void stop(lua_State *lua) {
  lua_pushlightuserdata(lua, script_of(lua));
  lua_error(lua);
  abort();
}

void script_spend(lua_State *lua, enum budget budget) {
  script_note_spent(script_of(lua), budget);
  stop(lua);
}

static void check_budgets(lua_State *lua, lua_Debug *frame) {
  (void)frame;
  struct script *script = script_of(lua);
  if (script->spent == BUDGET_NONE) {
    script->instructions_left -= HOOK_INTERVAL;
    if (script->instructions_left <= 0)
      script_note_spent(script, BUDGET_INSTRUCTIONS);
    else if (read_clock() >= script->deadline)
      script_note_spent(script, BUDGET_TIME);
  }
  if (script->spent != BUDGET_NONE) stop(lua);
}

void script_begin_budgets(struct script *script) {
  script->spent = BUDGET_NONE;
  script->spent_at = (struct place){0};
  script->failed_at = (struct place){0};
  script->refused_size = 0;
  script->instructions_left = script->limits.instructions > INT64_MAX ? INT64_MAX : (int64_t)script->limits.instructions;
  script->deadline = read_clock() + script->limits.milliseconds;
  lua_sethook(script->lua, check_budgets, LUA_MASKCOUNT, HOOK_INTERVAL);
}

void script_charge(lua_State *lua, uint64_t work) {
  struct script *script = script_of(lua);
  if (script->refused_size != 0) script_note_spent(script, BUDGET_MEMORY);
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
