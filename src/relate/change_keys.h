/* Names of changes that outlast their numbers: by what changed and how, so that what was decided about a change is found again when others
 * came before it. */
#ifndef SPOR_RELATE_CHANGE_KEYS_H
#define SPOR_RELATE_CHANGE_KEYS_H

#include "relate/compare.h"

/* `ledelse-af-laering/renamed`, `trivsel.indicator/changed`, `index#moeder/changed/2`: the id of the entity (or of the document, with the
 * field, or the heading that the text stands under), the kind, and a number where one heading has several such changes. */
struct change_key {
  struct str key;
  struct str base;  /* without the number */
  unsigned ordinal; /* from 1 */
  struct str text;  /* fingerprint of what was removed and what was added: 12 hexadecimal digits */
};

/* One for each difference of the comparison, in the same order. */
const struct change_key *change_keys_make(struct arena *arena, const struct comparison *comparison);

#endif
