#include "relate/foreign.h"

#include "base/arena.h"
#include "base/text.h"
#include "model/config.h"
#include "relate/phrase.h"
#include "relate/term_match.h"

static void add(struct termset *set, struct str text, struct str language) {
  struct phrase phrase;
  struct meaning meaning = {.language = str_copy(set->arena, language)};
  if (!phrase_read(set->arena, text_nfc(set->arena, str_copy(set->arena, text)), &phrase)) return;
  meaning.is_name = phrase.has_capitals;
  termset_add(set, phrase.words, phrase.count, &meaning);
}

void foreign_fill(struct termset *set, const struct config *config) {
  for (size_t i = 0; i < config->foreign.count; i++) {
    const struct names *terms = &config->foreign.at[i].terms;
    for (size_t j = 0; j < terms->count; j++) {
      add(set, terms->at[j].text, config->foreign.at[i].language);
      add(set, str_join(set->arena, terms->at[j].text, STR("s")), config->foreign.at[i].language);
    }
  }
}

const struct termset *foreign_set(struct arena *arena, const struct config *config) {
  struct termset *set = arena_alloc(arena, sizeof *set);
  termset_init(set, arena);
  foreign_fill(set, config);
  return set->words.count > 0 ? set : NULL;
}

static size_t read_tokens(struct arena *scratch, struct str text, struct word_token **words) {
  struct tokens tokens = tokens_begin(scratch, text);
  struct word_token token;
  size_t count = 0;
  size_t capacity = 0;
  *words = NULL;
  while (tokens_next(&tokens, &token)) {
    *words = arena_grow(scratch, *words, count, &capacity, sizeof token);
    (*words)[count++] = token;
  }
  return count;
}

size_t foreign_find(struct arena *scratch, const struct termset *set, struct str text, struct foreign_hit *hits, size_t capacity) {
  struct word_token *words;
  size_t word_count = read_tokens(scratch, text, &words);
  size_t count = 0;
  for (size_t i = 0; i < word_count && count < capacity;) {
    struct term_match match = term_match_at(set, text, words, word_count, i);
    struct str language = term_language(match.meaning);
    if (language.len > 0) hits[count++] = (struct foreign_hit){words[i].start, words[i + match.token_count - 1].end, language};
    i += match.token_count > 0 ? match.token_count : 1;
  }
  return count;
}
