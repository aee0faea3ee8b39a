/* The explicit references of a document: [[id]], [text](maal:id), [text](other.md#anchor). Found in the tree, where each becomes a
 * NODE_REFERENCE, and listed with the sentence they stand in. Resolving them is relate/links' work. Part of document_parse(). */
#ifndef SPOR_MODEL_REFERENCE_H
#define SPOR_MODEL_REFERENCE_H

#include "model/document.h"

/* Fills `document->references` and `document->images`. Comes before titles are read, which hold the references' words. */
void references_collect(struct arena *arena, struct document *document, struct diags *diags);
/* Says of each reference where it stands: declaration, anchor, sentence. Comes after anchors and declarations. */
void references_settle(struct arena *arena, struct document *document);

#endif
