#include "layout/script.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/fnv.h"
#include "base/path.h"
#include "layout/markup.h"
#include "layout/script_state.h"

const struct script_limits script_limits_default = {
    .instructions = 10 * 1000 * 1000,
    .memory = (size_t)64 << 20,
    .output = (size_t)8 << 20,
    .milliseconds = 2000,
};

/* Garbage is collected when memory has grown to this many per cent of what was kept. That is mostly the compiled modules, and looking
 * through them takes longer than to make a page. */
enum { COLLECTED_AT = 250 };

/* Under these addresses the registry holds the module that C provides, and the seeding of math.random(). */
const char script_markup_key = 'm';
const char script_seed_key = 's';

struct script *script_new(const struct script_module *modules, size_t count, const struct script_limits *limits, struct diags *diags) {
  struct arena *arena = arena_new();
  struct script *script = arena_alloc(arena, sizeof *script);
  script->arena = arena;
  script->scratch = arena_new();
  script->modules = arena_copy(arena, modules, count * sizeof *modules);
  script->module_count = count;
  script->limits = *limits;
  script->lua = lua_newstate(script_allocate, script);
  if (script->lua == NULL) out_of_memory(0);
  *(struct script **)lua_getextraspace(script->lua) = script;
  script->instructions_left = INT64_MAX;
  script_open_library(script->lua);
  markup_open(script->lua);
  lua_pushvalue(script->lua, -1);
  script_know(script->lua);
  lua_rawsetp(script->lua, LUA_REGISTRYINDEX, &script_markup_key);
  lua_pushglobaltable(script->lua);
  script_know(script->lua);
  script_compile_modules(script, diags);
  lua_gc(script->lua, LUA_GCINC, COLLECTED_AT, 0, 0);
  script->memory_is_limited = true;
  return script;
}

void script_free(struct script *script) {
  if (script == NULL) return;
  script->memory_is_limited = false;
  lua_close(script->lua);
  script_release_pools(script);
  arena_free(script->scratch);
  arena_free(script->arena);
}

void script_mark_foreign(struct script *script, const struct termset *foreign) {
  script->foreign = foreign;
}

/* -- one page -- */

static void seed_random(lua_State *lua, struct str url) {
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &script_seed_key);
  lua_pushinteger(lua, (lua_Integer)fnv(FNV_START, url));
  lua_pushinteger(lua, (lua_Integer)url.len);
  lua_call(lua, 2, 0);
}

/* Where a layout gives back what it makes cannot be told; its function begins where it says, and a module ends with what it gives. */
static struct place place_of_layout(lua_State *lua, int index, const struct lines *file) {
  struct place place = {.file = file};
  lua_Debug function;
  if (lua_isfunction(lua, index) && !lua_iscfunction(lua, index)) {
    lua_pushvalue(lua, index);
    lua_getinfo(lua, ">S", &function);
    if (str_equal(file->path, str_from(function.source + 1))) place.line = (unsigned)function.linedefined;
    return place;
  }
  for (place.line = file->count; place.line > 1 && str_trim(lines_text(file, place.line)).len == 0;) place.line--;
  return place;
}

/* Leaves true, and notes what was given. */
static int refuse_result(lua_State *lua, bool is_no_layout) {
  struct script *script = script_of(lua);
  bool is_empty = is_no_layout && lua_isboolean(lua, -1); /* what require() gives for a module without a result */
  script->odd_type = is_empty ? LUA_TNIL : lua_type(lua, -1);
  script->is_no_layout = is_no_layout;
  lua_pushboolean(lua, true);
  return 1;
}

/* Leaves nil, or true when what the layout gave is no HTML. */
static int make_page(lua_State *lua) {
  struct script *script = script_of(lua);
  const struct script_page *page = script->page;
  const struct lines *file = script->modules[script_find_module(script, page->layout)].file;
  seed_random(lua, page->url);
  script_begin_modules(lua);
  lua_pushcfunction(lua, script_require);
  lua_pushlstring(lua, page->layout.at, page->layout.len);
  lua_call(lua, 1, 1);
  script->odd_at = place_of_layout(lua, -1, file);
  if (!lua_isfunction(lua, -1)) return refuse_result(lua, true);
  page->push(lua, page->context);
  lua_call(lua, 1, 1);
  if (!markup_is_html(lua, -1)) return refuse_result(lua, false);
  script->is_writing = true;
  script->out->len = script->out_start; /* what script_once.c could not finish */
  markup_write(lua, script->out);
  return 0;
}

/* Lua's own errors and those of lauxlib begin with the position that we report by itself. */
static void strip_position(lua_State *lua) {
  struct str message;
  message.at = lua_tolstring(lua, 1, &message.len);
  lua_Debug frame;
  for (int level = 1; level <= 2 && lua_getstack(lua, level, &frame); level++) {
    lua_getinfo(lua, "Sl", &frame);
    if (frame.currentline <= 0) continue;
    const char *position = lua_pushfstring(lua, "%s:%d: ", frame.short_src, frame.currentline);
    size_t len = str_starts(message, position) ? strlen(position) : 0;
    lua_pushlstring(lua, message.at + len, message.len - len);
    return;
  }
}

/* The message handler: runs where the error is, before the stack is unwound. */
static int locate_failure(lua_State *lua) {
  struct script *script = script_of(lua);
  if (script->spent != BUDGET_NONE) return 1;
  int level = 1;
  bool is_deliberate = false;
  lua_Debug frame;
  if (lua_getstack(lua, level, &frame)) {
    lua_getinfo(lua, "f", &frame);
    is_deliberate = lua_tocfunction(lua, -1) == script_error;
    lua_pop(lua, 1);
  }
  if (is_deliberate) level += script->raise_level;
  script->failed_at = script_locate(lua, level);
  if (!is_deliberate && lua_type(lua, 1) == LUA_TSTRING) strip_position(lua);
  return 1;
}

static int describe_failure(lua_State *lua) {
  script_describe(lua, 1);
  return 1;
}

/* Leaves the message of a failure, or what make_page() left, on the stack. */
static bool run_page(struct script *script) {
  lua_State *lua = script->lua;
  script_begin_budgets(script);
  script->is_writing = false;
  script->met_broken_module = false;
  script->has_shared = false;
  script->print_count = 0;
  lua_settop(lua, 0);
  lua_pushcfunction(lua, locate_failure);
  lua_pushcfunction(lua, make_page);
  bool succeeded = lua_pcall(lua, 0, 1, 1) == LUA_OK;
  if (script->refused_size != 0) script_note_spent(script, BUDGET_MEMORY);
  if (succeeded && script->spent == BUDGET_NONE) return true;
  script->out->len = script->out_start;
  if (script->spent != BUDGET_NONE || lua_type(lua, -1) == LUA_TSTRING) return false;
  lua_pushcfunction(lua, describe_failure);
  lua_insert(lua, -2);
  lua_pcall(lua, 1, 1, 0);
  return false;
}

/* -- diagnostics -- */

static struct str top_text(lua_State *lua) {
  if (lua_type(lua, -1) != LUA_TSTRING) return STR("an error that cannot be described");
  struct str text;
  text.at = lua_tolstring(lua, -1, &text.len);
  return str_slice(text, 0, SCRIPT_MESSAGE_LIMIT);
}

static void report_result(const struct script *script, struct diags *diags) {
  static const char *const types[] = {
      [LUA_TNIL] = DIAG_WORDS("nothing", "ingenting"),
      [LUA_TBOOLEAN] = DIAG_WORDS("true or false", "sand eller falsk"),
      [LUA_TLIGHTUSERDATA] = DIAG_WORDS("something else", "noget andet"),
      [LUA_TNUMBER] = DIAG_WORDS("a number", "et tal"),
      [LUA_TSTRING] = DIAG_WORDS("a string", "en tekst"),
      [LUA_TTABLE] = DIAG_WORDS("a table", "en tabel"),
      [LUA_TFUNCTION] = DIAG_WORDS("a function", "en funktion"),
      [LUA_TUSERDATA] = DIAG_WORDS("something else", "noget andet"),
      [LUA_TTHREAD] = DIAG_WORDS("a coroutine", "en korutine"),
  };
  const char *wanted = script->is_no_layout ? DIAG_WORDS("a function of the page", "en funktion af siden") : "HTML";
  diags_add(diags, DIAG_LAYOUT_RESULT, script->odd_at, str_from(types[script->odd_type]), str_from(wanted), STR(""));
}

static void report_failure(struct script *script, const struct lines *file) {
  static const char *const budgets[] = {
      [BUDGET_NONE] = "",
      [BUDGET_REPEAT] = "",
      [BUDGET_INSTRUCTIONS] = DIAG_WORDS("instructions", "trin"),
      [BUDGET_MEMORY] = DIAG_WORDS("memory", "hukommelse"),
      [BUDGET_OUTPUT] = "output",
      [BUDGET_TIME] = DIAG_WORDS("time", "tid"),
  };
  bool is_spent = script->spent != BUDGET_NONE;
  bool is_known = script->met_broken_module && script->failed_at.file == NULL; /* the layout's own syntax error has been reported */
  if (!is_spent && is_known) return;
  enum diag_code code = is_spent ? DIAG_LAYOUT_BUDGET : DIAG_LAYOUT_ERROR;
  struct str what = is_spent ? str_from(budgets[script->spent]) : top_text(script->lua);
  struct place place = is_spent ? script->spent_at : script->failed_at;
  if (place.file == NULL) place.file = file;
  diags_add(script->diags, code, place, what, script->page->url, STR(""));
}

/* A page that writes to a constant module is made again, each time with one module more of its own: as often as there are modules, at most.
 * And what a page costs should not depend on whether the modules it needs were there already: one that is too dear while some were new is
 * made once more, without them in its account. */
static bool run_page_alone(struct script *script) {
  bool succeeded = run_page(script);
  while (script->spent == BUDGET_REPEAT) succeeded = run_page(script);
  if (script->spent == BUDGET_NONE || !script->has_shared) return succeeded;
  do {
    succeeded = run_page(script);
  } while (script->spent == BUDGET_REPEAT);
  return succeeded;
}

/* Whether memory runs out may depend on the garbage of the pages before, and on what they left for others, and must not: only a page that
 * fails after all of that has gone has failed. */
static bool run_page_collected(struct script *script) {
  lua_settop(script->lua, 0);
  script_forget(script->lua);
  lua_gc(script->lua, LUA_GCCOLLECT);
  return run_page_alone(script);
}

/* A page that fails while it is written has left the lines that made it behind. It is made once more with every element checked at
 * birth; what is found then has a line. */
static bool run_page_checked(struct script *script) {
  script->checks_early = true;
  bool succeeded = run_page_alone(script);
  script->checks_early = false;
  return succeeded;
}

/* What print() says in a second run is a repeat, which diags_sort() drops. */
static bool make_page_surely(struct script *script) {
  bool succeeded = run_page_alone(script);
  if (script->spent == BUDGET_MEMORY) succeeded = run_page_collected(script);
  bool has_line = (script->failed_at.file != NULL && !script->is_writing) || script->spent != BUDGET_NONE;
  return succeeded || has_line || !script->is_writing ? succeeded : run_page_checked(script);
}

bool script_render(struct script *script, const struct script_page *page, struct buf *out, struct diags *diags) {
  lua_State *lua = script->lua;
  size_t index = script_find_module(script, page->layout);
  script->has_failed = true;
  if (index == STR_NOT_FOUND) {
    /* Without a place: it is the theme's fault, and of many pages one finding. */
    struct str nearest = path_name(script_nearest_module(script, page->layout));
    diags_suggest(diags, DIAG_LAYOUT_MISSING, (struct place){0}, path_name(page->layout), STR(""), nearest);
    return false;
  }
  const struct lines *file = script->modules[index].file;
  script->page = page;
  script->diags = diags;
  script->out = out;
  script->out_start = out->len;
  bool succeeded = make_page_surely(script);
  if (!succeeded) {
    report_failure(script, file);
  } else if (!lua_isnil(lua, -1)) {
    succeeded = false;
    report_result(script, diags);
  }
  if (!succeeded && page->document.file != NULL) diags_add(diags, DIAG_LAYOUT_PAGE, page->document, page->layout, STR(""), STR(""));
  lua_settop(lua, 0);
  if (!succeeded) lua_gc(lua, LUA_GCCOLLECT);
  script->has_failed = !succeeded;
  return succeeded;
}

bool script_has_failed(const struct script *script) {
  return script->has_failed;
}

bool script_rehearse(struct script *script, const struct script_page *page, struct diags *diags) {
  struct diags *aside = diags_new();
  struct buf thrown_away;
  buf_init(&thrown_away, BUF_LIMIT_DEFAULT);
  script->is_rehearsing = true;
  bool succeeded = script_render(script, page, &thrown_away, aside);
  script->is_rehearsing = false;
  succeeded = succeeded || script_is_spent(script);
  if (!succeeded) diags_merge(diags, aside);
  buf_release(&thrown_away);
  diags_free(aside);
  return succeeded;
}

bool script_is_spent(const struct script *script) {
  return script->spent != BUDGET_NONE;
}

void script_push_html(lua_State *lua, struct str html) {
  markup_push_raw(lua, html);
}

void script_push_str(lua_State *lua, struct str s) {
  lua_pushlstring(lua, s.at, s.len);
}
