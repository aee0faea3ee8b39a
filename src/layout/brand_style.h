/* A brand as the beginning of a stylesheet: its font and its colours, as custom properties that the theme's rules use. */
#ifndef SPOR_LAYOUT_BRAND_STYLE_H
#define SPOR_LAYOUT_BRAND_STYLE_H

#include "base/buf.h"
#include "model/brand.h"

/* `font` is the font file's name beside the stylesheet; empty for none. Writes nothing for a brand that changes nothing. */
void brand_style_write(const struct brand *brand, struct str font, struct buf *out);

#endif
