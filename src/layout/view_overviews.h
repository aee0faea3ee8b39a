/* The overviews: everything from A to Å, the map, the measurable targets; and the map of one thing's surroundings. */
#ifndef SPOR_LAYOUT_VIEW_OVERVIEWS_H
#define SPOR_LAYOUT_VIEW_OVERVIEWS_H

#include "layout/views.h"

/* Sets letters and left_out on the layout "register", map on "map" and on pages of entities, targets on "indicators". */
void view_set_overviews(struct lua_State *lua, const struct view_context *context);
/* Sets register_url, map_url and indicators_url of the table on top, as far as `edition` has such pages. */
void view_set_overview_urls(struct lua_State *lua, const struct view_context *context, const struct edition *edition);

#endif
