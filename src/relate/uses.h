/* For each entry, who mentions it: written references and recognised terms, in the order in which they stand. */
#ifndef SPOR_RELATE_USES_H
#define SPOR_RELATE_USES_H

#include "relate/links.h"

/* Fills the uses of `links`, whose targets and terms are there. */
void uses_collect(struct arena *arena, const struct links_input *input, size_t entry_count, struct links *links);

#endif
