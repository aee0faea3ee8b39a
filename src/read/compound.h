/* Compounds taken apart, by what the dictionary says about words; lexicon_parts() keeps the answers. */
#ifndef SPOR_READ_COMPOUND_H
#define SPOR_READ_COMPOUND_H

#include "base/str.h"

struct arena;
struct lexicon;

enum { COMPOUND_PARTS_MAX = 10 };

struct compound {
  struct str parts[COMPOUND_PARTS_MAX]; /* lemmas, none twice; in the arena or the lexicon */
  size_t part_count;
};

/* Words that the dictionary makes out of others, and those that it lists but could have made. */
void compound_take_apart(struct lexicon *lexicon, struct arena *arena, struct str word, struct compound *compound);

#endif
