#include "model/numbered.h"

#include "base/arena.h"

void numbered_init(struct numbered *numbered, struct map *taken) {
  *numbered = (struct numbered){.taken = taken};
  map_init(&numbered->last, taken->arena);
}

struct str numbered_take(struct numbered *numbered, struct str name, void *value) {
  if (map_put(numbered->taken, name, value) == value) return name;
  struct arena *arena = numbered->taken->arena;
  unsigned *last = map_get(&numbered->last, name);
  if (last == NULL) {
    last = arena_alloc(arena, sizeof *last);
    *last = 1;
    map_put(&numbered->last, name, last);
  }
  struct str made;
  do {
    made = str_format(arena, "%.*s-%u", STR_ARG(name), ++*last);
  } while (map_put(numbered->taken, made, value) != value);
  return made;
}
