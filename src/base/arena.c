#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>

enum { PIECE_ALIGNMENT = alignof(max_align_t), FIRST_BLOCK_SIZE = 8 << 10, LARGEST_BLOCK_SIZE = 1 << 20, FIRST_CAPACITY = 8 };

struct block {
  struct block *previous;
  alignas(max_align_t) char bytes[];
};

struct arena {
  char *at; /* the free part of the newest ordinary block */
  char *end;
  struct block *first;
  struct block *blocks; /* newest first; all but `first` */
  size_t next_block_size;
  size_t used;
};

void out_of_memory(size_t wanted) {
  fprintf(stderr, "spor: out of memory (%zu bytes wanted)\n", wanted);
  abort();
}

static struct block *new_block(size_t size) {
  struct block *block = size <= SIZE_MAX - sizeof *block ? malloc(sizeof *block + size) : NULL;
  if (!block) out_of_memory(size);
  block->previous = NULL;
  return block;
}

static void free_blocks(struct block *block) {
  while (block) {
    struct block *previous = block->previous;
    free(block);
    block = previous;
  }
}

static char *take_own_block(struct arena *arena, size_t size) {
  struct block *block = new_block(size);
  block->previous = arena->blocks;
  arena->blocks = block;
  return block->bytes;
}

struct arena *arena_new(void) {
  struct arena *arena = calloc(1, sizeof *arena);
  if (!arena) out_of_memory(sizeof *arena);
  arena->next_block_size = FIRST_BLOCK_SIZE;
  return arena;
}

void arena_free(struct arena *arena) {
  if (!arena) return;
  free_blocks(arena->blocks);
  free(arena->first);
  free(arena);
}

void arena_reset(struct arena *arena) {
  free_blocks(arena->blocks);
  arena->blocks = NULL;
  arena->used = 0;
  if (!arena->first) return;
  arena->at = arena->first->bytes;
  arena->end = arena->at + FIRST_BLOCK_SIZE;
  arena->next_block_size = 2 * FIRST_BLOCK_SIZE;
}

#ifndef __SANITIZE_ADDRESS__
/* Opens the next block and takes the piece from it. A piece that would waste much of a block gets one of its own, and the
 * open block goes on serving small ones. */
static char *take_from_new_block(struct arena *arena, size_t size) {
  if (size > arena->next_block_size / 4) return take_own_block(arena, size);
  size_t block_size = arena->next_block_size;
  struct block *block = new_block(block_size);
  if (!arena->first) {
    arena->first = block;
  } else {
    block->previous = arena->blocks;
    arena->blocks = block;
  }
  if (arena->next_block_size < LARGEST_BLOCK_SIZE) arena->next_block_size *= 2;
  arena->at = block->bytes + size;
  arena->end = block->bytes + block_size;
  return block->bytes;
}
#endif

/* A piece whose bytes are not set. Empty pieces have an address of their own too. */
static inline void *take(struct arena *arena, size_t size) {
  if (size > SIZE_MAX / 2) out_of_memory(size);
  arena->used += size;
#ifdef __SANITIZE_ADDRESS__
  return take_own_block(arena, size);
#else
  size_t rounded = size ? (size + PIECE_ALIGNMENT - 1) & ~((size_t)PIECE_ALIGNMENT - 1) : PIECE_ALIGNMENT;
  if (rounded > (size_t)(arena->end - arena->at)) return take_from_new_block(arena, rounded);
  char *piece = arena->at;
  arena->at += rounded;
  return piece;
#endif
}

void *arena_alloc(struct arena *arena, size_t size) {
  return memset(take(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) out_of_memory(SIZE_MAX);
  return arena_alloc(arena, total);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size) {
  void *copy = take(arena, size);
  if (size) memcpy(copy, bytes, size);
  return copy;
}

void *arena_enlarge(struct arena *arena, const void *array, size_t count, size_t *capacity, size_t element_size) {
  size_t larger = *capacity ? *capacity * 2 : FIRST_CAPACITY;
  void *copy = arena_array(arena, larger, element_size);
  if (count) memcpy(copy, array, count * element_size);
  *capacity = larger;
  return copy;
}

size_t arena_used(const struct arena *arena) {
  return arena->used;
}
