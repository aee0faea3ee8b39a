/* Noun phrases that a publication uses often and does not explain: an adjective with its noun, or a compound. The dictionary has no parts
 * of speech; endings that only adjectives have tell them, so this is a list for a person to go through. */
#ifndef SPOR_REVIEW_UNEXPLAINED_H
#define SPOR_REVIEW_UNEXPLAINED_H

#include "review/passage.h"

struct diags;
struct lexicon;

/* Lives in the arena. */
struct unexplained *unexplained_new(struct arena *arena, struct lexicon *lexicon);
void unexplained_note(struct unexplained *unexplained, const struct passage *passage);
/* The most frequent, each where it stands first. */
void unexplained_report(const struct unexplained *unexplained, struct diags *diags);

#endif
