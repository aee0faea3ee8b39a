#include "diff/candidates.h"

#include "base/arena.h"

enum { RARE_MAX = 24 }; /* blocks that may hold a word for it to be rare */

struct posting {
  struct unit **units;
  unsigned count;
};

struct candidates {
  const struct words *words;
  struct units units;
  bool (*is_sought)(const struct unit *);
  struct posting *postings; /* by number of word */
  unsigned *shared;         /* by order of unit; zero between questions */
  size_t *touched;
};

/* Calls are made for each word of a unit once. */
static size_t next_word(const struct bag *bag, size_t at) {
  size_t next = at + 1;
  while (next < bag->count && bag->numbers[next] == bag->numbers[at]) next++;
  return next;
}

static bool is_telling(const struct candidates *candidates, unsigned number) {
  return candidates->words->weights[number] == WORD_WEIGHT_FULL && candidates->postings[number].count <= RARE_MAX;
}

struct candidates *candidates_new(struct arena *arena, const struct words *words, struct units units,
                                  bool (*is_sought)(const struct unit *)) {
  struct candidates *candidates = arena_alloc(arena, sizeof *candidates);
  *candidates = (struct candidates){words,
                                    units,
                                    is_sought,
                                    arena_array(arena, words->count, sizeof(struct posting)),
                                    arena_array(arena, units.count, sizeof(unsigned)),
                                    arena_array(arena, units.count, sizeof(size_t))};
  for (size_t i = 0; i < units.count; i++) {
    const struct bag *bag = &units.at[i].bag;
    if (!is_sought(&units.at[i])) continue;
    for (size_t at = 0; at < bag->count; at = next_word(bag, at)) candidates->postings[bag->numbers[at]].count++;
  }
  for (size_t number = 0; number < words->count; number++) {
    struct posting *posting = &candidates->postings[number];
    if (!is_telling(candidates, (unsigned)number)) continue;
    posting->units = arena_array(arena, posting->count + 1, sizeof *posting->units);
    posting->count = 0;
  }
  for (size_t i = 0; i < units.count; i++) {
    const struct bag *bag = &units.at[i].bag;
    if (!is_sought(&units.at[i])) continue;
    for (size_t at = 0; at < bag->count; at = next_word(bag, at)) {
      struct posting *posting = &candidates->postings[bag->numbers[at]];
      if (posting->units != NULL) posting->units[posting->count++] = &units.at[i];
    }
  }
  return candidates;
}

/* Of those that share as much the one that stands first comes first: the numbers of words, which order what is met, mean nothing. */
static bool is_better(const struct candidate *candidate, const struct candidate *other) {
  if (candidate->shared != other->shared) return candidate->shared > other->shared;
  return candidate->unit->order < other->unit->order;
}

static size_t insert(struct candidate *found, size_t count, struct candidate candidate) {
  size_t at = count;
  while (at > 0 && is_better(&candidate, &found[at - 1])) at--;
  if (at == CANDIDATES_MAX) return count;
  if (count == CANDIDATES_MAX) count--;
  for (size_t i = count; i > at; i--) found[i] = found[i - 1];
  found[at] = candidate;
  return count + 1;
}

size_t candidates_find(struct candidates *candidates, const struct unit *unit, struct candidate found[CANDIDATES_MAX]) {
  const struct bag *bag = &unit->bag;
  size_t touched_count = 0, count = 0;
  for (size_t at = 0; at < bag->count; at = next_word(bag, at)) {
    const struct posting *posting = &candidates->postings[bag->numbers[at]];
    for (unsigned i = 0; posting->units != NULL && i < posting->count; i++) {
      size_t order = posting->units[i]->order;
      if (!unit_is_kin(unit, posting->units[i])) continue;
      if (candidates->shared[order] == 0) candidates->touched[touched_count++] = order;
      candidates->shared[order] += candidates->words->weights[bag->numbers[at]];
    }
  }
  for (size_t i = 0; i < touched_count; i++) {
    struct unit *other = &candidates->units.at[candidates->touched[i]];
    if (candidates->is_sought(other)) count = insert(found, count, (struct candidate){other, candidates->shared[other->order]});
    candidates->shared[other->order] = 0;
  }
  return count;
}
