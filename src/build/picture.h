/* The two pictures that spor draws itself, of a site's colours: three tracks, one of which leads on. No text is set in them, so no font
 * is needed. */
#ifndef SPOR_BUILD_PICTURE_H
#define SPOR_BUILD_PICTURE_H

#include "base/buf.h"
#include "model/palette.h"

/* The icon of a browser's tab: SVG. */
void picture_icon(const struct palette *palette, struct buf *out);
/* What is shown where a page is shared: PNG, 1200 × 630. */
void picture_draw(const struct palette *palette, struct buf *out);

#endif
