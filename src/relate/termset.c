#include "relate/termset.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

static struct str step_key(const uint32_t key[2]) {
  return (struct str){(const char *)key, 2 * sizeof *key};
}

static unsigned add_place(struct termset *set) {
  set->meanings = arena_grow(set->arena, set->meanings, set->place_count, &set->place_capacity, sizeof *set->meanings);
  return (unsigned)set->place_count++;
}

#define LIKENESSES 65536u

/* A number that other words have only by chance: made of the length and the first and last four bytes. */
static unsigned likeness(struct str word) {
  uint32_t first = 0;
  uint32_t last = 0;
  if (word.len >= sizeof first) {
    memcpy(&first, word.at, sizeof first);
    memcpy(&last, word.at + word.len - sizeof last, sizeof last);
  } else {
    for (size_t i = 0; i < word.len; i++) first = first << 8 | (unsigned char)word.at[i];
  }
  uint32_t mixed = (first * 2654435761u) ^ (last * 2246822519u) ^ ((uint32_t)word.len * 3266489917u);
  return (mixed ^ mixed >> 16) % LIKENESSES;
}

void termset_init(struct termset *set, struct arena *arena) {
  *set = (struct termset){.arena = arena};
  map_init(&set->words, arena);
  map_init(&set->steps, arena);
  set->maybe = arena_alloc(arena, LIKENESSES / 8);
  add_place(set);
}

/* Numbers are kept as pointers, so that none of them is NULL. */
static void *number(unsigned value) {
  return (void *)(uintptr_t)value;
}

unsigned termset_word(const struct termset *set, struct str word) {
  unsigned like = likeness(word);
  if ((set->maybe[like / 8] & 1u << like % 8) == 0) return 0;
  return (unsigned)(uintptr_t)map_get(&set->words, word);
}

unsigned termset_step(const struct termset *set, unsigned from, unsigned word) {
  const uint32_t key[2] = {from, word};
  return (unsigned)(uintptr_t)map_get(&set->steps, step_key(key));
}

const struct meaning *termset_meaning(const struct termset *set, unsigned place) {
  return set->meanings[place];
}

static unsigned enter_word(struct termset *set, struct str word) {
  unsigned known = termset_word(set, word);
  if (known != 0) return known;
  unsigned like = likeness(word);
  set->maybe[like / 8] |= (unsigned char)(1u << like % 8);
  map_put(&set->words, word, number((unsigned)set->words.count + 1));
  return (unsigned)set->words.count;
}

static unsigned enter_step(struct termset *set, unsigned from, unsigned word) {
  unsigned known = termset_step(set, from, word);
  if (known != 0) return known;
  const uint32_t key[2] = {from, word};
  unsigned to = add_place(set);
  map_put(&set->steps, step_key(arena_copy(set->arena, key, sizeof key)), number(to));
  return to;
}

static bool is_same(const struct meaning *a, const struct meaning *b) {
  return a->concept == b->concept && str_equal(a->language, b->language) && str_equal(a->exact, b->exact) && a->is_refused == b->is_refused;
}

/* How many words at the beginning are those of the sequence before, the same bytes in the same place. */
static size_t count_trodden(const struct termset *set, const struct str *words, size_t count) {
  size_t trodden = 0;
  while (trodden < count && trodden < set->trail_count && words[trodden].at == set->trail_words[trodden].at &&
         words[trodden].len == set->trail_words[trodden].len)
    trodden++;
  return trodden;
}

/* The place at a sequence's end. */
static unsigned enter_sequence(struct termset *set, const struct str *words, size_t count) {
  size_t i = count_trodden(set, words, count);
  unsigned place = i > 0 ? set->trail_places[i - 1] : 0;
  for (; i < count; i++) {
    place = enter_step(set, place, enter_word(set, words[i]));
    if (i >= TERMSET_TRAIL_MAX) continue;
    set->trail_words[i] = words[i];
    set->trail_places[i] = place;
  }
  set->trail_count = count < TERMSET_TRAIL_MAX ? count : TERMSET_TRAIL_MAX;
  return place;
}

void termset_add(struct termset *set, const struct str *words, size_t count, const struct meaning *meaning) {
  unsigned place = enter_sequence(set, words, count);
  struct meaning **last = &set->meanings[place];
  while (*last != NULL) {
    if (is_same(*last, meaning)) return;
    last = &(*last)->next;
  }
  struct meaning *added = arena_copy(set->arena, meaning, sizeof *meaning);
  added->next = NULL;
  *last = added;
}
