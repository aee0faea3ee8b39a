/* What a difference of a field says beyond its two texts. */
#ifndef SPOR_LAYOUT_VIEW_FIELDS_H
#define SPOR_LAYOUT_VIEW_FIELDS_H

#include "layout/views.h"

struct difference;

/* Sets old_text and new_text of the table on top of the stack and, of a relation, the links `removed` and `added`. */
void view_set_values(struct lua_State *lua, const struct view_context *context, const struct difference *difference);

#endif
