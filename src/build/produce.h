/* Every file the site consists of, planned once, then made in parallel and handed to the writer. */
#ifndef SPOR_BUILD_PRODUCE_H
#define SPOR_BUILD_PRODUCE_H

#include "build/build.h"
#include "layout/script.h"
#include "layout/sitemap.h"

struct asset;
struct worker;

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

/* Is shown each file's bytes by the worker that made it. They hold until it returns. */
struct witness {
  void (*see)(void *context, size_t number, struct str bytes, struct worker *worker);
  void *context;
};

/* Lists all files; two with one path are a diagnostic. */
void outputs_plan(struct arena *arena, const struct build *build, struct outputs *outputs, struct diags *diags);
/* How many files it may come to, compressed ones among them. */
size_t outputs_room(const struct build *build, const struct outputs *outputs);
/* Makes all files and puts them; with a NULL writer they are made and thrown away. `witness` may be NULL. */
void outputs_produce(const struct build *build, const struct outputs *outputs, struct writer *writer, const struct witness *witness,
                     struct diags *diags);
/* The bytes of one figure or attachment as the site publishes them. */
bool outputs_asset(const struct build *build, const struct asset *asset, struct arena *scratch, struct diags *diags, struct buf *out);
/* What layouts may spend on a page. */
struct script_limits outputs_script_limits(const struct config *config);
/* What the output is a function of, as `key value` lines. */
struct str outputs_manifest_head(struct arena *arena, const struct build *build);

#endif
