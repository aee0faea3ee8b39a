/* The list of changes as it grows while the trees are woven into one. A change is known by its index + 1; numbers in the order of the
 * text come last, when all are there. */
#ifndef SPOR_DIFF_CHANGES_H
#define SPOR_DIFF_CHANGES_H

#include "diff/treediff.h"
#include "diff/unit.h"

struct changes {
  struct arena *arena;
  struct treediff_change *at;
  size_t count;
  size_t capacity;
  struct changes_room *rooms; /* one for each change */
  size_t room_count;
};

/* What was taken for the texts of a change that was extended. */
struct changes_room {
  size_t old_text;
  size_t new_text;
};

/* Adds a change of the units (either may be NULL) that `node` carries. Its index + 1. */
unsigned changes_add(struct changes *changes, enum treediff_kind kind, const struct unit *old, const struct unit *new, struct node *node);
/* Adds to a change, which may be 0, for nothing. */
void changes_count(struct changes *changes, unsigned change, size_t words_removed, size_t words_added);
/* Adds the words of one more block to a change's texts. */
void changes_extend(struct changes *changes, unsigned change, const struct unit *old, const struct unit *new);
/* Says that a change is of sentences: their words, not those of the whole blocks. */
void changes_narrow(struct changes *changes, unsigned change, struct str old_text, struct str new_text);
/* Numbers the changes in the order of their nodes below `root`, and the nodes that carry or point to them. Leaves out those that no
 * node carries. */
void changes_number(struct changes *changes, struct node *root);

#endif
