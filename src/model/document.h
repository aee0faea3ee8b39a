/* One Markdown document as facts: its front matter, its tree with spor's conventions applied, its anchors, what it declares and what it
 * refers to. A document depends on its bytes and its path only, knows nothing of other documents, and is const once parsed: several
 * editions and threads may read it. It lives, with all it points to, in the arena it was parsed into. */
#ifndef SPOR_MODEL_DOCUMENT_H
#define SPOR_MODEL_DOCUMENT_H

#include "base/map.h"
#include "model/fields.h"
#include "read/node.h"

struct diags;
struct redactions;

enum reference_form {
  REFERENCE_SHORT,  /* [[id]]: an entity of any kind, then a page */
  REFERENCE_SCHEME, /* [text](maal:id) */
  REFERENCE_FILE,   /* [text](other.md#anchor): `target` is a clean path below the content folder */
  REFERENCE_ANCHOR, /* [text](#anchor): the same document */
  REFERENCE_ASSET,  /* [text](minutes.pdf): `target` is a clean path below the content folder */
  REFERENCE_TERM,   /* not written: words that relate/terms.h recognised */
};

struct reference {
  enum reference_form form;
  enum kind wanted; /* of SCHEME */
  struct str target;
  struct str anchor;
  struct place place;
  const struct node *node;
  bool is_withheld;       /* its text was redacted: it leads nowhere and is told of nowhere */
  bool is_bare;           /* [[id]]: shown under the target's title */
  size_t declaration;     /* the innermost declaration it stands in */
  struct str near_anchor; /* of the element that holds it: the address of its use; empty at the top of the page */
  struct str sentence;    /* the sentence it stands in, plain text */
  size_t mark_start;      /* the reference's own text within the sentence, bytes */
  size_t mark_end;
};

struct heading {
  const struct node *node;
  unsigned level;
  struct str id;
  struct str text;
  size_t above; /* 1 + the index of the heading whose section it stands in; 0 for none */
};

/* Something with an id that the document declares. The first declaration is the document itself. */
struct declaration {
  enum kind kind;
  struct str id;    /* as written, or made from the first words */
  bool is_stamped;  /* the id was written */
  struct str title; /* whole */
  struct str number;
  const struct node *node; /* HEADING (its section), ITEM or CALLOUT; NULL for the document itself */
  struct place place;
  size_t container; /* the declaration it stands in */
  bool is_yearly;
  struct names relations[RELATION_COUNT];
  const struct indicator *indicator; /* NULL for none */
  struct names forms;                /* of a concept: further words for it */
  struct names not_forms;
  enum term_policy terms; /* of a concept */
};

/* An image shown in the text. */
struct image {
  const struct node *node;
  struct str path; /* clean, below the content folder; empty when it leads outside the site or is written as an address */
  struct place place;
};

struct document {
  const struct lines *file;
  struct str path; /* clean, below the content folder */
  struct fields fields;
  struct node *root;
  struct heading *headings;
  size_t heading_count;
  struct declaration *declarations;
  size_t declaration_count;
  struct reference *references;
  size_t reference_count;
  struct image *images;
  size_t image_count;
  struct map anchors; /* → the node that has it */
  bool is_broken;     /* the front matter could not be read: nothing may be concluded from what is missing */
  bool has_no_text;   /* the text could not be read: nothing may be concluded from that either */
};

/* Never NULL; whatever is wrong is in `diags`. `path` is below the content folder, `file->path` is how the user knows it. */
const struct document *document_parse(struct arena *arena, const struct lines *file, struct str path, bool raw_html, struct diags *diags);
/* As document_parse(), with text taken out. */
const struct document *document_parse_redacted(struct arena *arena, const struct lines *file, struct str path, bool raw_html,
                                               const struct redactions *redactions, struct diags *diags);
/* A document whose bytes could not be read, which has been reported: it is there, and that is all. */
const struct document *document_unread(struct arena *arena, const struct lines *file, struct str path);
/* In the order of the text. */
bool reference_stands_before(const struct reference *a, const struct reference *b);
/* The place of a node. */
struct place document_place(const struct document *document, const struct node *node, unsigned width);
/* The heading or declared element with this anchor, or NULL. */
const struct node *document_anchor(const struct document *document, struct str anchor);

#endif
