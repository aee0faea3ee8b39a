/* Why something differs between two editions, as the commits in between say. Part of compare_editions(). */
#ifndef SPOR_RELATE_REASONS_H
#define SPOR_RELATE_REASONS_H

#include "relate/history.h"

/* The reasons of the revisions of an entry, or of the document it stands in when it has none of its own, that `to` has and `from` has
 * not: the oldest first, each once, joined with semicolons. Empty when none was given. */
struct str reasons_between(struct arena *arena, const struct history *history, const struct entry *entry, const struct edition *from,
                           const struct edition *to);
/* Whether there are such revisions, and all of them are editorial. */
bool reasons_are_editorial(const struct history *history, const struct entry *entry, const struct edition *from, const struct edition *to);

#endif
