/* Where a concept is defined: the declaration that does, and those that explain it once more (`same-as`). */
#ifndef SPOR_RELATE_DEFINITION_H
#define SPOR_RELATE_DEFINITION_H

#include "relate/links.h"

/* The concept that an entry defines or explains; NULL for another kind of thing, and for an explanation of nothing. */
const struct entry *definition_of(const struct links *links, const struct entry *entry);
/* Whether the declaration, or one around it, defines or explains the concept. `document` is the document's own entry. */
bool definition_holds(const struct links *links, const struct entry *document, size_t declaration, const struct entry *concept);

#endif
