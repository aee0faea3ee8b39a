/* Facts as a layout finds them in a rehearsal (script_rehearse()): whoever asks any of them, be it a link deep inside a list, for what no
 * fact is called is told so. That would cost too much on every page. */
#ifndef SPOR_LAYOUT_VIEW_REHEARSAL_H
#define SPOR_LAYOUT_VIEW_REHEARSAL_H

struct lua_State;

/* As views_push(). */
void view_rehearsal_push(struct lua_State *lua, void *context);

#endif
