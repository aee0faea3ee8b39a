/* An entry of the registry: something that has an id and an address. Made by edition_load(), const after that. */
#ifndef SPOR_MODEL_ENTRY_H
#define SPOR_MODEL_ENTRY_H

#include "model/config.h"
#include "model/document.h"

struct edition;

struct entry {
  size_t index; /* dense over all editions of a site */
  enum kind kind;
  struct str id;
  struct str title;
  struct str short_title; /* fits a line */
  struct str number;
  struct str summary;
  const struct edition *edition;
  const struct document *document;       /* NULL for units */
  const struct declaration *declaration; /* NULL for units */
  const struct unit *unit;               /* NULL for all but units */
  struct str url;                        /* its own page; of an action its place in its page */
  struct str home_url;                   /* where its text stands: a document's page, with the anchor when it lives inside it */
  bool is_explanation;                   /* a second explanation (same-as): no entry of its own, no page */
  bool is_misplaced;                     /* a page whose address is reserved: most likely it lacks the kind that its folder is for */
};

/* The own entry of the document that `entry` stands in. */
const struct entry *entry_document(const struct entry *entry);
/* True for entries that have a page of their own: all documents, and entities of kinds with pages. */
bool entry_has_page(const struct entry *entry);
/* True for an entity that has a file of its own, and for pages. */
bool entry_is_document(const struct entry *entry);
/* True for a document whose kind could not be read, or is most likely missing: it may be of any, and has been reported. */
bool entry_may_be_any(const struct entry *entry);

#endif
