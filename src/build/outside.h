/* The addresses elsewhere that the finished site links to: asked whether they answer, and told of at the words that link to them. */
#ifndef SPOR_BUILD_OUTSIDE_H
#define SPOR_BUILD_OUTSIDE_H

#include "build/browse.h"

/* Goes out onto the net. What answers well is kept in `cache_folder` for a week. */
void outside_check(const struct outside_links *links, const char *cache_folder, struct diags *diags);

#endif
