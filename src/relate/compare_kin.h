/* What became of a thing between two editions beyond “it is there” and “it is not”: renamed, moved, merged, split, taken over. Part of
 * compare_editions(). Everywhere one tells of it: of what was merged or split the heir, while the others came or ended. */
#ifndef SPOR_RELATE_COMPARE_KIN_H
#define SPOR_RELATE_COMPARE_KIN_H

#include "relate/compare.h"

/* Whether `to` is the first of what `from` became, and `from` the first of what `to` was. */
bool compare_is_heir(const struct compare_input *input, const struct entry *from, const struct entry *to);
/* Of an entity that came or went: what it was parted from, or what took its place. */
void compare_tell_kin(struct arena *arena, const struct compare_input *input, struct difference *difference);
/* Of an entity in both editions whose texts were not held against each other: what kind of change that is, and its earlier text. */
void compare_tell_found(struct arena *arena, const struct compare_input *input, struct difference *difference);
/* Of an entity whose texts were: whether it is several that became one. */
void compare_tell_merged(struct arena *arena, const struct compare_input *input, struct difference *difference);
/* The titles, with commas between them. */
struct str compare_join_titles(struct arena *arena, struct kin kin);

#endif
