#include "base/arena.h"
#include "layout/script_state.h"

/* The allocator of a Lua state: exact accounts, a ceiling, and pools for the small pieces that tables and strings are made of. A page
 * makes a thousand of these and drops them all; a pool is several times quicker at that than malloc(). */
enum {
  ALLOCATION_CHARGED = 1024,            /* bytes; smaller ones are paid for by the instructions that ask for them */
  ALLOCATED_BYTES_PER_INSTRUCTION = 32, /* memory asked for, whoever asks: `..` is bounded by this alone */
  PIECE_STEP = 16,
  SLAB_SIZE = 32 * 1024,
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { USES_POOLS = 0 }; /* so that every piece is watched */
#else
enum { USES_POOLS = 1 };
#endif

/* Kept out of line, so that the way most pieces take saves no registers. */
#define SELDOM __attribute__((noinline))

struct slab {
  struct slab *next;
  size_t used;
  _Alignas(PIECE_STEP) char bytes[SLAB_SIZE];
};

struct piece {
  struct piece *next;
};

static bool is_small(size_t size) {
  return USES_POOLS && size <= SCRIPT_POOLS * (size_t)PIECE_STEP;
}

static struct piece **pool_for(struct script *script, size_t size) {
  return &script->pools[(size - 1) / PIECE_STEP];
}

static SELDOM void *take_from_slab(struct script *script, size_t size) {
  size = (size + PIECE_STEP - 1) / PIECE_STEP * PIECE_STEP;
  struct slab *slab = script->slabs;
  if (slab == NULL || size > SLAB_SIZE - slab->used) {
    slab = malloc(sizeof *slab);
    if (slab == NULL) out_of_memory(sizeof *slab);
    slab->next = script->slabs;
    slab->used = 0;
    script->slabs = slab;
  }
  void *piece = slab->bytes + slab->used;
  slab->used += size;
  return piece;
}

static void *take(struct script *script, size_t size) {
  if (!is_small(size)) {
    void *block = malloc(size);
    if (block == NULL) out_of_memory(size);
    return block;
  }
  struct piece **pool = pool_for(script, size);
  struct piece *piece = *pool;
  if (piece == NULL) return take_from_slab(script, size);
  *pool = piece->next;
  return piece;
}

static void give_back(struct script *script, void *block, size_t size) {
  if (size == 0) return;
  if (!is_small(size)) {
    free(block);
    return;
  }
  struct piece *piece = block;
  struct piece **pool = pool_for(script, size);
  piece->next = *pool;
  *pool = piece;
}

static SELDOM void *resize(struct script *script, void *block, size_t old_size, size_t new_size) {
  if (!is_small(old_size) && !is_small(new_size)) {
    block = realloc(block, new_size);
    if (block == NULL) out_of_memory(new_size);
    return block;
  }
  void *moved = take(script, new_size);
  memcpy(moved, block, old_size < new_size ? old_size : new_size);
  give_back(script, block, old_size);
  return moved;
}

void script_release_pools(struct script *script) {
  while (script->slabs != NULL) {
    struct slab *slab = script->slabs;
    script->slabs = slab->next;
    free(slab);
  }
}

/* Lua answers a refusal by collecting its garbage and asking for the same once more; only lauxlib's buffers give up at once, and are
 * known by what comes next being another request. A ceiling is worth little when a page can sit just below it and have all its
 * garbage collected again for every few bytes: a collection must leave a quarter of the memory free, or the budget is spent. */
static bool may_grow(struct script *script, size_t growth, size_t new_size) {
  size_t limit = script->limits.memory;
  bool fits = growth <= limit && script->memory_used <= limit - growth;
  size_t refused_size = script->refused_size;
  script->refused_size = 0;
  if (refused_size == 0) {
    if (!fits) script->refused_size = new_size;
    return fits;
  }
  bool is_retry = refused_size == new_size;
  bool may = fits && is_retry && script->memory_used <= limit / 4 * 3;
  if (!may) script_note_spent(script, BUDGET_MEMORY);
  return fits;
}

static SELDOM bool admit_carefully(struct script *script, size_t growth, size_t new_size) {
  if (!may_grow(script, growth, new_size)) return false;
  if (new_size >= ALLOCATION_CHARGED) {
    script->instructions_left -= (int64_t)(new_size / ALLOCATED_BYTES_PER_INSTRUCTION);
    if (script->instructions_left <= 0) script_note_spent(script, BUDGET_INSTRUCTIONS);
  }
  return true;
}

/* Nearly all are small pieces well below the ceiling. */
static bool admit(struct script *script, size_t growth, size_t new_size) {
  bool is_below = script->memory_used + ALLOCATION_CHARGED <= script->limits.memory;
  bool is_ordinary = is_below && new_size < ALLOCATION_CHARGED && script->refused_size == 0;
  return is_ordinary || admit_carefully(script, growth, new_size);
}

void *script_allocate(void *user, void *block, size_t old_size, size_t new_size) {
  struct script *script = user;
  if (block == NULL) old_size = 0; /* then it says what kind of object is meant */
  if (new_size > old_size && script->memory_is_limited && !admit(script, new_size - old_size, new_size)) return NULL;
  script->memory_used += new_size - old_size;
  if (old_size == 0 && new_size > 0) return take(script, new_size);
  if (new_size > 0) return resize(script, block, old_size, new_size);
  give_back(script, block, old_size);
  return NULL;
}
