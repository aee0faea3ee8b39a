#include "review/claims.h"

#include "base/arena.h"
#include "base/diag.h"
#include "relate/links.h"
#include "relate/phrase.h"
#include "review/passage.h"

struct claim {
  const struct entry *concept;
  struct claim *next;
};

struct claims {
  struct arena *arena;
  const struct review_input *input;
  struct map by_name; /* → struct claim, the first */
  struct diags *diags;
};

/* True when a publication's front page says that it uses the other's concepts. */
static bool takes_from(const struct edition *edition, struct str publication) {
  if (edition->front == NULL) return false;
  const struct names *shared = &edition->front->document->fields.concepts_from;
  for (size_t i = 0; i < shared->count; i++) {
    if (str_equal(shared->at[i].text, publication)) return true;
  }
  return false;
}

static bool is_related(const struct links *links, const struct entry *a, const struct entry *b) {
  for (size_t i = 0; i < links->edge_out_counts[a->index]; i++) {
    if (links->edges_out[a->index][i].to == b) return true;
  }
  return false;
}

/* What the site explains is every publication's; one that explains the same word for itself means to. */
static bool are_apart(const struct links *links, const struct entry *a, const struct entry *b) {
  const struct edition *one = a->edition;
  const struct edition *other = b->edition;
  if (one->publication.len == 0 || other->publication.len == 0) return false;
  if (takes_from(one, other->publication) || takes_from(other, one->publication)) return false;
  return !is_related(links, a, b) && !is_related(links, b, a);
}

static void compare_claims(struct claims *claims, const struct claim *first, const struct entry *concept, struct str name) {
  struct str place = passage_of_entry(claims->arena, first->concept);
  bool is_same = first->concept->edition == concept->edition;
  if (!is_same && !are_apart(claims->input->site->links, first->concept, concept)) return;
  diags_soften(claims->diags, concept->edition->release != NULL);
  diags_add(claims->diags, is_same ? DIAG_TERM_TWICE : DIAG_TERM_SHARED, concept->declaration->place, name, place, (struct str){0});
  diags_soften(claims->diags, false);
}

/* Told against the first of its own publication if there is one, else against the first of all. */
static void claim(struct claims *claims, const struct entry *concept, struct str name) {
  struct claim *added = arena_alloc(claims->arena, sizeof *added);
  added->concept = concept;
  struct claim *first = map_put(&claims->by_name, name, added);
  if (first == NULL || first->concept == concept) return;
  const struct claim *against = first;
  for (struct claim *other = first; other != NULL; other = other->next) {
    if (other->concept == concept) return;
    if (other->concept->edition == concept->edition && against->concept->edition != concept->edition) against = other;
  }
  compare_claims(claims, against, concept, name);
  if (against->concept->edition == concept->edition) return;
  added->next = first->next;
  first->next = added;
}

static void claim_words(struct claims *claims, const struct entry *concept, struct str text) {
  struct phrase phrase;
  if (!phrase_read(claims->arena, text, &phrase)) return;
  struct str name = {NULL, 0};
  size_t room = 0;
  for (size_t i = 0; i < phrase.count; i++) {
    bool is_exact = phrase.count == 1 && phrase.exact.len > 0;
    str_extend(claims->arena, &name, &room, is_exact ? phrase.exact : phrase.words[i]);
  }
  claim(claims, concept, name);
}

struct claimant {
  struct claims *claims;
  const struct entry *concept;
};

static void claim_name(void *context, struct str name) {
  const struct claimant *claimant = context;
  claim_words(claimant->claims, claimant->concept, name);
}

void claims_check(struct arena *arena, const struct review_input *input, struct diags *diags) {
  struct claims claims = {.arena = arena, .input = input, .diags = diags};
  map_init(&claims.by_name, arena);
  for (size_t i = 0; i < input->edition_count; i++) {
    const struct edition *edition = input->editions[i].edition;
    for (size_t j = 0; j < edition->entry_count; j++) {
      const struct entry *entry = &edition->entries[j];
      if (entry->kind != KIND_CONCEPT || entry->is_explanation || entry->declaration == NULL) continue;
      phrase_names(arena, entry->title, claim_name, &(struct claimant){&claims, entry});
      for (size_t k = 0; k < entry->declaration->forms.count; k++) claim_words(&claims, entry, entry->declaration->forms.at[k].text);
    }
  }
}
