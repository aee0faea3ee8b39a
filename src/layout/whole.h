/* A publication's edition as one page, for print and for reading on end: its documents in reading order, their anchors made unique, and
 * what they refer to in each other found on the page itself. */
#ifndef SPOR_LAYOUT_WHOLE_H
#define SPOR_LAYOUT_WHOLE_H

#include "layout/listing.h"

struct lua_State;
struct target;
struct view_context;

/* Where an edition's documents stand on its page. */
struct whole {
  const struct edition *edition;
  const size_t *positions; /* of each document among all, by the position of its entry in the edition */
};

/* Whether there is such a page: not for the site's own content, nor where the texts are too large for one page (limits.page-size). */
bool whole_is_made(const struct site *site, const struct edition *edition);
/* "#afsnit-2-id" for what stands on the same page; empty for all else, and without a whole. */
struct str whole_anchor(const struct whole *whole, const struct target *target, struct arena *scratch);
/* Sets `parts` of the page on top, for the layout "whole". */
void view_set_whole(struct lua_State *lua, const struct view_context *context);

#endif
