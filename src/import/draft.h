/* A document on its way from another program's format to Markdown: its tree, and what happened to it on the way, so that nothing is lost
 * or guessed without a word. Readers make it, later steps change it in place; all of it lives in one arena. */
#ifndef SPOR_IMPORT_DRAFT_H
#define SPOR_IMPORT_DRAFT_H

#include "base/child.h"
#include "base/map.h"
#include "read/node.h"

enum event {
#define EVENT(event, is_for_eyes, english, danish) event,
#include "import/event_table.h"
#undef EVENT
  EVENT_COUNT
};

/* What was done to, or lost with, one piece of text. */
struct happening {
  enum event event;
  const struct node *node; /* where it is in the tree; NULL when it is not there any more */
  struct str text;         /* the words concerned, or the page: "s. 3" */
  struct str became;       /* of mended words */
};

/* A file that the document shows, taken out of the source. */
struct picture {
  struct str name;  /* in the site: below the document's folder */
  struct str bytes; /* borrowed from the arena */
};

/* What it is at, for whoever waits. */
enum import_step { IMPORT_READING, IMPORT_TABLES, IMPORT_WORDS, IMPORT_PICTURES, IMPORT_STEP_COUNT };

struct import_watch {
  void (*step)(void *context, enum import_step step);
  struct child_watch ticks; /* and that it is still at it; the same context */
};

struct draft {
  struct arena *arena;
  const struct import_watch *watch; /* NULL: nobody */
  struct str title;                 /* empty for none */
  struct node *root;
  struct map anchors; /* the source's names of places → their headings */
  struct happening *happenings;
  size_t happening_count;
  size_t happening_capacity;
  struct picture *pictures;
  size_t picture_count;
  size_t picture_capacity;
  struct node **page_ends; /* of printed pages, by number: the last block that begins on the page; NULL for none */
  bool loses_heads;        /* of tables: the reader does not see them */
  bool is_damaged;         /* many words were misread */
};

void draft_init(struct draft *draft, struct arena *arena);
void draft_step(const struct draft *draft, enum import_step step);
void draft_tick(const struct draft *draft);
/* For the limits of a child; NULL for nobody. */
const struct child_watch *draft_ticks(const struct draft *draft);
/* Texts are borrowed. */
void draft_tell(struct draft *draft, enum event event, const struct node *node, struct str text, struct str became);
size_t draft_count(const struct draft *draft, enum event event);
/* Whether a person should look at each of them, and the sentence about them in "en" or "da"; `{n}` is their number. */
bool event_is_for_eyes(enum event event);
const char *event_sentence(enum event event, bool is_danish);

/* A text as a node. */
struct node *draft_text(struct draft *draft, struct str text);
/* A comment in the text that `spor check` tells of until it is deleted. */
struct node *draft_note(struct draft *draft, struct str words);
/* "1.038", "12,5 %", "3 mio. kr.": what stands at the right of its column. */
bool draft_is_figure(struct str text);
/* With a small letter. */
bool draft_begins_small(struct str text);
/* {.class} on a heading. */
void draft_add_class(struct draft *draft, struct node *heading, const char *name);

#endif
