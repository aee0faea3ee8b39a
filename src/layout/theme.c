#include "layout/theme.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/path.h"

#define LUA_LIMIT ((size_t)1 << 20)
#define ASSET_LIMIT ((size_t)16 << 20)

struct loader {
  struct arena *arena;
  struct theme *theme;
  struct map taken; /* paths that an earlier source gave */
  size_t module_capacity;
  size_t asset_capacity;
  struct diags *diags;
};

/* "layouts/parts/head.lua" is required as "parts/head", "lua/html.lua" as "html", and "layouts/track.lua" is the layout "layouts/track". */
static struct str module_name(struct str path) {
  struct str name = str_slice(path, 0, path.len - strlen(".lua"));
  if (str_starts(name, "layouts/parts/")) return str_slice(name, strlen("layouts/"), name.len);
  if (str_starts(name, "lua/")) return str_slice(name, strlen("lua/"), name.len);
  return name;
}

static void add_module(struct loader *loader, struct str path, struct str bytes) {
  struct theme *theme = loader->theme;
  theme->modules = arena_grow(loader->arena, theme->modules, theme->module_count, &loader->module_capacity, sizeof *theme->modules);
  const struct lines *file = lines_new(loader->arena, path, (struct str){0}, bytes);
  theme->modules[theme->module_count++] = (struct script_module){module_name(path), file};
}

static void add_asset(struct loader *loader, struct str path, struct str bytes) {
  struct theme *theme = loader->theme;
  theme->assets = arena_grow(loader->arena, theme->assets, theme->asset_count, &loader->asset_capacity, sizeof *theme->assets);
  theme->assets[theme->asset_count++] = (struct theme_asset){str_slice(path, strlen("layouts/assets/"), path.len), bytes};
}

static bool is_module(struct str path) {
  return str_ends(path, ".lua") && (str_starts(path, "layouts/") || str_starts(path, "lua/")) && !str_is(path, "lua/types.lua");
}

static void load_from(struct loader *loader, const struct source *source) {
  if (source == NULL) return;
  for (size_t i = 0; i < source_count(source); i++) {
    struct str path = source_at(source, i)->path;
    bool is_asset = str_starts(path, "layouts/assets/");
    if ((!is_asset && !is_module(path)) || map_get(&loader->taken, path) != NULL) continue;
    struct str bytes;
    if (!source_read(source, i, is_asset ? ASSET_LIMIT : LUA_LIMIT, loader->arena, &bytes, loader->diags)) continue;
    map_put(&loader->taken, path, loader);
    if (is_asset) {
      add_asset(loader, path, bytes);
    } else {
      add_module(loader, path, bytes);
    }
  }
}

static int compare_modules(const void *a, const void *b) {
  return str_compare(((const struct script_module *)a)->name, ((const struct script_module *)b)->name);
}

static int compare_assets(const void *a, const void *b) {
  return str_compare(((const struct theme_asset *)a)->name, ((const struct theme_asset *)b)->name);
}

const struct theme *theme_load(struct arena *arena, const struct source *site, const struct source *installed, struct diags *diags) {
  struct loader loader = {.arena = arena, .theme = arena_alloc(arena, sizeof *loader.theme), .diags = diags};
  map_init(&loader.taken, arena);
  load_from(&loader, site);
  load_from(&loader, installed);
  struct theme *theme = loader.theme;
  if (theme->module_count > 1) qsort(theme->modules, theme->module_count, sizeof *theme->modules, compare_modules);
  if (theme->asset_count > 1) qsort(theme->assets, theme->asset_count, sizeof *theme->assets, compare_assets);
  return theme;
}
