/* The tree of a Markdown text, our own and small, in an arena. Made by read/markdown.c, refined by model/document.c, const after that.
 * One walker, no behaviour. Positions are in the file (front matter counted), columns in bytes from 1. */
#ifndef SPOR_READ_NODE_H
#define SPOR_READ_NODE_H

#include "base/str.h"
#include "read/image_size.h"

struct arena;

enum node_type {
  /* blocks */
  NODE_DOCUMENT,
  NODE_QUOTE,
  NODE_LIST,
  NODE_ITEM,
  NODE_CODE_BLOCK,
  NODE_HTML_BLOCK,
  NODE_PARAGRAPH,
  NODE_HEADING,
  NODE_RULE,
  NODE_TABLE,
  NODE_TABLE_ROW,
  NODE_TABLE_CELL,
  NODE_FOOTNOTE, /* a definition; they stand at the end of the document, in order of first use */
  NODE_CALLOUT,  /* a quote that began with [!…]; made by model/ */
  NODE_FIGURE,   /* a paragraph that was one image; its only child is that image; made by model/ */
  /* inlines */
  NODE_TEXT,
  NODE_SOFT_BREAK,
  NODE_HARD_BREAK,
  NODE_CODE,
  NODE_HTML_INLINE,
  NODE_EMPHASIS,
  NODE_STRONG,
  NODE_STRIKE,
  NODE_LINK,
  NODE_IMAGE,
  NODE_FOOTNOTE_REFERENCE,
  NODE_REFERENCE, /* a link that spor resolves; made by model/ */
  NODE_SENTENCE,  /* one or more that were moved, or the pointer to them; made by diff/ */
};

/* What a comparison says of a node and all below it (diff/treediff.h). */
enum node_mark {
  MARK_NONE,
  MARK_INSERTED,
  MARK_DELETED,
  MARK_MOVED,   /* stands here now; the words in it may carry marks of their own */
  MARK_POINTER, /* stood here: an empty node that points to where its change's words are now */
};

enum node_alignment { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum node_task { TASK_NONE, TASK_OPEN, TASK_DONE };
enum callout_kind { CALLOUT_CONCEPT, CALLOUT_GOAL, CALLOUT_CONTACT, CALLOUT_FIGURE, CALLOUT_NOTE };

struct attribute {
  struct str key;
  struct str value;
  unsigned line;
  unsigned column;
};

/* {#id .class key=value} */
struct attributes {
  struct str id; /* empty when not given */
  unsigned id_line;
  unsigned id_column;
  struct attribute *classes; /* key = the class */
  size_t class_count;
  struct attribute *pairs;
  size_t pair_count;
};

struct node {
  enum node_type type;
  enum node_mark mark;
  unsigned change; /* number of the change the node begins, from 1; 0 for none */
  unsigned line;   /* 0 when cmark gives none */
  unsigned column;
  unsigned end_line; /* of blocks */
  struct node *parent;
  struct node *first;
  struct node *last;
  struct node *next;
  struct node *previous;
  const struct attributes *attributes; /* NULL for none */
  struct str id;                       /* of the element in the page: headings, declared items and callouts; empty for none */
  unsigned declaration; /* set by model/: 1 + the index of the declaration it is or, on the top level, stands in; 0 for neither */
  union {
    struct {
      struct str text; /* TEXT, CODE, HTML_BLOCK, HTML_INLINE */
      bool is_literal; /* TEXT: written with an escape or a character reference, so its brackets mean themselves */
    } leaf;
    struct {
      struct str info;
      struct str text;
    } code_block;
    struct {
      unsigned level; /* 1-6 */
    } heading;
    struct {
      bool is_ordered;
      bool is_tight;
      unsigned start;
    } list;
    struct {
      enum node_task task;
    } item;
    struct {
      struct str url; /* LINK, IMAGE: as cmark gives it, unescaped */
      struct str title;
      struct image_size size; /* IMAGE: set by whoever sets the address of a file */
    } link;
    struct {
      unsigned column_count;
    } table;
    struct {
      bool is_header;
    } row;
    struct {
      enum node_alignment alignment;
      bool is_header;
    } cell;
    struct {
      unsigned number;    /* FOOTNOTE, FOOTNOTE_REFERENCE: from 1, by first use */
      unsigned use;       /* FOOTNOTE_REFERENCE: which use of that note, from 1 */
      unsigned use_count; /* FOOTNOTE */
      struct str label;
    } footnote;
    struct {
      enum callout_kind kind;
      struct str title;
      unsigned reference;              /* 1 + the index of the reference that its title is (a contact's unit); 0 for none */
      const struct node *marked_title; /* in a comparison: a paragraph of the title's words with their marks; else NULL */
    } callout;
    struct {
      unsigned index;     /* REFERENCE: into the document's references; its children are the link's text */
      struct str written; /* where it leads, as the author wrote it */
    } reference;
    struct {
      bool is_decorative;
    } figure;
  } as;
};

struct node *node_new(struct arena *arena, enum node_type type);
/* A copy that can hang in another tree, with all below it; texts are borrowed. */
struct node *node_copy(struct arena *arena, const struct node *node);
void node_append(struct node *parent, struct node *child);
void node_insert_before(struct node *sibling, struct node *node);
void node_unlink(struct node *node);
bool node_is_block(const struct node *node);
/* HTML that is nothing but comments, which no reader sees. What follows a comment on its line is not hidden by it. */
bool node_is_comment(const struct node *node);
/* The node after `node` in document order below `root`; NULL at the end. */
struct node *node_next(const struct node *node, const struct node *root);
/* As node_next(), passing over everything below `node`. */
struct node *node_skip(const struct node *node, const struct node *root);
/* Where the section of a heading ends: the first block behind it that is not part of it, the next heading as high or higher or the notes
 * at the end of the document; NULL at the very end. */
struct node *node_section_end(const struct node *heading);
/* The words of a tree: text and code, breaks as one space, alternative texts of images, no HTML, no footnote marks. */
struct str node_text(struct arena *arena, const struct node *node);

#endif
