/* What the files of the Lua engine share and nobody else sees: the state of a script, its budgets, and how its C functions stop.
 *
 *   script.c         renders pages, turns failures into diagnostics
 *   script_modules.c compiles modules, and runs them when they are required
 *   script_constant.c finds modules that can serve all pages, and keeps them from changing
 *   script_code.c    what compiled code assigns to
 *   script_once.c    facts and HTML that serve many pages
 *   script_budget.c  the instruction hook, and what happens when a budget is spent
 *   script_memory.c  the allocator
 *   script_library.c the globals that layouts see
 *   script_table.c   pairs and next in a fixed order, the table library
 *   script_string.c  the string library, on top of pattern.c
 *   markup.c         HTML values and their bytes
 * A C function that Lua calls may leave by longjmp at any call of Lua's, so none of them holds memory of its own: what they need
 * for a while they take from Lua. */
#ifndef SPOR_LAYOUT_SCRIPT_STATE_H
#define SPOR_LAYOUT_SCRIPT_STATE_H

#include <lauxlib.h>
#include <lua.h>

#include "layout/script.h"
#include "layout/script_budget.h"

/* Longer messages are cut: what a layout says is not what we print. */
enum { SCRIPT_MESSAGE_LIMIT = 1000, SCRIPT_POOLS = 16 };

struct script {
  struct lua_State *lua;
  struct arena *arena;
  const struct script_module *modules;
  size_t module_count;
  struct script_limits limits;
  size_t memory_used;                /* bytes that Lua holds */
  bool memory_is_limited;            /* false while modules are compiled: the process's memory is the limit then */
  size_t refused_size;               /* of the last request, if it was refused; otherwise 0 */
  const struct termset *foreign;     /* words of other languages that text is marked with; NULL for none */
  struct arena *scratch;             /* for one text */
  struct piece *pools[SCRIPT_POOLS]; /* pieces given back, by size */
  struct slab *slabs;
  const struct script_page *page; /* the one that is being made; what follows is about it */
  struct diags *diags;
  struct buf *out;
  size_t out_start; /* where in `out` the page begins */
  int64_t instructions_left;
  int64_t deadline;  /* milliseconds of the monotonic clock */
  enum budget spent; /* sticky: once set, no Lua code goes on */
  struct place spent_at;
  struct place failed_at;
  int odd_type; /* of what a layout gave instead of HTML, or a module instead of a layout */
  struct place odd_at;
  bool is_no_layout;
  int raise_level; /* the level given to the last error() */
  unsigned print_count;
  bool is_writing;        /* the layout has returned, its HTML is being written */
  bool met_broken_module; /* the page at hand needed one that does not compile */
  bool checks_early;      /* elements are checked where they are made, to find the line of a mistake */
  bool can_share;         /* modules that are constant serve all pages */
  bool is_rehearsing;     /* the page is thrown away: nothing is shared with others, neither taken nor left */
  bool has_failed;        /* the page could not be made */
  bool has_shared;        /* something was made for all pages while this one was: a module, facts, HTML */
  size_t kept_count;      /* facts and HTML that script_once.c keeps */
  bool is_pure;           /* of the module that is being run, or of what h.once() makes: nothing in it is this page's own */
};

static inline struct script *script_of(lua_State *lua) {
  return *(struct script **)lua_getextraspace(lua);
}

/* Raises an error without a position: the message handler finds that itself. */
_Noreturn void script_raise(lua_State *lua, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* script_library.c */
void script_open_library(lua_State *lua); /* leaves the globals where lua_load() finds them */
int script_error(lua_State *lua);         /* error(): known to the message handler */
/* Pushes a text for any value; calls __tostring, never writes an address. */
struct str script_describe(lua_State *lua, int index);
/* Makes the table on the top complain about unknown keys; `complaint` is a sentence with %s for the key. */
void script_name_keys(lua_State *lua, const char *complaint);
/* Replaces the table on the top by a read-only view of it; `refusal` is said of a change, with %s for the key. */
void script_protect(lua_State *lua, const char *refusal);
/* Pushes what the read-only view at `index` shows; false, and nothing pushed, for what is no view. */
bool script_push_viewed(lua_State *lua, int index);
/* script.c */
/* Under their addresses the registry holds the module spor.markup, and math.randomseed(), which layouts do not see. */
extern const char script_markup_key;
extern const char script_seed_key;
/* script_modules.c */
void script_compile_modules(struct script *script, struct diags *diags);
void script_begin_modules(lua_State *lua); /* before each page */
int script_require(lua_State *lua);
size_t script_find_module(const struct script *script, struct str name); /* its index, or STR_NOT_FOUND */
struct str script_nearest_module(const struct script *script, struct str name);
/* From now on every page has the module whose name is on the top for itself. */
void script_keep_apart(lua_State *lua);
bool script_is_apart(lua_State *lua, int name); /* whether that was said of it */
/* script_once.c */
int script_once(lua_State *lua);    /* h.once() */
void script_forget(lua_State *lua); /* throws away all that is kept */
/* script_code.c */
/* Whether the Lua function on the top, or one written in it, assigns to a variable of a function around it. */
bool script_assigns_upvalues(lua_State *lua);
bool script_can_read_code(lua_State *lua); /* whether that can be told of this Lua's code */
/* script_constant.c */
/* Locks all that can be reached from the value on the top, which the module whose name is at `name` gave. False, and nothing done,
 * when there is something that cannot be locked. */
bool script_make_constant(lua_State *lua, int name);
bool script_is_constant(lua_State *lua, int index); /* whether the value is known to be such */
void script_forget_constants(lua_State *lua);
void script_know(lua_State *lua); /* takes the value on the top for one that no page can change, with all below it */
/* Pushes the table in which the contents of the locked table at `index` lie; false, and nothing pushed, for what is not locked. */
bool script_push_contents(lua_State *lua, int index);
/* Where a locked table is at `index`, and more than reading is wanted: the page is made again, with a module of its own. */
void script_unlock(lua_State *lua, int index);
/* markup.c */
bool script_is_raw_html(lua_State *lua, int index);
/* script_table.c */
int script_next(lua_State *lua);
int script_pairs(lua_State *lua);
void script_open_table(lua_State *lua); /* pushes the library, as script_open_string() does */
/* script_string.c */
void script_open_string(lua_State *lua);
/* Pushes a closure that charges for the text among its arguments before it does what the C function `original` does. */
void script_push_charged(lua_State *lua, lua_CFunction original);

#endif
