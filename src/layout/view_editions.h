/* What pages of versioned publications know of their edition and of the others: status, selector, relations of RFC 5829, the overview of
 * editions, what a tombstone tells. */
#ifndef SPOR_LAYOUT_VIEW_EDITIONS_H
#define SPOR_LAYOUT_VIEW_EDITIONS_H

#include "layout/views.h"

/* Sets status, editions, permanent, latest, predecessor, successor, editions_url, is_unlisted of the page on top of the stack, and
 * what the layouts "editions", "tombstone" and "redirect" need besides. */
void view_set_editions(struct lua_State *lua, const struct view_context *context);
/* The url that search engines are to take for this page's: the undated one of the text in force, a historic edition's own. */
struct str view_canonical_url(const struct view_context *context);

#endif
