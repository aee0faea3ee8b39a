/* The page of a comparison as one file that is handed out: mailed to people who have no spor, read without a network, printed. It is the
 * same page through the same layout; what differs is that nothing in it may be fetched and that its links are whole addresses. */
#ifndef SPOR_LAYOUT_HANDOUT_H
#define SPOR_LAYOUT_HANDOUT_H

#include "base/map.h"

struct lua_State;
struct view_context;

struct handout {
  bool is_document;    /* a whole file; otherwise only what stands in <main> */
  struct str style;    /* the theme's stylesheet, with nothing left to fetch */
  struct map pictures; /* url of an asset → struct str, its bytes as a data: address */
};

/* The whole address of a url of the site, or empty: the site has no base-url, or what stands there for all is another text than the one
 * that is compared (a draft, a revision that is no edition). */
struct str handout_href(const struct view_context *context, struct str url);
/* The bytes of an asset as an address; empty when they are not there. */
struct str handout_picture(const struct view_context *context, struct str url);
/* Sets `handout` of the page on top of the stack. */
void view_set_handout(struct lua_State *lua, const struct view_context *context);

#endif
