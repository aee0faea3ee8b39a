/* FNV-1a, 64 bits (draft-eastlake-fnv): a fingerprint that tells one text from another. No protection against anybody, and none against
 * damage: that is sealed_checksum(). */
#ifndef SPOR_BASE_FNV_H
#define SPOR_BASE_FNV_H

#include <stdint.h>

#include "base/str.h"

#define FNV_START UINT64_C(0xcbf29ce484222325)

static inline uint64_t fnv_byte(uint64_t sum, unsigned char byte) {
  return (sum ^ byte) * UINT64_C(0x100000001b3);
}

/* The sum so far with more bytes. */
static inline uint64_t fnv(uint64_t sum, struct str bytes) {
  for (size_t i = 0; i < bytes.len; i++) sum = fnv_byte(sum, (unsigned char)bytes.at[i]);
  return sum;
}

#endif
