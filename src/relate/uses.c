#include "relate/uses.h"

#include "base/arena.h"
#include "model/url.h"
#include "relate/terms.h"

/* A use on its way to its place in the per-entry lists. */
struct found_use {
  size_t target;
  struct use use;
};

struct collector {
  struct arena *arena;
  const struct links *links;
  const struct entry *document; /* the own entry of the document at hand */
  struct found_use *found;
  size_t count;
  size_t capacity;
};

static void note_use(struct collector *collector, const struct reference *reference, const struct entry *to) {
  const struct entry *from = collector->document + reference->declaration;
  if (from->is_explanation) from = collector->document;
  if (to == NULL || to == from) return;
  collector->found = arena_grow(collector->arena, collector->found, collector->count, &collector->capacity, sizeof *collector->found);
  struct str url = url_anchor(collector->arena, collector->document->url, reference->near_anchor);
  collector->found[collector->count++] = (struct found_use){to->index, {from, reference, url}};
}

/* Both lists are in the order of the text. */
static void collect_document(struct collector *collector) {
  const struct document *document = collector->document->document;
  const struct term_document *terms = links_terms(collector->links, collector->document);
  const struct target *targets = collector->links->targets[collector->document->index];
  size_t next = 0;
  for (size_t i = 0; i <= document->reference_count; i++) {
    bool is_end = i == document->reference_count;
    for (; terms != NULL && next < terms->hit_count; next++) {
      const struct term_hit *hit = &terms->hits[next];
      if (!is_end && !reference_stands_before(&hit->reference, &document->references[i])) break;
      if (hit->verdict == TERM_LINKED) note_use(collector, &hit->reference, hit->concept);
    }
    if (!is_end && !document->references[i].is_withheld) note_use(collector, &document->references[i], targets[i].entry);
  }
}

/* Sorts the uses by target, keeping their order. */
static void share(const struct collector *collector, size_t entry_count, struct links *links) {
  links->uses = arena_array(collector->arena, entry_count, sizeof *links->uses);
  links->use_counts = arena_array(collector->arena, entry_count, sizeof *links->use_counts);
  struct use *all = arena_array(collector->arena, collector->count, sizeof *all);
  for (size_t i = 0; i < collector->count; i++) links->use_counts[collector->found[i].target]++;
  size_t at = 0;
  size_t *next = arena_array(collector->arena, entry_count, sizeof *next);
  for (size_t i = 0; i < entry_count; i++) {
    links->uses[i] = all + at;
    next[i] = at;
    at += links->use_counts[i];
  }
  for (size_t i = 0; i < collector->count; i++) all[next[collector->found[i].target]++] = collector->found[i].use;
}

void uses_collect(struct arena *arena, const struct links_input *input, size_t entry_count, struct links *links) {
  struct collector collector = {.arena = arena, .links = links};
  for (size_t i = 0; i < input->edition_count; i++) {
    for (size_t j = 0; j < input->editions[i].document_count; j++) {
      collector.document = edition_entry(&input->editions[i], j, 0);
      collect_document(&collector);
    }
  }
  share(&collector, entry_count, links);
}
