#include "read/similarity.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/fnv.h"

/* As long as git's pieces, so that both see the same renames near the threshold. */
enum { PIECE_LIMIT = 64 };

struct signature_piece {
  uint64_t hash;
  size_t size;
};

static int compare_hashes(const void *a, const void *b) {
  uint64_t left = ((const struct signature_piece *)a)->hash, right = ((const struct signature_piece *)b)->hash;
  return (left > right) - (left < right);
}

/* Takes the next line, or as much of it as a piece holds. A carriage return before a line's end is not part of the text: a file that
 * got other line ends is the same file. */
static struct signature_piece take_piece(struct str text, size_t *at) {
  struct signature_piece piece = {.hash = FNV_START};
  while (*at < text.len && piece.size < PIECE_LIMIT) {
    char c = text.at[(*at)++];
    if (c == '\r' && *at < text.len && text.at[*at] == '\n') continue;
    piece.hash = fnv_byte(piece.hash, (unsigned char)c);
    piece.size++;
    if (c == '\n') break;
  }
  return piece;
}

static size_t merge_equal(struct signature_piece *pieces, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (kept > 0 && pieces[kept - 1].hash == pieces[i].hash)
      pieces[kept - 1].size += pieces[i].size;
    else
      pieces[kept++] = pieces[i];
  }
  return kept;
}

struct signature signature_of(struct arena *arena, struct str text) {
  struct signature signature = {.size = text.len};
  size_t capacity = 0;
  for (size_t at = 0; at < text.len;) {
    signature.pieces = arena_grow(arena, signature.pieces, signature.piece_count, &capacity, sizeof *signature.pieces);
    signature.pieces[signature.piece_count++] = take_piece(text, &at);
  }
  if (signature.piece_count > 0) qsort(signature.pieces, signature.piece_count, sizeof *signature.pieces, compare_hashes);
  signature.piece_count = merge_equal(signature.pieces, signature.piece_count);
  return signature;
}

unsigned signature_likeness(const struct signature *a, const struct signature *b) {
  size_t shared = 0, i = 0, j = 0;
  while (i < a->piece_count && j < b->piece_count) {
    const struct signature_piece *left = &a->pieces[i], *right = &b->pieces[j];
    if (left->hash == right->hash) shared += left->size < right->size ? left->size : right->size;
    if (left->hash <= right->hash) i++;
    if (right->hash <= left->hash) j++;
  }
  size_t larger = a->size > b->size ? a->size : b->size;
  return larger > 0 ? (unsigned)(shared * 1000 / larger) : 0;
}
