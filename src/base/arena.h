/* Memory by lifetime. An arena hands out zeroed pieces that are never freed one by one; all go at once.
 * It aborts the process when memory runs out (the one place that does), so no caller checks for NULL.
 * Not thread-safe: one arena belongs to one thread at a time. Under AddressSanitizer every piece is an
 * allocation of its own, so that an overrun is seen. */
#ifndef SPOR_BASE_ARENA_H
#define SPOR_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is allowed */
/* Gives all pieces back at once, keeping the first block for reuse. */
void arena_reset(struct arena *arena);
/* `size` bytes, zeroed, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);
/* `count` elements of `size` bytes, zeroed; aborts when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* A copy of `size` bytes. */
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
/* arena_grow() where the array is full. */
void *arena_enlarge(struct arena *arena, const void *array, size_t count, size_t *capacity, size_t element_size);

/* Makes room for one more element in an array of `count` elements whose capacity is `*capacity`: returns the same array or a
 * larger copy (at least doubled). The new element is zeroed. */
static inline void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t element_size) {
  if (array == NULL || count >= *capacity) return arena_enlarge(arena, array, count, capacity, element_size);
  memset((char *)array + count * element_size, 0, element_size);
  return array;
}

/* Bytes handed out since the arena was made or reset. */
size_t arena_used(const struct arena *arena);

/* The process's answer to exhausted memory: a line on standard error and abort(). For the few allocations outside arenas. */
_Noreturn void out_of_memory(size_t wanted);

#endif
