/* The law of addresses: whatever was published once goes on to answer. Plans the pages that stand where a thing is not (any more, or
 * yet): a redirect to what it became, or a tombstone that tells of its end. */
#ifndef SPOR_LAYOUT_ANSWERS_H
#define SPOR_LAYOUT_ANSWERS_H

#include "layout/pages.h"

/* Takes one page: `layout`, `url`, `edition`, and either `gone` or `target`. */
typedef void answers_add(void *context, struct page page);

/* For each publication with released editions: every address of any of them, in all others and without date; and the old addresses
 * that documents name as `aliases`. `planned` holds the urls that have a page already. */
void answers_plan(struct arena *arena, const struct site *site, const struct map *planned, answers_add *add, void *context);

#endif
