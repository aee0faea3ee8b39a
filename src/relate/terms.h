/* Mentions of concepts in running text: found in all forms of their words, and what became of each. A hit is a fact beside its document,
 * like a reference's target; the tree knows nothing of it. Foreign words, which are marked with their language, are found in the same pass.
 * Const once found. */
#ifndef SPOR_RELATE_TERMS_H
#define SPOR_RELATE_TERMS_H

#include "model/edition.h"

struct diags;
struct lexicon;
struct links;
struct termset;
struct termsets_store;

enum term_verdict {
  TERM_LINKED,
  TERM_REPEATED,  /* its concept is linked earlier in the section */
  TERM_SWITCHED,  /* `terms: none` somewhere */
  TERM_HEADING,   /* in a heading */
  TERM_QUOTATION, /* in a quotation */
  TERM_CLOSED,    /* in a link or in code */
  TERM_OWN,       /* in the concept's own definition */
  TERM_NAME,      /* part of a name: capitals inside a sentence */
  TERM_REFUSED,   /* one of the concept's not-forms */
  TERM_FOREIGN,   /* words of another language, no concept */
};

struct term_hit {
  const struct entry *concept; /* NULL for foreign words */
  struct str language;         /* of foreign words; empty otherwise */
  enum term_verdict verdict;   /* on its page */
  bool is_linked_alone;        /* where the text of the innermost entity stands alone */
  struct reference reference;  /* where it stands, as a reference would; its sentence only when it is linked */
};

/* The bytes of a node's text that belong to a hit: one piece for each node that it goes over. */
struct term_piece {
  const char *at;
  size_t len;
  bool goes_on; /* the hit's next piece stands beside it, in the same element */
  const struct term_hit *hit;
};

struct term_document {
  const struct term_hit *hits; /* in the order of the text; those that are linked or foreign, unless all were asked for */
  size_t hit_count;
  const struct term_piece *pieces; /* by address */
  size_t piece_count;
};

struct terms {
  const struct term_document **documents; /* per entry index of a document; NULL for none */
  const struct termset **sets;            /* per edition: the words it recognises; NULL for none */
  const struct termset *foreign;          /* the words of other languages by themselves; NULL for none */
  struct arena **arenas;                  /* per worker */
  unsigned arena_count;
};

struct terms_input {
  const struct config *config;
  const struct edition *editions;
  size_t edition_count;
  const struct edition_group *groups;
  size_t group_count;
  const struct links *links; /* references and relations are resolved */
  struct lexicon *lexicon;   /* NULL: words are not bent */
  bool wants_concepts;       /* or just foreign words */
  unsigned jobs;
  struct termsets_store *store; /* keeps the words that editions recognise; NULL: nothing does */
};

struct terms *terms_find(struct arena *arena, const struct terms_input *input, struct diags *diags);
void terms_release(struct terms *terms); /* NULL is allowed */
/* All hits of one document, the refused ones among them, into the arena. `document` is its own entry. */
struct term_document terms_look(struct arena *arena, const struct terms *terms, const struct terms_input *input,
                                const struct entry *document);
/* The pieces within a text of the document's tree, in its order. */
const struct term_piece *term_document_pieces(const struct term_document *document, struct str text, size_t *count);

#endif
