/* Addresses as attribute values of HTML. Knows nothing of where they lead. */
#ifndef SPOR_LAYOUT_HREF_H
#define SPOR_LAYOUT_HREF_H

#include "base/buf.h"

/* Appends an address as cmark does: what may not stand in one is percent-encoded, a percent sign is kept, & and ' become references. */
void href_write(struct buf *out, struct str address);
/* True for addresses that run as a script or show a local file (javascript: vbscript: file: data:, but not the data of pictures). */
bool href_is_dangerous(struct str address);

#endif
