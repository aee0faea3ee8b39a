#include "read/rename.h"

#include <sys/stat.h>

#include "base/arena.h"
#include "base/path.h"
#include "read/similarity.h"

enum {
  LIKENESS_THRESHOLD = 500, /* thousandths, as git has it */
  BLOB_LIMIT = 1 << 20,     /* larger documents are recognised by their bytes only */
  PAIR_LIMIT = 1000000,     /* added times deleted documents: beyond that only those of one name are compared */
  DISTANCE_LIMIT = 64,
};

struct document {
  const struct tree_change *change;
  const struct document *source; /* of an added one: the same bytes at another path */
  struct document *next;         /* of a deleted one: another with the same bytes */
  bool is_taken;                 /* of a deleted one: moved as it was */
  bool is_read;
  struct signature signature;
};

struct documents {
  struct document *items;
  size_t count;
};

struct renames {
  struct arena *arena;
  struct repo *repo;
  struct documents added;
  struct documents deleted;
  struct map added_by_path;
};

static struct str key_of(const struct object_id *id) {
  return (struct str){(const char *)id->bytes, sizeof id->bytes};
}

static bool have_same_name(const struct document *a, const struct document *b) {
  return str_equal(path_name(a->change->path), path_name(b->change->path));
}

static size_t distance_between(const struct document *a, const struct document *b) {
  return have_same_name(a, b) ? 0 : 1 + str_distance(a->change->path, b->change->path, DISTANCE_LIMIT);
}

/* -- the same bytes -- */

static void match_same_names(struct renames *renames, const struct map *deleted_by_id) {
  for (size_t i = 0; i < renames->added.count; i++) {
    struct document *added = &renames->added.items[i], *same = map_get(deleted_by_id, key_of(&added->change->new.id));
    while (same != NULL && (same->is_taken || !have_same_name(added, same))) same = same->next;
    if (same == NULL) continue;
    added->source = same;
    same->is_taken = true;
  }
}

/* One that nobody has taken goes before one that is nearer. */
static struct document *nearest(const struct document *added, struct document *same) {
  struct document *best = same;
  for (; same != NULL; same = same->next) {
    if (same->is_taken != best->is_taken ? best->is_taken : distance_between(added, same) < distance_between(added, best)) best = same;
  }
  return best;
}

static void match_same_bytes(struct renames *renames) {
  struct map deleted_by_id;
  map_init(&deleted_by_id, renames->arena);
  for (size_t i = renames->deleted.count; i-- > 0;) {
    struct document *deleted = &renames->deleted.items[i];
    deleted->next = map_get(&deleted_by_id, key_of(&deleted->change->old.id));
    map_set(&deleted_by_id, key_of(&deleted->change->old.id), deleted);
  }
  match_same_names(renames, &deleted_by_id);
  for (size_t i = 0; i < renames->added.count; i++) {
    struct document *added = &renames->added.items[i];
    if (added->source != NULL) continue;
    struct document *same = nearest(added, map_get(&deleted_by_id, key_of(&added->change->new.id)));
    added->source = same;
    if (same != NULL) same->is_taken = true;
  }
}

/* -- similar ones -- */

static bool read_signature(struct renames *renames, struct document *document, const struct object_id *id, struct diags *diags) {
  if (document->is_read) return true;
  git_odb_object *blob;
  if (!repo_read_object(renames->repo, id, GIT_OBJECT_BLOB, &blob, diags)) return false;
  struct str text = {git_odb_object_data(blob), git_odb_object_size(blob)};
  if (text.len <= BLOB_LIMIT) document->signature = signature_of(renames->arena, text);
  git_odb_object_free(blob);
  document->is_read = true;
  return true;
}

static bool is_comparable(const struct renames *renames, const struct document *added, const struct document *deleted) {
  if (deleted->is_taken) return false;
  return renames->added.count * renames->deleted.count <= PAIR_LIMIT || have_same_name(added, deleted);
}

static bool find_similar(struct renames *renames, struct document *added, const struct tree_change **source, struct diags *diags) {
  unsigned best = LIKENESS_THRESHOLD;
  const struct document *found = NULL;
  if (!read_signature(renames, added, &added->change->new.id, diags)) return false;
  for (size_t i = 0; i < renames->deleted.count; i++) {
    struct document *deleted = &renames->deleted.items[i];
    if (!is_comparable(renames, added, deleted)) continue;
    if (!read_signature(renames, deleted, &deleted->change->old.id, diags)) return false;
    unsigned likeness = signature_likeness(&added->signature, &deleted->signature);
    if (likeness < best || (likeness == best && found != NULL && distance_between(added, deleted) >= distance_between(added, found)))
      continue;
    best = likeness;
    found = deleted;
  }
  *source = found != NULL ? found->change : NULL;
  return true;
}

/* -- */

static struct documents gather(struct arena *arena, const struct tree_changes *changes, bool is_added) {
  struct documents documents = {.items = arena_array(arena, changes->count, sizeof *documents.items)};
  for (size_t i = 0; i < changes->count; i++) {
    const struct tree_change *change = &changes->items[i];
    const struct tree_side *has = is_added ? &change->new : &change->old, *lacks = is_added ? &change->old : &change->new;
    if (lacks->mode == 0 && S_ISREG(has->mode)) documents.items[documents.count++].change = change;
  }
  return documents;
}

struct renames *renames_new(struct arena *arena, struct repo *repo, const struct tree_changes *changes) {
  struct renames *renames = arena_alloc(arena, sizeof *renames);
  *renames =
      (struct renames){.arena = arena, .repo = repo, .added = gather(arena, changes, true), .deleted = gather(arena, changes, false)};
  map_init(&renames->added_by_path, arena);
  if (renames->deleted.count == 0) return renames;
  for (size_t i = 0; i < renames->added.count; i++)
    map_put(&renames->added_by_path, renames->added.items[i].change->path, &renames->added.items[i]);
  match_same_bytes(renames);
  return renames;
}

bool renames_find(struct renames *renames, struct str path, const struct tree_change **source, struct diags *diags) {
  struct document *added = map_get(&renames->added_by_path, path);
  *source = added != NULL && added->source != NULL ? added->source->change : NULL;
  if (added == NULL || *source != NULL) return true;
  return find_similar(renames, added, source, diags);
}
