/* What a hostile or broken layout may try, in attacks/. The first line of each script says what must come of it:
 *
 *   -- SLUG:LINE: WORDS   a diagnostic with this code, at this line of the script (* for any), whose sentence holds these words
 *   -- renders: HTML      a page that holds this, twice the same
 *
 * All run in one script, each followed by a page that must come out as if nothing had happened. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <lua.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "layout/script.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { SECONDS_ALLOWED = 5 }; /* every piece of memory is watched */
#else
enum { SECONDS_ALLOWED = 1 };
#endif
enum { SIZE_LIMIT = 1 << 20 };

struct attack {
  const struct script_module *module;
  struct script *script;
};

static const char neighbour[] =
    "local h = require(\"html\")\n"
    "return function(page) return h.p{class = \"b\", title = \"a\", page.title, page.body, pairs({}) and 1} end\n";
static const char neighbour_html[] = "<p class=\"b\" title=\"a\">R&amp;D<b>body</b>1</p>\n";

static void push_view(lua_State *lua, void *context) {
  (void)context;
  lua_newtable(lua);
  lua_pushliteral(lua, "R&D");
  lua_setfield(lua, -2, "title");
  script_push_html(lua, STR("<b>body</b>"));
  lua_setfield(lua, -2, "body");
}

static bool render(struct script *script, struct str layout, struct buf *out, struct diags *diags) {
  static const unsigned starts[] = {0}, characters[] = {0};
  static const struct lines document = {
      .path = {"content/a.md", 12}, .bytes = {"# A\n", 4}, .starts = starts, .count = 1, .characters = characters};
  const struct script_page page = {
      .layout = layout, .url = STR("/a/"), .document = {.file = &document, .line = 1, .column = 1, .width = 1}, .push = push_view};
  return script_render(script, &page, out, diags);
}

static double processor_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void assert_contains(struct str text, struct str part) {
  if (str_find(text, part, 0) != STR_NOT_FOUND) return;
  print_error("“%.*s” is not in “%.*s”\n", STR_ARG(part), STR_ARG(text));
  fail();
}

static void assert_holds_no_address(struct str text) {
  for (size_t at = str_find(text, STR("0x"), 0); at != STR_NOT_FOUND; at = str_find(text, STR("0x"), at + 1)) {
    if (at > 1 && text.at[at - 1] == ' ' && text.at[at - 2] == ':') print_error("an address: %.*s\n", STR_ARG(text)), fail();
  }
}

/* `rest` is LINE: WORDS. */
static void assert_reports(const struct attack *attack, struct str slug, struct str rest) {
  struct diags *diags = diags_new();
  struct buf out;
  struct buf message;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  buf_init(&message, BUF_LIMIT_DEFAULT);
  buf_add(&out, STR("before"));
  bool succeeded = render(attack->script, attack->module->name, &out, diags);
  for (size_t i = 0; i < diags_count(diags); i++) diag_write(diags_at(diags, i), &(struct diag_style){DIAG_ENGLISH, false}, &message);
  assert_holds_no_address(buf_str(&message));
  assert_false(succeeded);
  assert_true(str_is(buf_str(&out), "before"));
  assert_int_equal(diags_count(diags), 2);
  const struct diag *diag = diags_at(diags, 0);
  struct str line;
  assert_true(str_split(&rest, ':', &line));
  buf_clear(&message);
  diag_message(diag, DIAG_ENGLISH, &message);
  assert_contains(buf_str(&message), str_trim(rest));
  assert_true(str_is(slug, diag_slug(diag->code)));
  if (!str_is(line, "*")) assert_int_equal(diag->line, strtoul(line.at, NULL, 10));
  assert_true(str_equal(diag->path, attack->module->file->path));
  assert_int_equal(diags_at(diags, 1)->code, DIAG_LAYOUT_PAGE);
  assert_true(str_is(diags_at(diags, 1)->path, "content/a.md"));
  buf_release(&message);
  buf_release(&out);
  diags_free(diags);
}

static void assert_renders(const struct attack *attack, struct str layout, struct str html) {
  struct diags *diags = diags_new();
  struct buf first;
  struct buf second;
  buf_init(&first, BUF_LIMIT_DEFAULT);
  buf_init(&second, BUF_LIMIT_DEFAULT);
  bool succeeded = render(attack->script, layout, &first, diags) && render(attack->script, layout, &second, diags);
  if (!succeeded) diag_write(diags_at(diags, 0), &(struct diag_style){DIAG_ENGLISH, false}, &first);
  assert_contains(buf_str(&first), html);
  assert_true(succeeded);
  assert_true(str_equal(buf_str(&first), buf_str(&second)));
  assert_int_equal(diags_count(diags), 0);
  buf_release(&first);
  buf_release(&second);
  diags_free(diags);
}

static void run_attack(void **state) {
  const struct attack *attack = *state;
  struct str first = lines_text(attack->module->file, 1);
  assert_true(str_starts(first, "-- "));
  struct str rest = str_slice(first, 3, first.len);
  struct str word;
  assert_true(str_split(&rest, ':', &word));
  double start = processor_seconds();
  if (str_is(word, "renders"))
    assert_renders(attack, attack->module->name, str_trim(rest));
  else
    assert_reports(attack, word, rest);
  double seconds = processor_seconds() - start;
  if (seconds > SECONDS_ALLOWED) print_error("took %.2f s\n", seconds), fail();
  assert_renders(attack, STR("neighbour"), STR(neighbour_html));
}

static struct script_module read_module(struct arena *arena, struct str name, const char *path) {
  struct str bytes;
  if (!file_read(arena, path, SIZE_LIMIT, &bytes)) print_error("cannot read %s\n", path), abort();
  return (struct script_module){.name = name, .file = lines_new(arena, str_from(path), STR(""), bytes)};
}

/* html, shared and neighbour, then the attacks. */
static struct script_module *read_modules(struct arena *arena, const struct file_list *list) {
  struct script_module *modules = arena_array(arena, list->count + 3, sizeof *modules);
  modules[0] = read_module(arena, STR("html"), "lua/html.lua");
  modules[1] = (struct script_module){STR("shared"), lines_new(arena, STR("shared.lua"), STR(""), STR("return {}\n"))};
  modules[2] = (struct script_module){STR("neighbour"), lines_new(arena, STR("neighbour.lua"), STR(""), STR(neighbour))};
  for (size_t i = 0; i < list->count; i++) {
    struct str name = str_join(arena, STR("attacks/"), path_stem(list->entries[i].path));
    const char *path = str_zero(arena, str_join(arena, STR("tests/lua/attacks/"), list->entries[i].path));
    modules[3 + i] = read_module(arena, name, path);
  }
  return modules;
}

int main(void) {
  struct arena *arena = arena_new();
  struct file_list list;
  if (!file_walk(arena, "tests/lua/attacks", NULL, 0, &list)) return 1;
  struct script_module *modules = read_modules(arena, &list);
  struct script_limits limits = script_limits_default;
  limits.milliseconds = 60000; /* a loaded machine is no reason to report another budget */
  struct diags *diags = diags_new();
  struct script *script = script_new(modules, list.count + 3, &limits, diags);
  int failed = (int)diags_count(diags);
  struct CMUnitTest *tests = arena_array(arena, list.count, sizeof *tests);
  for (size_t i = 0; i < list.count; i++) {
    struct attack *attack = arena_alloc(arena, sizeof *attack);
    *attack = (struct attack){.module = &modules[3 + i], .script = script};
    tests[i] = (struct CMUnitTest){.name = str_zero(arena, modules[3 + i].name), .test_func = run_attack, .initial_state = attack};
  }
  failed += _cmocka_run_group_tests("attacks", tests, list.count, NULL, NULL);
  script_free(script);
  diags_free(diags);
  arena_free(arena);
  return failed;
}
