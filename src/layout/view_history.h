/* What pages tell of their past: when they last changed, all revisions, each heading's way through the editions. */
#ifndef SPOR_LAYOUT_VIEW_HISTORY_H
#define SPOR_LAYOUT_VIEW_HISTORY_H

#include "layout/views.h"

/* Sets history_url, last_changed, last_changed_iso and feed of the page on top of the stack. */
void view_set_history(struct lua_State *lua, const struct view_context *context);
/* Sets subject, revisions and sections, where the layout is "history". */
void view_set_revisions(struct lua_State *lua, const struct view_context *context);

/* The link to the history of the page's sections; empty when the publication has no two editions to tell of. */
struct str view_history_href(const struct view_context *context);

#endif
