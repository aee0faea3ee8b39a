#include "model/redaction.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

#define NO_TEXT ((struct str){0})

struct redactions redactions_for(struct arena *arena, const struct redaction *all, size_t count, struct str publication, struct str edition,
                                 struct str language) {
  struct redactions redactions = {arena_array(arena, count, sizeof(struct redaction *)), 0, language};
  for (size_t i = 0; i < count; i++) {
    bool holds = str_equal(all[i].publication.text, publication) && (all[i].edition.len == 0 || str_equal(all[i].edition, edition));
    if (holds) redactions.at[redactions.count++] = &all[i];
  }
  return redactions;
}

static struct str notice_of(struct arena *arena, const struct redactions *redactions, const struct redaction *redaction) {
  struct str date = date_written(arena, redaction->date, redactions->language);
  const char *words = str_is(redactions->language, "en") ? "withheld" : "taget ud";
  return str_format(arena, "[%s %.*s: %.*s]", words, STR_ARG(date), STR_ARG(redaction->reason));
}

/* ---- passages ---- */

/* A piece of a block's words and the node it is of; NULL for a break. */
struct piece {
  struct node *node;
  size_t start; /* in the block's words */
};

struct words {
  struct arena *arena;
  struct buf text;
  struct piece *pieces;
  size_t count;
  size_t capacity;
};

static bool has_words(const struct node *node) {
  return node->type == NODE_TEXT || node->type == NODE_CODE || node->type == NODE_HTML_INLINE || node->type == NODE_HTML_BLOCK;
}

static void gather(struct words *words, struct node *root) {
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    bool is_break = node->type == NODE_SOFT_BREAK || node->type == NODE_HARD_BREAK;
    if (!is_break && !has_words(node)) continue;
    words->pieces = arena_grow(words->arena, words->pieces, words->count, &words->capacity, sizeof *words->pieces);
    words->pieces[words->count++] = (struct piece){is_break ? NULL : node, words->text.len};
    buf_add(&words->text, is_break ? STR(" ") : node->as.leaf.text);
  }
}

/* Cuts [from, to) out of the block's words; the first piece that loses any gets the notice. */
static void cut(struct words *words, size_t from, size_t to, struct str notice) {
  for (size_t i = 0; i < words->count; i++) {
    struct piece *piece = &words->pieces[i];
    if (piece->node == NULL) continue;
    struct str text = piece->node->as.leaf.text;
    size_t start = from > piece->start ? from - piece->start : 0;
    size_t end = to > piece->start ? to - piece->start : 0;
    if (end > text.len) end = text.len;
    if (start >= end) continue;
    struct str before = str_slice(text, 0, start);
    struct str after = str_slice(text, end, text.len);
    piece->node->as.leaf.text = str_format(words->arena, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(notice), STR_ARG(after));
    notice = NO_TEXT;
  }
}

static bool take_from_block(struct arena *arena, struct node *block, struct str passage, struct str notice) {
  bool was_there = false;
  for (;;) {
    struct words words = {.arena = arena};
    buf_init(&words.text, BUF_LIMIT_DEFAULT);
    gather(&words, block);
    size_t at = str_find(buf_str(&words.text), passage, 0);
    if (at != STR_NOT_FOUND) cut(&words, at, at + passage.len, notice);
    buf_release(&words.text);
    if (at == STR_NOT_FOUND) return was_there;
    was_there = true;
  }
}

static bool is_lowest_block(const struct node *node) {
  return node_is_block(node) && (node->first == NULL || !node_is_block(node->first));
}

static bool take_from_text(struct arena *arena, struct str *text, struct str passage, struct str notice) {
  size_t at = str_find(*text, passage, 0);
  if (at == STR_NOT_FOUND) return false;
  struct str before = str_slice(*text, 0, at);
  struct str after = str_slice(*text, at + passage.len, text->len);
  *text = str_format(arena, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(notice), STR_ARG(after));
  return true;
}

static bool take_from_fields(struct arena *arena, struct fields *fields, struct str passage, struct str notice) {
  bool was_there = take_from_text(arena, &fields->title.text, passage, notice);
  was_there = take_from_text(arena, &fields->summary, passage, notice) || was_there;
  was_there = take_from_text(arena, &fields->source, passage, notice) || was_there;
  for (size_t i = 0; i < fields->attachment_count; i++) {
    was_there = take_from_text(arena, &fields->attachments[i].title, passage, notice) || was_there;
  }
  return was_there;
}

static bool take_from_links(struct arena *arena, struct node *node, struct str passage, struct str notice) {
  bool has_title = node->type == NODE_LINK || node->type == NODE_IMAGE;
  if (has_title) return take_from_text(arena, &node->as.link.title, passage, notice);
  return node->type == NODE_CODE_BLOCK && take_from_text(arena, &node->as.code_block.text, passage, notice);
}

void redactions_take_passages(struct arena *arena, struct document *document, const struct redactions *redactions) {
  for (size_t i = 0; i < redactions->count; i++) {
    struct str passage = text_fold_space(arena, redactions->at[i]->passage);
    if (passage.len == 0) continue;
    struct str notice = notice_of(arena, redactions, redactions->at[i]);
    if (str_find(notice, passage, 0) != STR_NOT_FOUND) continue; /* a reason that repeats the passage would never end */
    bool was_there = take_from_fields(arena, &document->fields, passage, notice);
    for (struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
      was_there = take_from_links(arena, node, passage, notice) || was_there;
      if (is_lowest_block(node)) was_there = take_from_block(arena, node, passage, notice) || was_there;
    }
    if (was_there) *redactions->at[i]->is_used = true;
  }
}

/* ---- entities ---- */

static struct node *make_notice(struct arena *arena, struct str notice) {
  struct node *paragraph = node_new(arena, NODE_PARAGRAPH);
  struct node *text = node_new(arena, NODE_TEXT);
  text->as.leaf.text = notice;
  node_append(paragraph, text);
  return paragraph;
}

static void empty(struct node *node) {
  while (node->first != NULL) node_unlink(node->first);
}

/* All blocks of a section but its heading. */
static void empty_section(struct node *heading) {
  while (heading->next != NULL) {
    struct node *next = heading->next;
    if (next->type == NODE_FOOTNOTE || (next->type == NODE_HEADING && next->as.heading.level <= heading->as.heading.level)) return;
    node_unlink(next);
  }
}

static void insert_after(struct node *node, struct node *added) {
  if (node->next != NULL) {
    node_insert_before(node->next, added);
  } else {
    node_append(node->parent, added);
  }
}

static void withhold(struct arena *arena, struct document *document, struct declaration *declaration, struct str notice) {
  struct node *node = (struct node *)declaration->node; /* the document is still being made */
  declaration->title = notice;
  declaration->indicator = NULL;
  for (unsigned i = 0; i < RELATION_COUNT; i++) {
    if (i != RELATION_SAME_AS) declaration->relations[i].count = 0;
  }
  if (node == NULL) {
    document->fields.title.text = notice;
    document->fields.summary = NO_TEXT;
    empty(document->root);
    node_append(document->root, make_notice(arena, notice));
    document->declaration_count = 1;
    return;
  }
  if (node->type == NODE_HEADING) {
    empty_section(node);
    empty(node);
    node_append(node, make_notice(arena, notice)->first);
    insert_after(node, make_notice(arena, notice));
    return;
  }
  empty(node);
  if (node->type == NODE_CALLOUT) {
    node->as.callout.title = notice;
    node->as.callout.reference = 0;
  }
  node_append(node, make_notice(arena, notice));
}

/* Also second explanations of a withheld concept. */
static bool is_meant(const struct declaration *declaration, struct str id) {
  const struct names *same_as = &declaration->relations[RELATION_SAME_AS];
  return str_equal(declaration->id, id) || (same_as->count > 0 && str_equal(same_as->at[0].text, id));
}

static bool is_in_tree(const struct document *document, const struct node *node) {
  while (node->parent != NULL) node = node->parent;
  return node == document->root;
}

/* What the withheld text showed and referred to is nobody's business either. */
static void forget_detached(struct document *document) {
  for (size_t i = 0; i < document->reference_count; i++) {
    document->references[i].is_withheld = !is_in_tree(document, document->references[i].node);
  }
  for (size_t i = 0; i < document->image_count; i++) {
    if (!is_in_tree(document, document->images[i].node)) document->images[i].path = NO_TEXT;
  }
}

void redactions_take_entities(struct arena *arena, struct document *document, const struct redactions *redactions) {
  for (size_t i = 0; i < redactions->count; i++) {
    const struct redaction *redaction = redactions->at[i];
    if (redaction->entity.text.len == 0 || redaction->passage.len > 0) continue;
    struct str notice = notice_of(arena, redactions, redaction);
    for (size_t j = 0; j < document->declaration_count; j++) {
      if (!is_meant(&document->declarations[j], redaction->entity.text)) continue;
      withhold(arena, document, &document->declarations[j], notice);
      *redaction->is_used = true;
    }
  }
  forget_detached(document);
}
