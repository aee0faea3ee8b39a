/* Eight bytes looked at in one step, for texts that seldom hold what is looked for. What a word is asked is told of it as a whole, whatever
 * the machine's byte order: where in it the byte stands is for the caller to find. */
#ifndef SPOR_BASE_BYTES_H
#define SPOR_BASE_BYTES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define BYTES_STEP sizeof(uint64_t)
#define BYTES_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define BYTES_HIGH BYTES_EACH(0x80)

/* The word at `at`, where at least BYTES_STEP bytes can be read. */
static inline uint64_t bytes_at(const char *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
  return word;
}

/* The high bit of each byte that is 0, and of no other. */
static inline uint64_t bytes_zero(uint64_t word) {
  return ~(((word & ~BYTES_HIGH) + ~BYTES_HIGH) | word | ~BYTES_HIGH);
}

/* How many bytes have their high bit set, and no other bit. */
static inline unsigned bytes_count(uint64_t word) {
  return (unsigned)((word >> 7) * BYTES_EACH(1) >> 56);
}

static inline bool bytes_hold(uint64_t word, unsigned char byte) {
  uint64_t difference = word ^ BYTES_EACH(byte);
  return ((difference - BYTES_EACH(1)) & ~difference & BYTES_HIGH) != 0;
}

/* Whether one of them is below `limit`, which is at most 0x80. */
static inline bool bytes_hold_below(uint64_t word, unsigned char limit) {
  return ((word - BYTES_EACH(limit)) & ~word & BYTES_HIGH) != 0;
}

#endif
