#include "review/review.h"

#include "base/arena.h"
#include "base/diag.h"
#include "relate/links.h"
#include "relate/terms.h"
#include "review/claims.h"
#include "review/passage.h"
#include "review/spelling.h"
#include "review/unexplained.h"
#include "review/usage.h"

struct reviewer {
  struct usage *usage;
  struct spelling *spelling;       /* NULL without a dictionary */
  struct unexplained *unexplained; /* NULL when not asked for */
  struct diags *diags;
};

static void review_passage(void *context, const struct passage *passage) {
  const struct reviewer *reviewer = context;
  usage_note(reviewer->usage, passage);
  if (reviewer->spelling != NULL) spelling_check(reviewer->spelling, passage, reviewer->diags);
  if (reviewer->unexplained != NULL) unexplained_note(reviewer->unexplained, passage);
}

/* Released text cannot be mended: what is found in it are notes. */
static void review_edition(const struct review_input *input, const struct review_edition *edition, struct usage *usage,
                           struct diags *diags) {
  const struct terms *terms = input->site->links->terms;
  const struct termset *set = terms != NULL ? terms->sets[edition->edition->index] : NULL;
  struct arena *arena = arena_new();
  struct reviewer reviewer = {.usage = usage, .diags = diags};
  if (input->lexicon != NULL && set != NULL) reviewer.spelling = spelling_new(arena, set, input->lexicon);
  if (input->lexicon != NULL && input->wants_candidates) reviewer.unexplained = unexplained_new(arena, input->lexicon);
  diags_soften(diags, edition->edition->release != NULL);
  for (size_t i = 0; i < edition->document_count; i++) {
    const struct passage_input of = {.document = edition->documents[i], .set = set, .position = i};
    passages_read(arena, &of, review_passage, &reviewer);
  }
  if (reviewer.unexplained != NULL) unexplained_report(reviewer.unexplained, diags);
  diags_soften(diags, false);
  arena_free(arena);
}

void review_terms(const struct review_input *input, struct diags *diags) {
  struct arena *arena = arena_new();
  claims_check(arena, input, diags);
  if (input->wants_mentions) {
    struct usage *usage = usage_new(arena, input);
    for (size_t i = 0; i < input->edition_count; i++) review_edition(input, &input->editions[i], usage, diags);
    usage_report(usage, diags);
  }
  arena_free(arena);
}
