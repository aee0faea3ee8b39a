#include "layout/news.h"

#include "base/arena.h"

struct gathering {
  struct news news;
  size_t capacity;
  struct map by_commit; /* id and edition → 1 + index */
};

static void add_change(struct arena *scratch, struct gathering *items, const struct entry *document, const struct revision *revision) {
  struct str key = str_format(scratch, "%s %zu", revision->commit->id, document->edition->index);
  size_t known = (size_t)map_get(&items->by_commit, key);
  if (known == 0) {
    items->news.at = arena_grow(scratch, items->news.at, items->news.count, &items->capacity, sizeof *items->news.at);
    items->news.at[items->news.count++] = (struct news_item){.revision = revision, .edition = document->edition};
    known = items->news.count;
    map_put(&items->by_commit, key, (void *)known);
  }
  struct news_item *item = &items->news.at[known - 1];
  if (item->document_count++ == 0) item->first = document;
}

static void gather(struct arena *scratch, const struct site *site, const struct edition_group *group, struct gathering *items) {
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
  const struct news_item *a = left;
  const struct news_item *b = right;
  int64_t at = a->revision->commit->author_time;
  int64_t bt = b->revision->commit->author_time;
  if (at != bt) return at > bt ? -1 : 1;
  int by_id = strcmp(a->revision->commit->id, b->revision->commit->id);
  return by_id != 0 ? by_id : (a->edition->index > b->edition->index) - (a->edition->index < b->edition->index);
}

struct news news_gather(struct arena *scratch, const struct site *site, const struct edition_group *group) {
  struct gathering items = {0};
  map_init(&items.by_commit, scratch);
  for (size_t i = 0; site->history != NULL && i < site->group_count; i++) {
    if (group == NULL || group == &site->groups[i]) gather(scratch, site, &site->groups[i], &items);
  }
  if (items.news.count > 1) qsort(items.news.at, items.news.count, sizeof *items.news.at, compare_items);
  return items.news;
}

struct str news_title(struct arena *scratch, const struct site *site, const struct news_item *item) {
  bool is_danish = str_is(site->config->language, "da");
  struct str title = item->first->title;
  if (item->document_count == 2) return str_format(scratch, is_danish ? "%.*s og en anden side" : "%.*s and another page", STR_ARG(title));
  if (item->document_count < 2) return title;
  const char *rest = is_danish ? "andre sider" : "other pages";
  return str_format(scratch, "%.*s %s %zu %s", STR_ARG(title), is_danish ? "og" : "and", item->document_count - 1, rest);
}
