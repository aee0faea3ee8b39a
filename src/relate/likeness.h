/* How alike two texts are, by their words. */
#ifndef SPOR_RELATE_LIKENESS_H
#define SPOR_RELATE_LIKENESS_H

#include "base/str.h"

struct arena;

/* A text's words: folded, sorted, each once. */
struct word_set {
  struct str *at;
  size_t count;
};

struct word_set word_set_of(struct arena *arena, struct str text);
/* The share of words that both have, from 0 to 1. */
double word_sets_likeness(const struct word_set *a, const struct word_set *b);

#endif
