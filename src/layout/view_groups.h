/* What indexes and unit pages show: entries in groups, and a unit with what it owns. */
#ifndef SPOR_LAYOUT_VIEW_GROUPS_H
#define SPOR_LAYOUT_VIEW_GROUPS_H

#include "layout/views.h"

/* Sets `groups` of the page on top of the stack; an empty list on pages that are no index. */
void view_set_groups(struct lua_State *lua, const struct view_context *context);
/* Sets `unit` on the page of a unit. */
void view_set_unit(struct lua_State *lua, const struct view_context *context);

#endif
