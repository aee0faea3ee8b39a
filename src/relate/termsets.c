#include "relate/termsets.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/workers.h"
#include "model/config.h"
#include "read/lexicon.h"
#include "relate/foreign.h"
#include "relate/phrase.h"

/* ---- what titles may be said as ---- */

struct sequence {
  const struct str *words;
  size_t count;
  struct str exact;
  bool has_capitals;
};

/* All that a title may be said as. */
struct expansion {
  struct arena *arena;
  struct arena *words; /* as long as the sets */
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
  size_t count; /* of concepts so far */
};

static void take_sequence(struct filler *filler, const struct sequence *sequence) {
  struct meaning meaning = filler->meaning;
  meaning.exact = sequence->exact;
  meaning.is_name = sequence->has_capitals;
  termset_add(filler->set, sequence->words, sequence->count, &meaning);
}

static void add_plain(struct filler *filler, struct str text) {
  struct phrase phrase;
  if (!phrase_read(filler->arena, text_nfc(filler->arena, str_copy(filler->arena, text)), &phrase)) return;
  take_sequence(filler, &(struct sequence){phrase.words, phrase.count, {NULL, 0}, phrase.has_capitals});
}

static void keep_phrase(void *context, const struct phrase *phrase) {
  struct expansion *expansion = context;
  struct str *words = arena_array(expansion->arena, phrase->count, sizeof *words);
  for (size_t i = 0; i < phrase->count; i++) words[i] = str_copy(expansion->words, phrase->words[i]);
  struct str exact = phrase->exact.len > 0 ? str_copy(expansion->words, phrase->exact) : phrase->exact;
  expansion->at = arena_grow(expansion->arena, expansion->at, expansion->count, &expansion->capacity, sizeof *expansion->at);
  expansion->at[expansion->count++] = (struct sequence){words, phrase->count, exact, phrase->has_capitals};
}

static void expand_title(struct expander *expander, struct str title) {
  struct map_item *item = map_enter(&expander->expansions, title);
  if (item->value != NULL) return;
  struct expansion *expansion = arena_alloc(expander->expansions.arena, sizeof *expansion);
  expansion->arena = expander->expansions.arena;
  expansion->words = expander->arena;
  item->value = expansion;
  phrase_expand(expander->arena, expander->lexicon, str_copy(expander->arena, title), keep_phrase, expansion);
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

static void add_concept(void *context, const struct entry *entry) {
  struct filler *filler = context;
  const struct declaration *declaration = entry->declaration;
  filler->meaning = (struct meaning){.concept = entry, .number = filler->count++};
  take_title(filler, entry->title);
  for (size_t i = 0; i < declaration->forms.count; i++) take_title(filler, declaration->forms.at[i].text);
  filler->meaning.is_refused = true;
  for (size_t i = 0; i < declaration->not_forms.count; i++) add_plain(filler, declaration->not_forms.at[i].text);
}

/* ---- the words that an edition recognises ---- */

typedef void visit_concept(void *context, const struct entry *concept);

static void visit_concepts(const struct edition *edition, visit_concept *visit, void *context) {
  for (size_t i = 0; i < edition->entry_count; i++) {
    if (is_recognised(&edition->entries[i])) visit(context, &edition->entries[i]);
  }
}

static const struct edition_group *find_group(const struct terms_input *input, struct str publication) {
  for (size_t i = 0; i < input->group_count; i++) {
    if (str_equal(input->groups[i].publication, publication)) return &input->groups[i];
  }
  return NULL;
}

/* Its own concepts first, then the site's, then those it shares. */
static void visit_all(const struct terms_input *input, const struct edition *edition, visit_concept *visit, void *context) {
  if (!input->wants_concepts) return;
  visit_concepts(edition, visit, context);
  if (edition->publication.len > 0) visit_concepts(&input->editions[0], visit, context);
  const struct names *shared = edition->front != NULL ? &edition->front->document->fields.concepts_from : NULL;
  for (size_t i = 0; shared != NULL && i < shared->count; i++) {
    const struct edition_group *group = find_group(input, shared->at[i].text);
    if (group != NULL) visit_concepts(edition_group_seen_from(group, edition), visit, context);
  }
}

struct filling {
  const struct terms_input *input;
  const struct map *expansions;
  struct arena **arenas; /* per worker */
  struct termset **sets; /* per edition */
};

static void fill_one(void *context, size_t index, struct worker *worker) {
  struct filling *filling = context;
  struct arena *arena = filling->arenas[worker->number];
  struct termset *set = arena_alloc(arena, sizeof *set);
  struct filler filler = {.arena = arena, .expansions = filling->expansions, .set = set};
  termset_init(set, arena);
  visit_all(filling->input, &filling->input->editions[index], add_concept, &filler);
  foreign_fill(set, filling->input->config);
  filling->sets[index] = set->words.count > 0 ? set : NULL;
}

/* The dictionary answers one at a time; what it said is then entered for many editions at once. */
static void fill_all(const struct terms_input *input, struct arena **arenas, struct termset **sets, struct diags *diags) {
  struct arena *passing = arena_new();
  struct expander expander = {.arena = arenas[0], .lexicon = input->lexicon};
  struct filling filling = {input, &expander.expansions, arenas, sets};
  map_init(&expander.expansions, passing);
  for (size_t i = 0; i < input->edition_count && input->wants_concepts; i++) expand_titles(&expander, &input->editions[i]);
  workers_run(input->jobs > 0 ? input->jobs : 1, input->edition_count, fill_one, &filling, diags);
  arena_free(passing);
}

/* ---- sets that are kept ---- */

struct termsets_store {
  struct buf wording; /* all that the sets were made from */
  struct termset **sets;
  struct arena **arenas; /* the sets live in them; the first holds the rest */
  unsigned arena_count;
};

struct termsets_store *termsets_store_new(void) {
  struct termsets_store *store = calloc(1, sizeof *store);
  if (store == NULL) out_of_memory(sizeof *store);
  buf_init(&store->wording, BUF_LIMIT_DEFAULT);
  return store;
}

static void empty(struct termsets_store *store) {
  struct arena **arenas = store->arenas;
  for (unsigned i = store->arena_count; i-- > 0;) arena_free(arenas[i]); /* the first, which holds the list, last */
  store->arena_count = 0;
  buf_clear(&store->wording);
}

void termsets_store_free(struct termsets_store *store) {
  if (store == NULL) return;
  empty(store);
  buf_release(&store->wording);
  free(store);
}

static void add_text(struct buf *wording, struct str text) {
  buf_format(wording, "%zu:", text.len);
  buf_add(wording, text);
}

static void add_names(struct buf *wording, const struct names *names) {
  buf_format(wording, "%zu ", names->count);
  for (size_t i = 0; i < names->count; i++) add_text(wording, names->at[i].text);
}

/* Which concept it is, whatever its number in the site, and how it is said. */
static void add_wording(void *context, const struct entry *entry) {
  struct buf *wording = context;
  buf_format(wording, "\n%zu %zu ", entry->edition->index, (size_t)(entry - entry->edition->entries));
  add_text(wording, entry->title);
  add_names(wording, &entry->declaration->forms);
  add_names(wording, &entry->declaration->not_forms);
}

static void write_wording(const struct terms_input *input, struct buf *wording) {
  const struct config *config = input->config;
  add_text(wording, input->lexicon != NULL ? lexicon_version(input->lexicon) : (struct str){NULL, 0});
  for (size_t i = 0; i < config->foreign.count; i++) {
    add_text(wording, config->foreign.at[i].language);
    add_names(wording, &config->foreign.at[i].terms);
  }
  for (size_t i = 0; i < input->edition_count; i++) {
    buf_add_char(wording, '\f');
    visit_all(input, &input->editions[i], add_wording, wording);
  }
}

struct listing {
  const struct entry **at;
  size_t count;
};

static void count_concept(void *context, const struct entry *concept) {
  (void)concept;
  ++*(size_t *)context;
}

static void list_concept(void *context, const struct entry *concept) {
  struct listing *listing = context;
  listing->at[listing->count++] = concept;
}

/* The same words mean what they meant, in this site's entries. */
static void point_anew(void *context, size_t index, struct worker *worker) {
  struct filling *filling = context;
  const struct edition *edition = &filling->input->editions[index];
  struct termset *set = filling->sets[index];
  size_t count = 0;
  visit_all(filling->input, edition, count_concept, &count);
  struct listing listing = {.at = arena_array(worker->scratch, count, sizeof *listing.at)};
  visit_all(filling->input, edition, list_concept, &listing);
  for (size_t i = 0; set != NULL && i < set->place_count; i++) {
    for (struct meaning *meaning = set->meanings[i]; meaning != NULL; meaning = meaning->next) {
      if (meaning->concept != NULL) meaning->concept = listing.at[meaning->number];
    }
  }
}

static void open_arenas(struct termsets_store *store, const struct terms_input *input) {
  unsigned count = input->jobs > 0 ? input->jobs : 1;
  struct arena *first = arena_new();
  store->arenas = arena_array(first, count, sizeof(struct arena *));
  store->arenas[0] = first;
  for (unsigned i = 1; i < count; i++) store->arenas[i] = arena_new();
  store->arena_count = count;
  store->sets = arena_array(first, input->edition_count, sizeof *store->sets);
}

static void fill_store(const struct terms_input *input, struct termsets_store *store, struct diags *diags) {
  struct buf wording;
  buf_init(&wording, BUF_LIMIT_DEFAULT);
  write_wording(input, &wording);
  bool is_same = store->arena_count > 0 && !wording.overflow && str_equal(buf_str(&wording), buf_str(&store->wording));
  if (is_same) {
    struct filling filling = {.input = input, .sets = store->sets};
    workers_run(input->jobs, input->edition_count, point_anew, &filling, diags);
  } else {
    empty(store);
    open_arenas(store, input);
    fill_all(input, store->arenas, store->sets, diags);
    buf_add(&store->wording, buf_str(&wording));
  }
  buf_release(&wording);
}

const struct termset **termsets_fill(struct arena *arena, const struct terms_input *input, struct arena **arenas, struct diags *diags) {
  const struct termset **sets = arena_array(arena, input->edition_count, sizeof *sets);
  struct termset **filled = arena_array(arena, input->edition_count, sizeof *filled);
  if (input->store != NULL) {
    fill_store(input, input->store, diags);
    filled = input->store->sets;
  } else {
    fill_all(input, arenas, filled, diags);
  }
  for (size_t i = 0; i < input->edition_count; i++) sets[i] = filled[i];
  return sets;
}
