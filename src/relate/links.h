/* Everything that leads from one thing to another: explicit references resolved, relations with both their ends, the files that texts
 * use, and, for each entry, who mentions it. Dangling, ambiguous and self references are diagnostics. Const once resolved. */
#ifndef SPOR_RELATE_LINKS_H
#define SPOR_RELATE_LINKS_H

#include "model/edition.h"
#include "read/image_size.h"

struct diags;
struct lexicon;
struct term_document;
struct terms_input;
struct termsets_store;

/* What a reference leads to. */
struct target {
  const struct entry *entry; /* NULL when it leads to a file or nowhere */
  struct str url;            /* with its anchor; empty: nowhere */
};

/* A reference, or a recognised term, seen from its target. */
struct use {
  const struct entry *from; /* the innermost entry it stands in */
  const struct reference *reference;
  struct str page_url; /* where it stands, with the nearest anchor */
};

struct edge {
  const struct entry *from;
  const struct entry *to;
  enum relation relation;
};

/* A figure or attachment that some document uses. */
struct asset {
  struct str path; /* below the content folder */
  struct str url;
  const struct edition *edition; /* whose content folder it is */
  size_t source_index;           /* there */
  struct place place;            /* of its first use */
  struct image_size size;        /* of a picture */
};

struct links {
  struct target **targets; /* per entry index of a document: one for each of its references */
  const struct use **uses; /* per entry index */
  size_t *use_counts;
  const struct edge **edges_out; /* per entry index, in the order written */
  size_t *edge_out_counts;
  const struct edge **edges_in;
  size_t *edge_in_counts;
  struct asset *assets; /* sorted by url */
  size_t asset_count;
  struct map *assets_by_path; /* per edition: → struct asset */
  struct terms *terms;        /* released by terms_release() */
};

struct links_input {
  const struct config *config;
  const struct edition *editions; /* with the content folders they were read from */
  size_t edition_count;
  const struct edition_group *groups;
  size_t group_count;
  struct lexicon *lexicon; /* NULL: concepts' words are not bent */
  bool wants_terms;        /* concepts are recognised in running text */
  unsigned jobs;
  struct termsets_store *store; /* keeps the words that editions recognise; NULL: nothing does */
  const struct map *left_out;   /* path of each document that is left out, ids of what it declares → anything */
};

const struct links *links_resolve(struct arena *arena, const struct links_input *input, struct diags *diags);
/* The target of reference number `reference` of the document whose own entry is `document`. */
const struct target *links_target(const struct links *links, const struct entry *document, size_t reference);
/* What was recognised in the document whose own entry is `document`; NULL for nothing. */
const struct term_document *links_terms(const struct links *links, const struct entry *document);
struct terms_input links_terms_input(const struct links *links, const struct links_input *input);
/* The asset at a path below an edition's content folder, or NULL. */
const struct asset *links_asset(const struct links *links, const struct edition *edition, struct str path);

#endif
