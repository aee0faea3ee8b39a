#include "search/vocabulary.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/utf8.h"
#include "read/lexicon.h"

enum { SHARES_MAX = 32 };

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena, struct lexicon *lexicon) {
  *vocabulary = (struct vocabulary){.arena = arena, .lexicon = lexicon};
  map_init(&vocabulary->words, arena);
  map_init(&vocabulary->terms, arena);
}

static uint32_t term_number(struct vocabulary *vocabulary, struct str term) {
  size_t known = (size_t)map_get(&vocabulary->terms, term);
  if (known == 0) {
    known = vocabulary->terms.count + 1;
    map_put(&vocabulary->terms, str_copy(vocabulary->arena, term), (void *)known);
  }
  return (uint32_t)known - 1;
}

struct shares {
  struct vocabulary *vocabulary;
  struct share at[SHARES_MAX];
  size_t count;
};

/* The first share of a term is its largest. */
static void add(struct shares *shares, struct str term, uint32_t factor) {
  uint32_t number = term_number(shares->vocabulary, text_lower(shares->vocabulary->arena, term));
  for (size_t i = 0; i < shares->count; i++) {
    if (shares->at[i].term == number) return;
  }
  if (shares->count < SHARES_MAX) shares->at[shares->count++] = (struct share){number, factor};
}

/* Texts are read in lower case, in which dictionaries have no names. */
static const struct word *ask(struct vocabulary *vocabulary, struct str word) {
  const struct word *known = lexicon_word(vocabulary->lexicon, word);
  unsigned char first = (unsigned char)word.at[0];
  if (known->is_known || first < 'a' || first > 'z') return known;
  char *name = arena_copy(vocabulary->arena, word.at, word.len);
  name[0] = (char)(first - 0x20);
  return lexicon_word(vocabulary->lexicon, (struct str){name, word.len});
}

static const struct filing *make(struct vocabulary *vocabulary, struct str word) {
  static const struct word unknown = {0};
  const struct word *known = vocabulary->lexicon != NULL ? ask(vocabulary, word) : &unknown;
  struct shares shares = {.vocabulary = vocabulary};
  for (size_t i = 0; i < known->reading_count; i++) add(&shares, known->readings[i].lemma, SHARE_WHOLE);
  if (shares.count == 0) add(&shares, word, SHARE_WHOLE);
  struct filing filing = {.lemma_count = shares.count};
  size_t part_count = 0;
  const struct str *parts = known->is_known ? lexicon_parts(vocabulary->lexicon, word, &part_count) : NULL;
  for (size_t i = 0; i < part_count; i++) add(&shares, parts[i], SHARE_PART);
  filing.share_count = shares.count;
  filing.shares = arena_copy(vocabulary->arena, shares.at, shares.count * sizeof *shares.at);
  return arena_copy(vocabulary->arena, &filing, sizeof filing);
}

const struct filing *vocabulary_file(struct vocabulary *vocabulary, struct str word) {
  const struct filing *known = map_get(&vocabulary->words, word);
  if (known != NULL) return known;
  const struct filing *made = make(vocabulary, word);
  map_put(&vocabulary->words, str_copy(vocabulary->arena, word), (void *)made);
  return made;
}
