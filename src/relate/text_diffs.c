#include "relate/text_diffs.h"

#include "base/arena.h"
#include "base/map.h"
#include "model/document.h"

struct text_pair {
  const struct document *before;
  const struct document *after;
  const struct treediff *diff;
  struct text_pair *next; /* of its family */
};

/* Texts that meet each other, directly or through others. */
struct family {
  struct family *joined; /* the one that it has become part of; NULL for one that stands for itself */
  struct text_pair *first;
  struct text_pair *last;
};

struct text_diffs {
  struct arena *arena;
  struct map by_documents; /* to pairs; the key is both addresses, which order nothing */
  struct map families;     /* by the address of each document */
  struct family **settled;
  const struct node *nothing; /* the text of no document */
};

struct text_diffs *text_diffs_new(struct arena *arena) {
  struct text_diffs *diffs = arena_alloc(arena, sizeof *diffs);
  diffs->arena = arena;
  map_init(&diffs->by_documents, arena);
  map_init(&diffs->families, arena);
  diffs->nothing = node_new(arena, NODE_DOCUMENT);
  return diffs;
}

/* -- families -- */

static struct family *find_family(struct family *family) {
  while (family->joined != NULL) {
    if (family->joined->joined != NULL) family->joined = family->joined->joined; /* so that the way is short the next time */
    family = family->joined;
  }
  return family;
}

static struct family *family_of(struct text_diffs *diffs, const struct document *document) {
  struct str key = {(const char *)&document, sizeof document};
  struct family *family = map_get(&diffs->families, key);
  if (family != NULL) return find_family(family);
  family = arena_alloc(diffs->arena, sizeof *family);
  *family = (struct family){NULL, NULL, NULL};
  return map_put(&diffs->families, str_copy(diffs->arena, key), family);
}

/* Puts a list of pairs at the end of a family's. */
static void append(struct family *family, struct text_pair *first, struct text_pair *last) {
  if (first == NULL) return;
  if (family->last != NULL)
    family->last->next = first;
  else
    family->first = first;
  family->last = last;
}

static struct family *join(struct family *family, struct family *other) {
  if (family == other) return family;
  append(family, other->first, other->last);
  other->joined = family;
  return family;
}

/* -- pairs -- */

void text_diffs_add(struct text_diffs *diffs, const struct document *before, const struct document *after) {
  const struct document *documents[2] = {before, after};
  struct str key = {(const char *)documents, sizeof documents};
  if (map_get(&diffs->by_documents, key) != NULL) return;
  struct text_pair *pair = arena_alloc(diffs->arena, sizeof *pair);
  *pair = (struct text_pair){before, after, NULL, NULL};
  map_put(&diffs->by_documents, str_copy(diffs->arena, key), pair);
  struct family *family = family_of(diffs, before != NULL ? before : after);
  append(before != NULL && after != NULL ? join(family, family_of(diffs, after)) : family, pair, pair);
}

size_t text_diffs_settle(struct text_diffs *diffs) {
  size_t count = 0;
  diffs->settled = arena_array(diffs->arena, diffs->families.count, sizeof(struct family *));
  for (size_t i = 0; i < diffs->families.count; i++) {
    struct family *family = diffs->families.items[i].value;
    if (family->joined == NULL) diffs->settled[count++] = family;
  }
  return count;
}

static const struct node *text_of(const struct text_diffs *diffs, const struct document *document) {
  return document != NULL ? document->root : diffs->nothing;
}

void text_diffs_make(struct text_diffs *diffs, size_t family, struct arena *arena) {
  struct treediff_reader *reader = treediff_reader_new();
  for (struct text_pair *pair = diffs->settled[family]->first; pair != NULL; pair = pair->next)
    pair->diff = treediff_compare_read(reader, arena, text_of(diffs, pair->before), text_of(diffs, pair->after), &treediff_limits_default);
  treediff_reader_free(reader);
}

const struct treediff *text_diffs_get(const struct text_diffs *diffs, const struct document *before, const struct document *after) {
  const struct document *documents[2] = {before, after};
  const struct text_pair *pair = map_get(&diffs->by_documents, (struct str){(const char *)documents, sizeof documents});
  return pair != NULL ? pair->diff : NULL;
}
