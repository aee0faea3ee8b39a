/* Plain text as HTML, words of other languages in it marked with their language. */
#ifndef SPOR_LAYOUT_FOREIGN_TEXT_H
#define SPOR_LAYOUT_FOREIGN_TEXT_H

#include "base/buf.h"

struct arena;
struct termset;

/* `foreign` is NULL where there are none to look for; then `scratch` may be too. */
void foreign_text_write(struct buf *out, struct arena *scratch, const struct termset *foreign, struct str text);

#endif
