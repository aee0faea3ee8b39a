/* What search engines are told: which pages there are, and when each was last changed (sitemaps.org, protocol 0.9). Only with a base-url,
 * since all of it is whole addresses. */
#ifndef SPOR_LAYOUT_SITEMAP_H
#define SPOR_LAYOUT_SITEMAP_H

#include "base/buf.h"
#include "layout/pages.h"

#define SITEMAP_PART 50000 /* addresses in a file, the protocol's ceiling */

/* The pages that are listed, in the order planned: those that are their own canonical address, but for drafts and answers. */
struct sitemap {
  const struct page **at;
  size_t count;
};

struct sitemap sitemap_list(struct arena *arena, const struct site *site, const struct pages *pages);
/* How many files it takes, at least one. */
size_t sitemap_parts(const struct sitemap *sitemap);
/* "sitemap-1.xml"; part 0 is the index of the others, "sitemap.xml". */
struct str sitemap_path(struct arena *arena, size_t part);
void sitemap_write(const struct site *site, const struct sitemap *sitemap, size_t part, struct arena *scratch, struct buf *out);
/* robots.txt: all may read all, and here is the sitemap. */
void robots_write(const struct site *site, struct arena *scratch, struct buf *out);

#endif
