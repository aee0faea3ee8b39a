/* Words of other languages in a tree that a comparison marked. What was found in a document (relate/terms.h) does not help there: its
 * texts are cut anew. They are looked for in the new text's words and in the old text's, so that one of which a part changed is found. */
#ifndef SPOR_LAYOUT_FOREIGN_MARKS_H
#define SPOR_LAYOUT_FOREIGN_MARKS_H

#include "layout/body.h"

struct arena;
struct foreign_marks;
struct termset;

/* `foreign` may be NULL. What comes of it lives in `arena` and knows the tree's texts by their addresses. */
const struct foreign_marks *foreign_marks_find(struct arena *arena, const struct termset *foreign, const struct node *root);
/* As body_links.term asks. */
bool foreign_marks_next(const struct foreign_marks *marks, struct str text, size_t from, struct body_term *term);

#endif
