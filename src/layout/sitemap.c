#include "layout/sitemap.h"

#include <string.h>

#include "base/arena.h"
#include "layout/view_editions.h"
#include "model/url.h"
#include "relate/history.h"

#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"

/* Pages that answer for others, or lead away. */
static bool is_answer(const struct page *page) {
  static const char *const layouts[] = {"notfound", "redirect", "tombstone", "was", "steps"};
  for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
    if (strcmp(page->layout, layouts[i]) == 0) return true;
  }
  return false;
}

static bool is_listed(const struct site *site, const struct pages *pages, const struct page *page, struct arena *scratch) {
  if (is_answer(page) || page->edition->status == STATUS_DRAFT) return false;
  struct view_context context = {.site = site, .pages = pages, .page = page, .scratch = scratch};
  return str_equal(view_canonical_url(&context), page->url);
}

struct sitemap sitemap_list(struct arena *arena, const struct site *site, const struct pages *pages) {
  struct sitemap sitemap = {arena_array(arena, pages->count, sizeof *sitemap.at), 0};
  for (size_t i = 0; i < pages->count; i++) {
    if (is_listed(site, pages, &pages->at[i], arena)) sitemap.at[sitemap.count++] = &pages->at[i];
  }
  return sitemap;
}

size_t sitemap_parts(const struct sitemap *sitemap) {
  return sitemap->count > 0 ? (sitemap->count - 1) / SITEMAP_PART + 1 : 1;
}

struct str sitemap_path(struct arena *arena, size_t part) {
  return part == 0 ? STR("sitemap.xml") : str_format(arena, "sitemap-%zu.xml", part);
}

/* The day of the last substantive change; no date where git knows none. */
static struct date changed_on(const struct site *site, const struct page *page) {
  if (site->history == NULL || page->entry == NULL || page->edition->publication.len == 0) return (struct date){0};
  struct revisions revisions = history_of(site->history, page->entry);
  const struct revision *last = revisions_last_change(&revisions);
  return last != NULL ? last->date : (struct date){0};
}

static void write_item(const char *element, struct str address, struct date date, struct arena *scratch, struct buf *out) {
  buf_format(out, "<%s><loc>", element);
  buf_add_html(out, address);
  buf_add_zero(out, "</loc>");
  if (date.year != 0) buf_format(out, "<lastmod>%.*s</lastmod>", STR_ARG(date_iso(scratch, date)));
  buf_format(out, "</%s>\n", element);
}

static void write_part(const struct site *site, const struct sitemap *sitemap, size_t part, struct arena *scratch, struct buf *out) {
  size_t end = part * SITEMAP_PART < sitemap->count ? part * SITEMAP_PART : sitemap->count;
  buf_add_zero(out, "<urlset xmlns=\"" NAMESPACE "\">\n");
  for (size_t i = (part - 1) * SITEMAP_PART; i < end; i++) {
    const struct page *page = sitemap->at[i];
    write_item("url", url_absolute(scratch, site->config->base_url, page->url), changed_on(site, page), scratch, out);
  }
  buf_add_zero(out, "</urlset>\n");
}

static struct date newest(const struct site *site, const struct sitemap *sitemap, size_t part) {
  struct date newest = {0};
  size_t end = part * SITEMAP_PART < sitemap->count ? part * SITEMAP_PART : sitemap->count;
  for (size_t i = (part - 1) * SITEMAP_PART; i < end; i++) {
    struct date date = changed_on(site, sitemap->at[i]);
    if (date.year != 0 && (newest.year == 0 || date_compare(date, newest) > 0)) newest = date;
  }
  return newest;
}

static void write_index(const struct site *site, const struct sitemap *sitemap, struct arena *scratch, struct buf *out) {
  buf_add_zero(out, "<sitemapindex xmlns=\"" NAMESPACE "\">\n");
  for (size_t part = 1; part <= sitemap_parts(sitemap); part++) {
    struct str address = url_absolute(scratch, site->config->base_url, sitemap_path(scratch, part));
    write_item("sitemap", address, newest(site, sitemap, part), scratch, out);
  }
  buf_add_zero(out, "</sitemapindex>\n");
}

void sitemap_write(const struct site *site, const struct sitemap *sitemap, size_t part, struct arena *scratch, struct buf *out) {
  buf_add_zero(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  if (part == 0) {
    write_index(site, sitemap, scratch, out);
  } else {
    write_part(site, sitemap, part, scratch, out);
  }
}

void robots_write(const struct site *site, struct arena *scratch, struct buf *out) {
  struct str address = url_absolute(scratch, site->config->base_url, sitemap_path(scratch, 0));
  buf_format(out, "User-agent: *\nDisallow:\n\nSitemap: %.*s\n", STR_ARG(address));
}
