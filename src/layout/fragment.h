/* The HTML of an entry's own text: the whole document, a section, an item, a callout. */
#ifndef SPOR_LAYOUT_FRAGMENT_H
#define SPOR_LAYOUT_FRAGMENT_H

#include "base/buf.h"
#include "model/site.h"

struct page;
struct whole;

struct fragment_context {
  const struct site *site;
  struct str page_url;    /* of the page it will stand on */
  struct str history_url; /* relative to that page: where its sections' histories are told; empty for nowhere */
  struct arena *scratch;
  const struct whole *whole; /* NULL: not on a page that holds all documents */
};

/* Appends the entry's text. On a page of its own (`is_page`) its headings begin below the page's title and its anchors are kept;
 * elsewhere it carries no anchors, as they would stand on the page twice. */
void fragment_write(const struct fragment_context *context, const struct entry *entry, bool is_page, struct buf *out);
/* Appends a document's whole text for a page that holds all of its edition's: headings begin below `top`, ids get `prefix`, and references
 * to what stands on the same page lead there, by whole_anchor(). */
void fragment_write_whole(const struct fragment_context *context, const struct entry *document, struct str prefix, int top,
                          struct buf *out);
/* True when the text begins with the entry's title, which is then passed over: appends what is left of it (possibly nothing). */
bool fragment_write_rest(const struct fragment_context *context, const struct entry *entry, bool is_page, struct buf *out);

#endif
