#include "base/sealed.h"

#include <endian.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"

uint64_t sealed_checksum(struct str bytes) {
  const uint64_t factor = 0x9E3779B97F4A7C15U;
  uint64_t sum = bytes.len;
  for (size_t i = 0; i < bytes.len; i += sizeof sum) {
    uint64_t word = 0;
    size_t left = bytes.len - i;
    memcpy(&word, bytes.at + i, left < sizeof word ? left : sizeof word);
    sum = (sum ^ le64toh(word)) * factor;
    sum ^= sum >> 29;
  }
  return sum;
}

bool sealed_read(struct arena *arena, const char *path, struct str kind, struct str *bytes) {
  struct str file;
  uint64_t checksum;
  if (!file_read(arena, path, SEALED_LIMIT, &file) || file.len < kind.len + sizeof checksum) return false;
  memcpy(&checksum, file.at + kind.len, sizeof checksum);
  *bytes = str_slice(file, kind.len + sizeof checksum, file.len);
  return str_equal(str_slice(file, 0, kind.len), kind) && le64toh(checksum) == sealed_checksum(*bytes);
}

static bool make_folder(const char *path) {
  struct arena *arena = arena_new();
  bool is_made = file_make_folders(str_zero(arena, path_folder(str_from(path))));
  arena_free(arena);
  return is_made;
}

bool sealed_write(const char *path, struct str kind, struct str bytes) {
  uint64_t checksum = htole64(sealed_checksum(bytes));
  struct buf file;
  buf_init(&file, SEALED_LIMIT);
  buf_add(&file, kind);
  buf_add_bytes(&file, &checksum, sizeof checksum);
  buf_add(&file, bytes);
  bool is_written = !file.overflow && make_folder(path) && file_write(path, buf_str(&file));
  buf_release(&file);
  return is_written;
}
