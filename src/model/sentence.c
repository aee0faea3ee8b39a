#include "model/sentence.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"

#define QUOTE_MAX ((size_t)1000)

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
  if (text_is_even(text)) {
    if (text.at[0] == ' ') add_space(words);
    buf_add(words, str_slice(text, text.at[0] == ' ', text.len));
    return;
  }
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

/* A quote on its way: [start, end) of the block's words. */
struct cut {
  struct str text;
  const struct text_span *spans; /* its sentences */
  size_t span;                   /* the one in which the quote ends */
  size_t start;
  size_t end;
};

/* A sentence without end is quoted in parts, cut between words where there are any, lest each of many references in it be shown with
 * all of it. */
static size_t end_of_part(struct str text, size_t start, size_t end) {
  if (end - start <= QUOTE_MAX) return end;
  size_t at = start + QUOTE_MAX;
  while (at > start + QUOTE_MAX / 2 && text.at[at - 1] != ' ') at--;
  if (text.at[at - 1] == ' ') return at;
  at = start + QUOTE_MAX;
  while (!utf8_begins(text.at[at])) at--;
  return at;
}

static void lengthen(struct cut *cut) {
  if (cut->end == cut->spans[cut->span].end) cut->span++;
  cut->end = end_of_part(cut->text, cut->end, cut->spans[cut->span].end);
}

static struct reference *marked_at(struct block_text *block, size_t index) {
  return &block->document->references[block->marked[index]];
}

/* Quotes the reference number `first` and those that stand in the same sentence; a reference over several sentences gets all of them.
 * The number of the next reference. */
static size_t quote_sentence(struct block_text *block, struct cut *cut, size_t first) {
  while (cut->end <= marked_at(block, first)->mark_start && cut->end < cut->text.len) {
    cut->start = cut->end;
    lengthen(cut);
  }
  size_t next = first;
  while (next < block->marked_count && (next == first || marked_at(block, next)->mark_start < cut->end)) {
    while (cut->end < marked_at(block, next)->mark_end) lengthen(cut);
    next++;
  }
  size_t end = cut->end;
  while (end > marked_at(block, next - 1)->mark_end && cut->text.at[end - 1] == ' ') end--;
  for (size_t i = first; i < next; i++) {
    struct reference *reference = marked_at(block, i);
    reference->sentence = str_slice(cut->text, cut->start, end);
    reference->mark_start -= cut->start;
    reference->mark_end -= cut->start;
  }
  return next;
}

static void cut_sentences(struct block_text *block) {
  struct cut cut = {.text = str_copy(block->arena, buf_str(&block->words))};
  size_t count;
  cut.spans = sentence_cutter_spans(block->cutter, block->arena, cut.text, &count);
  for (size_t i = 0; i < block->marked_count;) i = quote_sentence(block, &cut, i);
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
    if (node->type == NODE_FOOTNOTE) heading = (struct str){0}; /* it stands at the end and belongs to no section */
    if (holds_inlines(node) && holds_references(node)) quote_block(&block, node, heading);
  }
  buf_release(&block.words);
  sentence_cutter_close(block.cutter);
}
