/* The headings of a text through the editions of its publication. A heading is known again by its id, then by `replaces`, which names the
 * ids it had before. */
#ifndef SPOR_RELATE_SECTIONS_H
#define SPOR_RELATE_SECTIONS_H

#include "model/document.h"
#include "relate/lineage.h"

struct section {
  struct str id; /* as in the newest edition that has it; so is the title */
  struct str title;
  const struct str *former; /* ids that it had and that nothing newer has */
  size_t former_count;
  const struct heading **in; /* as the texts it was traced through; NULL where it is missing */
};

struct sections {
  struct section *at; /* those of the newest text in its order, then those that only older ones had */
  size_t count;
};

/* `texts` are one text's editions, oldest first; NULL where it is missing. */
struct sections sections_trace(struct arena *arena, const struct document *const *texts, size_t count);
/* Adds a diagnostic for each heading that says it replaces what its text never had. Headings that declare something are asked by
 * lineage_trace(). */
void sections_check(const struct lineage *lineage, const struct edition_group *group, struct diags *diags);

#endif
