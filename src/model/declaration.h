/* What a document declares: itself, sections and list items marked as goals, actions, themes and so on, and callouts that define.
 * Part of document_parse(). */
#ifndef SPOR_MODEL_DECLARATION_H
#define SPOR_MODEL_DECLARATION_H

#include "model/document.h"
#include "model/numbered.h"

/* Fills `document->declarations` and marks the tree's nodes with them. `anchors` as of anchors_assign(). */
void declarations_collect(struct arena *arena, struct document *document, struct numbered *anchors, struct diags *diags);

#endif
