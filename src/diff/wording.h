/* The words of one sentence paired with those of another, so that as little as possible goes and comes, in as few places as a reader
 * can follow. */
#ifndef SPOR_DIFF_WORDING_H
#define SPOR_DIFF_WORDING_H

#include "diff/inlines.h"
#include "diff/myers.h"

struct wording {
  const struct words *words;
  const struct atom *before;
  const struct atom *after;
  size_t word_pairs;        /* most cells of a table; beyond that the pairs are found more coarsely */
  struct myers_pair *pairs; /* numbers of atoms, appended in order; there must be room for the shorter text */
  size_t pair_count;
  size_t kept_weight;
  bool is_coarse;
};

/* Appends the pairs of before[low, high) and after[other_low, other_high); none when too little of the sentence stays. */
void wording_pair(struct wording *wording, size_t low, size_t high, size_t other_low, size_t other_high);

#endif
