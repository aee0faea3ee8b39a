/* Names that are unique by a number: x, x-2, x-3, …. Taking one costs the same however many were taken before it. */
#ifndef SPOR_MODEL_NUMBERED_H
#define SPOR_MODEL_NUMBERED_H

#include "base/map.h"

struct numbered {
  struct map *taken; /* name → what has it; others may put into it too */
  struct map last;   /* name → the number it was last given with */
};

/* Borrows `taken`. */
void numbered_init(struct numbered *numbered, struct map *taken);
/* Enters `value`, which no other name has, under `name`, or under the first number for it that is free. The name it got. */
struct str numbered_take(struct numbered *numbered, struct str name, void *value);

#endif
