#include "read/node.h"
#include "base/arena.h"

struct node *node_new(struct arena *arena, enum node_type type) {
  struct node *node = arena_alloc(arena, sizeof *node);
  node->type = type;
  return node;
}

void node_append(struct node *parent, struct node *child) {
  child->parent = parent;
  child->next = NULL;
  child->previous = parent->last;
  if (parent->last != NULL)
    parent->last->next = child;
  else
    parent->first = child;
  parent->last = child;
}

void node_insert_before(struct node *sibling, struct node *node) {
  node->parent = sibling->parent;
  node->next = sibling;
  node->previous = sibling->previous;
  if (sibling->previous != NULL)
    sibling->previous->next = node;
  else if (sibling->parent != NULL)
    sibling->parent->first = node;
  sibling->previous = node;
}

void node_unlink(struct node *node) {
  if (node->previous != NULL)
    node->previous->next = node->next;
  else if (node->parent != NULL)
    node->parent->first = node->next;
  if (node->next != NULL)
    node->next->previous = node->previous;
  else if (node->parent != NULL)
    node->parent->last = node->previous;
  node->parent = NULL;
  node->next = NULL;
  node->previous = NULL;
}

struct node *node_copy(struct arena *arena, const struct node *node) {
  struct node *copy = arena_copy(arena, node, sizeof *node);
  copy->parent = copy->next = copy->previous = copy->first = copy->last = NULL;
  for (const struct node *child = node->first; child != NULL; child = child->next) node_append(copy, node_copy(arena, child));
  return copy;
}

bool node_is_block(const struct node *node) {
  return node->type < NODE_TEXT;
}

bool node_is_comment(const struct node *node) {
  if (node->type != NODE_HTML_BLOCK && node->type != NODE_HTML_INLINE) return false;
  struct str rest = str_trim(node->as.leaf.text);
  bool is_comment = rest.len > 0;
  while (is_comment && rest.len > 0) {
    size_t end = str_starts(rest, "<!--") ? str_find(rest, STR("-->"), 2) : STR_NOT_FOUND;
    is_comment = end != STR_NOT_FOUND;
    if (is_comment) rest = str_trim(str_slice(rest, end + 3, rest.len));
  }
  return is_comment;
}

struct node *node_next(const struct node *node, const struct node *root) {
  return node->first != NULL ? node->first : node_skip(node, root);
}

struct node *node_skip(const struct node *node, const struct node *root) {
  while (node != root && node->next == NULL) node = node->parent;
  return node == root ? NULL : node->next;
}

struct node *node_section_end(const struct node *heading) {
  struct node *end = heading->next;
  while (end != NULL && end->type != NODE_FOOTNOTE) {
    if (end->type == NODE_HEADING && end->as.heading.level <= heading->as.heading.level) break;
    end = end->next;
  }
  return end;
}

/* The words of one node itself, without what is below it. */
static struct str own_words(const struct node *node) {
  if (node->type == NODE_TEXT || node->type == NODE_CODE) return node->as.leaf.text;
  if (node->type == NODE_SOFT_BREAK || node->type == NODE_HARD_BREAK) return STR(" ");
  if (node->type == NODE_CODE_BLOCK) return str_trim(node->as.code_block.text);
  return (struct str){NULL, 0};
}

/* At most this many bytes; one for the space before each block. */
static size_t measure_words(const struct node *root) {
  size_t size = 0;
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) size += own_words(node).len + node_is_block(node);
  return size;
}

struct str node_text(struct arena *arena, const struct node *node) {
  char *bytes = arena_alloc(arena, measure_words(node) + 1);
  size_t len = 0;
  for (const struct node *at = node; at != NULL; at = node_next(at, node)) {
    struct str words = own_words(at);
    if (node_is_block(at) && len > 0 && bytes[len - 1] != ' ') bytes[len++] = ' ';
    if (words.len > 0) memcpy(bytes + len, words.at, words.len);
    len += words.len;
  }
  while (len > 0 && bytes[len - 1] == ' ' && node_is_block(node)) len--;
  return (struct str){bytes, len};
}
