#include "relate/term_match.h"

/* An abbreviation is one as it is written only; its apostrophe may be of either kind. */
static bool is_written_so(struct str text, const struct word_token *token, struct str exact) {
  if (exact.len == 0) return true;
  struct str written = str_slice(text, token->start, token->end);
  size_t letters = 0;
  while (letters < exact.len && exact.at[letters] != '\'') letters++;
  return str_equal(str_slice(written, 0, letters), str_slice(exact, 0, letters));
}

static const struct meaning *fitting_meaning(struct str text, const struct meaning *meaning, const struct word_token *first) {
  while (meaning != NULL && !is_written_so(text, first, meaning->exact)) meaning = meaning->next;
  return meaning;
}

struct term_match term_match_at(const struct termset *set, struct str text, const struct word_token *tokens, size_t count, size_t first) {
  struct term_match match = {0, NULL};
  unsigned place = 0;
  for (size_t i = first; i < count; i++) {
    if (i > first && !tokens[i].is_adjacent) break;
    unsigned word = termset_word(set, tokens[i].word);
    place = word != 0 ? termset_step(set, place, word) : 0;
    if (place == 0) break;
    const struct meaning *meaning = fitting_meaning(text, termset_meaning(set, place), &tokens[first]);
    if (meaning != NULL) match = (struct term_match){i - first + 1, meaning};
  }
  return match;
}

bool term_is_refused(const struct meaning *meanings, const struct entry *concept) {
  for (; meanings != NULL; meanings = meanings->next) {
    if (meanings->is_refused && meanings->concept == concept) return true;
  }
  return false;
}

const struct meaning *term_meant(const struct meaning *meanings) {
  const struct meaning *any = NULL;
  for (const struct meaning *meaning = meanings; meaning != NULL; meaning = meaning->next) {
    if (meaning->concept == NULL) continue;
    if (any == NULL) any = meaning;
    if (!term_is_refused(meanings, meaning->concept)) return meaning;
  }
  return any;
}

struct str term_language(const struct meaning *meanings) {
  while (meanings != NULL && meanings->language.len == 0) meanings = meanings->next;
  return meanings != NULL ? meanings->language : (struct str){NULL, 0};
}
