#include "layout/listing.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/text.h"

#define NO_ORDER INT64_MAX

static int64_t order_of(const struct entry *entry) {
  return entry->document->fields.has_order ? entry->document->fields.order : NO_ORDER;
}

/* "2" before "10"; without a number last. */
static int compare_numbers(struct str a, struct str b) {
  if (a.len == 0 || b.len == 0) return (a.len == 0) - (b.len == 0);
  if (a.len != b.len) return a.len < b.len ? -1 : 1;
  return str_compare(a, b);
}

static bool is_index(const struct entry *entry) {
  return str_is(path_name(entry->document->path), "index.md");
}

static int compare_documents(const void *left, const void *right) {
  const struct entry *a = *(const struct entry *const *)left;
  const struct entry *b = *(const struct entry *const *)right;
  int by_folder = str_compare(path_folder(a->document->path), path_folder(b->document->path));
  if (by_folder != 0) return by_folder;
  if (is_index(a) != is_index(b)) return is_index(a) ? -1 : 1;
  if (order_of(a) != order_of(b)) return order_of(a) < order_of(b) ? -1 : 1;
  int by_number = compare_numbers(a->number, b->number);
  return by_number != 0 ? by_number : str_compare(a->document->path, b->document->path);
}

static void list_documents(struct arena *arena, const struct edition *edition, struct listing *listing) {
  listing->documents.at = arena_array(arena, edition->document_count, sizeof *listing->documents.at);
  for (size_t i = 0; i < edition->document_count; i++) listing->documents.at[listing->documents.count++] = edition_entry(edition, i, 0);
  if (listing->documents.count > 1)
    qsort(listing->documents.at, listing->documents.count, sizeof *listing->documents.at, compare_documents);
}

static void list_kinds(struct arena *arena, const struct edition *edition, struct listing *listing) {
  for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
    listing->kinds[kind].at = arena_array(arena, edition->entry_count, sizeof *listing->kinds[kind].at);
  }
  for (size_t i = 0; i < edition->entry_count && edition->entries[i].unit != NULL; i++) {
    struct entries *units = &listing->kinds[KIND_UNIT];
    units->at[units->count++] = &edition->entries[i];
  }
  for (size_t i = 0; i < listing->documents.count; i++) {
    const struct entry *own = listing->documents.at[i];
    for (size_t j = 0; j < own->document->declaration_count; j++) {
      if (own[j].is_explanation) continue;
      struct entries *entries = &listing->kinds[own[j].kind];
      entries->at[entries->count++] = &own[j];
    }
  }
}

struct keyed {
  struct str key;
  const struct entry *entry;
};

static int compare_keyed(const void *left, const void *right) {
  const struct keyed *a = left;
  const struct keyed *b = right;
  int by_key = str_compare(a->key, b->key);
  return by_key != 0 ? by_key : str_compare(a->entry->id, b->entry->id);
}

static void sort_by_title(struct arena *arena, struct collator *collator, struct entries *entries) {
  struct keyed *keyed = arena_array(arena, entries->count, sizeof *keyed);
  for (size_t i = 0; i < entries->count; i++)
    keyed[i] = (struct keyed){collator_key(collator, arena, entries->at[i]->title), entries->at[i]};
  if (entries->count > 1) qsort(keyed, entries->count, sizeof *keyed, compare_keyed);
  for (size_t i = 0; i < entries->count; i++) entries->at[i] = keyed[i].entry;
}

static void note_positions(const struct listing *listing, size_t *positions) {
  for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
    for (size_t i = 0; i < listing->kinds[kind].count; i++) positions[listing->kinds[kind].at[i]->index] = i;
  }
  for (size_t i = 0; i < listing->documents.count; i++) {
    const struct entry *entry = listing->documents.at[i];
    if (entry->kind == KIND_PAGE || entry->kind == KIND_PUBLICATION) positions[entry->index] = i;
  }
}

const struct listings *listings_make(struct arena *arena, const struct site *site) {
  struct listings *listings = arena_alloc(arena, sizeof *listings);
  struct collator *collator = collator_open(site->config->language);
  size_t entry_count = 0;
  for (size_t i = 0; i < site->edition_count; i++) entry_count += site->editions[i].entry_count;
  listings->at = arena_array(arena, site->edition_count, sizeof *listings->at);
  listings->positions = arena_array(arena, entry_count, sizeof *listings->positions);
  for (size_t i = 0; i < site->edition_count; i++) {
    struct listing *listing = &listings->at[i];
    list_documents(arena, &site->editions[i], listing);
    list_kinds(arena, &site->editions[i], listing);
    sort_by_title(arena, collator, &listing->kinds[KIND_CONCEPT]);
    sort_by_title(arena, collator, &listing->kinds[KIND_UNIT]);
    note_positions(listing, listings->positions);
  }
  collator_close(collator);
  return listings;
}

const struct listing *listings_of(const struct listings *listings, const struct site *site, const struct edition *edition) {
  return &listings->at[edition - site->editions];
}
