#include "base/map.h"

#include <stdint.h>

#include "base/arena.h"

enum { FIRST_SLOT_COUNT = 16 };

/* Eight bytes at a time, multiplied and folded. The values never leave the process, so the machine's byte order does not matter. */
static uint64_t hash(struct str key) {
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
  return value ^ value >> 29;
}

/* The slot that holds `key`, or the empty one where it belongs. A map that holds anything has empty slots. */
static unsigned *find_slot(const struct map *map, struct str key) {
  size_t mask = map->slot_count - 1;
  size_t at = (size_t)hash(key) & mask;
  while (map->slots[at] && !str_equal(map->items[map->slots[at] - 1].key, key)) at = (at + 1) & mask;
  return &map->slots[at];
}

static void grow_slots(struct map *map) {
  map->slot_count = map->slot_count ? map->slot_count * 2 : FIRST_SLOT_COUNT;
  map->slots = arena_array(map->arena, map->slot_count, sizeof *map->slots);
  for (size_t i = 0; i < map->count; i++) *find_slot(map, map->items[i].key) = (unsigned)i + 1;
}

void map_init(struct map *map, struct arena *arena) {
  *map = (struct map){.arena = arena};
}

static struct map_item *find_item(const struct map *map, struct str key) {
  if (map->count == 0) return NULL;
  unsigned index = *find_slot(map, key);
  return index ? &map->items[index - 1] : NULL;
}

void *map_get(const struct map *map, struct str key) {
  const struct map_item *item = find_item(map, key);
  return item ? item->value : NULL;
}

static void add_item(struct map *map, struct str key, void *value) {
  if (map->count >= map->slot_count / 2) grow_slots(map);
  map->items = arena_grow(map->arena, map->items, map->count, &map->items_capacity, sizeof *map->items);
  map->items[map->count] = (struct map_item){key, value};
  *find_slot(map, key) = (unsigned)++map->count;
}

void *map_put(struct map *map, struct str key, void *value) {
  const struct map_item *item = find_item(map, key);
  if (item) return item->value;
  add_item(map, key, value);
  return value;
}

void map_set(struct map *map, struct str key, void *value) {
  struct map_item *item = find_item(map, key);
  if (item) {
    item->value = value;
  } else {
    add_item(map, key, value);
  }
}
