/* The site's brand and the theme's files, as layouts know them. */
#ifndef SPOR_LAYOUT_VIEW_BRAND_H
#define SPOR_LAYOUT_VIEW_BRAND_H

#include "layout/views.h"

/* Sets `asset`: a function from the name of a file below assets/ to its address, with the hash of its bytes in it. */
void view_set_asset(struct lua_State *lua, const struct view_context *context);
/* Sets `linked_data`. */
void view_set_linked_data(struct lua_State *lua, const struct view_context *context);
/* Sets `webmanifest`. */
void view_set_webmanifest(struct lua_State *lua, const struct view_context *context);
/* Sets `forward` on the page that leads to the accessibility statement. */
void view_set_forward(struct lua_State *lua, const struct view_context *context);
/* Sets `logo`, `footer_lines`, `contact`, `was_url` and `picture` on the table of the site. */
void view_set_brand(struct lua_State *lua, const struct view_context *context);

#endif
