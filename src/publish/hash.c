#include "publish/hash.h"

#include <nettle/sha2.h>
#include <string.h>

_Static_assert(HASH_SIZE == SHA256_DIGEST_SIZE, "the hash is SHA-256");

struct hash hash_of(struct str bytes) {
  struct sha256_ctx context;
  struct hash hash;
  sha256_init(&context);
  sha256_update(&context, bytes.len, (const uint8_t *)bytes.at);
  sha256_digest(&context, sizeof hash.bytes, hash.bytes);
  return hash;
}

bool hash_equal(const struct hash *a, const struct hash *b) {
  return memcmp(a->bytes, b->bytes, HASH_SIZE) == 0;
}

static void write_digits(const struct hash *hash, size_t count, char *out) {
  for (size_t i = 0; i < count; i++) {
    unsigned byte = hash->bytes[i / 2];
    out[i] = "0123456789abcdef"[i % 2 == 0 ? byte >> 4 : byte & 15];
  }
}

void hash_write(const struct hash *hash, struct buf *out) {
  char hex[2 * HASH_SIZE];
  write_digits(hash, sizeof hex, hex);
  buf_add_bytes(out, hex, sizeof hex);
}

void hash_write_short(const struct hash *hash, char out[HASH_SHORT]) {
  write_digits(hash, HASH_SHORT - 1, out);
  out[HASH_SHORT - 1] = '\0';
}

static int read_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

bool hash_parse(struct str hex, struct hash *hash) {
  if (hex.len != (size_t)2 * HASH_SIZE) return false;
  for (size_t i = 0; i < HASH_SIZE; i++) {
    int high = read_digit(hex.at[2 * i]);
    int low = read_digit(hex.at[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    hash->bytes[i] = (unsigned char)(high * 16 + low);
  }
  return true;
}
