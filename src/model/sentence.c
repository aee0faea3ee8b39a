#include "model/sentence.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

/* The words of a block, and where in them each reference stands. */
struct block_text {
  struct sentence_cutter *cutter;
  struct buf words;
  struct arena *arena;
  struct document *document;
  size_t *marked; /* indexes of references, in order */
  size_t marked_count;
  size_t capacity;
};

static bool holds_inlines(const struct node *node) {
  return node->type == NODE_PARAGRAPH || node->type == NODE_HEADING || node->type == NODE_TABLE_CELL;
}

static void add_space(struct buf *words) {
  if (words->len > 0 && words->at[words->len - 1] != ' ') buf_add_char(words, ' ');
}

/* Appends text with its white space folded to single spaces. */
static void add_words(struct buf *words, struct str text) {
  size_t start = 0;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') continue;
    buf_add(words, str_slice(text, start, i));
    add_space(words);
    start = i + 1;
  }
  buf_add(words, str_slice(text, start, text.len));
}

static void gather(struct block_text *block, const struct node *node) {
  for (const struct node *child = node->first; child != NULL; child = child->next) {
    if (child->type == NODE_TEXT || child->type == NODE_CODE) add_words(&block->words, child->as.leaf.text);
    if (child->type == NODE_SOFT_BREAK || child->type == NODE_HARD_BREAK) add_space(&block->words);
    if (child->type != NODE_REFERENCE) {
      gather(block, child);
      continue;
    }
    struct reference *reference = &block->document->references[child->as.reference.index];
    reference->mark_start = block->words.len;
    gather(block, child);
    reference->mark_end = block->words.len;
    block->marked = arena_grow(block->arena, block->marked, block->marked_count, &block->capacity, sizeof *block->marked);
    block->marked[block->marked_count++] = child->as.reference.index;
  }
}

/* Gives each reference of the block its sentence; a reference over several sentences gets all of them. */
static void cut_sentences(struct block_text *block) {
  struct str text = str_copy(block->arena, buf_str(&block->words));
  size_t count;
  const struct text_span *spans = sentence_cutter_spans(block->cutter, block->arena, text, &count);
  for (size_t i = 0; i < block->marked_count; i++) {
    struct reference *reference = &block->document->references[block->marked[i]];
    size_t start = 0;
    size_t end = text.len;
    for (size_t j = 0; j < count; j++) {
      if (spans[j].start <= reference->mark_start) start = spans[j].start;
      if (spans[j].end >= reference->mark_end) {
        end = spans[j].end;
        break;
      }
    }
    while (end > reference->mark_end && text.at[end - 1] == ' ') end--;
    reference->sentence = str_slice(text, start, end);
    reference->mark_start -= start;
    reference->mark_end -= start;
  }
}

static struct str anchor_of(const struct node *node, struct str heading) {
  for (; node != NULL; node = node->parent) {
    if (node->id.len > 0) return node->id;
  }
  return heading;
}

static bool holds_references(const struct node *node) {
  for (const struct node *below = node_next(node, node); below != NULL; below = node_next(below, node)) {
    if (below->type == NODE_REFERENCE) return true;
  }
  return false;
}

static void quote_block(struct block_text *block, const struct node *node, struct str heading) {
  buf_clear(&block->words);
  block->marked_count = 0;
  gather(block, node);
  struct str anchor = anchor_of(node, heading);
  for (size_t i = 0; i < block->marked_count; i++) block->document->references[block->marked[i]].near_anchor = anchor;
  cut_sentences(block);
}

void sentences_quote(struct arena *arena, struct document *document) {
  if (document->reference_count == 0) return;
  struct block_text block = {.cutter = sentence_cutter_open(), .arena = arena, .document = document};
  struct str heading = {0};
  buf_init(&block.words, BUF_LIMIT_DEFAULT);
  for (const struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    if (node->type == NODE_HEADING) heading = node->id;
    if (holds_inlines(node) && holds_references(node)) quote_block(&block, node, heading);
  }
  buf_release(&block.words);
  sentence_cutter_close(block.cutter);
}
