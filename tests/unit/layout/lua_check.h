/* What the tests of the Lua engine share: a script made of texts, and the pages it makes. */
#ifndef SPOR_TESTS_UNIT_LAYOUT_LUA_CHECK_H
#define SPOR_TESTS_UNIT_LAYOUT_LUA_CHECK_H

#include "unit/base/check.h"

#include <lua.h>

#include "base/diag.h"
#include "base/file.h"
#include "layout/script.h"

struct lua_check {
  struct arena *arena;
  struct diags *diags;
  struct script_limits limits;
  struct script_module modules[8];
  size_t count;
  struct script *script;
  struct buf out;
};

static inline void push_title(lua_State *lua, void *context) {
  (void)context;
  lua_newtable(lua);
  script_push_str(lua, STR("R&D"));
  lua_setfield(lua, -2, "title");
  script_push_html(lua, STR("<b>body</b>"));
  lua_setfield(lua, -2, "body");
}

/* `path` is also what the text is called in diagnostics. */
static inline void add_module(struct lua_check *check, const char *name, const char *path, struct str text) {
  check->modules[check->count++] =
      (struct script_module){.name = str_from(name), .file = lines_new(check->arena, str_from(path), STR(""), text)};
}

static inline int open_check(void **state) {
  struct arena *arena = arena_new();
  struct lua_check *check = arena_alloc(arena, sizeof *check);
  check->arena = arena;
  check->diags = diags_new();
  check->limits = script_limits_default;
  check->limits.milliseconds = 60000;
  buf_init(&check->out, BUF_LIMIT_DEFAULT);
  struct str html;
  if (!file_read(arena, "lua/html.lua", 1 << 20, &html)) return 1;
  add_module(check, "html", "lua/html.lua", html);
  *state = check;
  return 0;
}

static inline int close_check(void **state) {
  struct lua_check *check = *state;
  script_free(check->script);
  buf_release(&check->out);
  diags_free(check->diags);
  arena_free(check->arena);
  return 0;
}

#define LUA_TEST(name) cmocka_unit_test_setup_teardown(name, open_check, close_check)

static inline bool render_url(struct lua_check *check, const char *layout, const char *url) {
  if (check->script == NULL) check->script = script_new(check->modules, check->count, &check->limits, check->diags);
  buf_clear(&check->out);
  const struct script_page page = {.layout = str_from(layout), .url = str_from(url), .push = push_title};
  return script_render(check->script, &page, &check->out, check->diags);
}

static inline bool render(struct lua_check *check, const char *layout) {
  return render_url(check, layout, "/a/");
}

/* The sentence of a finding with its place: `path:line: sentence`. */
static inline struct str finding(struct lua_check *check, size_t index) {
  const struct diag *diag = diags_at(check->diags, index);
  struct buf sentence;
  buf_init(&sentence, BUF_LIMIT_DEFAULT);
  diag_message(diag, DIAG_ENGLISH, &sentence);
  struct str text = str_format(check->arena, "%.*s:%u: %.*s", STR_ARG(diag->path), diag->line, STR_ARG(buf_str(&sentence)));
  buf_release(&sentence);
  return text;
}

#endif
