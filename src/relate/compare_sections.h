/* What became of sections that are nothing but headings, as `replaces` of headings says: renamed, merged, split, replaced. */
#ifndef SPOR_RELATE_COMPARE_SECTIONS_H
#define SPOR_RELATE_COMPARE_SECTIONS_H

#include "relate/compare.h"

/* Adds to a difference of a heading what its section was or became. `old` and `new` are the heading in the documents of either edition; one
 * may be NULL. */
void compare_tell_section(struct arena *arena, const struct document_comparison *pair, const struct node *old, const struct node *new,
                          struct difference *difference);

#endif
