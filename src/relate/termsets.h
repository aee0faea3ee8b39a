/* The sets of words that editions recognise, made from their concepts, from those of the site and of publications they share with, and from
 * words of other languages. They may be kept for the next load of a site: as long as all concepts are said as they were, which is compared
 * word for word, they are the same but for the entries they lead to. */
#ifndef SPOR_RELATE_TERMSETS_H
#define SPOR_RELATE_TERMSETS_H

#include "relate/terms.h"
#include "relate/termset.h"

struct termsets_store;

/* Borrowed by what was found with it until it is used for another load. */
struct termsets_store *termsets_store_new(void);
void termsets_store_free(struct termsets_store *store); /* NULL is allowed */
/* One for each edition, NULL where it recognises nothing; in `arenas`, one for each worker, unless the input has a store. */
const struct termset **termsets_fill(struct arena *arena, const struct terms_input *input, struct arena **arenas, struct diags *diags);

#endif
