/* Facts that are made when a layout first asks for them: most pages show a few of all there are to know. */
#ifndef SPOR_LAYOUT_VIEW_OFFER_H
#define SPOR_LAYOUT_VIEW_OFFER_H

#include <stddef.h>

#include "layout/views.h"

enum { OFFER_KEYS_MAX = 8 };

struct view_offer {
  const char *keys[OFFER_KEYS_MAX];                                       /* all fields that `set` may set */
  void (*set)(struct lua_State *lua, const struct view_context *context); /* on the table on top of the stack */
};

/* Offers the facts of `offers`, at most 32 and always the same ones, to who asks the table on top of the stack for them. `context` must
 * live until the next table is offered something. pairs() makes all that is left. To ask for what is neither there nor offered nor among
 * `names` is an error: a misspelt field. */
void view_offer(struct lua_State *lua, const struct view_context *context, const struct view_offer *offers, size_t count,
                const char *const *names);

#endif
