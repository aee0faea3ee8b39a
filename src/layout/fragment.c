#include "layout/fragment.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/text.h"
#include "layout/body.h"
#include "layout/quote.h"
#include "layout/whole.h"
#include "model/url.h"
#include "relate/label.h"
#include "relate/links.h"
#include "relate/terms.h"

/* ---- links, as the body's writer asks for them ---- */

struct asking {
  const struct fragment_context *context;
  const struct entry *document;
  const struct term_document *terms; /* NULL for none */
  bool is_alone;                     /* the text of one entity, not the whole document's */
  size_t *next_image;                /* images are asked for in order, so the search begins behind the last one */
};

/* On a page that holds all of a publication, what stands there itself is led to there. */
static struct str href_of(const struct asking *asking, const struct target *target) {
  struct arena *scratch = asking->context->scratch;
  struct str anchor = whole_anchor(asking->context->whole, target, scratch);
  return anchor.len > 0 ? anchor : url_relative(scratch, asking->context->page_url, target->url);
}

static struct body_target ask_reference(const void *context, unsigned index) {
  const struct asking *asking = context;
  const struct target *target = links_target(asking->context->site->links, asking->document, index);
  struct body_target answer = {0};
  if (target->url.len == 0 && target->entry == NULL) return answer;
  struct arena *scratch = asking->context->scratch;
  const struct reference *reference = &asking->document->document->references[index];
  answer.href = href_of(asking, target);
  if (reference->is_bare && target->entry != NULL) answer.label = reference_label(scratch, reference, target->entry);
  return answer;
}

static struct body_address ask_address(const void *context, struct str written, bool is_image) {
  const struct asking *asking = context;
  if (!is_image) return (struct body_address){.url = written};
  struct arena *scratch = asking->context->scratch;
  const struct document *document = asking->document->document;
  for (size_t i = 0; i < document->image_count; i++) {
    size_t number = (*asking->next_image + i) % document->image_count;
    const struct image *image = &document->images[number];
    if (!str_equal(image->node->as.link.url, written) || image->path.len == 0) continue;
    const struct asset *asset = links_asset(asking->context->site->links, asking->document->edition, image->path);
    if (asset == NULL) continue;
    *asking->next_image = number + 1;
    return (struct body_address){url_relative(scratch, asking->context->page_url, asset->url), asset->size};
  }
  return (struct body_address){.url = {"", 0}};
}

/* A hit that is no link here may still be words of another language. */
static bool is_linked(const struct asking *asking, const struct term_hit *hit) {
  bool is_link = asking->is_alone ? hit->is_linked_alone : hit->verdict == TERM_LINKED;
  return is_link && !str_equal(hit->concept->url, asking->context->page_url);
}

static bool ask_term(const void *context, struct str text, size_t from, struct body_term *term) {
  const struct asking *asking = context;
  size_t count;
  if (asking->terms == NULL) return false;
  const struct term_piece *pieces = term_document_pieces(asking->terms, str_slice(text, from, text.len), &count);
  for (size_t i = 0; i < count; i++) {
    const struct term_piece *piece = &pieces[i];
    bool is_link = is_linked(asking, piece->hit);
    size_t start = (size_t)(piece->at - text.at);
    if ((!is_link && piece->hit->language.len == 0) || start + piece->len > text.len) continue;
    *term = (struct body_term){.start = start, .end = start + piece->len, .language = piece->hit->language, .goes_on = piece->goes_on};
    if (is_link) term->href = href_of(asking, &(struct target){piece->hit->concept, piece->hit->concept->url});
    return true;
  }
  return false;
}

static struct str ask_history(const void *context, struct str id) {
  const struct asking *asking = context;
  struct str url = asking->context->history_url;
  return url.len > 0 ? url_anchor(asking->context->scratch, url, id) : url;
}

/* ---- the part of the tree that an entry is ---- */

static void copy_section(struct arena *scratch, const struct node *heading, struct node *fragment) {
  const struct node *end = node_section_end(heading);
  for (const struct node *node = heading->next; node != end; node = node->next) node_append(fragment, node_copy(scratch, node));
}

static void copy_children(struct arena *scratch, const struct node *parent, struct node *fragment) {
  for (const struct node *node = parent->first; node != NULL; node = node->next) node_append(fragment, node_copy(scratch, node));
}

/* A document's notes by number; they stand at its end, in their order. */
static const struct node **list_footnotes(struct arena *scratch, const struct node *document, unsigned last) {
  const struct node **notes = arena_array(scratch, last + 1, sizeof *notes);
  for (const struct node *note = document->last; note != NULL && note->type == NODE_FOOTNOTE; note = note->previous) {
    if (note->as.footnote.number <= last) notes[note->as.footnote.number] = note;
  }
  return notes;
}

/* The notes that the text refers to come with it, numbered anew by their first mention. A note that is brought may mention others:
 * the walk comes to it in its turn. */
static void bring_footnotes(struct arena *scratch, const struct node *document, struct node *fragment) {
  unsigned last = document->last != NULL && document->last->type == NODE_FOOTNOTE ? document->last->as.footnote.number : 0;
  const struct node **notes = list_footnotes(scratch, document, last);
  struct node **brought = arena_array(scratch, last + 1, sizeof *brought);
  unsigned count = 0;
  for (struct node *node = fragment; node != NULL; node = node_next(node, fragment)) {
    if (node->type != NODE_FOOTNOTE_REFERENCE) continue;
    unsigned number = node->as.footnote.number;
    const struct node *note = number <= last ? notes[number] : NULL;
    if (note == NULL) continue;
    if (brought[number] == NULL) {
      brought[number] = node_copy(scratch, note);
      brought[number]->as.footnote.number = ++count;
      brought[number]->as.footnote.use_count = 0;
      node_append(fragment, brought[number]);
    }
    node->as.footnote.number = brought[number]->as.footnote.number;
    node->as.footnote.use = ++brought[number]->as.footnote.use_count;
  }
}

/* The text of an entry that lives inside a document, as a document of its own. */
static struct node *copy_text(struct arena *scratch, const struct entry *entry, bool is_page) {
  const struct node *node = entry->declaration->node;
  struct node *fragment = node_new(scratch, NODE_DOCUMENT);
  if (node->type == NODE_HEADING) {
    copy_section(scratch, node, fragment);
  } else {
    copy_children(scratch, node, fragment);
  }
  if (is_page) bring_footnotes(scratch, entry->document->root, fragment); /* elsewhere none are shown */
  return fragment;
}

/* ---- writing ---- */

static void write_fragment(const struct fragment_context *context, const struct entry *entry, const struct node *fragment, bool is_page,
                           struct buf *out) {
  size_t next_image = 0;
  const struct entry *document = entry_document(entry);
  bool is_alone = entry->declaration->node != NULL;
  struct asking asking = {context, document, links_terms(context->site->links, document), is_alone, &next_image};
  struct body_links links = {
      .reference = ask_reference,
      .address = ask_address,
      .term = ask_term,
      .history = is_page && entry_is_document(entry) ? ask_history : NULL,
      .context = &asking,
  };
  struct body_options options = {
      .raw_html = context->site->config->raw_html,
      .heading_shift = body_heading_shift(fragment, 2),
      .language = context->site->config->language,
      .omit_ids = !is_page,
      .links = &links,
      .foreign = context->site->links->terms->foreign,
      .scratch = context->scratch,
  };
  body_write_children(fragment, &options, out);
}

void fragment_write_whole(const struct fragment_context *context, const struct entry *document, struct str prefix, int top,
                          struct buf *out) {
  size_t next_image = 0;
  struct asking asking = {context, document, links_terms(context->site->links, document), false, &next_image};
  const struct node *root = document->document->root;
  struct body_links links = {.reference = ask_reference, .address = ask_address, .term = ask_term, .context = &asking};
  struct body_options options = {
      .raw_html = context->site->config->raw_html,
      .heading_shift = body_heading_shift(root, top),
      .language = context->site->config->language,
      .id_prefix = prefix,
      .links = &links,
      .foreign = context->site->links->terms->foreign,
      .scratch = context->scratch,
  };
  body_write_children(root, &options, out);
}

void fragment_write(const struct fragment_context *context, const struct entry *entry, bool is_page, struct buf *out) {
  if (entry->document == NULL) return;
  bool is_whole = entry->declaration->node == NULL;
  write_fragment(context, entry, is_whole ? entry->document->root : copy_text(context->scratch, entry, is_page), is_page, out);
}

/* ---- a text without its title ---- */

static bool holds_link(const struct node *root) {
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type == NODE_REFERENCE || node->type == NODE_LINK || node->type == NODE_FOOTNOTE_REFERENCE) return true;
  }
  return false;
}

/* How many bytes of the words `text` are passed over when the folded `title` is read off its beginning; STR_NOT_FOUND when it is not
 * the title that stands there. `*title_at` moves on. */
static size_t read_title(struct str text, struct str title, size_t *title_at) {
  size_t at = 0;
  while (at < text.len && *title_at < title.len) {
    if (text.at[at] != title.at[*title_at]) return STR_NOT_FOUND;
    at++;
    (*title_at)++;
  }
  return at;
}

static size_t skip_end_marks(struct str text, size_t at) {
  while (at < text.len && (text.at[at] == '.' || text.at[at] == ':' || text.at[at] == ' ')) at++;
  return at;
}

/* The paragraph's inlines after the title; NULL when the title is not its beginning, or holds links that would be lost. */
static struct node *rest_of_paragraph(struct arena *scratch, const struct node *paragraph, struct str title) {
  struct node *rest = node_new(scratch, NODE_PARAGRAPH);
  size_t title_at = 0;
  const struct node *node = paragraph->first;
  for (; node != NULL && title_at < title.len; node = node->next) {
    if (holds_link(node)) return NULL;
    struct node *holder = node_new(scratch, NODE_PARAGRAPH);
    node_append(holder, node_copy(scratch, node));
    struct str words = node_text(scratch, holder);
    size_t used = read_title(words, title, &title_at);
    if (used == STR_NOT_FOUND) return NULL;
    used = title_at == title.len ? skip_end_marks(words, used) : used;
    if (used == words.len) continue;
    if (node->type != NODE_TEXT) return NULL;
    struct node *tail = node_copy(scratch, node);
    tail->as.leaf.text = str_slice(node->as.leaf.text, used, words.len); /* its own bytes: terms are known by them */
    node_append(rest, tail);
  }
  if (title_at < title.len) return NULL;
  for (; node != NULL; node = node->next) {
    struct node *copy = node_copy(scratch, node);
    if (rest->first == NULL && node->type == NODE_TEXT) {
      copy->as.leaf.text = str_slice(node->as.leaf.text, skip_end_marks(node->as.leaf.text, 0), node->as.leaf.text.len);
      if (copy->as.leaf.text.len == 0) continue;
    }
    if (rest->first == NULL && node->type == NODE_SOFT_BREAK) continue;
    node_append(rest, copy);
  }
  return rest;
}

bool fragment_write_rest(const struct fragment_context *context, const struct entry *entry, bool is_page, struct buf *out) {
  if (entry->document == NULL || entry->declaration->node == NULL || entry->declaration->node->type != NODE_ITEM) return false;
  struct node *fragment = copy_text(context->scratch, entry, is_page);
  struct node *first = fragment->first;
  if (first == NULL || first->type != NODE_PARAGRAPH) return false;
  struct node *rest = rest_of_paragraph(context->scratch, first, entry->title);
  if (rest == NULL) return false;
  if (rest->first != NULL) node_insert_before(first, rest);
  node_unlink(first);
  write_fragment(context, entry, fragment, is_page, out);
  return true;
}
