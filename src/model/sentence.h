/* Quotes for references: the sentence in which each stands, and the nearest anchor before it. Part of document_parse(). */
#ifndef SPOR_MODEL_SENTENCE_H
#define SPOR_MODEL_SENTENCE_H

#include "model/document.h"

/* Fills sentence, mark and near_anchor of all references. */
void sentences_quote(struct arena *arena, struct document *document);

#endif
