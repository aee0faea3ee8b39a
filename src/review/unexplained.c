#include "review/unexplained.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "read/lexicon.h"

enum {
  USES_MIN = 5,
  DOCUMENTS_MIN = 3,
  REPORTED_MAX = 20,
  LETTERS_MIN = 4,
};

struct candidate {
  struct str phrase; /* in base forms */
  struct place place;
  size_t use_count;
  size_t document_count;
  size_t last_document; /* 1 + its position */
};

struct unexplained {
  struct arena *arena;
  struct lexicon *lexicon;
  struct map by_phrase; /* → struct candidate */
};

struct unexplained *unexplained_new(struct arena *arena, struct lexicon *lexicon) {
  struct unexplained *unexplained = arena_alloc(arena, sizeof *unexplained);
  *unexplained = (struct unexplained){.arena = arena, .lexicon = lexicon};
  map_init(&unexplained->by_phrase, arena);
  return unexplained;
}

static bool ends_as_adjective(struct str word) {
  static const char *const endings[] = {"lig",   "lige", "ligt", "isk",  "iske", "iv",   "ive",   "ivt",  "som",
                                        "somme", "somt", "bar",  "bare", "bart", "ende", "erede", "eret", "nel",
                                        "nelle", "nelt", "ær",   "ære",  "ært",  "al",   "ale",   "alt"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    if (word.len > strlen(endings[i]) + 2 && str_ends(word, endings[i])) return true;
  }
  return false;
}

/* The word's reading as a noun, compounds first; NULL for none. */
static const struct reading *as_noun(struct unexplained *unexplained, struct str text, bool wants_compound) {
  if (text_character_count(text) < LETTERS_MIN || ends_as_adjective(text)) return NULL;
  const struct word *word = lexicon_word(unexplained->lexicon, text);
  for (size_t i = 0; i < word->reading_count; i++) {
    const struct reading *reading = &word->readings[i];
    bool is_verb = (reading->form & (FORM_VERB | FORM_COMPARED)) != 0;
    if (is_verb) return NULL;
    if (wants_compound ? reading->prefix > 0 : reading->form != 0) return reading;
  }
  return NULL;
}

static void count_phrase(struct unexplained *unexplained, const struct passage *passage, size_t first, size_t last, struct str phrase) {
  struct candidate *candidate = map_get(&unexplained->by_phrase, phrase);
  if (candidate == NULL) {
    candidate = arena_alloc(unexplained->arena, sizeof *candidate);
    *candidate = (struct candidate){.phrase = str_copy(unexplained->arena, phrase), .place = passage_place(passage, first, last)};
    map_put(&unexplained->by_phrase, candidate->phrase, candidate);
  }
  candidate->use_count++;
  if (candidate->last_document == passage->of->position + 1) return;
  candidate->last_document = passage->of->position + 1;
  candidate->document_count++;
}

static bool is_free(const struct passage_word *word) {
  bool is_name = word->token.letters != LETTERS_LOWER && !word->token.begins_sentence;
  return !word->is_term && !word->is_closed && !is_name;
}

/* The adjective's lemma when it stands right before a noun. */
static void note_pair(struct unexplained *unexplained, const struct passage *passage, size_t at) {
  const struct passage_word *adjective = &passage->words[at];
  const struct passage_word *noun = adjective + 1;
  bool is_pair = at + 1 < passage->count && is_free(adjective) && is_free(noun) && noun->token.is_adjacent;
  if (!is_pair || !ends_as_adjective(adjective->token.word)) return;
  const struct word *word = lexicon_word(unexplained->lexicon, adjective->token.word);
  const struct reading *reading = as_noun(unexplained, noun->token.word, false);
  if (reading == NULL || word->reading_count == 0) return;
  struct str phrase = str_format(unexplained->arena, "%.*s %.*s", STR_ARG(word->readings[0].lemma), STR_ARG(reading->lemma));
  count_phrase(unexplained, passage, at, at + 1, phrase);
}

void unexplained_note(struct unexplained *unexplained, const struct passage *passage) {
  for (size_t i = 0; i < passage->count; i++) {
    if (!is_free(&passage->words[i])) continue;
    const struct reading *compound = as_noun(unexplained, passage->words[i].token.word, true);
    if (compound != NULL) count_phrase(unexplained, passage, i, i, compound->lemma);
    note_pair(unexplained, passage, i);
  }
}

static int compare_candidates(const void *a, const void *b) {
  const struct candidate *one = *(const struct candidate *const *)a;
  const struct candidate *other = *(const struct candidate *const *)b;
  if (one->use_count != other->use_count) return one->use_count < other->use_count ? 1 : -1;
  return str_compare(one->phrase, other->phrase);
}

void unexplained_report(const struct unexplained *unexplained, struct diags *diags) {
  const struct map *map = &unexplained->by_phrase;
  const struct candidate **sorted = arena_array(unexplained->arena, map->count, sizeof(const struct candidate *));
  size_t count = 0;
  for (size_t i = 0; i < map->count; i++) {
    const struct candidate *candidate = map->items[i].value;
    if (candidate->use_count >= USES_MIN && candidate->document_count >= DOCUMENTS_MIN) sorted[count++] = candidate;
  }
  if (count > 1) qsort(sorted, count, sizeof *sorted, compare_candidates);
  for (size_t i = 0; i < count && i < REPORTED_MAX; i++) {
    struct str uses = str_format(unexplained->arena, "%zu", sorted[i]->use_count);
    struct str documents = str_format(unexplained->arena, "%zu", sorted[i]->document_count);
    diags_add(diags, DIAG_TERM_CANDIDATE, sorted[i]->place, sorted[i]->phrase, uses, documents);
  }
}
