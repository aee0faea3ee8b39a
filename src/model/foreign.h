/* Words of other languages than the site's, which are marked as such wherever they stand (WCAG 3.1.2). */
#ifndef SPOR_MODEL_FOREIGN_H
#define SPOR_MODEL_FOREIGN_H

#include "model/schema.h"

struct foreign {
  struct str language; /* as in HTML's lang: "en" */
  struct names terms;
};

struct foreign_terms {
  struct foreign *at; /* one for each language */
  size_t count;
};

extern const struct schema foreign_schema; /* of foreign-terms in spor.yaml */
/* What a mapping that the schema has passed says; none with NULL. */
struct foreign_terms foreign_read(struct arena *arena, const struct yaml_value *map);

#endif
