/* Where terms stand among the words of a text, and what they mean there: one rule for what is linked and for what editors are told. Pure.
 */
#ifndef SPOR_RELATE_TERM_MATCH_H
#define SPOR_RELATE_TERM_MATCH_H

#include "relate/termset.h"
#include "relate/token.h"

struct term_match {
  size_t token_count;            /* 0: none */
  const struct meaning *meaning; /* the first that fits what is written; more may follow it */
};

/* The longest term that begins at the token `first` of `text`. */
struct term_match term_match_at(const struct termset *set, struct str text, const struct word_token *tokens, size_t count, size_t first);
/* The concept that is meant: of the first that does not refuse these words; when all do, of the first. NULL: no concept's. */
const struct meaning *term_meant(const struct meaning *meanings);
/* The language that the words are of, when they are foreign; else empty. NULL is allowed. */
struct str term_language(const struct meaning *meanings);
/* Whether these words are among the concept's not-forms. */
bool term_is_refused(const struct meaning *meanings, const struct entry *concept);

#endif
