/* How to reach a person, which no public text may tell: personal numbers, and addresses that bear a person's name. Offices, roles and their
 * addresses are what a publication names instead. */
#ifndef SPOR_REVIEW_CONTACTS_H
#define SPOR_REVIEW_CONTACTS_H

#include "review/passage.h"

struct config;
struct diags;
struct lexicon;

/* `lexicon` tells names from words; NULL: addresses are not looked at. */
void contacts_check(struct arena *scratch, struct lexicon *lexicon, const struct passage *passage, struct diags *diags);
/* Those of the units in spor.yaml. */
void contacts_check_units(struct arena *scratch, struct lexicon *lexicon, const struct config *config, struct diags *diags);

#endif
