/* The ceilings of one page on instructions, memory, output and time. Once one of them is spent nothing in Lua goes on: the hook runs
 * before each instruction, and protected calls hand the error on. Private to the Lua engine. */
#ifndef SPOR_LAYOUT_SCRIPT_BUDGET_H
#define SPOR_LAYOUT_SCRIPT_BUDGET_H

#include <lua.h>
#include <stdint.h>

#include "base/lines.h"

struct script;

/* REPEAT is none: the page is to be made again, for a reason of ours. */
enum budget { BUDGET_NONE, BUDGET_REPEAT, BUDGET_INSTRUCTIONS, BUDGET_MEMORY, BUDGET_OUTPUT, BUDGET_TIME };

/* Fills all budgets anew. */
void script_begin_budgets(struct script *script);
/* Takes `work` VM instructions off the page's budget; does not return when it is spent. */
void script_charge(lua_State *lua, uint64_t work);
/* As script_charge(), for work on text that runs at memory's speed. */
void script_charge_bytes(lua_State *lua, size_t bytes);
/* Declares a budget spent and raises an error that nothing in Lua can catch. */
_Noreturn void script_spend(lua_State *lua, enum budget budget);
/* Declares a budget spent and returns; the next instruction raises the error. */
void script_note_spent(struct script *script, enum budget budget);
/* The nearest line of Lua code at `level` or above; no file when there is none. Allocates nothing. */
struct place script_locate(lua_State *lua, int level);

/* The lua_Alloc of a state, in script_memory.c; `user` is its script. */
void *script_allocate(void *user, void *block, size_t old_size, size_t new_size);
/* After lua_close(). */
void script_release_pools(struct script *script);

#endif
