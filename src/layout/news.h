/* What is new in publications: the substantive changes of the text in force, newest first, each commit once. */
#ifndef SPOR_LAYOUT_NEWS_H
#define SPOR_LAYOUT_NEWS_H

#include "model/site.h"
#include "relate/history.h"

/* One commit's change of a publication. */
struct news_item {
  const struct revision *revision;
  const struct entry *first; /* of the documents that it touched */
  size_t document_count;
  const struct edition *edition;
};

struct news {
  struct news_item *at;
  size_t count;
};

/* Of a publication, or of all when `group` is NULL; in `scratch`. Empty without a history. */
struct news news_gather(struct arena *scratch, const struct site *site, const struct edition_group *group);
/* "Ledelse af læring og 2 andre sider" */
struct str news_title(struct arena *scratch, const struct site *site, const struct news_item *item);

#endif
