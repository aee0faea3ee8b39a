#include "relate/change_keys.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/fnv.h"
#include "base/map.h"
#include "base/text.h"

#define SHOWN_BITS UINT64_C(0xffffffffffff)

static uint64_t digest(uint64_t hash, struct str text) {
  return fnv_byte(fnv(hash, text), '\0'); /* "ab","c" is not "a","bc" */
}

/* A document that came or went whole has no text of its own in the list. */
static struct str whole_text(struct arena *arena, const struct entry *entry) {
  bool is_whole = entry != NULL && entry->document != NULL && entry->declaration->node == NULL;
  return is_whole ? text_fold_space(arena, node_text(arena, entry->document->root)) : (struct str){"", 0};
}

static struct str fingerprint(struct arena *arena, const struct difference *difference) {
  bool has_text = difference->old_text.len + difference->new_text.len > 0;
  struct str before = has_text ? difference->old_text : difference->to == NULL ? whole_text(arena, difference->from) : (struct str){"", 0};
  struct str after = has_text ? difference->new_text : whole_text(arena, difference->to);
  uint64_t hash = digest(digest(FNV_START, before), after);
  return str_format(arena, "%012llx", (unsigned long long)(hash & SHOWN_BITS));
}

/* The heading that each change of a document's text stands under, or is. Headings in quotations begin no section, and notes belong to none.
 * What moved together is a document in the document. */
static void find_sections(const struct document_comparison *document, struct str *sections, size_t count) {
  struct str section = {"", 0};
  for (const struct node *node = document->root; node != NULL; node = node_next(node, document->root)) {
    bool is_at_top = node->parent != NULL && node->parent->type == NODE_DOCUMENT;
    if (is_at_top && node->type == NODE_HEADING) section = node->id;
    if (is_at_top && node->type == NODE_FOOTNOTE) section = (struct str){"", 0};
    if (node->change > 0 && node->change <= count && sections[node->change - 1].at == NULL) sections[node->change - 1] = section;
  }
}

static bool is_text(const struct difference *difference) {
  return strcmp(difference->entity, "section") == 0 || strcmp(difference->entity, "block") == 0;
}

static struct str name_subject(struct arena *arena, const struct difference *difference, struct str section) {
  const struct entry *entry = difference->to != NULL ? difference->to : difference->from;
  struct str id = entry->id;
  if (strcmp(difference->entity, "field") == 0) return STR_CONCAT(arena, id, STR("."), difference->title);
  if (is_text(difference) && section.len > 0) return STR_CONCAT(arena, id, STR("#"), section);
  return id;
}

const struct change_key *change_keys_make(struct arena *arena, const struct comparison *comparison) {
  size_t count = comparison->difference_count;
  struct change_key *keys = arena_array(arena, count, sizeof *keys);
  struct str *sections = arena_array(arena, count, sizeof *sections);
  struct map seen; /* base → how many there were */
  map_init(&seen, arena);
  for (size_t i = 0; i < comparison->document_count; i++) find_sections(&comparison->documents[i], sections, count);
  for (size_t i = 0; i < count; i++) {
    const struct difference *difference = &comparison->differences[i];
    struct change_key *key = &keys[i];
    struct str subject = name_subject(arena, difference, sections[i]);
    key->base = str_format(arena, "%.*s/%s", STR_ARG(subject), difference->kind);
    unsigned *number = map_get(&seen, key->base);
    if (number == NULL) {
      number = arena_alloc(arena, sizeof *number);
      map_put(&seen, key->base, number);
    }
    key->ordinal = ++*number;
    key->key = key->ordinal == 1 ? key->base : str_format(arena, "%.*s/%u", STR_ARG(key->base), key->ordinal);
    key->text = fingerprint(arena, difference);
  }
  return keys;
}
