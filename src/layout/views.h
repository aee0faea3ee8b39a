/* Pages as Lua tables, as lua/types.lua documents them. Facts only: no view asks for a stage or for another page's HTML. */
#ifndef SPOR_LAYOUT_VIEWS_H
#define SPOR_LAYOUT_VIEWS_H

#include "layout/pages.h"

struct handout;
struct lua_State;
struct theme;

struct view_context {
  const struct site *site;
  const struct pages *pages;
  const struct theme *theme;
  const struct page *page;
  struct arena *scratch;
  const struct handout *handout; /* NULL: a page of the site */
};

/* Pushes the view of `context->page`: fits script_page.push. */
void views_push(struct lua_State *lua, void *context);

#endif
