/* Every file the site consists of, planned once. */
#ifndef SPOR_BUILD_OUTPUTS_H
#define SPOR_BUILD_OUTPUTS_H

#include "build/build.h"
#include "layout/sitemap.h"

enum output_type {
  OUTPUT_PAGE,
  OUTPUT_TWIN,
  OUTPUT_GRAPH,
  OUTPUT_THEME,
  OUTPUT_FEED, /* of a publication; of the site when index is its group count */
  OUTPUT_TIMEMAP,
  OUTPUT_TIMELINE,
  OUTPUT_SEARCH, /* of the search index of the text in force */
  OUTPUT_SEARCH_OTHERS,
  OUTPUT_SITEMAP, /* number 0 is the index of the others */
  OUTPUT_ROBOTS,
  OUTPUT_WEBMANIFEST,
  OUTPUT_ASSET, /* last: they are made apart when they come from git */
};

struct output {
  enum output_type type;
  size_t index; /* of the page, edition, asset, theme asset, publication or file of a search index */
  struct str path;
  struct place place; /* what it is made from */
};

struct outputs {
  struct output *at;
  size_t count;
  struct sitemap sitemap;
};

/* Lists all files; two with one path are a diagnostic. */
void outputs_plan(struct arena *arena, const struct build *build, struct outputs *outputs, struct diags *diags);
/* How many files it may come to, compressed ones among them. */
size_t outputs_room(const struct build *build, const struct outputs *outputs);

#endif
