#include "base/arena.h"
#include "diff/candidates.h"
#include "diff/moves.h"

enum {
  WORDS_LEAST = 8,       /* of a paragraph that is split */
  REACH = 6,             /* paragraphs on each side of the one that was found first */
  CONTAINED_LEAST = 750, /* thousandths of a part that must be in the whole */
  WHOLE_LEAST = 750,     /* likeness of the whole and all its parts */
};

static bool may_be_part(const struct unit *unit) {
  return unit->match == NULL && unit->node->type == NODE_PARAGRAPH && unit->bag.word_count > 0;
}

static bool is_part(const struct words *words, const struct unit *part, const struct unit *whole) {
  if (!may_be_part(part)) return false;
  return bag_containment(words, &part->bag, &whole->bag) >= CONTAINED_LEAST;
}

/* The neighbours around `seed` that are parts of the whole: from the first, `*count` of them. */
static struct unit *gather_parts(const struct words *words, struct unit *seed, const struct unit *whole, size_t *count) {
  struct unit *first = seed;
  size_t last = seed->index;
  while (first->index > 0 && seed->index - first->index < REACH && is_part(words, first - 1, whole)) first--;
  while (last + 1 < seed->parent->child_count && last - seed->index < REACH && is_part(words, seed + (last + 1 - seed->index), whole))
    last++;
  *count = last - first->index + 1;
  return first;
}

/* How like the whole a number of neighbours are together. */
static unsigned likeness_of(const struct pairing *pairing, const struct unit *first, size_t count, const struct unit *whole) {
  struct bag bag = first->bag;
  for (size_t i = 1; i < count; i++) bag = bag_join(pairing->scratch, bag, first[i].bag);
  return bag_likeness(pairing->words, &bag, &whole->bag);
}

/* Leaves away what stands at the ends and makes the likeness less. */
static unsigned trim_parts(const struct pairing *pairing, struct unit **first, size_t *count, const struct unit *whole) {
  unsigned likeness = likeness_of(pairing, *first, *count, whole);
  while (*count > 1) {
    unsigned without_first = likeness_of(pairing, *first + 1, *count - 1, whole);
    unsigned without_last = likeness_of(pairing, *first, *count - 1, whole);
    if (without_first <= likeness && without_last <= likeness) break;
    if (without_first > without_last) ++*first;
    --*count;
    likeness = without_first > without_last ? without_first : without_last;
  }
  return likeness;
}

static void tie(struct unit *whole, struct unit *first, size_t count) {
  whole->match = first;
  whole->spread = count;
  for (size_t i = 0; i < count; i++) first[i].match = whole;
}

static void find_parts(const struct pairing *pairing, struct candidates *candidates, struct unit *whole) {
  struct candidate found[CANDIDATES_MAX];
  size_t found_count = candidates_find(candidates, whole, found);
  for (size_t i = 0; i < found_count; i++) {
    if (!is_part(pairing->words, found[i].unit, whole)) continue;
    size_t count;
    struct unit *first = gather_parts(pairing->words, found[i].unit, whole, &count);
    if (count < 2 || trim_parts(pairing, &first, &count, whole) < WHOLE_LEAST || count < 2) continue;
    tie(whole, first, count);
    return;
  }
}

static void find_all_parts(const struct pairing *pairing, struct units wholes, struct units parts) {
  struct candidates *candidates = candidates_new(pairing->scratch, pairing->words, parts, may_be_part);
  for (size_t i = 0; i < wholes.count; i++) {
    struct unit *unit = &wholes.at[i];
    if (may_be_part(unit) && unit->bag.word_count >= WORDS_LEAST) find_parts(pairing, candidates, unit);
  }
}

void moves_match_parts(const struct pairing *pairing) {
  find_all_parts(pairing, pairing->old, pairing->new);
  find_all_parts(pairing, pairing->new, pairing->old);
}
