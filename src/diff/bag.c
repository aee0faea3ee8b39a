#include "diff/bag.h"

#include "base/arena.h"

static int compare_numbers(const void *a, const void *b) {
  unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;
  return x < y ? -1 : x > y;
}

enum { FEW = 48 }; /* up to here sorting by insertion is the quicker way */

static void sort_numbers(unsigned *numbers, size_t count) {
  if (count > FEW) {
    qsort(numbers, count, sizeof *numbers, compare_numbers);
    return;
  }
  for (size_t i = 1; i < count; i++) {
    unsigned number = numbers[i];
    size_t at = i;
    for (; at > 0 && numbers[at - 1] > number; at--) numbers[at] = numbers[at - 1];
    numbers[at] = number;
  }
}

struct bag bag_of(const struct words *words, const struct atom *atoms, size_t count) {
  struct bag bag = {.numbers = arena_array(words->arena, count + 1, sizeof(unsigned))};
  for (size_t i = 0; i < count; i++) {
    if (atoms[i].number == 0) continue;
    bag.numbers[bag.count++] = atoms[i].number;
    bag.weight += words->weights[atoms[i].number];
    bag.word_count += atoms[i].kind == WORD_TEXT;
  }
  sort_numbers(bag.numbers, bag.count);
  return bag;
}

struct bag bag_join(struct arena *arena, struct bag a, struct bag b) {
  if (b.count == 0) return a;
  if (a.count == 0) return b;
  struct bag bag = {.numbers = arena_array(arena, a.count + b.count, sizeof(unsigned))};
  size_t i = 0, j = 0;
  while (i < a.count || j < b.count)
    bag.numbers[bag.count++] = j == b.count || (i < a.count && a.numbers[i] <= b.numbers[j]) ? a.numbers[i++] : b.numbers[j++];
  bag.weight = a.weight + b.weight;
  bag.word_count = a.word_count + b.word_count;
  return bag;
}

struct bag bag_gather(struct arena *arena, const struct bag *bags, size_t count) {
  struct bag whole = {0};
  const struct bag *last = NULL;
  size_t filled = 0;
  for (size_t i = 0; i < count; i++) {
    whole.count += bags[i].count;
    whole.weight += bags[i].weight;
    whole.word_count += bags[i].word_count;
    if (bags[i].count > 0) filled++, last = &bags[i];
  }
  if (filled <= 1) return filled == 1 ? *last : whole;
  whole.numbers = arena_array(arena, whole.count, sizeof *whole.numbers);
  size_t at = 0;
  for (size_t i = 0; i < count; i++) {
    for (size_t j = 0; j < bags[i].count; j++) whole.numbers[at++] = bags[i].numbers[j];
  }
  sort_numbers(whole.numbers, whole.count);
  return whole;
}

unsigned bag_common(const struct words *words, const struct bag *a, const struct bag *b) {
  unsigned weight = 0;
  for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
    if (a->numbers[i] == b->numbers[j]) {
      weight += words->weights[a->numbers[i]];
      i++;
      j++;
    } else if (a->numbers[i] < b->numbers[j]) {
      i++;
    } else {
      j++;
    }
  }
  return weight;
}

static unsigned share(uint64_t part, uint64_t whole) {
  return whole == 0 ? 0 : (unsigned)(part * 1000 / whole);
}

unsigned bag_likeness(const struct words *words, const struct bag *a, const struct bag *b) {
  uint64_t whole = (uint64_t)a->weight + b->weight, least = a->weight < b->weight ? a->weight : b->weight;
  if (least == 0) return 0;
  return share(2 * (uint64_t)bag_common(words, a, b), whole);
}

unsigned bag_containment(const struct words *words, const struct bag *part, const struct bag *whole) {
  return share(bag_common(words, part, whole), part->weight);
}
