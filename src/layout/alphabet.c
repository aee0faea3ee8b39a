#include "layout/alphabet.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "relate/phrase.h"

/* More than a reader can look through on one page: then the long lists of sentences are left to indexes of their own. */
#define ROWS_MAX 2000

static const enum kind kinds[] = {KIND_PUBLICATION, KIND_TRACK, KIND_GOAL, KIND_ACTION, KIND_CONCEPT, KIND_THEME, KIND_AREA, KIND_UNIT};
#define KINDS_COUNT (sizeof kinds / sizeof kinds[0])

struct gatherer {
  struct arena *arena;
  struct alphabet *alphabet;
  size_t capacity;
  struct collator *collator;
};

/* ---- whose entities ---- */

static bool is_listed(const struct edition *of, const struct edition *edition) {
  if (of->publication.len > 0) return edition == of;
  return !edition->is_dated;
}

/* A publication is no part of itself. */
static size_t count_kind(const struct site *site, const struct listings *listings, const struct edition *of, enum kind kind) {
  size_t count = 0;
  if (kind == KIND_PUBLICATION) return of->publication.len == 0 ? site->group_count : 0;
  for (size_t i = 0; i < site->edition_count; i++) {
    if (is_listed(of, &site->editions[i])) count += listings->at[i].kinds[kind].count;
  }
  return count;
}

bool alphabet_has_rows(const struct site *site, const struct listings *listings, const struct edition *edition) {
  for (size_t i = 0; i < KINDS_COUNT; i++) {
    if (kinds[i] != KIND_PUBLICATION && kinds[i] != KIND_UNIT && count_kind(site, listings, edition, kinds[i]) > 0) return true;
  }
  return false;
}

/* ---- rows ---- */

static bool is_ascii_mark(char c) {
  bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
  return !is_word;
}

/* Bytes of the mark that a text begins with; 0 when it begins with a word. */
static size_t mark_length(struct str text) {
  static const char *const quotes[] = {"”", "“", "»", "«", "’", "‘", "–"};
  for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
    if (str_starts(text, quotes[i])) return strlen(quotes[i]);
  }
  return text.len > 0 && is_ascii_mark(text.at[0]);
}

/* A title in quotes stands under its first letter; one of marks only is taken as it is. */
static struct str skip_marks(struct str title) {
  struct str rest = title;
  for (size_t length = mark_length(rest); length > 0; length = mark_length(rest)) rest = str_slice(rest, length, rest.len);
  return rest.len > 0 ? rest : title;
}

static void add(struct gatherer *gatherer, struct str title, const struct entry *entry, bool is_reference) {
  struct alphabet *alphabet = gatherer->alphabet;
  struct str ordered = skip_marks(title);
  if (title.len == 0) return;
  alphabet->rows = arena_grow(gatherer->arena, alphabet->rows, alphabet->count, &gatherer->capacity, sizeof *alphabet->rows);
  alphabet->rows[alphabet->count++] = (struct alphabet_row){
      .title = title,
      .letter = collator_letter(gatherer->collator, gatherer->arena, ordered),
      .key = collator_key(gatherer->collator, gatherer->arena, ordered),
      .entry = entry,
      .is_reference = is_reference,
  };
}

/* "Beslutningskapital / professionel dømmekraft" is looked up under either, "Professionelle læringsfællesskaber (PLF)" also under PLF. */
struct title_names {
  struct gatherer *gatherer;
  const struct entry *entry;
  size_t count;
};

static void add_name(void *context, struct str name) {
  struct title_names *naming = context;
  if (naming->count++ > 0) add(naming->gatherer, str_trim(name), naming->entry, true);
}

static void add_concept(struct gatherer *gatherer, const struct entry *entry) {
  struct title_names naming = {gatherer, entry, 0};
  phrase_names(gatherer->arena, entry->title, add_name, &naming);
  if (entry->declaration == NULL) return;
  const struct names *forms = &entry->declaration->forms;
  for (size_t i = 0; i < forms->count; i++) add(gatherer, forms->at[i].text, entry, true);
}

static void add_entry(struct gatherer *gatherer, const struct entry *entry) {
  add(gatherer, entry->short_title.len > 0 ? entry->short_title : entry->id, entry, false);
  if (entry->kind == KIND_CONCEPT) add_concept(gatherer, entry);
}

static void gather_kind(struct gatherer *gatherer, const struct site *site, const struct listings *listings, const struct edition *of,
                        enum kind kind) {
  for (size_t i = 0; i < site->edition_count; i++) {
    const struct edition *edition = &site->editions[i];
    if (!is_listed(of, edition)) continue;
    if (kind == KIND_PUBLICATION) {
      bool is_told = of->publication.len == 0 && edition->publication.len > 0 && edition->front != NULL;
      if (is_told) add_entry(gatherer, edition->front);
      continue;
    }
    const struct entries *entries = &listings->at[i].kinds[kind];
    for (size_t j = 0; j < entries->count; j++) add_entry(gatherer, entries->at[j]);
  }
}

static int compare_rows(const void *left, const void *right) {
  const struct alphabet_row *a = left;
  const struct alphabet_row *b = right;
  int by_key = str_compare(a->key, b->key);
  if (by_key != 0) return by_key;
  if (a->entry->index != b->entry->index) return a->entry->index < b->entry->index ? -1 : 1;
  return a->is_reference - b->is_reference;
}

/* A form that differs from another of the same concept in case alone is one row. */
static void drop_repeats(struct alphabet *alphabet) {
  size_t kept = 0;
  for (size_t i = 0; i < alphabet->count; i++) {
    const struct alphabet_row *last = kept > 0 ? &alphabet->rows[kept - 1] : NULL;
    bool is_repeat = last != NULL && last->entry == alphabet->rows[i].entry && str_equal(last->key, alphabet->rows[i].key);
    if (!is_repeat) alphabet->rows[kept++] = alphabet->rows[i];
  }
  alphabet->count = kept;
}

/* Actions go first, then goals. */
static void leave_out(struct alphabet *alphabet, const struct site *site, const struct listings *listings, const struct edition *edition) {
  size_t total = 0;
  for (size_t i = 0; i < KINDS_COUNT; i++) total += count_kind(site, listings, edition, kinds[i]);
  static const enum kind plentiful[] = {KIND_ACTION, KIND_GOAL};
  for (size_t i = 0; i < sizeof plentiful / sizeof plentiful[0] && total > ROWS_MAX; i++) {
    size_t count = count_kind(site, listings, edition, plentiful[i]);
    alphabet->is_left_out[plentiful[i]] = count > 0;
    total -= count;
  }
}

struct alphabet alphabet_make(struct arena *arena, const struct site *site, const struct listings *listings,
                              const struct edition *edition) {
  struct alphabet alphabet = {0};
  struct gatherer gatherer = {arena, &alphabet, 0, collator_open(site->config->language)};
  leave_out(&alphabet, site, listings, edition);
  for (size_t i = 0; i < KINDS_COUNT; i++) {
    if (!alphabet.is_left_out[kinds[i]]) gather_kind(&gatherer, site, listings, edition, kinds[i]);
  }
  if (alphabet.count > 1) qsort(alphabet.rows, alphabet.count, sizeof *alphabet.rows, compare_rows);
  drop_repeats(&alphabet);
  collator_close(gatherer.collator);
  return alphabet;
}
