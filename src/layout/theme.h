/* The theme: layouts, their library and their assets, each file from the site when it has one, else from the installed theme. */
#ifndef SPOR_LAYOUT_THEME_H
#define SPOR_LAYOUT_THEME_H

#include "layout/script.h"
#include "read/source.h"

struct theme_asset {
  struct str name; /* below assets/ */
  struct str bytes;
};

struct theme {
  struct script_module *modules;
  size_t module_count;
  struct theme_asset *assets; /* sorted by name */
  size_t asset_count;
};

/* Where a theme's files come from. Either may be NULL. */
struct theme_source {
  const struct source *layouts;
  const struct source *library;
};

const struct theme *theme_load(struct arena *arena, struct theme_source site, struct theme_source installed, struct diags *diags);

#endif
