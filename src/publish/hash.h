/* SHA-256 of a file's bytes. The only user of nettle. */
#ifndef SPOR_PUBLISH_HASH_H
#define SPOR_PUBLISH_HASH_H

#include "base/buf.h"

#define HASH_SIZE 32
#define HASH_SHORT 17 /* bytes of hash_write_short(), its NUL included */

struct hash {
  unsigned char bytes[HASH_SIZE];
};

struct hash hash_of(struct str bytes);
bool hash_equal(const struct hash *a, const struct hash *b);
/* As 64 hexadecimal digits in lower case. */
void hash_write(const struct hash *hash, struct buf *out);
/* Its first 16 digits: enough to tell versions of one thing apart. */
void hash_write_short(const struct hash *hash, char out[HASH_SHORT]);
/* Reads what hash_write() writes and nothing else. */
bool hash_parse(struct str hex, struct hash *hash);

#endif
