#include "build/proof.h"

#include "base/arena.h"
#include "review/review.h"

void proof_read(const struct build *build, bool wants_candidates, struct diags *diags) {
  const struct site *site = &build->site;
  struct arena *arena = arena_new();
  struct review_edition *editions = arena_array(arena, site->edition_count, sizeof *editions);
  struct review_input input = {
      .site = site,
      .editions = editions,
      .lexicon = build->lexicon,
      .wants_mentions = !build->options.without_terms,
      .wants_candidates = wants_candidates,
  };
  for (size_t i = 0; i < site->edition_count; i++) {
    const struct edition *edition = &site->editions[i];
    if (edition->is_dated) continue;
    const struct entries *documents = &listings_of(build->pages->listings, site, edition)->documents;
    editions[input.edition_count++] = (struct review_edition){edition, documents->at, documents->count};
  }
  review_terms(&input, diags);
  arena_free(arena);
}
