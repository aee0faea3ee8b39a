#include "relate/likeness.h"

#include "base/arena.h"
#include "base/text.h"

static int compare_words(const void *a, const void *b) {
  return str_compare(*(const struct str *)a, *(const struct str *)b);
}

struct word_set word_set_of(struct arena *arena, struct str text) {
  struct word_set set = {0};
  size_t count;
  struct str folded = text_fold_case(arena, text);
  const struct text_span *words = text_words(arena, folded, &count);
  set.at = arena_array(arena, count, sizeof *set.at);
  for (size_t i = 0; i < count; i++) set.at[i] = str_slice(folded, words[i].start, words[i].end);
  if (count > 1) qsort(set.at, count, sizeof *set.at, compare_words);
  for (size_t i = 0; i < count; i++) {
    if (set.count == 0 || !str_equal(set.at[set.count - 1], set.at[i])) set.at[set.count++] = set.at[i];
  }
  return set;
}

double word_sets_likeness(const struct word_set *a, const struct word_set *b) {
  size_t common = 0;
  size_t i = 0;
  size_t j = 0;
  while (i < a->count && j < b->count) {
    int order = str_compare(a->at[i], b->at[j]);
    common += order == 0;
    i += order <= 0;
    j += order >= 0;
  }
  size_t all = a->count + b->count - common;
  return all == 0 ? 0 : (double)common / (double)all;
}
