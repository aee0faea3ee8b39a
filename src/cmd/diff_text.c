#include "cmd/diff_text.h"

#include "base/arena.h"
#include "base/text.h"

enum { KEPT_AROUND = 60 }; /* bytes of unchanged words that are shown beside a change */

struct writer {
  const struct treediff *diff;
  struct diff_style style;
  struct buf *out;
  struct arena *arena;
  const struct node *heading; /* the last one that was passed */
  bool is_heading_told;
};

/* -- words of kinds -- */

const char *diff_text_kind(enum treediff_kind kind, bool is_danish) {
  static const struct {
    const char *danish, *english;
  } names[] = {
      [CHANGE_ADDED] = {"tilføjet", "added"},
      [CHANGE_REMOVED] = {"udgået", "removed"},
      [CHANGE_EDITED] = {"ændret", "changed"},
      [CHANGE_REWRITTEN] = {"omskrevet", "rewritten"},
      [CHANGE_MOVED] = {"flyttet", "moved"},
      [CHANGE_MOVED_EDITED] = {"flyttet og ændret", "moved and changed"},
      [CHANGE_SPLIT] = {"delt", "split"},
      [CHANGE_MERGED] = {"lagt sammen", "merged"},
      [CHANGE_LINK] = {"link ændret", "link changed"},
      [CHANGE_LEVEL] = {"niveau ændret", "level changed"},
      [CHANGE_EMPHASIS] = {"fremhævning ændret", "emphasis changed"},
  };
  return is_danish ? names[kind].danish : names[kind].english;
}

/* -- marked words -- */

static const char *colour_of(enum node_mark mark) {
  return mark == MARK_INSERTED ? "\033[32m" : "\033[31m";
}

static void open_mark(struct writer *writer, enum node_mark mark) {
  if (writer->style.has_colour) buf_add_zero(writer->out, colour_of(mark));
  buf_add_zero(writer->out, mark == MARK_INSERTED ? "{+" : "[-");
}

static void close_mark(struct writer *writer, enum node_mark mark) {
  buf_add_zero(writer->out, mark == MARK_INSERTED ? "+}" : "-]");
  if (writer->style.has_colour) buf_add_zero(writer->out, "\033[0m");
}

static struct str words_of(const struct node *node) {
  if (node->type == NODE_TEXT || node->type == NODE_CODE || node->type == NODE_HTML_INLINE) return node->as.leaf.text;
  if (node->type == NODE_CODE_BLOCK) return node->as.code_block.text;
  if (node->type == NODE_HTML_BLOCK) return node->as.leaf.text;
  if (node->type == NODE_SOFT_BREAK || node->type == NODE_HARD_BREAK) return STR(" ");
  return (struct str){NULL, 0};
}

/* A sentence that was moved has signs of its own around it. */
static enum node_mark mark_of(const struct node *node, const struct node *block) {
  for (; node != block && node->type != NODE_SENTENCE; node = node->parent) {
    if (node->mark != MARK_NONE) return node->mark;
  }
  return MARK_NONE;
}

/* Line ends as blanks, one blank for several. */
static void add_folded(struct buf *out, struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    bool is_space = text.at[i] == ' ' || (text.at[i] >= '\t' && text.at[i] <= '\r');
    bool has_space = out->len > 0 && out->at[out->len - 1] == ' ';
    if (!is_space || !has_space) buf_add_char(out, is_space ? ' ' : text.at[i]);
  }
}

/* Unchanged words: those beside a change, and what is between folded. */
static void write_kept(struct writer *writer, struct str text, bool is_first, bool is_last) {
  if (text.len <= 2 * KEPT_AROUND + 20 || (is_first && is_last)) {
    buf_add(writer->out, text);
    return;
  }
  size_t head = is_first ? 0 : KEPT_AROUND, tail = is_last ? text.len : text.len - KEPT_AROUND;
  while (head > 0 && text.at[head] != ' ') head--;
  while (tail < text.len && text.at[tail] != ' ') tail++;
  buf_add(writer->out, str_slice(text, 0, head));
  buf_add_zero(writer->out, is_first ? "…" : " …");
  buf_add(writer->out, str_slice(text, tail, text.len));
}

struct stretch {
  enum node_mark mark; /* MOVED and POINTER: the text is a sign */
  struct buf text;
};

/* Appends the words of an inline to the last stretch, or a new one where the mark is another. */
static void add_stretch(struct writer *writer, struct stretch **stretches, size_t *count, size_t *capacity, enum node_mark mark,
                        struct str words) {
  if (*count == 0 || (*stretches)[*count - 1].mark != mark) {
    *stretches = arena_grow(writer->arena, *stretches, *count, capacity, sizeof **stretches);
    (*stretches)[*count].mark = mark;
    buf_init(&(*stretches)[*count].text, BUF_LIMIT_DEFAULT);
    ++*count;
  }
  add_folded(&(*stretches)[*count - 1].text, text_visible(writer->arena, words));
}

/* "{>2 Words that were moved here.<}", "[>2]" where they stood: the words of `root` with such signs. */
static void gather_stretches(struct writer *writer, const struct node *root, struct stretch **stretches, size_t *count, size_t *capacity) {
  const struct node *sentence = NULL; /* the one that is open */
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    bool is_behind = sentence != NULL && node->parent == sentence->parent;
    if (is_behind) {
      add_stretch(writer, stretches, count, capacity, MARK_POINTER, STR("<}"));
      sentence = NULL;
    }
    struct str words = words_of(node);
    if (words.len > 0) add_stretch(writer, stretches, count, capacity, mark_of(node, root), words);
    if (node->type != NODE_SENTENCE) continue;
    bool is_pointer = node->mark == MARK_POINTER;
    struct str sign = str_format(writer->arena, is_pointer ? "[>%u]" : "{>%u ", node->change);
    add_stretch(writer, stretches, count, capacity, is_pointer ? MARK_POINTER : MARK_MOVED, sign);
    if (!is_pointer) sentence = node;
  }
  if (sentence != NULL) add_stretch(writer, stretches, count, capacity, MARK_POINTER, STR("<}"));
}

static void write_stretch(struct writer *writer, struct stretch *stretch, bool is_first, bool is_last) {
  struct str text = buf_str(&stretch->text);
  bool is_marked = stretch->mark == MARK_INSERTED || stretch->mark == MARK_DELETED;
  if (is_marked) open_mark(writer, stretch->mark);
  if (stretch->mark == MARK_NONE)
    write_kept(writer, text, is_first, is_last);
  else
    buf_add(writer->out, text);
  if (is_marked) close_mark(writer, stretch->mark);
  buf_release(&stretch->text);
}

static void write_words(struct writer *writer, const struct node *block) {
  struct stretch *stretches = NULL;
  size_t count = 0, capacity = 0;
  const struct node *title = block->type == NODE_CALLOUT ? block->as.callout.marked_title : NULL;
  if (block->type != NODE_CALLOUT || title != NULL)
    gather_stretches(writer, title != NULL ? title : block, &stretches, &count, &capacity);
  else
    add_stretch(writer, &stretches, &count, &capacity, MARK_NONE, block->as.callout.title);
  for (size_t i = 0; i < count; i++) write_stretch(writer, &stretches[i], i == 0, i + 1 == count);
}

/* -- blocks -- */

static bool holds_words(const struct node *node) {
  switch ((int)node->type) {
  case NODE_PARAGRAPH:
  case NODE_HEADING:
  case NODE_TABLE_CELL:
  case NODE_CODE_BLOCK:
  case NODE_HTML_BLOCK:
  case NODE_FIGURE:
  case NODE_CALLOUT: return true;
  default: return false;
  }
}

static enum node_mark mark_around(const struct node *node) {
  for (; node != NULL; node = node->parent) {
    if (node->mark == MARK_INSERTED || node->mark == MARK_DELETED || node->mark == MARK_MOVED) return node->mark;
  }
  return MARK_NONE;
}

static bool has_marks(const struct node *block) {
  if (block->change != 0) return true;
  if (block->type == NODE_CALLOUT) return block->as.callout.marked_title != NULL;
  for (const struct node *node = node_next(block, block); node != NULL; node = node_next(node, block)) {
    if (node->mark != MARK_NONE) return true;
  }
  return false;
}

static void tell_heading(struct writer *writer, const struct node *block) {
  if (writer->heading == NULL || writer->is_heading_told || block == writer->heading) return;
  writer->is_heading_told = true;
  buf_add_zero(writer->out, "\n# ");
  buf_add(writer->out, text_visible(writer->arena, text_fold_space(writer->arena, node_text(writer->arena, writer->heading))));
  buf_add_char(writer->out, '\n');
}

static void tell_change(struct writer *writer, const struct node *node) {
  if (node->change == 0 || node->mark == MARK_POINTER) return;
  const struct treediff_change *change = &writer->diff->changes[node->change - 1];
  buf_format(writer->out, "\n%u %s", change->number, diff_text_kind(change->kind, writer->style.is_danish));
  if (change->kind == CHANGE_LINK)
    buf_format(writer->out, ": %.*s → %.*s", STR_ARG(text_visible(writer->arena, change->old_text)),
               STR_ARG(text_visible(writer->arena, change->new_text)));
  if (change->kind == CHANGE_LEVEL)
    buf_format(writer->out, ": %u → %u", change->old_node->as.heading.level, change->new_node->as.heading.level);
  buf_add_char(writer->out, '\n');
}

/* The sentences that were moved into a block, each a change of its own. */
static void tell_sentences(struct writer *writer, const struct node *block) {
  for (const struct node *node = block->first; node != NULL; node = node->next) {
    if (node->type == NODE_SENTENCE) tell_change(writer, node);
  }
}

static void tell_pointer(struct writer *writer, const struct node *node) {
  buf_format(writer->out, writer->style.is_danish ? "\n… flyttet herfra: se %u\n" : "\n… moved from here: see %u\n", node->change);
}

static void write_block(struct writer *writer, const struct node *block) {
  enum node_mark around = mark_around(block);
  const char *sign = around == MARK_INSERTED ? "+ " : around == MARK_DELETED ? "- " : around == MARK_MOVED ? "> " : "  ";
  bool is_coloured = writer->style.has_colour && (around == MARK_INSERTED || around == MARK_DELETED);
  if (is_coloured) buf_add_zero(writer->out, colour_of(around));
  buf_add_zero(writer->out, sign);
  write_words(writer, block);
  if (is_coloured) buf_add_zero(writer->out, "\033[0m");
  buf_add_char(writer->out, '\n');
}

void diff_text_write(const struct treediff *diff, struct diff_style style, struct buf *out) {
  struct writer writer = {.diff = diff, .style = style, .out = out, .arena = arena_new()};
  for (const struct node *node = diff->root; node != NULL; node = node_next(node, diff->root)) {
    if (!node_is_block(node)) continue;
    if (node->type == NODE_HEADING && mark_around(node) != MARK_DELETED) {
      writer.heading = node;
      writer.is_heading_told = false;
    }
    bool is_told = node->change != 0 || (holds_words(node) && (mark_around(node) != MARK_NONE || has_marks(node)));
    if (!is_told) continue;
    tell_heading(&writer, node);
    if (node->mark == MARK_POINTER)
      tell_pointer(&writer, node);
    else
      tell_change(&writer, node);
    tell_sentences(&writer, node);
    if (holds_words(node) && node->mark != MARK_POINTER) write_block(&writer, node);
  }
  arena_free(writer.arena);
}
