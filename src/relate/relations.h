/* The relations between entries: those written (areas, goals, part-of, …) and those that the structure states (a goal in a track's
 * section is that track's goal). Part of links_resolve(). */
#ifndef SPOR_RELATE_RELATIONS_H
#define SPOR_RELATE_RELATIONS_H

#include "relate/lookup.h"

/* Fills the edges of `links`. */
void relations_resolve(struct arena *arena, const struct lookup *lookup, size_t entry_count, struct links *links, struct diags *diags);

#endif
