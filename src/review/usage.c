#include "review/usage.h"

#include "base/arena.h"
#include "base/diag.h"
#include "relate/definition.h"
#include "relate/links.h"
#include "relate/term_match.h"

/* A document that defines as many is a glossary: one looks words up in it, before or after. */
#define GLOSSARY_CONCEPTS 3

struct spot {
  bool is_known;
  size_t position; /* of the document in reading order */
  struct place place;
};

struct known {
  bool is_used;
  struct spot mention;    /* the first in running text of the concept's own edition */
  struct spot definition; /* the first, second explanations among them */
  bool has_place;         /* where it is defined matters: not in a glossary, nor in a file of its own */
};

struct usage {
  struct arena *arena;
  const struct review_input *input;
  struct known *concepts; /* per entry index */
};

static bool stands_before(const struct spot *a, const struct spot *b) {
  if (a->position != b->position) return a->position < b->position;
  return a->place.line != b->place.line ? a->place.line < b->place.line : a->place.column < b->place.column;
}

static bool is_glossary(const struct document *document) {
  size_t count = 0;
  for (size_t i = 0; i < document->declaration_count; i++) {
    const struct declaration *declaration = &document->declarations[i];
    if (declaration->kind == KIND_CONCEPT && declaration->relations[RELATION_SAME_AS].count == 0) count++;
  }
  return count >= GLOSSARY_CONCEPTS;
}

static void note_definitions(struct usage *usage, const struct entry *document, size_t position) {
  bool has_place = !is_glossary(document->document);
  for (size_t i = 1; i < document->document->declaration_count; i++) {
    const struct entry *concept = definition_of(usage->input->site->links, document + i);
    if (concept == NULL) continue;
    struct known *known = &usage->concepts[concept->index];
    struct spot *spot = &known->definition;
    if (concept == document + i) known->has_place = has_place;
    if (!spot->is_known) *spot = (struct spot){true, position, document->document->declarations[i].place};
  }
}

struct usage *usage_new(struct arena *arena, const struct review_input *input) {
  struct usage *usage = arena_alloc(arena, sizeof *usage);
  size_t count = 0;
  for (size_t i = 0; i < input->site->edition_count; i++) count += input->site->editions[i].entry_count;
  *usage = (struct usage){arena, input, arena_array(arena, count, sizeof *usage->concepts)};
  for (size_t i = 0; i < input->edition_count; i++) {
    for (size_t j = 0; j < input->editions[i].document_count; j++) note_definitions(usage, input->editions[i].documents[j], j);
  }
  return usage;
}

static const struct entry *concept_meant(const struct meaning *meaning) {
  const struct meaning *meant = term_meant(meaning);
  return meant != NULL && !term_is_refused(meaning, meant->concept) ? meant->concept : NULL;
}

void usage_note(struct usage *usage, const struct passage *passage) {
  for (size_t i = 0; i < passage->count; i++) {
    const struct entry *concept = concept_meant(passage->words[i].meaning);
    if (concept == NULL) continue;
    if (definition_holds(usage->input->site->links, passage->of->document, passage->declaration, concept)) continue;
    struct known *known = &usage->concepts[concept->index];
    known->is_used = true;
    bool is_running = passage->block->type != NODE_HEADING && !passage->is_quoted && !passage->words[i].is_closed;
    if (!is_running || known->mention.is_known || concept->edition != passage->of->document->edition) continue;
    known->mention = (struct spot){true, passage->of->position, passage_place(passage, i, i + passage->words[i].term_length - 1)};
  }
}

/* A word that leads there, written as a reference or as a relation. */
static bool is_referred_to(const struct links *links, const struct entry *concept) {
  for (size_t i = 0; i < links->use_counts[concept->index]; i++) {
    if (links->uses[concept->index][i].from != concept) return true;
  }
  for (size_t i = 0; i < links->edge_in_counts[concept->index]; i++) {
    if (links->edges_in[concept->index][i].relation != RELATION_SAME_AS) return true;
  }
  return false;
}

static void report_concept(const struct usage *usage, const struct entry *concept, struct diags *diags) {
  const struct known *known = &usage->concepts[concept->index];
  if (!known->is_used && !is_referred_to(usage->input->site->links, concept))
    diags_add(diags, DIAG_TERM_UNUSED, concept->declaration->place, concept->title, (struct str){0}, (struct str){0});
  if (!known->has_place || !known->mention.is_known || !stands_before(&known->mention, &known->definition)) return;
  const struct place *defined = &known->definition.place;
  struct str place = str_format(usage->arena, "%.*s:%u", STR_ARG(defined->file->path), defined->line);
  diags_add(diags, DIAG_TERM_EARLY, known->mention.place, concept->title, place, (struct str){0});
}

void usage_report(const struct usage *usage, struct diags *diags) {
  for (size_t i = 0; i < usage->input->edition_count; i++) {
    const struct edition *edition = usage->input->editions[i].edition;
    for (size_t j = 0; j < edition->entry_count; j++) {
      const struct entry *entry = &edition->entries[j];
      bool is_named = entry->kind == KIND_CONCEPT && !entry->is_explanation && entry->declaration != NULL && entry->title.len > 0;
      if (is_named) report_concept(usage, entry, diags);
    }
  }
}
