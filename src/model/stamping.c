#include "model/stamping.h"

#include "base/arena.h"

bool stamping_is_due(const struct declaration *declaration) {
  bool is_kind = declaration->kind == KIND_GOAL || declaration->kind == KIND_ACTION;
  return is_kind && declaration->node != NULL && !declaration->is_stamped;
}

/* The block at whose end attributes stand. */
static const struct node *marked_block(const struct node *node) {
  return node->type == NODE_ITEM ? node->first : node;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/* A line's bytes without blanks at its end; its start in the file. */
static struct str trimmed_line(const struct lines *file, unsigned line, size_t *start) {
  struct str text = lines_text(file, line);
  *start = line >= 1 && line <= file->count ? file->starts[line - 1] : 0;
  while (text.len > 0 && is_blank(text.at[text.len - 1])) text.len--;
  return text;
}

/* The last line of the block that has braces with something in it, where they begin; 0 for none. */
static size_t find_brace(const struct lines *file, unsigned first, unsigned last) {
  for (unsigned line = last; line >= first && line > 0; line--) {
    size_t start;
    struct str text = trimmed_line(file, line, &start);
    for (size_t i = text.len; i-- > 0;) {
      if (text.at[i] == '{') return start + i + 1;
    }
  }
  return 0;
}

bool stamping_add(struct arena *arena, const struct document *document, const struct declaration *declaration, struct str id,
                  struct edits *edits) {
  const struct node *node = declaration->node;
  const struct node *block = marked_block(node);
  if (block == NULL || block->line == 0) return false;
  bool is_callout = node->type == NODE_CALLOUT;
  unsigned last = is_callout || block->end_line < block->line ? block->line : block->end_line;
  if (node->attributes != NULL) {
    size_t inside = find_brace(document->file, block->line, last);
    if (inside > 0) edits_add(arena, edits, inside, inside, str_format(arena, "#%.*s ", STR_ARG(id)));
    return inside > 0;
  }
  size_t start;
  struct str text = trimmed_line(document->file, last, &start);
  while (text.len == 0 && last > block->line) text = trimmed_line(document->file, --last, &start);
  if (text.len == 0) return false;
  size_t end = start + text.len;
  edits_add(arena, edits, end, end, str_format(arena, " {#%.*s}", STR_ARG(id)));
  return true;
}

static bool is_written(const struct declaration *declaration, struct str id) {
  return declaration->is_stamped && str_equal(declaration->id, id);
}

/* What a tree says, without the ids of its elements: those that are made may give way to the written ones. */
static bool has_same_words(const struct document *before, const struct document *after) {
  struct arena *arena = arena_new();
  bool is_same = str_equal(node_text(arena, before->root), node_text(arena, after->root));
  const struct node *a = before->root;
  const struct node *b = after->root;
  while (is_same && a != NULL && b != NULL) {
    is_same = a->type == b->type;
    a = node_next(a, before->root);
    b = node_next(b, after->root);
  }
  arena_free(arena);
  return is_same && a == NULL && b == NULL;
}

bool stamping_holds(const struct document *before, const struct document *after, const size_t *numbers, const struct str *ids,
                    size_t count) {
  if (before->declaration_count != after->declaration_count || before->reference_count != after->reference_count) return false;
  size_t next = 0;
  for (size_t i = 0; i < before->declaration_count; i++) {
    const struct declaration *old = &before->declarations[i];
    const struct declaration *new = &after->declarations[i];
    if (old->kind != new->kind || old->is_yearly != new->is_yearly || !str_equal(old->title, new->title)) return false;
    bool is_due = next < count && numbers[next] == i;
    if (is_due ? !is_written(new, ids[next++]) : old->is_stamped && !is_written(new, old->id)) return false;
  }
  return next == count && has_same_words(before, after);
}
