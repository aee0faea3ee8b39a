/* Characters that have no place in a text that people read: controls, which no HTML may hold, and those that turn the direction of
 * writing, by which a page can show another text than the one that is stored. NUL is refused before a text is parsed. */
#ifndef SPOR_MODEL_CHARACTERS_H
#define SPOR_MODEL_CHARACTERS_H

#include "base/lines.h"

struct diags;
struct node;

/* Reports the first control and the first turning character of a value that is written at `place`. False when it holds a control. */
bool characters_check(struct str value, struct place place, struct diags *diags);
/* The same for every text below `root`, each at its own place. References to characters (&#27;) count as what they stand for. */
void characters_check_tree(const struct lines *file, const struct node *root, struct diags *diags);

#endif
