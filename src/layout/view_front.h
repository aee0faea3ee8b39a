/* What the front page and the page about the site tell of all publications: which edition stands, what is new, where the data is. */
#ifndef SPOR_LAYOUT_VIEW_FRONT_H
#define SPOR_LAYOUT_VIEW_FRONT_H

#include "layout/views.h"

/* Sets `fronts` and `news` on the front page; `fronts` and `made` on the page about the site. */
void view_set_front(struct lua_State *lua, const struct view_context *context);

#endif
