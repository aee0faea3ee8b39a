/* Files that other programs read about a publication's editions and changes: Atom feeds (RFC 4287), a Memento TimeMap (RFC 7089), and
 * the picture of the timeline. */
#ifndef SPOR_LAYOUT_FEED_H
#define SPOR_LAYOUT_FEED_H

#include "base/buf.h"
#include "layout/pages.h"

/* The changes of a publication, newest first, substantive ones only, each with its reason; of the whole site when `group` is NULL. */
void feed_write(const struct site *site, const struct edition_group *group, struct arena *scratch, struct buf *out);
/* The front page of a publication and its permanent versions. */
void timemap_write(const struct site *site, const struct edition_group *group, struct arena *scratch, struct buf *out);
/* The periods of a publication's editions as an SVG. */
/* The size of the timeline, in pixels. */
struct image_size timeline_size(const struct edition_group *group);
void timeline_write(const struct site *site, const struct edition_group *group, struct arena *scratch, struct buf *out);

#endif
