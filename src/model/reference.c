#include "model/reference.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/text.h"
#include "model/attributes.h"
#include "model/sentence.h"

#define NO_TEXT ((struct str){0})
#define QUOTED_MAX 60

struct finder {
  struct arena *arena;
  struct document *document;
  struct diags *diags;
  size_t reference_capacity;
  size_t image_capacity;
};

static struct place place_at(const struct finder *finder, const struct node *node, size_t offset, size_t width) {
  return (struct place){finder->document->file, node->line, node->column + (unsigned)offset, (unsigned)width};
}

static void add(struct finder *finder, struct node *node, struct reference reference) {
  struct document *document = finder->document;
  document->references =
      arena_grow(finder->arena, document->references, document->reference_count, &finder->reference_capacity, sizeof *document->references);
  reference.node = node;
  document->references[document->reference_count++] = reference;
}

/* Makes the node itself a reference. */
static void enter(struct finder *finder, struct node *node, struct reference reference) {
  struct str written = node->type == NODE_LINK ? node->as.link.url : reference.target;
  add(finder, node, reference);
  node->type = NODE_REFERENCE;
  node->as.reference.written = written;
  node->as.reference.index = (unsigned)finder->document->reference_count - 1;
}

/* ---- [[id]] ---- */

struct short_form {
  struct str target;
  struct str anchor;
  struct str label; /* empty when the title is to be shown */
};

static struct short_form split_short(struct str inner) {
  struct short_form form = {.target = inner};
  size_t bar = str_find_char(inner, '|', 0);
  if (bar != STR_NOT_FOUND) {
    form.label = str_trim(str_slice(inner, bar + 1, inner.len));
    form.target = str_slice(inner, 0, bar);
  }
  size_t hash = str_find_char(form.target, '#', 0);
  if (hash != STR_NOT_FOUND) {
    form.anchor = str_trim(str_slice(form.target, hash + 1, form.target.len));
    form.target = str_slice(form.target, 0, hash);
  }
  form.target = str_trim(form.target);
  return form;
}

static struct node *new_text(struct finder *finder, const struct node *model, struct str text, size_t offset) {
  struct node *node = node_new(finder->arena, NODE_TEXT);
  node->line = model->line;
  node->column = model->column + (unsigned)offset;
  node->as.leaf.text = text;
  return node;
}

/* An id's words, for where its title is not known. */
static struct str words_of(struct arena *arena, struct str target) {
  char *words = arena_copy(arena, target.at, target.len);
  for (size_t i = 0; i < target.len; i++) words[i] = words[i] == '-' ? ' ' : words[i];
  return (struct str){words, target.len};
}

static void report_unreadable(struct finder *finder, struct place place, struct str written) {
  diags_add(finder->diags, DIAG_REFERENCE_SYNTAX, place, text_shorten(finder->arena, written, QUOTED_MAX), NO_TEXT, NO_TEXT);
}

/* An id of these words, or publication/id. */
static struct str suggest_target(struct arena *arena, struct str target) {
  size_t slash = str_find_char(target, '/', 0);
  if (slash == STR_NOT_FOUND) return schema_suggest_id(arena, target);
  struct str publication = schema_suggest_id(arena, str_slice(target, 0, slash));
  struct str id = schema_suggest_id(arena, str_slice(target, slash + 1, target.len));
  return publication.len > 0 && id.len > 0 ? str_format(arena, "%.*s/%.*s", STR_ARG(publication), STR_ARG(id)) : NO_TEXT;
}

static struct node *make_short(struct finder *finder, const struct node *text, size_t at, struct str inner) {
  struct short_form form = split_short(inner);
  struct place place = place_at(finder, text, at, inner.len + 4);
  if (form.target.len == 0) {
    report_unreadable(finder, place, str_format(finder->arena, "[[%.*s]]", STR_ARG(inner)));
    return NULL;
  }
  if (!schema_is_reference(form.target)) {
    struct str suggestion = suggest_target(finder->arena, form.target);
    diags_suggest(finder->diags, DIAG_ID_INVALID, place, form.target, NO_TEXT, suggestion);
    return NULL;
  }
  struct node *node = node_new(finder->arena, NODE_REFERENCE);
  node->line = text->line;
  node->column = text->column + (unsigned)at;
  struct str shown = form.label.len > 0 ? form.label : words_of(finder->arena, form.target);
  node_append(node, new_text(finder, text, shown, at + 2));
  node_insert_before((struct node *)text, node);
  enter(finder, node,
        (struct reference){
            .form = REFERENCE_SHORT, .target = form.target, .anchor = form.anchor, .place = place, .is_bare = form.label.len == 0});
  return node;
}

/* In a table: a bar, and the other half behind it in the next cell (or in one too many, which is dropped). */
static bool is_split_by_bar(const struct finder *finder, const struct node *text, size_t at) {
  if (text->parent->type != NODE_TABLE_CELL) return false;
  struct str line = lines_text(finder->document->file, text->line);
  size_t from = text->column + 1 + at;
  size_t close = str_find(line, STR("]]"), from);
  size_t bar = str_find_char(line, '|', from);
  while (bar != STR_NOT_FOUND && bar > 0 && line.at[bar - 1] == '\\') bar = str_find_char(line, '|', bar + 1);
  size_t other = str_find(line, STR("[["), from);
  return bar != STR_NOT_FOUND && close != STR_NOT_FOUND && bar < close && (other == STR_NOT_FOUND || close < other);
}

static void report_open(struct finder *finder, const struct node *text, size_t at) {
  struct str rest = str_slice(text->as.leaf.text, at, text->as.leaf.text.len);
  struct place place = place_at(finder, text, at, 2);
  if (is_split_by_bar(finder, text, at)) {
    diags_add(finder->diags, DIAG_REFERENCE_TABLE_BAR, place, str_trim(str_slice(rest, 2, rest.len)), NO_TEXT, NO_TEXT);
  } else {
    size_t end = 2;
    while (end < rest.len && rest.at[end] != ' ' && rest.at[end] != ']') end++;
    struct str id = str_slice(rest, 2, end);
    if (end < rest.len && rest.at[end] == ']') end++;
    struct str written = text_shorten(finder->arena, str_slice(rest, 0, end), QUOTED_MAX);
    struct str meant = schema_is_reference(id) ? str_format(finder->arena, "[[%.*s]]", STR_ARG(id)) : NO_TEXT;
    diags_suggest(finder->diags, DIAG_REFERENCE_SYNTAX, place, written, NO_TEXT, meant);
  }
}

/* The next of a kind at or behind `from`: looked for once, until it is passed. */
static size_t find_next(struct str whole, struct str sign, size_t from, size_t known) {
  return known != STR_NOT_FOUND && known >= from ? known : str_find(whole, sign, from);
}

/* Splits a text at its [[…]]; what stands between them stays text. One that is not closed before another bracket is told of. */
static void find_short(struct finder *finder, struct node *text) {
  struct str whole = text->as.leaf.text;
  size_t done = 0;
  size_t from = 0;
  size_t close = 0;
  size_t bracket = 0;
  for (;;) {
    size_t open = str_find(whole, STR("[["), from);
    if (open == STR_NOT_FOUND) break;
    close = find_next(whole, STR("]]"), open + 2, close);
    bracket = find_next(whole, STR("]"), open + 2, bracket);
    if (close == STR_NOT_FOUND) {
      report_open(finder, text, open);
      break;
    }
    size_t other = str_find_char(str_slice(whole, 0, close), '[', open + 2);
    if (bracket != close || other != STR_NOT_FOUND) {
      bool is_run = open + 2 < whole.len && whole.at[open + 2] == '[';
      if (!is_run) report_open(finder, text, open);
      from = is_run ? open + 1 : open + 2;
      continue;
    }
    struct node *node = make_short(finder, text, open, str_slice(whole, open + 2, close));
    from = close + 2;
    if (node == NULL) continue;
    if (open > done) node_insert_before(node, new_text(finder, text, str_slice(whole, done, open), done));
    done = from;
  }
  if (done == 0) return;
  text->column += (unsigned)done;
  text->as.leaf.text = str_slice(whole, done, whole.len);
  if (text->as.leaf.text.len == 0) node_unlink(text);
}

/* ---- [text](…) ---- */

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

static struct str decode_percent(struct arena *arena, struct str s) {
  if (str_find_char(s, '%', 0) == STR_NOT_FOUND) return s;
  char *decoded = arena_alloc(arena, s.len + 1);
  size_t len = 0;
  for (size_t i = 0; i < s.len; i++) {
    int high = s.at[i] == '%' && i + 2 < s.len ? hex_digit(s.at[i + 1]) : -1;
    int low = high >= 0 ? hex_digit(s.at[i + 2]) : -1;
    decoded[len++] = low >= 0 ? (char)(high * 16 + low) : s.at[i];
    if (low >= 0) i += 2;
  }
  return (struct str){decoded, len};
}

/* The length of an address' scheme, 0 for none. */
static size_t scheme_length(struct str url) {
  for (size_t i = 0; i < url.len; i++) {
    char c = url.at[i];
    if (c == ':') return i;
    bool is_other = ascii_is_digit(c) || c == '+' || c == '-' || c == '.';
    if (!ascii_is_letter(c) && !(i > 0 && is_other)) return 0;
  }
  return 0;
}

static bool is_outside_scheme(struct str scheme) {
  return str_is(scheme, "http") || str_is(scheme, "https") || str_is(scheme, "mailto") || str_is(scheme, "tel");
}

static void take_anchor(struct str *target, struct str *anchor) {
  size_t hash = str_find_char(*target, '#', 0);
  if (hash == STR_NOT_FOUND) return;
  *anchor = str_slice(*target, hash + 1, target->len);
  *target = str_slice(*target, 0, hash);
}

/* Replaces a link that cannot be kept by its text. */
static void unwrap(struct node *link) {
  while (link->first != NULL) {
    struct node *child = link->first;
    node_unlink(child);
    node_insert_before(link, child);
  }
  node_unlink(link);
}

static void find_scheme(struct finder *finder, struct node *link, struct str url, size_t length) {
  struct str scheme = text_lower(finder->arena, str_slice(url, 0, length));
  if (is_outside_scheme(scheme)) return;
  struct place place = place_at(finder, link, 0, 1);
  struct reference reference = {.form = REFERENCE_SCHEME, .place = place};
  reference.target = str_slice(url, length + 1, url.len);
  take_anchor(&reference.target, &reference.anchor);
  if (!kind_by_scheme(scheme, &reference.wanted)) {
    diags_add(finder->diags, DIAG_LINK_SCHEME, place, scheme, NO_TEXT, NO_TEXT);
    unwrap(link);
  } else if (!schema_is_reference(reference.target)) {
    diags_suggest(finder->diags, DIAG_ID_INVALID, place, reference.target, NO_TEXT, suggest_target(finder->arena, reference.target));
    unwrap(link);
  } else {
    reference.is_bare = link->first == NULL;
    enter(finder, link, reference);
  }
}

static void find_path(struct finder *finder, struct node *link, struct str url) {
  struct reference reference = {.place = place_at(finder, link, 0, 1)};
  struct str path = url;
  take_anchor(&path, &reference.anchor);
  path = decode_percent(finder->arena, path);
  reference.anchor = decode_percent(finder->arena, reference.anchor);
  if (path.len == 0) {
    reference.form = REFERENCE_ANCHOR;
    if (reference.anchor.len > 0) enter(finder, link, reference);
    return;
  }
  struct str folder = path_folder(finder->document->path);
  if (path.at[0] == '/' && !str_starts(path, "//")) {
    folder = NO_TEXT;
    path = str_slice(path, 1, path.len);
  }
  if (!path_resolve(finder->arena, folder, path, &reference.target)) {
    diags_add(finder->diags, DIAG_PATH_OUTSIDE, reference.place, url, NO_TEXT, NO_TEXT);
    unwrap(link);
    return;
  }
  struct str extension = path_extension(reference.target);
  reference.form = str_is(extension, "md") ? REFERENCE_FILE : REFERENCE_ASSET;
  enter(finder, link, reference);
}

static void report_no_address(struct finder *finder, const struct node *node) {
  struct str words = node_text(finder->arena, node);
  struct str written = str_format(finder->arena, "%s[%.*s]()", node->type == NODE_IMAGE ? "!" : "", STR_ARG(words));
  diags_add(finder->diags, DIAG_REFERENCE_SYNTAX, place_at(finder, node, 0, 1), written, NO_TEXT, NO_TEXT);
}

static void find_link(struct finder *finder, struct node *link) {
  struct str url = link->as.link.url;
  size_t length = scheme_length(url);
  if (url.len == 0) {
    report_no_address(finder, link);
  } else if (length > 0) {
    find_scheme(finder, link, url, length);
  } else {
    find_path(finder, link, url);
  }
}

static void find_image(struct finder *finder, struct node *node) {
  struct document *document = finder->document;
  struct image image = {.node = node, .place = place_at(finder, node, 0, 2)};
  struct str url = node->as.link.url;
  if (url.len == 0) {
    report_no_address(finder, node);
  } else if (scheme_length(url) > 0 || str_starts(url, "//")) {
    diags_add(finder->diags, DIAG_PATH_OUTSIDE, image.place, url, NO_TEXT, NO_TEXT);
  } else {
    struct str path = decode_percent(finder->arena, url);
    bool is_rooted = str_starts(path, "/");
    struct str folder = is_rooted ? NO_TEXT : path_folder(document->path);
    if (is_rooted) path = str_slice(path, 1, path.len);
    if (!path_resolve(finder->arena, folder, path, &image.path)) {
      diags_add(finder->diags, DIAG_PATH_OUTSIDE, image.place, url, NO_TEXT, NO_TEXT);
      image.path = NO_TEXT;
    }
  }
  document->images = arena_grow(finder->arena, document->images, document->image_count, &finder->image_capacity, sizeof *document->images);
  document->images[document->image_count++] = image;
}

/* A contact box that names a unit refers to it by its title. */
static void find_unit(struct finder *finder, struct node *callout) {
  const struct attribute *unit = attributes_value(callout->attributes, "unit");
  if (unit == NULL) return;
  struct place place = {finder->document->file, unit->line, unit->column, (unsigned)unit->value.len};
  struct str title = callout->as.callout.title;
  add(finder, callout,
      (struct reference){
          .form = REFERENCE_SCHEME, .wanted = KIND_UNIT, .target = unit->value, .place = place, .sentence = title, .mark_end = title.len});
  callout->as.callout.reference = (unsigned)finder->document->reference_count;
}

static void pass(struct finder *finder, struct node *node) {
  if (node->type == NODE_CALLOUT) find_unit(finder, node);
  if (node->type == NODE_TEXT && !node->as.leaf.is_literal) find_short(finder, node);
  if (node->type == NODE_LINK) find_link(finder, node);
  if (node->type == NODE_IMAGE) find_image(finder, node);
}

void references_collect(struct arena *arena, struct document *document, struct diags *diags) {
  struct finder finder = {.arena = arena, .document = document, .diags = diags};
  const struct node *root = document->root;
  for (struct node *node = document->root; node != NULL;) {
    bool is_closed = node->type == NODE_LINK || node->type == NODE_IMAGE; /* no reference inside a link */
    struct node *next = is_closed ? node_skip(node, root) : node_next(node, root);
    pass(&finder, node);
    node = next;
  }
}

/* The innermost declaration around a node. */
static size_t declaration_around(const struct node *node) {
  for (; node != NULL; node = node->parent) {
    if (node->declaration != 0) return node->declaration - 1;
  }
  return 0;
}

void references_settle(struct arena *arena, struct document *document) {
  for (size_t i = 0; i < document->reference_count; i++) {
    struct reference *reference = &document->references[i];
    reference->declaration = declaration_around(reference->node);
    if (reference->node->type == NODE_CALLOUT) reference->near_anchor = reference->node->id;
  }
  sentences_quote(arena, document);
}
