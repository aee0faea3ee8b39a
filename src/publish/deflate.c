#include "publish/deflate.h"

#include <libdeflate.h>

#include "base/arena.h"

#define LEVEL 9 /* of 12; those above take several times as long for a hundredth less */

typedef size_t squeeze(struct libdeflate_compressor *compressor, const void *in, size_t in_size, void *out, size_t out_size);

/* The count of bytes at `out`, which has room for as many as there were; 0 when they do not fit. */
static size_t run(squeeze *how, struct str bytes, void *out, size_t room) {
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
  if (compressor == NULL) out_of_memory(bytes.len);
  size_t size = how(compressor, bytes.at, bytes.len, out, room);
  libdeflate_free_compressor(compressor);
  return size;
}

bool deflate_gzip(struct str bytes, struct buf *out) {
  if (bytes.len == 0) return false;
  struct arena *arena = arena_new();
  void *room = arena_alloc(arena, bytes.len);
  size_t size = run(libdeflate_gzip_compress, bytes, room, bytes.len - 1);
  buf_add_bytes(out, room, size);
  arena_free(arena);
  return size > 0;
}

void deflate_zlib(struct str bytes, struct buf *out) {
  struct arena *arena = arena_new();
  size_t bound = libdeflate_zlib_compress_bound(NULL, bytes.len);
  void *room = arena_alloc(arena, bound);
  buf_add_bytes(out, room, run(libdeflate_zlib_compress, bytes, room, bound));
  arena_free(arena);
}

unsigned deflate_crc(struct str bytes) {
  return libdeflate_crc32(0, bytes.at, bytes.len);
}

const char *deflate_version(void) {
  return LIBDEFLATE_VERSION_STRING;
}
