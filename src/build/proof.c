#include "build/proof.h"

#include "base/arena.h"
#include "review/review.h"
#include "review/wordlist.h"

void proof_read(const struct build *build, const struct proof_input *wanted, struct diags *diags) {
  const struct site *site = &build->site;
  struct arena *arena = arena_new();
  struct review_edition *editions = arena_array(arena, site->edition_count, sizeof *editions);
  struct wordlist wordlist;
  wordlist_read(arena, build->root.words, &wordlist, diags);
  struct review_input input = {
      .site = site,
      .editions = editions,
      .lexicon = build->lexicon,
      .wants_mentions = !build->options.without_terms,
      .wants_candidates = wanted->wants_candidates,
      .wordlist = &wordlist,
      .mending = wanted->mending,
      .unknown = wanted->unknown,
  };
  for (size_t i = 0; i < site->edition_count; i++) {
    const struct edition *edition = &site->editions[i];
    if (edition->is_dated) continue;
    const struct entries *documents = &listings_of(build->pages->listings, site, edition)->documents;
    editions[input.edition_count++] = (struct review_edition){edition, documents->at, documents->count};
  }
  review_texts(&input, diags);
  arena_free(arena);
}
