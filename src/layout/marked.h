/* The HTML of a compared text: links lead from the old words to the old edition, from the new ones to the new. */
#ifndef SPOR_LAYOUT_MARKED_H
#define SPOR_LAYOUT_MARKED_H

#include "layout/views.h"
#include "relate/compare.h"

/* For the page of `context`, made in its scratch arena. */
struct str marked_html(const struct view_context *context, const struct document_comparison *document);

#endif
