#include "build/lock.h"

#include "base/arena.h"
#include "base/diag.h"
#include "model/schema.h"
#include "read/yamltree.h"

static bool is_commit_id(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    bool is_hex = (text.at[i] >= '0' && text.at[i] <= '9') || (text.at[i] >= 'a' && text.at[i] <= 'f');
    if (!is_hex) return false;
  }
  return text.len == 40;
}

static void read_editions(struct arena *arena, const struct yaml_entry *publication, struct lock *lock, struct diags *diags) {
  for (size_t i = 0; publication->value->kind == YAML_MAP && i < publication->value->count; i++) {
    const struct yaml_entry *edition = &publication->value->entries[i];
    if (edition->value->kind != YAML_SCALAR || !is_commit_id(edition->value->text)) {
      diags_add(diags, DIAG_VALUE_TYPE, edition->value->place, edition->key, STR("a commit's id of 40 digits"), (struct str){0});
      continue;
    }
    struct str key = str_format(arena, "%.*s/%.*s", STR_ARG(publication->key), STR_ARG(edition->key));
    map_put(&lock->commits, key, (void *)str_zero(arena, edition->value->text));
  }
}

void lock_read(struct arena *arena, const struct lines *file, struct lock *lock, struct diags *diags) {
  map_init(&lock->commits, arena);
  if (file == NULL) return;
  const struct yaml_value *map = yaml_tree_parse(arena, file, 0, file->bytes.len, diags);
  for (size_t i = 0; map != NULL && map->kind == YAML_MAP && i < map->count; i++) read_editions(arena, &map->entries[i], lock, diags);
}

struct str lock_commit(const struct lock *lock, struct str publication, struct str edition) {
  struct arena *arena = arena_new();
  struct str key = str_format(arena, "%.*s/%.*s", STR_ARG(publication), STR_ARG(edition));
  struct str commit = str_from(map_get(&lock->commits, key));
  arena_free(arena);
  return commit;
}
