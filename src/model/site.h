/* The sum of all facts, const from here on: what pages are planned from and what layouts may ask about. */
#ifndef SPOR_MODEL_SITE_H
#define SPOR_MODEL_SITE_H

#include "base/date.h"
#include "model/edition.h"

struct links;
struct source;

struct site {
  const struct config *config;
  const struct edition *editions; /* the site's own content first, then publications by path */
  size_t edition_count;
  const struct links *links;
  const struct source *content; /* the content folder */
  struct date date;             /* the build's */
};

#endif
