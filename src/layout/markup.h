/* HTML values of the Lua side: elements, fragments and finished HTML, and how they become bytes. All text is escaped here and nowhere
 * else; what a strict content security policy forbids (event handlers, style attributes, javascript: addresses) is an error.
 *
 * An element is the table a layout wrote, with a metatable that says which element it is: `h.p{class = "x", "text"}` keeps `class`
 * as an attribute and "text" as its first child. Finished HTML is an opaque userdata around its string. */
#ifndef SPOR_LAYOUT_MARKUP_H
#define SPOR_LAYOUT_MARKUP_H

#include <lua.h>

#include "base/buf.h"

/* Pushes the module that lua/html.lua is built on: `fragment`, `raw`, and `module`, which adds the elements. Once per state. */
void markup_open(lua_State *lua);
/* Pushes `html` as a value that is written as it is. */
void markup_push_raw(lua_State *lua, struct str html);
/* True for elements, fragments and finished HTML. */
bool markup_is_html(lua_State *lua, int index);
/* Appends the value on the top to `out`; raises a Lua error for what cannot be written, and when the page's output grows too large. */
void markup_write(lua_State *lua, struct buf *out);

#endif
