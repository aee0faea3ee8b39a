/* Measurable targets: what is wanted, what has been measured, how far there is to go. */
#ifndef SPOR_LAYOUT_VIEW_TARGETS_H
#define SPOR_LAYOUT_VIEW_TARGETS_H

#include "layout/views.h"

struct indicator;

/* Pushes one, with all its values. */
void view_push_indicator(struct lua_State *lua, const struct view_context *context, const struct indicator *indicator);
/* Sets targets: all of the page's edition, for the layout "indicators". */
void view_set_targets(struct lua_State *lua, const struct view_context *context);

#endif
