#include "build/lock.h"

#include "base/arena.h"
#include "base/diag.h"
#include "model/config.h"
#include "model/schema.h"
#include "read/yamltree.h"

#define NO_TEXT ((struct str){0})

static bool is_commit_id(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    bool is_hex = (text.at[i] >= '0' && text.at[i] <= '9') || (text.at[i] >= 'a' && text.at[i] <= 'f');
    if (!is_hex) return false;
  }
  return text.len == 40;
}

static const struct yaml_value *get(const struct yaml_value *map, struct str key) {
  for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++) {
    if (str_equal(map->entries[i].key, key)) return map->entries[i].value;
  }
  return NULL;
}

static struct str key_of(struct arena *arena, struct str publication, struct str edition) {
  return str_format(arena, "%.*s/%.*s", STR_ARG(publication), STR_ARG(edition));
}

/* An edition that spor.yaml has and the file does not. */
static bool is_unlocked(const struct yaml_value *map, struct str publication, struct str edition) {
  const struct yaml_value *editions = map->kind == YAML_MAP ? get(map, publication) : NULL;
  return editions == NULL || (edition.len > 0 && get(editions, edition) == NULL);
}

/* A slip in a name would leave an edition without its lock. A line about an edition that is none is no fault, since a release that was
 * stopped leaves one; but one whose name is nearly that of an edition without a line is. */
static void check_name(struct arena *arena, const struct config *config, const struct yaml_value *map, const struct yaml_entry *publication,
                       const struct yaml_entry *edition, struct diags *diags) {
  const struct publication *known = config_publication(config, publication->key);
  size_t candidates = known != NULL ? known->release_count : config->publication_count;
  struct str *names = arena_array(arena, candidates, sizeof *names);
  size_t count = 0;
  for (size_t i = 0; i < candidates; i++) {
    struct str name = known != NULL ? known->releases[i].name : config->publications[i].id;
    if (known != NULL && str_equal(name, edition->key)) return;
    if (is_unlocked(map, known != NULL ? publication->key : name, known != NULL ? name : NO_TEXT)) names[count++] = name;
  }
  const struct yaml_entry *unknown = known != NULL ? edition : publication;
  struct str nearest = str_nearest(unknown->key, names, count);
  if (nearest.len > 0) diags_suggest(diags, DIAG_LOCK_UNKNOWN, unknown->key_place, unknown->key, NO_TEXT, nearest);
}

static void read_editions(struct arena *arena, const struct config *config, const struct yaml_value *map,
                          const struct yaml_entry *publication, struct lock *lock, struct diags *diags) {
  for (size_t i = 0; publication->value->kind == YAML_MAP && i < publication->value->count; i++) {
    const struct yaml_entry *edition = &publication->value->entries[i];
    if (edition->value->kind != YAML_SCALAR || !is_commit_id(edition->value->text)) {
      diags_add(diags, DIAG_VALUE_TYPE, edition->value->place, edition->key,
                STR(DIAG_WORDS("a commit's id of 40 digits", "et commits id på 40 cifre")), NO_TEXT);
      continue;
    }
    struct locked *locked = arena_alloc(arena, sizeof *locked);
    *locked = (struct locked){edition->value->text, edition->value->place.line};
    map_put(&lock->commits, key_of(arena, publication->key, edition->key), locked);
    if (!config->is_broken) check_name(arena, config, map, publication, edition, diags);
  }
}

void lock_read(struct arena *arena, const struct lines *file, const struct config *config, struct lock *lock, struct diags *diags) {
  map_init(&lock->commits, arena);
  if (file == NULL) return;
  const struct yaml_value *map = yaml_tree_parse(arena, file, 0, file->bytes.len, diags);
  for (size_t i = 0; map != NULL && map->kind == YAML_MAP && i < map->count; i++) {
    read_editions(arena, config, map, &map->entries[i], lock, diags);
  }
}

const struct locked *lock_commit(const struct lock *lock, struct str publication, struct str edition) {
  struct arena *arena = arena_new();
  const struct locked *locked = map_get(&lock->commits, key_of(arena, publication, edition));
  arena_free(arena);
  return locked;
}
