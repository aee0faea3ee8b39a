#include "review/review.h"

#include "base/arena.h"
#include "base/diag.h"
#include "relate/links.h"
#include "relate/terms.h"
#include "review/claims.h"
#include "review/contacts.h"
#include "review/orthography.h"
#include "review/passage.h"
#include "review/prose.h"
#include "review/spelling.h"
#include "review/standing.h"
#include "review/unexplained.h"
#include "review/usage.h"

struct reviewer {
  struct usage *usage;
  struct spelling *spelling;       /* NULL without a dictionary */
  struct unexplained *unexplained; /* NULL when not asked for */
  struct orthography *orthography; /* NULL without a dictionary */
  struct lexicon *lexicon;         /* NULL without a dictionary */
  struct prose prose;              /* of the document that is being read */
  struct arena *arena;
  struct arena *scratch;
  bool *told; /* for each word of a passage */
  size_t told_room;
  struct diags *diags;
};

static void note_names(void *context, const struct passage *passage) {
  const struct reviewer *reviewer = context;
  orthography_note(reviewer->orthography, passage);
}

/* What is most certain is told first, and of each word one thing. */
static void review_words(struct reviewer *reviewer, const struct passage *passage) {
  if (passage->count > reviewer->told_room) {
    reviewer->told_room = 2 * passage->count;
    reviewer->told = arena_array(reviewer->arena, reviewer->told_room, sizeof *reviewer->told);
  }
  memset(reviewer->told, 0, passage->count * sizeof *reviewer->told);
  if (reviewer->orthography != NULL) orthography_find_damage(reviewer->orthography, passage, reviewer->told, reviewer->diags);
  if (reviewer->spelling != NULL) spelling_check(reviewer->spelling, passage, reviewer->told, reviewer->diags);
  if (reviewer->orthography != NULL) orthography_find_unknown(reviewer->orthography, passage, reviewer->told, reviewer->diags);
}

static void review_passage(void *context, const struct passage *passage) {
  struct reviewer *reviewer = context;
  usage_note(reviewer->usage, passage);
  if (passage->count > 0) review_words(reviewer, passage);
  prose_note(&reviewer->prose, reviewer->scratch, passage);
  contacts_check(reviewer->scratch, reviewer->lexicon, passage, reviewer->diags);
  if (reviewer->unexplained != NULL) unexplained_note(reviewer->unexplained, passage);
}

static struct orthography *open_orthography(struct arena *arena, const struct review_input *input, const struct review_edition *edition,
                                            const struct termset *set, struct reviewer *reviewer) {
  bool is_released = edition->edition->release != NULL;
  struct orthography_input words = {
      .lexicon = input->lexicon,
      .wordlist = input->wordlist,
      .foreign = &input->site->config->foreign,
      .mending = is_released ? NULL : input->mending,
      .unknown = is_released ? NULL : input->unknown,
  };
  reviewer->orthography = orthography_new(arena, &words);
  for (size_t i = 0; i < edition->document_count; i++) {
    const struct passage_input of = {.document = edition->documents[i], .set = set, .position = i};
    passages_read(arena, &of, note_names, reviewer);
  }
  return reviewer->orthography;
}

static void review_field(void *context, const struct passage *passage) {
  struct reviewer *reviewer = context;
  if (passage->count > 0) review_words(reviewer, passage);
  contacts_check(reviewer->scratch, reviewer->lexicon, passage, reviewer->diags);
}

static void review_document(const struct review_input *input, const struct passage_input *of, struct reviewer *reviewer) {
  const struct document *document = of->document->document;
  arena_reset(reviewer->scratch);
  reviewer->prose = (struct prose){0};
  passage_read_field(reviewer->arena, of, document->fields.title.text, review_field, reviewer);
  passage_read_field(reviewer->arena, of, document->fields.summary, review_field, reviewer);
  passages_read(reviewer->arena, of, review_passage, reviewer);
  prose_report(&reviewer->prose, document, input->site->config->lix, reviewer->diags);
  prose_check_links(reviewer->scratch, document, reviewer->diags);
  prose_check_sections(reviewer->scratch, document, reviewer->diags);
}

/* Released text cannot be mended: what is found in it are notes. */
static void review_edition(const struct review_input *input, const struct review_edition *edition, struct usage *usage,
                           struct diags *diags) {
  const struct terms *terms = input->site->links->terms;
  const struct termset *set = terms != NULL ? terms->sets[edition->edition->index] : NULL;
  struct arena *arena = arena_new();
  struct reviewer reviewer = {.usage = usage, .diags = diags, .arena = arena, .lexicon = input->lexicon};
  reviewer.scratch = arena_new();
  if (input->lexicon != NULL && set != NULL) reviewer.spelling = spelling_new(arena, set, input->lexicon);
  if (input->lexicon != NULL && input->wants_candidates) reviewer.unexplained = unexplained_new(arena, input->lexicon);
  if (input->lexicon != NULL) reviewer.orthography = open_orthography(arena, input, edition, set, &reviewer);
  diags_soften(diags, edition->edition->release != NULL);
  for (size_t i = 0; i < edition->document_count; i++) {
    const struct passage_input of = {.document = edition->documents[i], .set = set, .position = i};
    review_document(input, &of, &reviewer);
  }
  if (reviewer.unexplained != NULL) unexplained_report(reviewer.unexplained, diags);
  diags_soften(diags, false);
  arena_free(reviewer.scratch);
  arena_free(arena);
}

void review_texts(const struct review_input *input, struct diags *diags) {
  struct arena *arena = arena_new();
  claims_check(arena, input, diags);
  standing_check(arena, input, diags);
  contacts_check_units(arena, input->lexicon, input->site->config, diags);
  struct usage *usage = usage_new(arena, input);
  for (size_t i = 0; i < input->edition_count; i++) review_edition(input, &input->editions[i], usage, diags);
  if (input->wants_mentions) usage_report(usage, diags);
  arena_free(arena);
}
