/* Two Markdown files that belong to no site, as the two editions of a publication: so that they can be compared, told of and drawn as
 * editions are. */
#ifndef SPOR_BUILD_LOOSE_H
#define SPOR_BUILD_LOOSE_H

#include "build/build.h"

struct comparison;

/* Never NULL. The build has the theme of `options`, one comparison and no pages; its findings are about the theme and the texts. Free it
 * with build_free(). `language`: "da" or "en". */
struct build *loose_load(const struct build_options *options, const struct lines *before, const struct lines *after, struct str language,
                         struct diags *diags);

#endif
