#include "layout/feed.h"

#include "base/arena.h"
#include "model/url.h"
#include "relate/history.h"

#define ITEMS_MAX 50

/* One commit's change of a publication: what it touched. */
struct item {
  const struct revision *revision;
  const struct entry *first; /* of the documents that it touched */
  size_t document_count;
  const struct edition *edition;
};

struct items {
  struct item *at;
  size_t count;
  size_t capacity;
  struct map by_commit; /* id → 1 + index */
};

static struct str absolute(const struct site *site, struct arena *scratch, struct str url) {
  return url_absolute(scratch, site->config->base_url, url);
}

static void add_change(struct arena *scratch, struct items *items, const struct entry *document, const struct revision *revision) {
  struct str key = str_format(scratch, "%s %zu", revision->commit->id, document->edition->index);
  size_t known = (size_t)map_get(&items->by_commit, key);
  if (known == 0) {
    items->at = arena_grow(scratch, items->at, items->count, &items->capacity, sizeof *items->at);
    items->at[items->count++] = (struct item){.revision = revision, .edition = document->edition};
    known = items->count;
    map_put(&items->by_commit, key, (void *)known);
  }
  struct item *item = &items->at[known - 1];
  if (item->document_count++ == 0) item->first = document;
}

static void gather(struct arena *scratch, const struct site *site, const struct edition_group *group, struct items *items) {
  const struct edition *edition = group->current;
  for (size_t i = 0; i < edition->document_count; i++) {
    const struct entry *own = edition_entry(edition, i, 0);
    struct revisions revisions = history_of(site->history, own);
    for (size_t j = 0; j < revisions.count; j++) {
      if (!revisions.at[j].is_editorial) add_change(scratch, items, own, &revisions.at[j]);
    }
  }
}

static int compare_items(const void *left, const void *right) {
  const struct item *a = left;
  const struct item *b = right;
  int64_t at = a->revision->commit->author_time;
  int64_t bt = b->revision->commit->author_time;
  if (at != bt) return at > bt ? -1 : 1;
  int by_id = strcmp(a->revision->commit->id, b->revision->commit->id);
  return by_id != 0 ? by_id : (a->edition->index > b->edition->index) - (a->edition->index < b->edition->index);
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

static void write_item(const struct site *site, const struct item *item, struct arena *scratch, struct buf *out) {
  const struct entry *first = item->first;
  bool is_danish = str_is(site->config->language, "da");
  struct str title = first->title;
  if (item->document_count == 2)
    title = str_format(scratch, is_danish ? "%.*s og en anden side" : "%.*s and another page", STR_ARG(first->title));
  if (item->document_count > 2) {
    const char *rest = is_danish ? "andre sider" : "other pages";
    title = str_format(scratch, "%.*s %s %zu %s", STR_ARG(first->title), is_danish ? "og" : "and", item->document_count - 1, rest);
  }
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
  struct items items = {0};
  map_init(&items.by_commit, scratch);
  for (size_t i = 0; i < site->group_count; i++) {
    if (group == NULL || group == &site->groups[i]) gather(scratch, site, &site->groups[i], &items);
  }
  if (items.count > 1) qsort(items.at, items.count, sizeof *items.at, compare_items);
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
