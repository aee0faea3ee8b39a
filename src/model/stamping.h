/* Writing the ids of goals and actions into the text they stand in: `{#id}` behind an item, a heading or a callout's first line, or into
 * the braces that stand there. Nothing else in the file changes, and that is proved by reading the result. */
#ifndef SPOR_MODEL_STAMPING_H
#define SPOR_MODEL_STAMPING_H

#include "base/edit.h"
#include "model/document.h"

/* True for a goal or an action inside a text whose id is not written. What has a file of its own is named by the file. */
bool stamping_is_due(const struct declaration *declaration);
/* Adds what writes `id` for the declaration. False when no place for it was found. */
bool stamping_add(struct arena *arena, const struct document *document, const struct declaration *declaration, struct str id,
                  struct edits *edits);
/* Whether `after`, read anew, says what `before` said, with the ids of `count` declarations written: `ids[i]` that of declaration number
 * `numbers[i]`. */
bool stamping_holds(const struct document *before, const struct document *after, const size_t *numbers, const struct str *ids,
                    size_t count);

#endif
