/* Blocks that mean something of their own: quotes that begin with [!…] become callouts, paragraphs of one image become figures.
 * Part of document_parse(); mutates the tree it is given. */
#ifndef SPOR_MODEL_CALLOUT_H
#define SPOR_MODEL_CALLOUT_H

#include "base/lines.h"
#include "read/node.h"

struct diags;

void callouts_form(struct arena *arena, const struct lines *file, struct node *root, struct diags *diags);
/* Also demands an alternative text of every image that is not marked as decorative. */
void figures_form(struct arena *arena, const struct lines *file, struct node *root, struct diags *diags);

/* True for a word that may stand in `[!…]`, in any case. */
bool callout_is_name(struct arena *arena, struct str name);

#endif
