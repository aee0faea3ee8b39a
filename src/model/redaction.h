/* Text withheld for a legal reason, taken out of a document before anything is made of it: so it is gone from every page, twin, feed
 * and index alike. What stands in its place says when and why. Part of document_parse(). */
#ifndef SPOR_MODEL_REDACTION_H
#define SPOR_MODEL_REDACTION_H

#include "model/document.h"
#include "model/release.h"

/* Those of spor.yaml that hold for one edition of one publication. */
struct redactions {
  const struct redaction **at;
  size_t count;
  struct str language; /* of the words put in their place */
};

/* Selects from `all`. `edition` is empty for the work tree: only redactions without an edition hold for it. */
struct redactions redactions_for(struct arena *arena, const struct redaction *all, size_t count, struct str publication, struct str edition,
                                 struct str language);
/* Takes out passages, wherever their words stand: in the text and in the front matter. Before conventions are applied. */
void redactions_take_passages(struct arena *arena, struct document *document, const struct redactions *redactions);
/* Empties entities and documents that are withheld whole. After declarations are collected. */
void redactions_take_entities(struct arena *arena, struct document *document, const struct redactions *redactions);

#endif
