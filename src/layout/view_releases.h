/* Released editions as views: one in a line, and all of them with what each brought and ended. */
#ifndef SPOR_LAYOUT_VIEW_RELEASES_H
#define SPOR_LAYOUT_VIEW_RELEASES_H

#include "layout/views.h"

/* Sets name, status, valid_from, valid_to, is_assumed and adopted of the table on top of the stack. */
void view_set_release(struct lua_State *lua, const struct view_context *context, const struct edition *edition);
/* Sets releases, timeline and timemap of the page on top: for the layout "editions". */
void view_set_releases(struct lua_State *lua, const struct view_context *context, const struct edition_group *group);
/* Pushes the edition's name; the empty text for an undated one. */
void view_push_edition_name(struct lua_State *lua, const struct edition *edition);

#endif
