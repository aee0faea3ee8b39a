/* Two editions compared, as the layout "compare" shows them. */
#ifndef SPOR_LAYOUT_VIEW_COMPARE_H
#define SPOR_LAYOUT_VIEW_COMPARE_H

#include "layout/views.h"

/* Sets `comparison` on the layout "compare", and `comparisons` on "editions". */
void view_set_comparison(struct lua_State *lua, const struct view_context *context);

#endif
