#include "model/foreign.h"

#include "base/arena.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* Languages that Danish texts quote; the names are those of BCP 47. */
static const struct schema_key foreign_keys[] = {
    {.name = "ar", .type = SCHEMA_TEXTS}, {.name = "de", .type = SCHEMA_TEXTS}, {.name = "el", .type = SCHEMA_TEXTS},
    {.name = "en", .type = SCHEMA_TEXTS}, {.name = "es", .type = SCHEMA_TEXTS}, {.name = "fa", .type = SCHEMA_TEXTS},
    {.name = "fi", .type = SCHEMA_TEXTS}, {.name = "fo", .type = SCHEMA_TEXTS}, {.name = "fr", .type = SCHEMA_TEXTS},
    {.name = "is", .type = SCHEMA_TEXTS}, {.name = "it", .type = SCHEMA_TEXTS}, {.name = "kl", .type = SCHEMA_TEXTS},
    {.name = "la", .type = SCHEMA_TEXTS}, {.name = "nb", .type = SCHEMA_TEXTS}, {.name = "nl", .type = SCHEMA_TEXTS},
    {.name = "nn", .type = SCHEMA_TEXTS}, {.name = "no", .type = SCHEMA_TEXTS}, {.name = "pl", .type = SCHEMA_TEXTS},
    {.name = "pt", .type = SCHEMA_TEXTS}, {.name = "ro", .type = SCHEMA_TEXTS}, {.name = "so", .type = SCHEMA_TEXTS},
    {.name = "sv", .type = SCHEMA_TEXTS}, {.name = "tr", .type = SCHEMA_TEXTS}, {.name = "uk", .type = SCHEMA_TEXTS},
    {.name = "ur", .type = SCHEMA_TEXTS},
};
const struct schema foreign_schema = {"foreign-terms", foreign_keys, LENGTH(foreign_keys)};

struct foreign_terms foreign_read(struct arena *arena, const struct yaml_value *map) {
  struct foreign_terms foreign = {NULL, 0};
  if (map == NULL || map->kind != YAML_MAP) return foreign;
  foreign.at = arena_array(arena, LENGTH(foreign_keys), sizeof *foreign.at);
  for (size_t i = 0; i < LENGTH(foreign_keys); i++) {
    struct names terms = schema_names(map, foreign_keys[i].name, arena);
    if (terms.count > 0) foreign.at[foreign.count++] = (struct foreign){str_from(foreign_keys[i].name), terms};
  }
  return foreign;
}
