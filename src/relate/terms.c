#include "relate/terms.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/workers.h"
#include "relate/foreign.h"
#include "relate/term_scan.h"
#include "relate/termsets.h"

/* ---- documents ---- */

struct job {
  const struct entry *document;
};

struct finding {
  const struct terms_input *input;
  struct terms *terms;
  const struct job *jobs;
  struct term_scanner **scanners; /* per worker */
};

/* A concept's own file says how its mentions elsewhere are linked; its text is the publication's. */
static struct term_scan make_scan(const struct terms_input *input, const struct terms *terms, const struct entry *document) {
  const struct edition *edition = document->edition;
  const struct fields *fields = &document->document->fields;
  struct term_scan scan = {.input = input, .set = terms->sets[edition->index], .document = document, .otherwise = TERMS_FIRST};
  if (input->config->terms != TERMS_UNSAID) scan.otherwise = input->config->terms;
  enum term_policy publication = edition->front != NULL ? edition->front->document->fields.terms : TERMS_UNSAID;
  if (edition->publication.len > 0 && publication != TERMS_UNSAID) scan.otherwise = publication;
  if (scan.otherwise == TERMS_NONE || fields->kind == KIND_CONCEPT) scan.text_policy = scan.otherwise;
  if (fields->kind != KIND_CONCEPT && fields->terms != TERMS_UNSAID) scan.text_policy = fields->terms;
  return scan;
}

static void find_in_document(void *context, size_t index, struct worker *worker) {
  struct finding *finding = context;
  const struct entry *document = finding->jobs[index].document;
  struct arena *arena = finding->terms->arenas[worker->number];
  struct term_scan scan = make_scan(finding->input, finding->terms, document);
  struct term_document found = term_scanner_run(finding->scanners[worker->number], arena, &scan);
  if (found.hit_count > 0) finding->terms->documents[document->index] = arena_copy(arena, &found, sizeof found);
}

static size_t count_entries(const struct terms_input *input) {
  size_t count = 0;
  for (size_t i = 0; i < input->edition_count; i++) count += input->editions[i].entry_count;
  return count;
}

static size_t list_jobs(const struct terms_input *input, const struct terms *terms, struct job *jobs) {
  size_t count = 0;
  for (size_t i = 0; i < input->edition_count; i++) {
    const struct edition *edition = &input->editions[i];
    for (size_t j = 0; terms->sets[i] != NULL && j < edition->document_count; j++)
      jobs[count++] = (struct job){edition_entry(edition, j, 0)};
  }
  return count;
}

static void find_in_documents(struct arena *passing, const struct terms_input *input, struct terms *terms, size_t entry_count,
                              struct diags *diags) {
  struct job *jobs = arena_array(passing, entry_count, sizeof *jobs);
  struct finding finding = {.input = input, .terms = terms, .jobs = jobs};
  finding.scanners = arena_array(passing, terms->arena_count, sizeof *finding.scanners);
  for (unsigned i = 0; i < terms->arena_count; i++) finding.scanners[i] = term_scanner_open(entry_count);
  workers_run(terms->arena_count, list_jobs(input, terms, jobs), find_in_document, &finding, diags);
  for (unsigned i = 0; i < terms->arena_count; i++) term_scanner_close(finding.scanners[i]);
}

struct terms *terms_find(struct arena *arena, const struct terms_input *input, struct diags *diags) {
  struct terms *terms = arena_alloc(arena, sizeof *terms);
  size_t entry_count = count_entries(input);
  struct arena *passing = arena_new();
  terms->arena_count = input->jobs > 0 ? input->jobs : 1;
  terms->arenas = arena_array(arena, terms->arena_count, sizeof(struct arena *));
  for (unsigned i = 0; i < terms->arena_count; i++) terms->arenas[i] = arena_new();
  terms->foreign = foreign_set(arena, input->config);
  terms->documents = arena_array(arena, entry_count, sizeof *terms->documents);
  terms->sets = termsets_fill(arena, input, terms->arenas, diags);
  find_in_documents(passing, input, terms, entry_count, diags);
  arena_free(passing);
  return terms;
}

void terms_release(struct terms *terms) {
  if (terms == NULL) return;
  for (unsigned i = 0; i < terms->arena_count; i++) arena_free(terms->arenas[i]);
}

struct term_document terms_look(struct arena *arena, const struct terms *terms, const struct terms_input *input,
                                const struct entry *document) {
  if (terms->sets[document->edition->index] == NULL) return (struct term_document){0};
  struct term_scan scan = make_scan(input, terms, document);
  struct term_scanner *scanner = term_scanner_open(count_entries(input));
  scan.wants_all = true;
  struct term_document found = term_scanner_run(scanner, arena, &scan);
  term_scanner_close(scanner);
  return found;
}

const struct term_piece *term_document_pieces(const struct term_document *document, struct str text, size_t *count) {
  uintptr_t start = (uintptr_t)text.at;
  uintptr_t end = start + text.len;
  size_t low = 0;
  size_t high = document->piece_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if ((uintptr_t)document->pieces[middle].at < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  size_t stop = low;
  while (stop < document->piece_count && (uintptr_t)document->pieces[stop].at < end) stop++;
  *count = stop - low;
  return document->pieces + low;
}
