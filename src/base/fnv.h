/* FNV-1a, 64 bits (draft-eastlake-fnv): a fingerprint that tells one text from another. No protection against anybody, and none against
 * damage: that is sealed_checksum(). */
#ifndef SPOR_BASE_FNV_H
#define SPOR_BASE_FNV_H

#include <endian.h>
#include <stdint.h>

#include "base/bytes.h"
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

/* As fnv(), of long texts: eight bytes in each step, and another sum. */
static inline uint64_t fnv_long(uint64_t sum, struct str bytes) {
  size_t at = 0;
  for (; bytes.len - at >= BYTES_STEP; at += BYTES_STEP) {
    sum = (sum ^ le64toh(bytes_at(bytes.at + at))) * UINT64_C(0x100000001b3);
    sum ^= sum >> 32; /* a product carries upwards only: so the last of the eight bytes tells in all of the sum too */
  }
  for (; at < bytes.len; at++) sum = fnv_byte(sum, (unsigned char)bytes.at[at]);
  return sum;
}

#endif
