/* A publication (or the site's own content) as it stands at one point: its documents and the registry of everything they declare.
 * Const once loaded. */
#ifndef SPOR_MODEL_EDITION_H
#define SPOR_MODEL_EDITION_H

#include "base/map.h"
#include "model/config.h"
#include "model/document.h"

struct edition;

/* Something that has an id and an address. */
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
};

struct edition {
  struct str publication;            /* its id; empty for the site's own content */
  struct str folder;                 /* below content/; empty for the site's own */
  struct str prefix;                 /* of its urls */
  const struct document **documents; /* sorted by path */
  size_t document_count;
  struct entry *entries; /* units first, then for each document its declarations in order */
  size_t entry_count;
  size_t *first_entries;     /* per document: the index in `entries` of the document's own */
  const struct entry *front; /* the entry of its index.md; NULL when there is none */
  struct map by_id;          /* → struct entry; units are not in it */
  struct map by_path;        /* document path → struct entry */
};

/* All publications among `documents` (sorted by path), the site's own content first. Documents that are left out must not be among
 * them. Adds diagnostics about ids and addresses; what clashes is left out of the registry, never of the list. */
struct edition *editions_load(struct arena *arena, const struct config *config, const struct document **documents, size_t count,
                              size_t *edition_count, struct diags *diags);
/* The entry of a document's declaration number `declaration`. */
const struct entry *edition_entry(const struct edition *edition, size_t document, size_t declaration);
/* True for entries that have a page of their own: all documents, and entities of kinds with pages. */
bool entry_has_page(const struct entry *entry);
/* True for an entity that has a file of its own, and for pages. */
bool entry_is_document(const struct entry *entry);

#endif
