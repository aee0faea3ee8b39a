#include "model/anchor.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

#define NO_TEXT ((struct str){0})
#define WORDS_MAX 8
#define LENGTH_MAX 60

struct str anchor_words(struct str slug) {
  size_t words = 0;
  size_t end = slug.len;
  for (size_t i = 0; i <= slug.len; i++) {
    if (i < slug.len && slug.at[i] != '-') continue;
    if (i > LENGTH_MAX && words > 0) break;
    end = i;
    if (++words == WORDS_MAX) break;
  }
  return str_slice(slug, 0, end < LENGTH_MAX * 2 ? end : LENGTH_MAX);
}

struct str anchor_make(struct arena *arena, struct numbered *taken, struct node *node, struct str text, const char *otherwise) {
  struct str base = anchor_words(text_slug(arena, text));
  return numbered_take(taken, base.len > 0 ? base : str_from(otherwise), node);
}

static void enter_written(const struct lines *file, struct node *node, struct map *taken, struct diags *diags) {
  const struct attributes *attributes = node->attributes;
  const struct node *holder = map_put(taken, attributes->id, node);
  if (holder == node) {
    node->id = attributes->id;
    return;
  }
  char line[16];
  int len = snprintf(line, sizeof line, "%u", holder->line);
  struct place place = {file, attributes->id_line, attributes->id_column, (unsigned)attributes->id.len + 1};
  diags_add(diags, DIAG_DUPLICATE_HEADING_ID, place, attributes->id, (struct str){line, (size_t)len}, NO_TEXT);
}

static bool needs_anchor(const struct node *node) {
  if (node->id.len > 0) return false;
  return node->type == NODE_HEADING || node->type == NODE_CALLOUT;
}

void anchors_assign(struct arena *arena, const struct lines *file, struct node *root, struct numbered *taken, struct diags *diags) {
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->attributes != NULL && node->attributes->id.len > 0) enter_written(file, node, taken->taken, diags);
  }
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (!needs_anchor(node)) continue;
    bool is_heading = node->type == NODE_HEADING;
    struct str text = is_heading ? node_text(arena, node) : node->as.callout.title;
    node->id = anchor_make(arena, taken, node, text, is_heading ? "afsnit" : "boks");
  }
}
