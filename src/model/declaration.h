/* What a document declares: itself, sections and list items marked as goals, actions, themes and so on, and callouts that define.
 * Part of document_parse(). */
#ifndef SPOR_MODEL_DECLARATION_H
#define SPOR_MODEL_DECLARATION_H

#include "base/map.h"
#include "model/document.h"

/* Fills `document->declarations` and marks the tree's nodes with them. `anchors` as of anchors_assign(). */
void declarations_collect(struct arena *arena, struct document *document, struct map *anchors, struct diags *diags);

#endif
