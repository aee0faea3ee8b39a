/* Two texts of a publication that someone wants compared and that need be no editions: `spor diff HEAD~3 udkast`. */
#ifndef SPOR_BUILD_ASKED_H
#define SPOR_BUILD_ASKED_H

#include "build/build.h"

/* Whether the name means the work tree. */
bool asked_is_draft(const char *name);
/* Where a name in build->options.compared is a revision and no edition, the publication's editions in the configuration are replaced by
 * the two that were asked for. What is neither is left for the caller to find missing. `tree` are the work tree's publications. */
void asked_apply(struct build *build, const struct edition *tree, size_t tree_count);

#endif
