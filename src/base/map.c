#include "base/map.h"

#include <stdint.h>

#include "base/arena.h"

enum { FIRST_SLOT_COUNT = 16 };

/* Eight bytes at a time, multiplied and folded. The values never leave the process, so the machine's byte order does not matter. */
static unsigned hash_of(struct str key) {
  const uint64_t factor = 0x9E3779B97F4A7C15U;
  uint64_t value = key.len * factor;
  size_t i = 0;
  for (uint64_t word; i + sizeof word <= key.len; i += sizeof word) {
    memcpy(&word, key.at + i, sizeof word);
    value = (value ^ word) * factor;
    value ^= value >> 32;
  }
  uint64_t last = 0;
  if (i < key.len) memcpy(&last, key.at + i, key.len - i);
  value = (value ^ last) * factor;
  return (unsigned)(value ^ value >> 29);
}

/* The slot that holds `key`, or the empty one where it belongs. A map that holds anything has empty slots. */
static struct map_slot *find_slot(const struct map *map, struct str key, unsigned hash) {
  size_t mask = map->slot_count - 1;
  for (size_t at = hash & mask;; at = (at + 1) & mask) {
    struct map_slot *slot = &map->slots[at];
    if (slot->item == 0 || (slot->hash == hash && str_equal(map->items[slot->item - 1].key, key))) return slot;
  }
}

static void grow_slots(struct map *map) {
  const struct map_slot *old = map->slots;
  size_t old_count = map->slot_count;
  map->slot_count = old_count ? old_count * 2 : FIRST_SLOT_COUNT;
  map->slots = arena_array(map->arena, map->slot_count, sizeof *map->slots);
  for (size_t i = 0; i < old_count; i++) {
    size_t at = old[i].hash & (map->slot_count - 1);
    while (old[i].item && map->slots[at].item) at = (at + 1) & (map->slot_count - 1);
    if (old[i].item) map->slots[at] = old[i];
  }
}

void map_init(struct map *map, struct arena *arena) {
  *map = (struct map){.arena = arena};
}

static struct map_item *find_item(const struct map *map, struct str key, unsigned hash) {
  if (map->count == 0) return NULL;
  const struct map_slot *slot = find_slot(map, key, hash);
  return slot->item ? &map->items[slot->item - 1] : NULL;
}

void *map_get(const struct map *map, struct str key) {
  const struct map_item *item = map->count > 0 ? find_item(map, key, hash_of(key)) : NULL;
  return item ? item->value : NULL;
}

static void add_item(struct map *map, struct str key, unsigned hash, void *value) {
  if (map->count >= map->slot_count / 2) grow_slots(map);
  map->items = arena_grow(map->arena, map->items, map->count, &map->items_capacity, sizeof *map->items);
  map->items[map->count] = (struct map_item){key, value};
  *find_slot(map, key, hash) = (struct map_slot){hash, (unsigned)++map->count};
}

void *map_put(struct map *map, struct str key, void *value) {
  unsigned hash = hash_of(key);
  const struct map_item *item = find_item(map, key, hash);
  if (item) return item->value;
  add_item(map, key, hash, value);
  return value;
}

struct map_item *map_enter(struct map *map, struct str key) {
  unsigned hash = hash_of(key);
  struct map_item *item = find_item(map, key, hash);
  if (item) return item;
  add_item(map, key, hash, NULL);
  return &map->items[map->count - 1];
}

void map_set(struct map *map, struct str key, void *value) {
  unsigned hash = hash_of(key);
  struct map_item *item = find_item(map, key, hash);
  if (item) {
    item->value = value;
  } else {
    add_item(map, key, hash, value);
  }
}
