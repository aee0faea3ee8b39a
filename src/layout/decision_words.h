/* Decisions in the words of a page. */
#ifndef SPOR_LAYOUT_DECISION_WORDS_H
#define SPOR_LAYOUT_DECISION_WORDS_H

#include "relate/decisions.h"

/* "godkendt", "ændres", "afvist", "ikke besluttet". */
struct str decision_word(enum ruling ruling, struct str language);
/* Of the difference at `index`: "godkendt, Chefgruppen, 27. oktober 2026: …"; empty when nothing was decided. That the text is not as was
 * decided is said. */
struct str decision_phrase(struct arena *arena, const struct site *site, const struct decided *decided, size_t index, struct str language);

#endif
