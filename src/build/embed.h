/* Bytes written into the file that would otherwise fetch them: as data: addresses (RFC 2397). */
#ifndef SPOR_BUILD_EMBED_H
#define SPOR_BUILD_EMBED_H

#include "base/buf.h"

struct theme;

/* Appends `data:TYPE;base64,…`; the type is that of the path's extension. */
void embed_bytes(struct str path, struct str bytes, struct buf *out);
/* Appends a stylesheet of the theme whose addresses are embedded, those that name no asset of the theme emptied. What comes out may stand
 * in a <style> element. `@import` is left as it is: the page's policy stops it. */
void embed_stylesheet(const struct theme *theme, struct str css, struct buf *out);

#endif
