/* The longest common subsequence of two arrays of numbers (E. W. Myers, "An O(ND) difference algorithm and its variations", 1986), in
 * linear space. The search for a middle is given up after a while: what comes out is always a common subsequence, but for very unlike
 * arrays no longer the longest. */
#ifndef SPOR_DIFF_MYERS_H
#define SPOR_DIFF_MYERS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct myers_pair {
  size_t before; /* index in the old array */
  size_t after;
};

struct myers_array {
  const unsigned *at;
  size_t count;
};

/* The pairs in order, in `arena`; their number in `*count`. `*is_coarse` is set when the search was given up, else left alone. */
struct myers_pair *myers_compare(struct arena *arena, struct myers_array before, struct myers_array after, size_t *count, bool *is_coarse);

#endif
