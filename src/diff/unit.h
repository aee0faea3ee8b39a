/* The blocks of a tree as a comparison sees them: what each holds in numbers, and which block of the other tree it is. */
#ifndef SPOR_DIFF_UNIT_H
#define SPOR_DIFF_UNIT_H

#include "diff/bag.h"

struct unit {
  const struct node *node;
  struct unit *parent;
  struct unit *children; /* blocks; comments are left out */
  size_t child_count;
  size_t index;                      /* among its parent's children */
  size_t order;                      /* in the list of all: parents before their children, level by level */
  const struct inlines *inlines;     /* of what holds words itself; NULL for all else */
  struct bag bag;                    /* of all below it */
  size_t own_words;                  /* stretches without white space, of its own */
  const struct sentences *sentences; /* of its words, once they are asked for; NULL */
  unsigned content;                  /* equal for blocks that say the same in the same form; numbers of both trees */

  struct unit *match;                /* the block of the other tree that this one is; NULL for none */
  size_t spread;                     /* of a split or merged paragraph: how many neighbours, from `match` on, are its counterpart; else 1 */
  bool is_identical;                 /* with its match, and so is all below */
  bool is_moved;                     /* stands elsewhere than its match, as seen from what stays */
  bool is_aligned;                   /* its children were put side by side with its match's */
  bool continues_run;                /* is moved together with the block before it */
  unsigned change;                   /* of the move it begins: index into the list of changes + 1 */
  struct sentence_move **moves;      /* of a changed paragraph: by sentence (script.h) */
  const struct alignment *alignment; /* of an old one: how its other sentences are paired with its match's */
  const size_t *columns;             /* of a table that is matched: by column, the other table's column + 1, or 0 */
};

struct units {
  struct unit *at; /* by order; the first is the document */
  size_t count;
};

/* Turns contents into numbers, one for both trees. */
struct contents {
  struct map map;
  struct words *words;
};

struct units units_read(struct contents *contents, const struct node *root);
/* Takes away all that a comparison found out, so that another may begin. */
void units_forget(struct units *units);

/* True for what holds words itself (paragraphs, headings, cells). */
bool unit_holds_words(const struct unit *unit);
/* True for what is shown as it is or not at all: code, HTML, a rule, a figure. */
bool unit_is_opaque(const struct unit *unit);
/* A paragraph that is written without an element, as in lists without empty lines. */
bool unit_is_tight(const struct unit *unit);
/* True when the two may be one block: the same type, and what else must not differ. */
bool unit_is_kin(const struct unit *a, const struct unit *b);
/* True for a row whose first cell is a mere number, or empty: it does not name the row. */
bool unit_is_numbered(const struct unit *row);
/* True for rows whose first cells name the same. */
bool unit_has_same_key(const struct unit *a, const struct unit *b);
/* True for a child that is in both containers and was not moved. */
bool unit_stays(const struct unit *child, const struct unit *other);
/* In thousandths; kin only. */
unsigned unit_likeness(const struct words *words, const struct unit *a, const struct unit *b);
/* Makes two blocks one; identical ones with all below them. */
void unit_match(struct unit *old, struct unit *new);
/* Undoes that, with all below. */
void unit_part(struct unit *old);

#endif
