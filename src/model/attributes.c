#include "model/attributes.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "model/schema.h"

#define NO_TEXT ((struct str){0})
#define HEADING (1u << OWNER_HEADING)
#define ITEM (1u << OWNER_ITEM)
#define CALLOUT (1u << OWNER_CALLOUT)
#define IMAGE (1u << OWNER_IMAGE)

struct allowed {
  const char *name;
  unsigned owners;
};

static const struct allowed classes[] = {
    {"core", HEADING | ITEM}, {"yearly", HEADING | ITEM}, {"purpose", HEADING},  {"background", HEADING}, {"content", HEADING},
    {"goals", HEADING},       {"actions", HEADING},       {"themes", HEADING},   {"tracks", HEADING},     {"concepts", HEADING},
    {"areas", HEADING},       {"goal", HEADING},          {"action", HEADING},   {"theme", HEADING},      {"track", HEADING},
    {"concept", HEADING},     {"area", HEADING},          {"decorative", IMAGE},
};

static const struct allowed keys[] = {
    {"areas", HEADING | ITEM | CALLOUT},   {"goals", HEADING | ITEM | CALLOUT},
    {"tracks", HEADING | ITEM | CALLOUT},  {"concepts", HEADING | ITEM | CALLOUT},
    {"part-of", HEADING | ITEM | CALLOUT}, {"replaces", HEADING | ITEM | CALLOUT},
    {"same-as", HEADING | CALLOUT},        {"unit", CALLOUT},
    {"forms", HEADING | CALLOUT},          {"not-forms", HEADING | CALLOUT},
    {"terms", HEADING | CALLOUT},
};

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* Reads one `{…}` from left to right. */
struct reader {
  struct arena *arena;
  const struct lines *file;
  const struct node *node;
  size_t node_offset; /* of `text` within the node's text */
  struct str text;    /* what stands between the braces */
  size_t at;
  enum attribute_owner owner;
  struct attributes *attributes;
  size_t class_capacity;
  size_t pair_capacity;
  struct diags *diags;
};

static struct place place_in(const struct reader *reader, size_t at, size_t width) {
  unsigned column = reader->node->column + (unsigned)(reader->node_offset + at);
  return (struct place){reader->file, reader->node->line, column, (unsigned)width};
}

static bool is_space(char c) {
  return c == ' ' || c == '\t';
}

/* The word that begins here; a value in double quotes may hold spaces. */
static bool read_word(struct reader *reader, struct str *word) {
  size_t from = reader->at;
  bool is_quoted = false;
  while (reader->at < reader->text.len && (is_quoted || !is_space(reader->text.at[reader->at]))) {
    if (reader->text.at[reader->at] == '"') is_quoted = !is_quoted;
    reader->at++;
  }
  *word = str_slice(reader->text, from, reader->at);
  return !is_quoted;
}

static bool check_name(struct reader *reader, struct str name, size_t at, const struct allowed *list, size_t count, const char *what) {
  struct str names[LENGTH(classes)];
  size_t name_count = 0;
  for (size_t i = 0; i < count; i++) {
    if ((list[i].owners & (1u << reader->owner)) == 0) continue;
    if (str_is(name, list[i].name)) return true;
    names[name_count++] = str_from(list[i].name);
  }
  diags_suggest(reader->diags, DIAG_ATTRIBUTE_UNKNOWN, place_in(reader, at, name.len), name, str_from(what),
                str_nearest(name, names, name_count));
  return false;
}

static void read_id(struct reader *reader, struct str id, size_t at) {
  struct attributes *attributes = reader->attributes;
  if (attributes->id.len > 0) {
    diags_add(reader->diags, DIAG_ATTRIBUTE_DUPLICATE, place_in(reader, at, id.len + 1), STR("#"), NO_TEXT, NO_TEXT);
  } else if (!schema_is_id(id)) {
    diags_suggest(reader->diags, DIAG_ID_INVALID, place_in(reader, at, id.len + 1), id, NO_TEXT, schema_suggest_id(reader->arena, id));
  } else {
    struct place place = place_in(reader, at, id.len + 1);
    attributes->id = id;
    attributes->id_line = place.line;
    attributes->id_column = place.column;
  }
}

static void read_class(struct reader *reader, struct str name, size_t at) {
  if (!check_name(reader, name, at + 1, classes, LENGTH(classes), DIAG_WORDS("class", "klasse"))) return;
  struct attributes *attributes = reader->attributes;
  attributes->classes =
      arena_grow(reader->arena, attributes->classes, attributes->class_count, &reader->class_capacity, sizeof *attributes->classes);
  struct place place = place_in(reader, at, name.len + 1);
  attributes->classes[attributes->class_count++] = (struct attribute){.key = name, .line = place.line, .column = place.column};
}

static void read_pair(struct reader *reader, struct str word, size_t equals, size_t at) {
  struct str key = str_slice(word, 0, equals);
  struct str value = str_slice(word, equals + 1, word.len);
  size_t value_at = at + equals + 1;
  if (value.len >= 2 && value.at[0] == '"') {
    value = str_slice(value, 1, value.len - 1);
    value_at++;
  }
  if (!check_name(reader, key, at, keys, LENGTH(keys), DIAG_WORDS("key", "nøgle"))) return;
  struct attributes *attributes = reader->attributes;
  if (attributes_value(attributes, str_zero(reader->arena, key)) != NULL) {
    diags_add(reader->diags, DIAG_ATTRIBUTE_DUPLICATE, place_in(reader, at, key.len), key, NO_TEXT, NO_TEXT);
    return;
  }
  attributes->pairs =
      arena_grow(reader->arena, attributes->pairs, attributes->pair_count, &reader->pair_capacity, sizeof *attributes->pairs);
  struct place place = place_in(reader, value_at, value.len);
  attributes->pairs[attributes->pair_count++] = (struct attribute){key, value, place.line, place.column};
}

static bool read_attribute(struct reader *reader) {
  size_t at = reader->at;
  struct str word;
  if (!read_word(reader, &word)) return false;
  if (word.at[0] == '#') {
    read_id(reader, str_slice(word, 1, word.len), at);
    return true;
  }
  if (word.at[0] == '.') {
    read_class(reader, str_slice(word, 1, word.len), at);
    return true;
  }
  size_t equals = str_find_char(word, '=', 0);
  if (equals != STR_NOT_FOUND && equals > 0) {
    read_pair(reader, word, equals, at);
    return true;
  }
  if (reader->owner != OWNER_IMAGE) return false;
  read_class(reader, word, at - 1); /* {decorative}: a bare word is a class of an image */
  return true;
}

static bool read_all(struct reader *reader) {
  while (reader->at < reader->text.len) {
    if (is_space(reader->text.at[reader->at])) {
      reader->at++;
    } else if (!read_attribute(reader)) {
      return false;
    }
  }
  return true;
}

/* Whether what stands between braces was meant as attributes, rather than as text with braces. */
static bool looks_like_attributes(struct str inner, enum attribute_owner owner) {
  inner = str_trim(inner);
  if (inner.len == 0) return false;
  if (inner.at[0] == '#' || inner.at[0] == '.' || owner == OWNER_IMAGE) return true;
  size_t equals = str_find_char(inner, '=', 0);
  size_t space = str_find_char(inner, ' ', 0);
  return equals != STR_NOT_FOUND && (space == STR_NOT_FOUND || equals < space);
}

static size_t find_brace(struct str text) {
  for (size_t i = text.len; i-- > 0;) {
    if (text.at[i] == '{') return i;
  }
  return STR_NOT_FOUND;
}

const struct attributes *attributes_take(struct arena *arena, const struct lines *file, struct node *text, enum attribute_owner owner,
                                         struct diags *diags) {
  struct str whole = text->as.leaf.text;
  struct str trimmed = whole;
  while (trimmed.len > 0 && is_space(trimmed.at[trimmed.len - 1])) trimmed.len--;
  if (text->as.leaf.is_literal || !str_ends(trimmed, "}")) return NULL;
  size_t brace = find_brace(trimmed);
  if (brace == STR_NOT_FOUND) return NULL;
  struct str inner = str_slice(trimmed, brace + 1, trimmed.len - 1);
  if (!looks_like_attributes(inner, owner)) return NULL;
  struct attributes *attributes = arena_alloc(arena, sizeof *attributes);
  struct reader reader = {arena, file, text, brace + 1, inner, 0, owner, attributes, 0, 0, diags};
  if (!read_all(&reader)) {
    diags_add(diags, DIAG_ATTRIBUTE_SYNTAX, place_in(&reader, 0, inner.len), inner, NO_TEXT, NO_TEXT);
    return NULL;
  }
  struct str rest = str_slice(whole, 0, brace);
  while (rest.len > 0 && is_space(rest.at[rest.len - 1])) rest.len--;
  text->as.leaf.text = rest;
  return attributes;
}

/* The attributes at the end of what is written below `block`; a text node that held nothing else goes. */
static const struct attributes *take_from_end(struct arena *arena, const struct lines *file, struct node *block, enum attribute_owner owner,
                                              struct diags *diags) {
  struct node *last = block->last;
  if (last == NULL || last->type != NODE_TEXT) return NULL;
  const struct attributes *attributes = attributes_take(arena, file, last, owner, diags);
  if (attributes == NULL || last->as.leaf.text.len > 0) return attributes;
  struct node *before = last->previous;
  node_unlink(last);
  if (before != NULL && before->type == NODE_SOFT_BREAK) node_unlink(before);
  return attributes;
}

/* A paragraph that is one image with attributes behind it. */
static bool is_image_with_attributes(const struct node *paragraph) {
  return paragraph->first != NULL && paragraph->first->type == NODE_IMAGE && paragraph->first->next == paragraph->last &&
         paragraph->last->type == NODE_TEXT && str_starts(paragraph->last->as.leaf.text, "{");
}

void attributes_attach(struct arena *arena, const struct lines *file, struct node *root, struct diags *diags) {
  for (struct node *node = root; node != NULL; node = node_next(node, root)) {
    if (node->type == NODE_HEADING) {
      node->attributes = take_from_end(arena, file, node, OWNER_HEADING, diags);
    } else if (node->type == NODE_ITEM && node->first != NULL && node->first->type == NODE_PARAGRAPH) {
      node->attributes = take_from_end(arena, file, node->first, OWNER_ITEM, diags);
    } else if (node->type == NODE_PARAGRAPH && is_image_with_attributes(node)) {
      struct node *image = node->first;
      image->attributes = take_from_end(arena, file, node, OWNER_IMAGE, diags);
    }
  }
}

bool attributes_is_class(struct str name) {
  for (size_t i = 0; i < LENGTH(classes); i++) {
    if (str_is(name, classes[i].name)) return true;
  }
  return false;
}

bool attributes_is_key(struct str name) {
  for (size_t i = 0; i < LENGTH(keys); i++) {
    if (str_is(name, keys[i].name)) return true;
  }
  return false;
}

bool attributes_has_class(const struct attributes *attributes, const char *name) {
  for (size_t i = 0; attributes != NULL && i < attributes->class_count; i++) {
    if (str_is(attributes->classes[i].key, name)) return true;
  }
  return false;
}

const struct attribute *attributes_value(const struct attributes *attributes, const char *key) {
  for (size_t i = 0; attributes != NULL && i < attributes->pair_count; i++) {
    if (str_is(attributes->pairs[i].key, key)) return &attributes->pairs[i];
  }
  return NULL;
}
