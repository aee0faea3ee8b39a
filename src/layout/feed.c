#include "layout/feed.h"

#include "base/arena.h"
#include "layout/news.h"
#include "model/url.h"
#include "relate/history.h"

#define ITEMS_MAX 50

static struct str absolute(const struct site *site, struct arena *scratch, struct str url) {
  return url_absolute(scratch, site->config->base_url, url);
}

static void element(struct buf *out, const char *name, struct str text) {
  buf_format(out, "<%s>", name);
  buf_add_html(out, text);
  buf_format(out, "</%s>\n", name);
}

static void stamp(struct buf *out, const char *name, int64_t seconds) {
  time_t time = (time_t)seconds;
  struct tm utc;
  gmtime_r(&time, &utc);
  buf_format(out, "<%s>%04d-%02d-%02dT%02d:%02d:%02dZ</%s>\n", name, utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour,
             utc.tm_min, utc.tm_sec, name);
}

static void link(struct buf *out, const char *relation, struct str address) {
  buf_format(out, "<link rel=\"%s\" href=\"", relation);
  buf_add_html(out, address);
  buf_add_zero(out, "\"/>\n");
}

static void write_item(const struct site *site, const struct news_item *item, struct arena *scratch, struct buf *out) {
  const struct entry *first = item->first;
  bool is_danish = str_is(site->config->language, "da");
  struct str title = news_title(scratch, site, item);
  struct str id = absolute(site, scratch, str_format(scratch, "%.*s#%s", STR_ARG(item->edition->prefix), item->revision->commit->id));
  buf_add_zero(out, "<entry>\n");
  element(out, "id", id);
  element(out, "title", title);
  stamp(out, "updated", item->revision->commit->author_time);
  link(out, "alternate", absolute(site, scratch, url_history(scratch, first->url)));
  element(out, "summary",
          item->revision->reason.len > 0 ? item->revision->reason
          : is_danish                    ? STR("Uden begrundelse.")
                                         : STR("No reason given."));
  buf_add_zero(out, "</entry>\n");
}

void feed_write(const struct site *site, const struct edition_group *group, struct arena *scratch, struct buf *out) {
  struct news items = news_gather(scratch, site, group);
  struct str prefix = group != NULL ? group->current->prefix : (struct str){"", 0};
  const struct entry *front = group != NULL ? group->current->front : NULL;
  struct str self = absolute(site, scratch, url_feed(scratch, prefix));
  buf_format(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%.*s\">\n",
             STR_ARG(site->config->language));
  element(out, "id", self);
  element(out, "title", front != NULL ? front->title : site->config->title);
  stamp(out, "updated", items.count > 0 ? items.at[0].revision->commit->author_time : 0);
  link(out, "self", self);
  link(out, "alternate", absolute(site, scratch, prefix));
  buf_add_zero(out, "<author><name>");
  buf_add_html(out, site->config->title);
  buf_add_zero(out, "</name></author>\n");
  for (size_t i = 0; i < items.count && i < ITEMS_MAX; i++) write_item(site, &items.at[i], scratch, out);
  buf_add_zero(out, "</feed>\n");
}
