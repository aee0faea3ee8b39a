/* Machine-readable forms: the JSON twin of a page and the graph of a publication's entities (JSON-LD). */
#ifndef SPOR_LAYOUT_TWIN_H
#define SPOR_LAYOUT_TWIN_H

#include "base/buf.h"
#include "layout/pages.h"

/* Appends the twin of a page: {id, kind, title, url, publication, edition, status, valid_from, valid_to, relations, used_by, …}.
 * Urls in it are relative to the site's root, with the absolute one beside when the site has a base-url. */
void twin_write(const struct site *site, const struct pages *pages, const struct page *page, struct arena *scratch, struct buf *out);
/* What an entry says, and a concept means, in short: its summary, or how its text begins. */
struct str twin_definition(const struct site *site, const struct entry *entry, struct arena *scratch);
/* Appends the graph of an edition: every entry with its relations. */
void graph_write(const struct site *site, const struct edition *edition, struct arena *scratch, struct buf *out);

#endif
