#include "base/store.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"

#define SIZE_LIMIT ((size_t)1 << 30)

/* A file is its kind, its records and the sum of all bytes before; a record is two lengths of 4 bytes each, key and value. */

static uint64_t sum_of(struct str bytes) {
  uint64_t sum = 14695981039346656037u;
  for (size_t i = 0; i < bytes.len; i++) sum = (sum ^ (unsigned char)bytes.at[i]) * 1099511628211u;
  return sum;
}

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
  map_put(&store->values, key, kept);
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
  store->read_count = store->values.count;
}

void store_open(struct store *store, struct arena *arena, const char *folder, const char *name, struct str kind) {
  *store = (struct store){.arena = arena, .kind = kind};
  map_init(&store->values, arena);
  if (folder == NULL) return;
  store->path = str_zero(arena, path_join(arena, str_from(folder), str_from(name)));
  struct str bytes;
  uint64_t sum;
  if (!file_read(arena, store->path, SIZE_LIMIT, &bytes) || bytes.len < kind.len + sizeof sum) return;
  struct str body = str_slice(bytes, 0, bytes.len - sizeof sum);
  memcpy(&sum, bytes.at + body.len, sizeof sum);
  if (!str_equal(str_slice(body, 0, kind.len), kind) || sum_of(body) != sum) return;
  read_records(store, str_slice(body, kind.len, body.len));
}

bool store_get(const struct store *store, struct str key, struct str *value) {
  const struct str *found = map_get(&store->values, key);
  if (found == NULL) return false;
  *value = *found;
  return true;
}

void store_put(struct store *store, struct str key, struct str value) {
  put_borrowed(store, str_copy(store->arena, key), str_copy(store->arena, value));
}

static void add_length(struct buf *out, size_t len) {
  uint32_t number = (uint32_t)len;
  buf_add_bytes(out, &number, sizeof number);
}

void store_save(const struct store *store) {
  if (store->path == NULL || store->values.count == store->read_count) return;
  struct buf out;
  buf_init(&out, SIZE_LIMIT);
  buf_add(&out, store->kind);
  for (size_t i = 0; i < store->values.count; i++) {
    const struct map_item *item = &store->values.items[i];
    const struct str *value = item->value;
    add_length(&out, item->key.len);
    add_length(&out, value->len);
    buf_add(&out, item->key);
    buf_add(&out, *value);
  }
  uint64_t sum = sum_of(buf_str(&out));
  buf_add_bytes(&out, &sum, sizeof sum);
  struct arena *scratch = arena_new();
  bool has_folder = file_make_folders(str_zero(scratch, path_folder(str_from(store->path))));
  if (has_folder && !out.overflow) file_write(store->path, buf_str(&out));
  arena_free(scratch);
  buf_release(&out);
}
