/* The sum of all facts, const from here on: what pages are planned from and what layouts may ask about. */
#ifndef SPOR_MODEL_SITE_H
#define SPOR_MODEL_SITE_H

#include "base/date.h"
#include "model/edition.h"

struct comparison;
struct decided;
struct decision_file;
struct history;
struct lineage;
struct links;

struct site {
  const struct config *config;
  const struct edition *editions; /* the site's own content first, then by publication: undated, dated from the oldest on */
  size_t edition_count;
  const struct edition_group *groups; /* the publications */
  size_t group_count;
  const struct links *links;
  const struct lineage *lineage;
  const struct history *history;         /* NULL without a repository */
  const struct comparison **comparisons; /* of editions: neighbours, and each with the one in force */
  size_t comparison_count;
  const struct decision_file *decision_files;
  size_t decision_file_count;
  const struct decided **decided; /* one for each comparison */
  size_t decided_count;
  struct str commit; /* what the work tree is based on, as git shortens it; empty for none */
  struct date date;  /* the build's */
};

#endif
