#include "diff/treediff.h"

#include "base/arena.h"
#include "base/text.h"
#include "diff/blocks.h"
#include "diff/sentence_moves.h"
#include "diff/weave.h"

const struct treediff_limits treediff_limits_default = {.block_pairs = 200000, .word_pairs = 250000};

/* Finds for each block which one of the other tree it is. */
static bool match_blocks(const struct pairing *pairing, const struct treediff_limits *limits) {
  struct blocks blocks = {.pairing = pairing, .pairs_left = limits->block_pairs};
  unit_match(&pairing->old.at[0], &pairing->new.at[0]);
  if (pairing->old.at[0].is_identical) return false;
  moves_match_equal(pairing);
  moves_match_parts(pairing);
  moves_match_alike(pairing);
  blocks_align(&blocks);
  blocks_call_strays(&blocks);
  moves_match_rest(pairing);
  blocks_part_nested_moves(&blocks);
  blocks_align(&blocks);
  blocks_call_strays(&blocks);
  moves_join_runs(pairing);
  return blocks.is_coarse;
}

static struct node *weave_trees(struct weave *weave, const struct pairing *pairing) {
  struct unit *old = &pairing->old.at[0], *new = &pairing->new.at[0];
  struct node *root = node_new(weave->arena, NODE_DOCUMENT);
  root->line = new->node->line;
  root->column = new->node->column;
  root->end_line = new->node->end_line;
  weave_children(weave, root, old, new);
  return root;
}

struct treediff_reader {
  struct arena *arena;
  struct words words;
  struct contents contents;
  struct map units; /* by the address of the root, which orders nothing */
};

struct treediff_reader *treediff_reader_new(void) {
  struct arena *arena = arena_new();
  struct treediff_reader *reader = arena_alloc(arena, sizeof *reader);
  reader->arena = arena;
  words_init(&reader->words, arena);
  reader->contents.words = &reader->words;
  map_init(&reader->contents.map, arena);
  map_init(&reader->units, arena);
  return reader;
}

void treediff_reader_free(struct treediff_reader *reader) {
  arena_free(reader->arena);
}

/* A tree's blocks, without matches. */
static struct units read(struct treediff_reader *reader, const struct node *root) {
  struct str key = {(const char *)&root, sizeof root};
  struct units *units = map_get(&reader->units, key);
  if (units != NULL) {
    units_forget(units);
    return *units;
  }
  units = arena_alloc(reader->arena, sizeof *units);
  *units = units_read(&reader->contents, root);
  map_put(&reader->units, str_copy(reader->arena, key), units);
  return *units;
}

const struct treediff *treediff_compare_read(struct treediff_reader *reader, struct arena *arena, const struct node *before,
                                             const struct node *after, const struct treediff_limits *limits) {
  struct arena *scratch = arena_new();
  struct pairing pairing = {.scratch = scratch, .words = &reader->words, .old = read(reader, before)};
  pairing.new = before == after ? units_read(&reader->contents, after) : read(reader, after); /* each side has matches of its own */
  pairing.content_count = reader->contents.map.count + 1;
  struct weave weave = {.arena = arena, .words = &reader->words, .changes.arena = arena};
  weave.is_coarse = match_blocks(&pairing, limits);
  weave.sentences = (struct sentence_context){scratch, &reader->words, sentence_cutter_open(), limits->word_pairs};
  sentence_moves_find(&weave.sentences, &pairing);
  struct node *root = weave_trees(&weave, &pairing);
  sentence_cutter_close(weave.sentences.cutter);
  changes_number(&weave.changes, root);
  arena_free(scratch);
  struct treediff *result = arena_alloc(arena, sizeof *result);
  *result = (struct treediff){root, weave.changes.at, weave.changes.count, weave.is_coarse};
  return result;
}

const struct treediff *treediff_compare(struct arena *arena, const struct node *before, const struct node *after,
                                        const struct treediff_limits *limits) {
  struct treediff_reader *reader = treediff_reader_new();
  const struct treediff *result = treediff_compare_read(reader, arena, before, after, limits);
  treediff_reader_free(reader);
  return result;
}

/* Where both trees stand at the same node: what carried a change carries it in the copy. */
struct treediff *treediff_copy(struct arena *arena, const struct treediff *diff) {
  struct treediff *copy = arena_copy(arena, diff, sizeof *diff);
  copy->root = node_copy(arena, diff->root);
  copy->changes = arena_copy(arena, diff->changes, diff->change_count * sizeof *diff->changes);
  const struct node *node = diff->root;
  for (struct node *own = copy->root; own != NULL; own = node_next(own, copy->root), node = node_next(node, diff->root)) {
    if (node->change != 0 && diff->changes[node->change - 1].node == node) copy->changes[node->change - 1].node = own;
  }
  return copy;
}

const char *treediff_kind_name(enum treediff_kind kind) {
  static const char *const names[] = {
      [CHANGE_ADDED] = "added",       [CHANGE_REMOVED] = "removed",   [CHANGE_EDITED] = "changed",
      [CHANGE_REWRITTEN] = "changed", [CHANGE_MOVED] = "moved",       [CHANGE_MOVED_EDITED] = "moved-changed",
      [CHANGE_SPLIT] = "split",       [CHANGE_MERGED] = "merged",     [CHANGE_LINK] = "link",
      [CHANGE_LEVEL] = "level",       [CHANGE_EMPHASIS] = "emphasis",
  };
  return names[kind];
}
