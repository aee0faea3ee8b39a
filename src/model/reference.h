/* The explicit references of a document: [[id]], [text](maal:id), [text](other.md#anchor). Found in the tree, where each becomes a
 * NODE_REFERENCE, and listed with the sentence they stand in. Resolving them is relate/links' work. Part of document_parse(). */
#ifndef SPOR_MODEL_REFERENCE_H
#define SPOR_MODEL_REFERENCE_H

#include "model/document.h"

/* Fills `document->references` and `document->images`. Declarations must be there. */
void references_collect(struct arena *arena, struct document *document, struct diags *diags);

#endif
