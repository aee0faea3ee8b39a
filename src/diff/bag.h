/* The words of a text without their order: what two texts have in common, quickly. */
#ifndef SPOR_DIFF_BAG_H
#define SPOR_DIFF_BAG_H

#include "diff/inlines.h"

struct bag {
  unsigned *numbers; /* ascending, repeats kept; no white space */
  size_t count;
  unsigned weight;   /* words.h */
  size_t word_count; /* without marks of punctuation */
};

struct bag bag_of(const struct words *words, const struct atom *atoms, size_t count);
struct bag bag_join(struct arena *arena, struct bag a, struct bag b);
struct bag bag_gather(struct arena *arena, const struct bag *bags, size_t count);
/* The weight of what both hold. */
unsigned bag_common(const struct words *words, const struct bag *a, const struct bag *b);
/* In thousandths: 1000 when they hold the same, 0 when nothing is in both (or both are empty). */
unsigned bag_likeness(const struct words *words, const struct bag *a, const struct bag *b);
/* How much of `part` is in `whole`, in thousandths. */
unsigned bag_containment(const struct words *words, const struct bag *part, const struct bag *whole);

#endif
