#include "relate/text_diffs.h"

#include "base/arena.h"
#include "base/map.h"
#include "model/document.h"

struct text_pair {
  const struct document *before;
  const struct document *after;
  const struct treediff *diff;
};

struct text_diffs {
  struct arena *arena;
  struct map by_documents; /* to pairs; the key is both addresses, which order nothing */
};

struct text_diffs *text_diffs_new(struct arena *arena) {
  struct text_diffs *diffs = arena_alloc(arena, sizeof *diffs);
  diffs->arena = arena;
  map_init(&diffs->by_documents, arena);
  return diffs;
}

void text_diffs_add(struct text_diffs *diffs, const struct document *before, const struct document *after) {
  const struct document *documents[2] = {before, after};
  struct str key = {(const char *)documents, sizeof documents};
  if (map_get(&diffs->by_documents, key) != NULL) return;
  struct text_pair *pair = arena_alloc(diffs->arena, sizeof *pair);
  *pair = (struct text_pair){before, after, NULL};
  map_put(&diffs->by_documents, str_copy(diffs->arena, key), pair);
}

size_t text_diffs_count(const struct text_diffs *diffs) {
  return diffs->by_documents.count;
}

void text_diffs_make(struct text_diffs *diffs, size_t index, struct arena *arena) {
  struct text_pair *pair = diffs->by_documents.items[index].value;
  pair->diff = treediff_compare(arena, pair->before->root, pair->after->root, &treediff_limits_default);
}

const struct treediff *text_diffs_get(const struct text_diffs *diffs, const struct document *before, const struct document *after) {
  const struct document *documents[2] = {before, after};
  const struct text_pair *pair = map_get(&diffs->by_documents, (struct str){(const char *)documents, sizeof documents});
  return pair != NULL ? pair->diff : NULL;
}
