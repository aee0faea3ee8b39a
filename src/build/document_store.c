#include "build/document_store.h"

#include <time.h>

#include "base/arena.h"
#include "base/map.h"

/* Nanoseconds. Two changes within a file system's tick have one time (4 ms are common, FAT has two seconds): who reads between them would
 * take the second for the first. */
#define SETTLING ((int64_t)2500000000)

struct document_store {
  struct arena *arena; /* of the table */
  struct map known;    /* key → struct stored_document */
  struct stored_document *replaced;
  unsigned long turn;
};

struct document_store *document_store_new(void) {
  struct document_store *store = calloc(1, sizeof *store);
  if (store == NULL) out_of_memory(sizeof *store);
  store->arena = arena_new();
  store->turn = 1;
  map_init(&store->known, store->arena);
  return store;
}

void stored_document_free(struct stored_document *stored) {
  if (stored->findings != NULL) diags_free(stored->findings);
  arena_free(stored->arena);
}

static void free_replaced(struct document_store *store) {
  while (store->replaced != NULL) {
    struct stored_document *stored = store->replaced;
    store->replaced = stored->next;
    stored_document_free(stored);
  }
}

void document_store_free(struct document_store *store) {
  if (store == NULL) return;
  free_replaced(store);
  for (size_t i = 0; i < store->known.count; i++) stored_document_free(store->known.items[i].value);
  arena_free(store->arena);
  free(store);
}

/* A blob is the same wherever it is found; a file on disk is known by its path. */
static struct str key_of(const struct stored_asked *asked, struct arena *arena) {
  const struct source_entry *entry = source_at(asked->source, asked->index);
  return str_format(arena, "%s %.*s@%.*s", entry->blob, STR_ARG(source_shown(asked->source, asked->index, arena)), STR_ARG(asked->edition));
}

struct stored_document *document_store_find(const struct document_store *store, const struct stored_asked *asked, struct arena *arena) {
  return map_get(&store->known, key_of(asked, arena));
}

bool stored_document_stands(const struct stored_document *stored, const struct stored_asked *asked) {
  const struct source_entry *entry = source_at(asked->source, asked->index);
  if (stored->raw_html != asked->raw_html || stored->document->file->bytes.len > asked->limit) return false;
  if (entry->blob[0] != '\0') return true;
  return stored->is_settled && stored->size == entry->size && stored->changed_at == source_changed_at(asked->source, asked->index);
}

struct stored_document *stored_document_new(const struct stored_asked *asked) {
  struct arena *arena = arena_new();
  struct stored_document *stored = arena_alloc(arena, sizeof *stored);
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  stored->arena = arena;
  stored->key = key_of(asked, arena);
  stored->raw_html = asked->raw_html;
  stored->size = source_at(asked->source, asked->index)->size;
  stored->changed_at = source_changed_at(asked->source, asked->index);
  stored->is_settled = stored->changed_at + SETTLING < (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
  return stored;
}

void stored_document_renew(struct stored_document *stored, const struct stored_document *again) {
  stored->size = again->size;
  stored->changed_at = again->changed_at;
  stored->is_settled = again->is_settled;
}

void document_store_use(struct document_store *store, struct stored_document *stored) {
  struct stored_document *before = map_get(&store->known, stored->key);
  stored->used = store->turn;
  if (before == stored) return;
  struct map_item *item = map_enter(&store->known, stored->key);
  *item = (struct map_item){stored->key, stored};
  if (before == NULL) return;
  before->next = store->replaced;
  store->replaced = before;
}

static bool is_all_used(const struct document_store *store) {
  for (size_t i = 0; i < store->known.count; i++) {
    if (((struct stored_document *)store->known.items[i].value)->used != store->turn) return false;
  }
  return true;
}

static void drop_unused(struct document_store *store) {
  struct map all = store->known;
  struct arena *arena = store->arena;
  store->arena = arena_new();
  map_init(&store->known, store->arena);
  for (size_t i = 0; i < all.count; i++) {
    struct stored_document *stored = all.items[i].value;
    if (stored->used == store->turn) {
      map_put(&store->known, stored->key, stored);
    } else {
      stored_document_free(stored);
    }
  }
  arena_free(arena);
}

void document_store_sweep(struct document_store *store, bool was_loaded) {
  free_replaced(store);
  if (was_loaded && !is_all_used(store)) drop_unused(store);
  store->turn++;
}
