#include "relate/running.h"

#include "base/arena.h"

void running_init(struct running *running, struct arena *arena) {
  *running = (struct running){.arena = arena};
  buf_init(&running->text, BUF_LIMIT_DEFAULT);
}

void running_release(struct running *running) {
  buf_release(&running->text);
}

static void add_piece(struct running *running, const struct node *node, struct str text, bool is_closed) {
  if (text.len == 0) return;
  running->pieces = arena_grow(running->arena, running->pieces, running->piece_count, &running->piece_capacity, sizeof *running->pieces);
  running->pieces[running->piece_count++] = (struct running_piece){running->text.len, node, is_closed};
  buf_add(&running->text, text);
}

static void take(struct running *running, const struct node *parent, bool is_closed, const struct running_labels *labels) {
  for (const struct node *node = parent->first; node != NULL; node = node->next) {
    bool is_link = node->type == NODE_LINK || node->type == NODE_REFERENCE;
    struct str shown = node->type == NODE_REFERENCE && labels != NULL ? labels->label(labels->context, node) : (struct str){NULL, 0};
    if (node->type == NODE_TEXT) add_piece(running, node, node->as.leaf.text, is_closed);
    if (node->type == NODE_CODE) add_piece(running, node, node->as.leaf.text, true);
    if (node->type == NODE_SOFT_BREAK || node->type == NODE_HARD_BREAK || node->type == NODE_IMAGE)
      add_piece(running, NULL, STR("\n"), false);
    if (node->type == NODE_IMAGE) continue;
    if (shown.len > 0) {
      add_piece(running, node, shown, true);
    } else {
      take(running, node, is_closed || is_link, labels);
    }
  }
}

void running_read(struct running *running, const struct node *block, const struct running_labels *labels) {
  running->piece_count = 0;
  buf_clear(&running->text);
  take(running, block, false, labels);
}

const struct running_piece *running_piece_at(const struct running *running, size_t at) {
  size_t low = 0;
  size_t high = running->piece_count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (running->pieces[middle].start <= at) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return &running->pieces[low];
}

struct place running_place(const struct running *running, const struct node *block, const struct lines *file, size_t start, size_t end) {
  const struct running_piece *piece = running_piece_at(running, start);
  const struct node *node = piece->node != NULL ? piece->node : block;
  unsigned offset = piece->node != NULL ? (unsigned)(start - piece->start) : 0;
  return (struct place){file, node->line, node->column + offset, (unsigned)(end - start)};
}

bool running_is_block(const struct node *node) {
  return node->type == NODE_PARAGRAPH || node->type == NODE_HEADING || node->type == NODE_TABLE_CELL;
}
