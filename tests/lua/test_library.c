/* Runs the tests of the Lua library, test_*.lua beside this file, inside spor's own restricted state. Each returns a function that
 * raises an error for what is wrong. All modules of lua/ and layouts/ must compile on the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <lua.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "layout/script.h"

enum { MODULE_LIMIT = 300, SIZE_LIMIT = 1 << 20 };

struct library {
  struct arena *arena;
  struct script_module modules[MODULE_LIMIT];
  size_t count;
  struct diags *diags;
  struct script *script;
};

struct library_test {
  struct library *library;
  struct str layout;
};

static void push_nothing(lua_State *lua, void *context) {
  (void)context;
  lua_pushnil(lua);
}

static void print_findings(const struct diags *diags) {
  struct buf text;
  buf_init(&text, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < diags_count(diags); i++) diag_write(diags_at(diags, i), &(struct diag_style){DIAG_ENGLISH, false}, &text);
  if (text.len > 0) print_error("%.*s", STR_ARG(buf_str(&text)));
  buf_release(&text);
}

static void run_lua_test(void **state) {
  const struct library_test *test = *state;
  struct diags *diags = diags_new();
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  const struct script_page page = {.layout = test->layout, .url = STR("/"), .push = push_nothing};
  bool succeeded = script_render(test->library->script, &page, &out, diags);
  print_findings(diags);
  diags_free(diags);
  buf_release(&out);
  assert_true(succeeded);
}

static void test_all_compile(void **state) {
  const struct library_test *test = *state;
  print_findings(test->library->diags);
  assert_int_equal(diags_count(test->library->diags), 0);
}

static void add_module(struct library *library, struct str name, struct str path, struct str text) {
  if (library->count == MODULE_LIMIT) print_error("too many modules\n"), abort();
  library->modules[library->count++] = (struct script_module){name, lines_new(library->arena, path, STR(""), text)};
}

/* Adds the Lua files of `folder`; `prefix` begins their modules' names. */
static void add_folder(struct library *library, const char *folder, struct str prefix) {
  struct file_list list;
  if (!file_walk(library->arena, folder, NULL, 0, &list)) print_error("cannot read %s\n", folder), abort();
  for (size_t i = 0; i < list.count; i++) {
    struct str path = list.entries[i].path;
    if (!str_ends(path, ".lua") || path_folder(path).len > 0) continue;
    struct str from_root = path_join(library->arena, str_from(folder), path);
    struct str text;
    if (!file_read(library->arena, str_zero(library->arena, from_root), SIZE_LIMIT, &text)) print_error("cannot read\n"), abort();
    add_module(library, str_join(library->arena, prefix, str_slice(path, 0, path.len - 4)), from_root, text);
  }
}

/* Adds a layout that runs each test among the modules, and lists the tests in `tests`; returns how many there are. */
static size_t add_tests(struct library *library, struct CMUnitTest *tests) {
  size_t count = 0;
  for (size_t i = 0, modules = library->count; i < modules; i++) {
    struct str name = library->modules[i].name;
    if (!str_starts(name, "test_")) continue;
    struct library_test *test = arena_alloc(library->arena, sizeof *test);
    *test = (struct library_test){library, str_join(library->arena, STR("run/"), name)};
    add_module(library, test->layout, test->layout,
               str_format(library->arena, "require(\"%.*s\")() return function() return require(\"html\")() end", STR_ARG(name)));
    tests[count++] = (struct CMUnitTest){.name = str_zero(library->arena, name), .test_func = run_lua_test, .initial_state = test};
  }
  return count;
}

int main(void) {
  struct arena *arena = arena_new();
  struct library *library = arena_alloc(arena, sizeof *library);
  library->arena = arena;
  library->diags = diags_new();
  struct CMUnitTest *tests = arena_array(arena, MODULE_LIMIT, sizeof *tests);
  struct library_test all = {.library = library};
  add_folder(library, "lua", STR(""));
  add_folder(library, "layouts", STR("layouts/"));
  add_folder(library, "layouts/parts", STR("parts/"));
  add_folder(library, "tests/lua", STR(""));
  size_t count = add_tests(library, tests);
  tests[count++] = (struct CMUnitTest){.name = "all modules compile", .test_func = test_all_compile, .initial_state = &all};
  struct script_limits limits = script_limits_default;
  limits.milliseconds = 60000;
  library->script = script_new(library->modules, library->count, &limits, library->diags);
  int failed = _cmocka_run_group_tests("library", tests, count, NULL, NULL);
  script_free(library->script);
  diags_free(library->diags);
  arena_free(arena);
  return failed;
}
