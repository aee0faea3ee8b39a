/* The anchors of a page: every heading, and every item and callout that may be linked to, gets an id that is its own on the page.
 * Written ids come first; made ones give way to them and to each other in the order of the text (-2, -3, …). */
#ifndef SPOR_MODEL_ANCHOR_H
#define SPOR_MODEL_ANCHOR_H

#include "model/document.h"
#include "model/numbered.h"

/* Gives ids to all nodes that were written with one, to all headings and to all callouts. `taken` gets
 * each id with its node, and is asked and filled by anchor_make() later. */
void anchors_assign(struct arena *arena, const struct lines *file, struct node *root, struct numbered *taken, struct diags *diags);
/* What of a slug makes an id: at most eight words and some 60 bytes, cut between words. */
struct str anchor_words(struct str slug);
/* An id for `node` from the first words of `text` (`otherwise` when it has no letters), unique among `taken`, where it is entered. */
struct str anchor_make(struct arena *arena, struct numbered *taken, struct node *node, struct str text, const char *otherwise);

#endif
