/* How one thing read in each edition: what it was called, its number, a concept's definition and a goal's text, and where it changed. */
#ifndef SPOR_LAYOUT_VIEW_READINGS_H
#define SPOR_LAYOUT_VIEW_READINGS_H

#include "layout/views.h"

/* Sets readings of the page on top: on undated pages of entities of publications with two editions or more. */
void view_set_readings(struct lua_State *lua, const struct view_context *context);
/* Sets redefinition: on a concept's page at its permanent address, when a later edition that came into force defines it in other words. */
void view_set_redefinition(struct lua_State *lua, const struct view_context *context);

#endif
