#include "relate/terms.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/workers.h"
#include "relate/foreign.h"
#include "relate/phrase.h"
#include "relate/term_scan.h"
#include "relate/termset.h"

/* ---- the words that an edition recognises ---- */

struct sequence {
  const struct str *words;
  size_t count;
  struct str exact;
  bool has_capitals;
};

/* All that a title may be said as. */
struct expansion {
  struct arena *arena;
  struct sequence *at;
  size_t count;
  size_t capacity;
};

/* What titles may be said as, asked of the dictionary once: most concepts are called the same in edition after edition. */
struct expander {
  struct arena *arena;
  struct map expansions; /* title → struct expansion */
  struct lexicon *lexicon;
};

struct filler {
  struct arena *arena;
  const struct map *expansions;
  struct termset *set;
  struct meaning meaning;
};

static void take_sequence(struct filler *filler, const struct sequence *sequence) {
  struct meaning meaning = filler->meaning;
  meaning.exact = sequence->exact;
  meaning.is_name = sequence->has_capitals;
  termset_add(filler->set, sequence->words, sequence->count, &meaning);
}

static void add_plain(struct filler *filler, struct str text) {
  struct phrase phrase;
  if (!phrase_read(filler->arena, text_nfc(filler->arena, text), &phrase)) return;
  take_sequence(filler, &(struct sequence){phrase.words, phrase.count, {NULL, 0}, phrase.has_capitals});
}

static void keep_phrase(void *context, const struct phrase *phrase) {
  struct expansion *expansion = context;
  const struct str *words = arena_copy(expansion->arena, phrase->words, phrase->count * sizeof *words);
  expansion->at = arena_grow(expansion->arena, expansion->at, expansion->count, &expansion->capacity, sizeof *expansion->at);
  expansion->at[expansion->count++] = (struct sequence){words, phrase->count, phrase->exact, phrase->has_capitals};
}

static void expand_title(struct expander *expander, struct str title) {
  struct map_item *item = map_enter(&expander->expansions, title);
  if (item->value != NULL) return;
  struct expansion *expansion = arena_alloc(expander->expansions.arena, sizeof *expansion);
  expansion->arena = expander->expansions.arena;
  item->value = expansion;
  phrase_expand(expander->arena, expander->lexicon, title, keep_phrase, expansion);
}

static bool is_recognised(const struct entry *entry) {
  return entry->kind == KIND_CONCEPT && !entry->is_explanation && entry->declaration != NULL;
}

static void expand_titles(struct expander *expander, const struct edition *edition) {
  for (size_t i = 0; i < edition->entry_count; i++) {
    const struct entry *entry = &edition->entries[i];
    if (!is_recognised(entry)) continue;
    expand_title(expander, entry->title);
    for (size_t j = 0; j < entry->declaration->forms.count; j++) expand_title(expander, entry->declaration->forms.at[j].text);
  }
}

static void take_title(struct filler *filler, struct str title) {
  const struct expansion *expansion = map_get(filler->expansions, title);
  for (size_t i = 0; i < expansion->count; i++) take_sequence(filler, &expansion->at[i]);
}

static void add_concept(struct filler *filler, const struct entry *entry) {
  const struct declaration *declaration = entry->declaration;
  filler->meaning = (struct meaning){.concept = entry};
  take_title(filler, entry->title);
  for (size_t i = 0; i < declaration->forms.count; i++) take_title(filler, declaration->forms.at[i].text);
  filler->meaning.is_refused = true;
  for (size_t i = 0; i < declaration->not_forms.count; i++) add_plain(filler, declaration->not_forms.at[i].text);
}

static void add_concepts(struct filler *filler, const struct edition *edition) {
  for (size_t i = 0; i < edition->entry_count; i++) {
    if (is_recognised(&edition->entries[i])) add_concept(filler, &edition->entries[i]);
  }
}

static const struct edition_group *find_group(const struct terms_input *input, struct str publication) {
  for (size_t i = 0; i < input->group_count; i++) {
    if (str_equal(input->groups[i].publication, publication)) return &input->groups[i];
  }
  return NULL;
}

/* Its own concepts first, then the site's, then those it shares. */
static const struct termset *fill_set(struct arena *arena, const struct terms_input *input, const struct map *expansions,
                                      const struct edition *edition) {
  struct termset *set = arena_alloc(arena, sizeof *set);
  struct filler filler = {.arena = arena, .expansions = expansions, .set = set};
  termset_init(set, arena);
  if (input->wants_concepts) {
    add_concepts(&filler, edition);
    if (edition->publication.len > 0) add_concepts(&filler, &input->editions[0]);
    const struct names *shared = edition->front != NULL ? &edition->front->document->fields.concepts_from : NULL;
    for (size_t i = 0; shared != NULL && i < shared->count; i++) {
      const struct edition_group *group = find_group(input, shared->at[i].text);
      if (group != NULL) add_concepts(&filler, edition_group_seen_from(group, edition));
    }
  }
  foreign_fill(set, input->config);
  return set->words.count > 0 ? set : NULL;
}

struct filling {
  const struct terms_input *input;
  const struct map *expansions;
  struct terms *terms;
};

static void fill_one(void *context, size_t index, struct worker *worker) {
  struct filling *filling = context;
  struct arena *arena = filling->terms->arenas[worker->number];
  filling->terms->sets[index] = fill_set(arena, filling->input, filling->expansions, &filling->input->editions[index]);
}

/* The dictionary answers one at a time; what it said is then entered for many editions at once. */
static void fill_sets(struct arena *arena, struct arena *passing, const struct terms_input *input, struct terms *terms,
                      struct diags *diags) {
  struct expander expander = {.arena = arena, .lexicon = input->lexicon};
  map_init(&expander.expansions, passing);
  for (size_t i = 0; i < input->edition_count && input->wants_concepts; i++) expand_titles(&expander, &input->editions[i]);
  struct filling filling = {input, &expander.expansions, terms};
  workers_run(terms->arena_count, input->edition_count, fill_one, &filling, diags);
}

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
  terms->sets = arena_array(arena, input->edition_count, sizeof *terms->sets);
  terms->foreign = foreign_set(arena, input->config);
  terms->documents = arena_array(arena, entry_count, sizeof *terms->documents);
  fill_sets(arena, passing, input, terms, diags);
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
