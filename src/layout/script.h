/* Lua 5.4 for layouts: restricted, budgeted, deterministic. One `struct script` per worker; the only place where Lua
 * errors (longjmp) are caught. Layouts make values with lua/html.lua; this module writes them out as HTML, escaping all text.
 *
 * Every page starts from nothing: no value that a page can change survives to the next, so output cannot depend on which worker made which
 * page. The chunks of layouts and library are compiled once per script and run anew for each page, but for those whose values are
 * found to be constant. */
#ifndef SPOR_LAYOUT_SCRIPT_H
#define SPOR_LAYOUT_SCRIPT_H

#include <stdint.h>

#include "base/buf.h"
#include "base/lines.h"

struct arena;
struct diags;
struct lua_State;
struct script;
struct termset;

/* One Lua file. `name` is what require() and layouts call it: "layouts/track", "html", "parts/head". */
struct script_module {
  struct str name;
  const struct lines *file;
};

struct script_limits {
  uint64_t instructions; /* VM instructions per page */
  size_t memory;         /* bytes the state may hold */
  size_t output;         /* bytes of HTML per page */
  unsigned milliseconds; /* wall time per page */
};

extern const struct script_limits script_limits_default;

/* What a page is made from: `push` puts exactly one value (the page's view) on the stack; it may raise Lua errors. It is called anew
 * when a page that failed is made a second time to find out where. */
struct script_page {
  struct str layout;     /* a module's name */
  struct str url;        /* names the page in diagnostics and seeds math.random */
  struct place document; /* the source document, when there is one */
  void (*push)(struct lua_State *lua, void *context);
  void *context;
};

/* Compiles all modules; each one that does not compile is a diagnostic at its line. Never NULL; what failed cannot be rendered. */
struct script *script_new(const struct script_module *modules, size_t count, const struct script_limits *limits, struct diags *diags);
void script_free(struct script *script);
/* From now on these words are marked with their language wherever a layout writes them as text. NULL for none. */
void script_mark_foreign(struct script *script, const struct termset *foreign);
/* Runs the page's layout and appends its HTML to `out`. False with diagnostics at the layout's line and the document's. */
bool script_render(struct script *script, const struct script_page *page, struct buf *out, struct diags *diags);

/* Makes the page once more, with facts of its own, and throws it away: for what a costlier `push` finds. What it says is said only when it
 * fails, and not because it takes more than a page may. */
bool script_rehearse(struct script *script, const struct script_page *page, struct diags *diags);

/* Whether the page that was rendered last could not be. */
bool script_has_failed(const struct script *script);
/* Whether it took more than a page may: instructions, time, memory. */
bool script_is_spent(const struct script *script);

/* For views: facts that are the same for many pages. The first pushes those that were shared under a name; false, and nothing pushed, when
 * there are none. The second shares the table on the top, which from then on is only read: facts under one name must be equal. A page that
 * writes to its facts gets its own all the same. */
bool script_push_shared(struct lua_State *lua, struct str name);
void script_share(struct lua_State *lua, struct str name);
/* For views: pushes a string that lua/html.lua takes as finished HTML and does not escape. */
void script_push_html(struct lua_State *lua, struct str html);
void script_push_str(struct lua_State *lua, struct str s);

#endif
