#include "model/redaction.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"

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

/* What to take out and what to say instead. */
struct taking {
  struct arena *arena;
  struct str passage; /* its white space folded: a space stands for any */
  struct str notice;
};

struct stretch {
  size_t start;
  size_t end;
};

struct stretches {
  struct stretch *at;
  size_t count;
  size_t capacity;
};

static size_t skip_space(struct str text, size_t at) {
  size_t next = at;
  while (next < text.len && text_is_space(utf8_next(text, &next))) at = next;
  return at;
}

/* Where the passage ends that begins at `at`, or STR_NOT_FOUND. */
static size_t match(struct str text, size_t at, struct str passage) {
  for (size_t i = 0; i < passage.len; i++) {
    size_t next = passage.at[i] == ' ' ? skip_space(text, at) : at + (at < text.len && text.at[at] == passage.at[i]);
    if (next == at) return STR_NOT_FOUND;
    at = next;
  }
  return at;
}

static struct stretches find_all(struct arena *arena, struct str text, struct str passage) {
  struct stretches found = {0};
  struct str first = str_slice(passage, 0, 1);
  for (size_t at = str_find(text, first, 0); at != STR_NOT_FOUND;) {
    size_t end = match(text, at, passage);
    if (end != STR_NOT_FOUND) {
      found.at = arena_grow(arena, found.at, found.count, &found.capacity, sizeof *found.at);
      found.at[found.count++] = (struct stretch){at, end};
    }
    at = str_find(text, first, end != STR_NOT_FOUND ? end : at + 1);
  }
  return found;
}

/* `text`, which stands at `offset` in the words that were searched, without what of it lies in `found`, from *next on. The notice stands
 * where a passage begins. */
static struct str without(const struct taking *taking, struct str text, size_t offset, const struct stretches *found, size_t *next) {
  struct buf left;
  size_t at = 0;
  buf_init(&left, BUF_LIMIT_DEFAULT);
  while (*next < found->count && found->at[*next].start < offset + text.len) {
    struct stretch stretch = found->at[*next];
    bool begins_here = stretch.start >= offset;
    if (begins_here) {
      buf_add(&left, str_slice(text, at, stretch.start - offset));
      buf_add(&left, taking->notice);
    }
    at = stretch.end > offset ? stretch.end - offset : 0;
    if (at > text.len) at = text.len;
    if (stretch.end > offset + text.len) break; /* goes on in the next piece */
    ++*next;
  }
  buf_add(&left, str_slice(text, at, text.len));
  struct str kept = str_copy(taking->arena, buf_str(&left));
  buf_release(&left);
  return kept;
}

static bool take_from_text(const struct taking *taking, struct str *text) {
  struct stretches found = find_all(taking->arena, *text, taking->passage);
  size_t next = 0;
  if (found.count > 0) *text = without(taking, *text, 0, &found, &next);
  return found.count > 0;
}

static bool has_words(const struct node *node) {
  return node->type == NODE_TEXT || node->type == NODE_CODE || node->type == NODE_HTML_INLINE || node->type == NODE_HTML_BLOCK;
}

static bool is_break(const struct node *node) {
  return node->type == NODE_SOFT_BREAK || node->type == NODE_HARD_BREAK;
}

/* The words of a block as one text: a passage may go over emphasis and line ends. */
static void gather(struct buf *words, const struct node *block) {
  for (const struct node *node = block; node != NULL; node = node_next(node, block)) {
    if (is_break(node)) buf_add_char(words, ' ');
    if (has_words(node)) buf_add(words, node->as.leaf.text);
  }
}

static bool take_from_block(const struct taking *taking, struct node *block) {
  struct buf words;
  buf_init(&words, BUF_LIMIT_DEFAULT);
  gather(&words, block);
  struct stretches found = find_all(taking->arena, buf_str(&words), taking->passage);
  buf_release(&words);
  size_t offset = 0;
  size_t next = 0;
  for (struct node *node = block; node != NULL && found.count > 0; node = node_next(node, block)) {
    offset += is_break(node);
    if (!has_words(node)) continue;
    size_t length = node->as.leaf.text.len;
    while (next < found.count && found.at[next].end <= offset) next++; /* ended in a break */
    if (next < found.count && found.at[next].start < offset + length) {
      node->as.leaf.text = without(taking, node->as.leaf.text, offset, &found, &next);
    }
    offset += length;
  }
  return found.count > 0;
}

static bool is_lowest_block(const struct node *node) {
  return node_is_block(node) && (node->first == NULL || !node_is_block(node->first));
}

static bool take_from_fields(const struct taking *taking, struct fields *fields) {
  bool was_there = take_from_text(taking, &fields->title.text);
  was_there = take_from_text(taking, &fields->summary) || was_there;
  was_there = take_from_text(taking, &fields->source) || was_there;
  for (size_t i = 0; i < fields->attachment_count; i++) was_there = take_from_text(taking, &fields->attachments[i].title) || was_there;
  for (size_t i = 0; i < fields->indicator_count; i++) {
    struct indicator *indicator = &fields->indicators[i];
    for (size_t j = 0; j < indicator->measured_count; j++) {
      was_there = take_from_text(taking, &indicator->measured[j].source) || was_there;
    }
  }
  return was_there;
}

static bool take_from_node(const struct taking *taking, struct node *node) {
  bool has_title = node->type == NODE_LINK || node->type == NODE_IMAGE;
  if (has_title) return take_from_text(taking, &node->as.link.title);
  if (node->type == NODE_CODE_BLOCK) return take_from_text(taking, &node->as.code_block.text);
  return is_lowest_block(node) && take_from_block(taking, node);
}

void redactions_take_passages(struct arena *arena, struct document *document, const struct redactions *redactions) {
  for (size_t i = 0; i < redactions->count; i++) {
    struct taking taking = {arena, text_fold_space(arena, redactions->at[i]->passage), notice_of(arena, redactions, redactions->at[i])};
    if (taking.passage.len == 0) continue;
    if (find_all(arena, taking.notice, taking.passage).count > 0) continue; /* a reason that repeats the passage would publish it */
    bool was_there = take_from_fields(&taking, &document->fields);
    for (struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
      was_there = take_from_node(&taking, node) || was_there;
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
  const struct node *end = node_section_end(heading);
  while (heading->next != end) node_unlink(heading->next);
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
