#include "layout/foreign_marks.h"

#include <stdint.h>

#include "base/arena.h"
#include "relate/foreign.h"

enum { HITS_MAX = 16 }; /* at a time */

/* A stretch of one text. */
struct mark {
  const char *start;
  const char *end;
  struct str language;
};

struct foreign_marks {
  struct mark *at; /* by address */
  size_t count;
  size_t capacity;
};

/* A text in the words that are looked through; nothing is marked where `text` is NULL. */
struct piece {
  size_t start;
  struct str text;
};

struct finder {
  struct arena *arena;
  struct arena *scratch;
  const struct termset *foreign;
  struct foreign_marks *marks;
  struct buf words;
  struct piece *pieces;
  size_t piece_count;
  size_t piece_capacity;
};

/* ---- the words of one side ---- */

static void add_piece(struct finder *finder, struct str text, bool is_marked) {
  finder->pieces = arena_grow(finder->arena, finder->pieces, finder->piece_count, &finder->piece_capacity, sizeof *finder->pieces);
  finder->pieces[finder->piece_count++] = (struct piece){finder->words.len, {is_marked ? text.at : NULL, text.len}};
  buf_add(&finder->words, text);
}

static bool is_below(const struct node *node, const struct node *block, enum node_mark mark) {
  for (; node != block; node = node->parent) {
    if (node->mark == mark) return true;
  }
  return false;
}

/* The words of a block without those of the other side. Of the old side only what was deleted is marked: the rest is the new side's. */
static void read_side(struct finder *finder, const struct node *block, bool is_old) {
  enum node_mark other = is_old ? MARK_INSERTED : MARK_DELETED;
  finder->piece_count = 0;
  buf_clear(&finder->words);
  for (const struct node *node = node_next(block, block); node != NULL;) {
    bool is_passed = node->mark == other || node->type == NODE_IMAGE;
    if (node->type == NODE_TEXT && !is_passed) add_piece(finder, node->as.leaf.text, !is_old || is_below(node, block, MARK_DELETED));
    if (node->type == NODE_CODE && !is_passed) add_piece(finder, node->as.leaf.text, false);
    if (node->type == NODE_SOFT_BREAK || node->type == NODE_HARD_BREAK || node->type == NODE_IMAGE) add_piece(finder, STR("\n"), false);
    node = is_passed ? node_skip(node, block) : node_next(node, block);
  }
}

/* ---- what is found ---- */

static void add_hit(struct finder *finder, size_t start, size_t end, struct str language) {
  struct foreign_marks *marks = finder->marks;
  for (size_t i = 0; i < finder->piece_count && finder->pieces[i].start < end; i++) {
    const struct piece *piece = &finder->pieces[i];
    size_t piece_end = piece->start + piece->text.len;
    if (piece->text.at == NULL || piece_end <= start) continue;
    size_t low = start > piece->start ? start - piece->start : 0, high = (end < piece_end ? end : piece_end) - piece->start;
    marks->at = arena_grow(finder->arena, marks->at, marks->count, &marks->capacity, sizeof *marks->at);
    marks->at[marks->count++] = (struct mark){piece->text.at + low, piece->text.at + high, language};
  }
}

static void look_through(struct finder *finder) {
  struct str words = buf_str(&finder->words);
  struct foreign_hit hits[HITS_MAX];
  size_t at = 0;
  for (size_t count = HITS_MAX; count == HITS_MAX;) {
    size_t start = at;
    count = foreign_find(finder->scratch, finder->foreign, str_slice(words, start, words.len), hits, HITS_MAX);
    for (size_t i = 0; i < count; i++) {
      add_hit(finder, start + hits[i].start, start + hits[i].end, hits[i].language);
      at = start + hits[i].end;
    }
  }
  arena_reset(finder->scratch);
}

static int compare_marks(const void *a, const void *b) {
  uintptr_t x = (uintptr_t)((const struct mark *)a)->start, y = (uintptr_t)((const struct mark *)b)->start;
  return x < y ? -1 : x > y;
}

static bool has_deleted(const struct node *block) {
  for (const struct node *node = node_next(block, block); node != NULL; node = node_next(node, block)) {
    if (node->mark == MARK_DELETED) return true;
  }
  return false;
}

static void look_in(struct finder *finder, const struct node *block) {
  read_side(finder, block, false);
  look_through(finder);
  if (!has_deleted(block)) return;
  read_side(finder, block, true);
  look_through(finder);
}

const struct foreign_marks *foreign_marks_find(struct arena *arena, const struct termset *foreign, const struct node *root) {
  struct foreign_marks *marks = arena_alloc(arena, sizeof *marks);
  struct finder finder = {.arena = arena, .scratch = arena_new(), .foreign = foreign, .marks = marks};
  buf_init(&finder.words, BUF_LIMIT_DEFAULT);
  for (const struct node *node = root; node != NULL && foreign != NULL; node = node_next(node, root)) {
    bool holds_words = node->type == NODE_PARAGRAPH || node->type == NODE_HEADING || node->type == NODE_TABLE_CELL;
    if (holds_words) look_in(&finder, node);
    if (node->type == NODE_CALLOUT && node->as.callout.marked_title != NULL) look_in(&finder, node->as.callout.marked_title);
  }
  if (marks->count > 0) qsort(marks->at, marks->count, sizeof *marks->at, compare_marks);
  buf_release(&finder.words);
  arena_free(finder.scratch);
  return marks;
}

bool foreign_marks_next(const struct foreign_marks *marks, struct str text, size_t from, struct body_term *term) {
  size_t low = 0, high = marks->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if ((uintptr_t)marks->at[middle].start < (uintptr_t)(text.at + from))
      low = middle + 1;
    else
      high = middle;
  }
  if (low == marks->count || (uintptr_t)marks->at[low].start >= (uintptr_t)(text.at + text.len)) return false;
  const struct mark *mark = &marks->at[low];
  *term = (struct body_term){.start = (size_t)(mark->start - text.at), .end = (size_t)(mark->end - text.at), .language = mark->language};
  if (term->end > text.len) term->end = text.len; /* bytes that two nodes share */
  return true;
}
