/* Markup that was meant and is none: braces, brackets and signs that stand in the text because something is missing in them. Readers would
 * see them; what they were to do is not done. Told as warnings, each with what it should be where that is plain. */
#ifndef SPOR_MODEL_SLIPS_H
#define SPOR_MODEL_SLIPS_H

#include "base/lines.h"
#include "read/node.h"

struct arena;
struct diags;

/* For a tree in which callouts, attributes and references have been found: what is text in it now is shown as it stands. */
void slips_report(struct arena *arena, const struct lines *file, const struct node *root, struct diags *diags);
/* The same of the braces in a text that is kept as words only (a callout's title). */
void slips_report_title(struct arena *arena, const struct lines *file, const struct node *text, struct diags *diags);

#endif
