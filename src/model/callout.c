#include "model/callout.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "model/attributes.h"
#include "model/slips.h"

#define NO_TEXT ((struct str){0})
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const struct {
  const char *name;
  enum callout_kind kind;
} names[] = {
    {"begreb", CALLOUT_CONCEPT},  {"mål", CALLOUT_GOAL},     {"maal", CALLOUT_GOAL},
    {"kontakt", CALLOUT_CONTACT}, {"figur", CALLOUT_FIGURE}, {"note", CALLOUT_NOTE},
};

static bool find_kind(struct str name, enum callout_kind *kind) {
  for (size_t i = 0; i < LENGTH(names); i++) {
    if (!str_is(name, names[i].name)) continue;
    *kind = names[i].kind;
    return true;
  }
  return false;
}

static struct str nearest_name(struct str name) {
  struct str candidates[LENGTH(names)];
  for (size_t i = 0; i < LENGTH(names); i++) candidates[i] = str_from(names[i].name);
  return str_nearest(name, candidates, LENGTH(names));
}

/* The text that begins `[!name]`, or NULL when the quote is an ordinary one. */
static struct node *opening_text(const struct node *quote, size_t *name_end) {
  struct node *paragraph = quote->first;
  if (paragraph == NULL || paragraph->type != NODE_PARAGRAPH) return NULL;
  struct node *text = paragraph->first;
  if (text == NULL || text->type != NODE_TEXT || text->as.leaf.is_literal) return NULL;
  if (!str_starts(text->as.leaf.text, "[!")) return NULL;
  *name_end = str_find_char(text->as.leaf.text, ']', 2);
  return *name_end == STR_NOT_FOUND || *name_end == 2 ? NULL : text;
}

static bool is_break(const struct node *node) {
  return node->type == NODE_SOFT_BREAK || node->type == NODE_HARD_BREAK;
}

/* The last node of the opening line. */
static struct node *end_of_title(struct node *paragraph) {
  struct node *last = paragraph->first;
  while (last->next != NULL && !is_break(last->next)) last = last->next;
  return last;
}

/* Of a title and of an alternative text only the words are kept: the mark of a note in it would be lost without a word. */
static void report_lost_marks(struct arena *arena, const struct lines *file, const struct node *root, struct diags *diags) {
  for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type != NODE_FOOTNOTE_REFERENCE) continue;
    struct str written = str_format(arena, "[^%.*s]", STR_ARG(node->as.footnote.label));
    struct place place = {file, node->line, node->column, (unsigned)written.len};
    diags_add(diags, DIAG_REFERENCE_SYNTAX, place, written, NO_TEXT, NO_TEXT);
  }
}

/* Takes the opening line out of the paragraph and returns its words. */
static struct str take_title(struct arena *arena, const struct lines *file, struct node *paragraph, struct node *last,
                             struct diags *diags) {
  struct node *line = node_new(arena, NODE_PARAGRAPH);
  struct node *after = last->next;
  for (struct node *node = paragraph->first; node != after;) {
    struct node *next = node->next;
    node_unlink(node);
    node_append(line, node);
    node = next;
  }
  report_lost_marks(arena, file, line, diags);
  if (after != NULL) node_unlink(after);
  if (paragraph->first == NULL) node_unlink(paragraph);
  return text_fold_space(arena, node_text(arena, line));
}

static void form_callout(struct arena *arena, const struct lines *file, struct node *quote, struct diags *diags) {
  size_t name_end;
  struct node *text = opening_text(quote, &name_end);
  if (text == NULL) return;
  struct str written = str_slice(text->as.leaf.text, 2, name_end);
  struct place place = {file, text->line, text->column, (unsigned)name_end + 1};
  enum callout_kind kind;
  if (!find_kind(text_lower(arena, text_nfc(arena, written)), &kind)) {
    struct str nearest = nearest_name(written);
    if (nearest.len > 0) nearest = str_format(arena, "[!%.*s]", STR_ARG(nearest));
    diags_suggest(diags, DIAG_CALLOUT_UNKNOWN, place, written, NO_TEXT, nearest);
    return;
  }
  struct node *paragraph = quote->first;
  struct node *last = end_of_title(paragraph);
  if (last->type == NODE_TEXT) {
    quote->attributes = attributes_take(arena, file, last, OWNER_CALLOUT, diags);
    slips_report_title(arena, file, last, diags);
  }
  text->as.leaf.text = str_slice(text->as.leaf.text, name_end + 1, text->as.leaf.text.len);
  text->column += (unsigned)name_end + 1;
  quote->type = NODE_CALLOUT;
  quote->as.callout.kind = kind;
  quote->as.callout.title = take_title(arena, file, paragraph, last, diags);
  if (quote->as.callout.title.len == 0 && (kind == CALLOUT_CONCEPT || kind == CALLOUT_GOAL)) {
    diags_add(diags, DIAG_CALLOUT_UNTITLED, place, written, NO_TEXT, NO_TEXT);
  }
}

bool callout_is_name(struct arena *arena, struct str name) {
  enum callout_kind kind;
  return name.len > 0 && find_kind(text_lower(arena, text_nfc(arena, name)), &kind);
}

void callouts_form(struct arena *arena, const struct lines *file, struct node *root, struct diags *diags) {
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type == NODE_QUOTE) form_callout(arena, file, node, diags);
  }
}

static void check_alternative_text(struct arena *arena, const struct lines *file, const struct node *image, struct diags *diags) {
  bool is_decorative = attributes_has_class(image->attributes, "decorative");
  report_lost_marks(arena, file, image, diags);
  bool has_text = str_trim(node_text(arena, image)).len > 0;
  struct place place = {file, image->line, image->column, 2};
  if (!has_text && !is_decorative) diags_add(diags, DIAG_IMAGE_ALT_MISSING, place, NO_TEXT, NO_TEXT, NO_TEXT);
  if (has_text && is_decorative) diags_add(diags, DIAG_IMAGE_DECORATIVE_ALT, place, NO_TEXT, NO_TEXT, NO_TEXT);
}

void figures_form(struct arena *arena, const struct lines *file, struct node *root, struct diags *diags) {
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type != NODE_IMAGE) continue;
    check_alternative_text(arena, file, node, diags);
    struct node *paragraph = node->parent;
    if (paragraph->type != NODE_PARAGRAPH || paragraph->first != node || paragraph->last != node) continue;
    paragraph->type = NODE_FIGURE;
    paragraph->as.figure.is_decorative = attributes_has_class(node->attributes, "decorative");
    paragraph->attributes = node->attributes; /* an id is the figure's: images have none in the page */
    node->attributes = NULL;
  }
}
