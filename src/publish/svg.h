/* Drawings made safe: parsed and written anew with only the elements and attributes that draw. The only user of libxml2. */
#ifndef SPOR_PUBLISH_SVG_H
#define SPOR_PUBLISH_SVG_H

#include "base/buf.h"
#include "base/lines.h"

struct diags;

/* Appends the cleaned drawing to `out`, and one note for what was removed. False with a diagnostic at its line when it is no SVG,
 * is nested or large beyond reason, or declares entities. Thread-safe after svg_init(). */
void svg_init(void);
bool svg_clean(const struct lines *file, struct buf *out, struct diags *diags);

#endif
