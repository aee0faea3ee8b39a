/* Which blocks of a tree have rare words in common with a given one: a place to look for what was moved, without comparing each with
 * each. Words that stand in many blocks say nothing and are passed over. */
#ifndef SPOR_DIFF_CANDIDATES_H
#define SPOR_DIFF_CANDIDATES_H

#include "diff/unit.h"

struct candidates;

struct candidate {
  struct unit *unit;
  unsigned shared; /* weight of the rare words in both */
};

enum { CANDIDATES_MAX = 6 };

/* Lists those units of a tree that `is_sought` says. */
struct candidates *candidates_new(struct arena *arena, const struct words *words, struct units units,
                                  bool (*is_sought)(const struct unit *));
/* The kin of `unit` that share most with it and are still sought, the best first; how many. */
size_t candidates_find(struct candidates *candidates, const struct unit *unit, struct candidate found[CANDIDATES_MAX]);

#endif
