#include "base/store.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/path.h"
#include "base/sealed.h"

/* A record is two lengths of 4 bytes each, key and value. */

static bool take(struct str *rest, size_t len, struct str *part) {
  if (rest->len < len) return false;
  *part = str_slice(*rest, 0, len);
  *rest = str_slice(*rest, len, rest->len);
  return true;
}

static bool take_length(struct str *rest, size_t *len) {
  struct str bytes;
  uint32_t number;
  if (!take(rest, sizeof number, &bytes)) return false;
  memcpy(&number, bytes.at, sizeof number);
  *len = number;
  return true;
}

static void put_borrowed(struct store *store, struct str key, struct str value) {
  struct str *kept = arena_copy(store->arena, &value, sizeof value);
  map_set(&store->values, key, kept);
}

static void read_records(struct store *store, struct str records) {
  size_t key_len;
  size_t value_len;
  struct str key;
  struct str value;
  while (take_length(&records, &key_len) && take_length(&records, &value_len) && take(&records, key_len, &key) &&
         take(&records, value_len, &value)) {
    put_borrowed(store, key, value);
  }
}

void store_open(struct store *store, struct arena *arena, const char *folder, const char *name, struct str kind) {
  *store = (struct store){.arena = arena, .kind = kind};
  map_init(&store->values, arena);
  if (folder == NULL) return;
  store->path = str_zero(arena, path_join(arena, str_from(folder), str_from(name)));
  struct str records;
  if (sealed_read(arena, store->path, kind, &records)) read_records(store, records);
}

bool store_get(const struct store *store, struct str key, struct str *value) {
  const struct str *found = map_get(&store->values, key);
  if (found == NULL) return false;
  *value = *found;
  return true;
}

void store_put(struct store *store, struct str key, struct str value) {
  put_borrowed(store, str_copy(store->arena, key), str_copy(store->arena, value));
  store->has_news = true;
}

static void add_length(struct buf *out, size_t len) {
  uint32_t number = (uint32_t)len;
  buf_add_bytes(out, &number, sizeof number);
}

void store_save(const struct store *store) {
  if (store->path == NULL || !store->has_news) return;
  struct buf out;
  buf_init(&out, SEALED_LIMIT);
  for (size_t i = 0; i < store->values.count; i++) {
    const struct map_item *item = &store->values.items[i];
    const struct str *value = item->value;
    add_length(&out, item->key.len);
    add_length(&out, value->len);
    buf_add(&out, item->key);
    buf_add(&out, *value);
  }
  if (!out.overflow) sealed_write(store->path, store->kind, buf_str(&out));
  buf_release(&out);
}
