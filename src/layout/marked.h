/* The HTML of a compared text: links lead from the old words to the old edition, from the new ones to the new. */
#ifndef SPOR_LAYOUT_MARKED_H
#define SPOR_LAYOUT_MARKED_H

#include "model/site.h"
#include "relate/compare.h"

/* Made in `arena`, for the page at `page_url`. */
struct str marked_html(struct arena *arena, const struct site *site, const struct comparison *comparison,
                       const struct document_comparison *document, struct str page_url);

#endif
