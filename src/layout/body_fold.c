#include "layout/body_writer.h"

/* What is shorter is read sooner than it is unfolded. */
enum { FOLDED_BLOCKS = 3, FOLDED_BYTES = 500 };

static bool is_changed(const struct node *block) {
  for (const struct node *node = block; node != NULL; node = node_next(node, block)) {
    bool is_title = node->type == NODE_CALLOUT && node->as.callout.marked_title != NULL;
    if (node->mark != MARK_NONE || node->change != 0 || is_title) return true;
  }
  return false;
}

/* Headings are left standing, so that it is seen where in the text a fold is; notes have a list of their own. */
static bool may_fold(const struct node *block) {
  return block->type != NODE_HEADING && block->type != NODE_FOOTNOTE && !is_changed(block);
}

static size_t length_of(const struct node *block) {
  size_t length = 0;
  for (const struct node *node = block; node != NULL; node = node_next(node, block)) {
    if (node->type == NODE_TEXT || node->type == NODE_CODE) length += node->as.leaf.text.len;
    if (node->type == NODE_CODE_BLOCK) length += node->as.code_block.text.len;
  }
  return length;
}

static void open_fold(struct body_writer *writer, size_t count) {
  bool is_danish = str_is(writer->options->language, "da");
  const char *words = count == 1  ? (is_danish ? "uændret afsnit" : "unchanged paragraph")
                      : is_danish ? "uændrede afsnit"
                                  : "unchanged paragraphs";
  body_begin_line(writer);
  buf_format(writer->out, "<details class=\"unchanged-text\">\n<summary data-label>%zu %s</summary>\n", count, words);
}

const struct node *body_begin_fold(struct body_writer *writer, const struct node *block) {
  size_t count = 0, length = 0;
  const struct node *last = NULL;
  bool is_within = block->previous != NULL && may_fold(block->previous); /* of a stretch that was too short to be folded */
  for (; !is_within && block != NULL && may_fold(block); block = block->next) {
    count++;
    length += length_of(block);
    last = block;
  }
  if (count < FOLDED_BLOCKS && length < FOLDED_BYTES) return NULL;
  open_fold(writer, count);
  return last;
}

void body_end_fold(struct body_writer *writer) {
  body_begin_line(writer);
  body_add(writer, "</details>\n");
}
