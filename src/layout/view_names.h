/* The names of the facts that layouts may read, by the type of their table (lua/types.lua), so that a misspelt one is an error and not nil.
 * Of tables that there are few of on a page: many links would make it cost time. */
#ifndef SPOR_LAYOUT_VIEW_NAMES_H
#define SPOR_LAYOUT_VIEW_NAMES_H

struct lua_State;

/* Each ends with NULL. */
extern const char *const view_names_page[];
extern const char *const view_names_site[];
extern const char *const view_names_publication[];
extern const char *const view_names_any[]; /* what any fact is called */

/* From now on who asks the table on top of the stack for a fact that such a table never has is told so, with the nearest name.
 * `complaint` has "%s" for what was asked for. */
void view_name(struct lua_State *lua, const char *const *names, const char *complaint);
/* Pushes a table with the names as keys; asking it for another is that error. */
void view_push_names(struct lua_State *lua, const char *const *names, const char *complaint);

#endif
