/* A comparison as one file of HTML: its page, through the site's own layout, with all that it shows in it. */
#ifndef SPOR_BUILD_HANDOUT_H
#define SPOR_BUILD_HANDOUT_H

#include "build/build.h"

struct decided;

/* Appends the page; `is_document` false: only what stands in its <main>. False with diagnostics. */
bool handout_write(const struct build *build, const struct decided *decided, bool is_document, struct buf *out, struct diags *diags);

#endif
