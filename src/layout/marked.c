#include "layout/marked.h"

#include "base/arena.h"
#include "base/buf.h"
#include "layout/body.h"
#include "layout/compare_words.h"
#include "layout/decision_words.h"
#include "layout/foreign_marks.h"
#include "layout/handout.h"
#include "layout/quote.h"
#include "layout/view_parts.h"
#include "relate/label.h"
#include "relate/links.h"
#include "relate/terms.h"

struct marking {
  const struct view_context *context;
  const struct document_comparison *document;
};

static bool is_old(const struct node *node) {
  for (; node != NULL; node = node->parent) {
    if (node->mark == MARK_DELETED) return true;
    if (node->mark == MARK_INSERTED) return false;
  }
  return false;
}

/* A reference is a number into one of two documents, which the body's writer could not tell apart: it becomes a plain link first. */
static void settle_reference(const struct marking *marking, struct node *node) {
  const struct entry *document = is_old(node) || marking->document->to == NULL ? marking->document->from : marking->document->to;
  size_t index = node->as.reference.index;
  struct str url = {0};
  if (document != NULL && index < document->document->reference_count) {
    const struct target *target = links_target(marking->context->site->links, document, index);
    const struct reference *reference = &document->document->references[index];
    bool leads_somewhere = target->url.len > 0 || target->entry != NULL;
    bool is_plain = node->first != NULL && node->first == node->last && node->first->type == NODE_TEXT;
    if (reference->is_bare && is_plain && target->entry != NULL) {
      node->first->as.leaf.text = reference_label(marking->context->scratch, reference, target->entry);
    }
    if (leads_somewhere) url = view_href(marking->context, target->url);
  }
  node->type = NODE_LINK;
  node->as.link.url = url;
  node->as.link.title = (struct str){0};
}

static void settle_image(const struct marking *marking, struct node *node) {
  const struct entry *document = is_old(node) || marking->document->to == NULL ? marking->document->from : marking->document->to;
  for (size_t i = 0; document != NULL && i < document->document->image_count; i++) {
    const struct image *image = &document->document->images[i];
    if (!str_equal(image->node->as.link.url, node->as.link.url) || image->path.len == 0) continue;
    const struct asset *asset = links_asset(marking->context->site->links, document->edition, image->path);
    if (asset == NULL) continue;
    node->as.link.url = marking->context->handout != NULL ? asset->url : view_href(marking->context, asset->url);
    node->as.link.size = asset->size;
    return;
  }
  node->as.link.url = (struct str){"", 0};
}

/* Anchors would stand on the page once for each of its documents, so only the changes' own are written. */
static void settle(const struct marking *marking, struct node *root) {
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type == NODE_REFERENCE) settle_reference(marking, node);
    if (node->type == NODE_IMAGE) settle_image(marking, node);
    if (node->type == NODE_CALLOUT) node->as.callout.reference = 0;
  }
}

/* For what the marks themselves do not say: what is added, removed or edited is seen and heard by them. */
struct labels {
  struct arena *arena;
  const struct decided *decided;
  struct str language;
};

static struct str label_of(const void *context, unsigned number) {
  const struct labels *labels = context;
  if (number == 0 || number > labels->decided->comparison->difference_count) return (struct str){0};
  const struct difference *difference = &labels->decided->comparison->differences[number - 1];
  const char *kind = difference->kind;
  const struct decision *decision = labels->decided->at[number - 1];
  bool is_decided = decision != NULL && decision->ruling != RULING_UNDECIDED;
  bool is_said = strcmp(kind, "added") == 0 || strcmp(kind, "removed") == 0 || strcmp(kind, "changed") == 0;
  struct str said =
      is_said ? compare_detail(labels->arena, difference, labels->language) : compare_said(labels->arena, difference, labels->language);
  if (!is_decided) return said;
  struct str ruling = decision_word(decision->ruling, labels->language);
  return str_format(labels->arena, "%.*s%s%.*s", STR_ARG(said), said.len > 0 ? ", " : "", STR_ARG(ruling));
}

struct asking {
  const struct view_context *context;
  const struct foreign_marks *foreign;
};

static struct str embed(const void *context, struct str url) {
  return handout_picture(((const struct asking *)context)->context, url);
}

static bool next_foreign(const void *context, struct str text, size_t from, struct body_term *term) {
  return foreign_marks_next(((const struct asking *)context)->foreign, text, from, term);
}

struct str marked_html(const struct view_context *context, const struct document_comparison *document) {
  struct arena *arena = context->scratch;
  const struct config *config = context->site->config;
  struct labels labels = {arena, context->page->decided, config->language};
  struct marking marking = {context, document};
  struct node *root = node_copy(arena, document->root);
  settle(&marking, root);
  bool is_whole = document->from == NULL || document->to == NULL;
  const struct body_marks marks = {
      .label = label_of, .context = &labels, .count = (unsigned)labels.decided->comparison->difference_count, .folds_unchanged = !is_whole};
  const struct termset *foreign = context->site->links->terms->foreign;
  struct asking asking = {context, foreign_marks_find(arena, foreign, root)};
  const struct body_links links = {.picture = context->handout != NULL ? embed : NULL, .term = next_foreign, .context = &asking};
  struct body_options options = {
      .raw_html = config->raw_html,
      .heading_shift = body_heading_shift(root, 3),
      .language = config->language,
      .omit_ids = true,
      .links = &links,
      .marks = &marks,
      .foreign = foreign,
      .scratch = arena,
  };
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  body_write_children(root, &options, &html);
  struct str text = str_copy(arena, buf_str(&html));
  buf_release(&html);
  return text;
}
