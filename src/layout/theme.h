/* The theme: layouts, their library and their assets, each file from the site when it has one, else from the installed theme. */
#ifndef SPOR_LAYOUT_THEME_H
#define SPOR_LAYOUT_THEME_H

#include "layout/script.h"
#include "read/source.h"

struct theme_asset {
  struct str name; /* below assets/ */
  struct str bytes;
  struct str published; /* the name with a hash of the bytes in it, which may be kept for ever; given by build/dress.c */
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

struct theme *theme_load(struct arena *arena, struct theme_source site, struct theme_source installed, struct diags *diags);

/* NULL when there is none of this name. */
struct theme_asset *theme_find(const struct theme *theme, struct str name);

#endif
