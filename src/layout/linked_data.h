/* A page's facts in the words of schema.org, as JSON-LD: works with their versions and parts, concepts as defined terms. */
#ifndef SPOR_LAYOUT_LINKED_DATA_H
#define SPOR_LAYOUT_LINKED_DATA_H

#include "base/buf.h"
#include "layout/views.h"

/* Appends nothing for pages that tell of no thing of their own, and without a base-url: names are whole addresses. No `<` is in it, so
 * that it may stand in a script element, which browsers do not run. */
void linked_data_write(const struct view_context *context, struct buf *out);

#endif
