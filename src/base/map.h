/* A table from text to pointers that remembers the order of insertion. Lives in an arena; keys are borrowed, values are not owned. */
#ifndef SPOR_BASE_MAP_H
#define SPOR_BASE_MAP_H

#include "base/str.h"

struct map_item {
  struct str key;
  void *value;
};

/* The key's hash is kept beside it, so that what stands in the way of another key is passed over unread. */
struct map_slot {
  unsigned hash;
  unsigned item; /* index + 1 into items, 0 for empty */
};

struct map {
  struct arena *arena;
  struct map_item *items; /* in order of insertion */
  size_t count;
  size_t items_capacity;
  struct map_slot *slots;
  size_t slot_count;
};

void map_init(struct map *map, struct arena *arena);
/* The value under `key`, or NULL. */
void *map_get(const struct map *map, struct str key);
/* Puts a value that is not NULL under a new key; when the key is there already, changes nothing and returns the value it holds. */
void *map_put(struct map *map, struct str key, void *value);
/* The item under `key`, looked up once. A new one has no value yet: the caller gives it one, and a key of the same bytes that lasts. */
struct map_item *map_enter(struct map *map, struct str key);
/* Replaces or puts. */
void map_set(struct map *map, struct str key, void *value);

#endif
