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

/* "parts/head.lua" of layouts is required as "parts/head", "html.lua" of lua as "html"; "track.lua" of layouts is "layouts/track". */
static struct str module_name(struct arena *arena, struct str path, bool is_layout) {
  struct str name = str_slice(path, 0, path.len - strlen(".lua"));
  bool is_required = !is_layout || str_starts(path, "parts/");
  return is_required ? name : path_join(arena, STR("layouts"), name);
}

static void add_module(struct loader *loader, struct str name, struct str shown, struct str bytes) {
  struct theme *theme = loader->theme;
  theme->modules = arena_grow(loader->arena, theme->modules, theme->module_count, &loader->module_capacity, sizeof *theme->modules);
  theme->modules[theme->module_count++] = (struct script_module){name, lines_new(loader->arena, shown, (struct str){0}, bytes)};
}

static void add_asset(struct loader *loader, struct str path, struct str bytes) {
  struct theme *theme = loader->theme;
  theme->assets = arena_grow(loader->arena, theme->assets, theme->asset_count, &loader->asset_capacity, sizeof *theme->assets);
  theme->assets[theme->asset_count++] = (struct theme_asset){.name = str_slice(path, strlen("assets/"), path.len), .bytes = bytes};
}

static void load_file(struct loader *loader, const struct source *source, size_t index, bool is_layout) {
  struct str path = source_at(source, index)->path;
  bool is_asset = is_layout && str_starts(path, "assets/");
  bool is_module = !is_asset && str_ends(path, ".lua") && (is_layout || !str_is(path, "types.lua"));
  if (!is_asset && !is_module) return;
  struct str key = path_join(loader->arena, is_layout ? STR("layouts") : STR("lua"), path);
  struct str bytes;
  if (map_get(&loader->taken, key) != NULL) return;
  if (!source_read(source, index, is_asset ? ASSET_LIMIT : LUA_LIMIT, loader->arena, &bytes, loader->diags)) return;
  map_put(&loader->taken, key, loader);
  if (is_asset) {
    add_asset(loader, path, bytes);
  } else {
    add_module(loader, module_name(loader->arena, path, is_layout), source_shown(source, index, loader->arena), bytes);
  }
}

static void load_from(struct loader *loader, struct theme_source from) {
  for (size_t i = 0; from.layouts != NULL && i < source_count(from.layouts); i++) load_file(loader, from.layouts, i, true);
  for (size_t i = 0; from.library != NULL && i < source_count(from.library); i++) load_file(loader, from.library, i, false);
}

static int compare_modules(const void *a, const void *b) {
  return str_compare(((const struct script_module *)a)->name, ((const struct script_module *)b)->name);
}

static int compare_assets(const void *a, const void *b) {
  return str_compare(((const struct theme_asset *)a)->name, ((const struct theme_asset *)b)->name);
}

struct theme *theme_load(struct arena *arena, struct theme_source site, struct theme_source installed, struct diags *diags) {
  struct loader loader = {.arena = arena, .theme = arena_alloc(arena, sizeof *loader.theme), .diags = diags};
  map_init(&loader.taken, arena);
  load_from(&loader, site);
  load_from(&loader, installed);
  struct theme *theme = loader.theme;
  if (theme->module_count > 1) qsort(theme->modules, theme->module_count, sizeof *theme->modules, compare_modules);
  if (theme->asset_count > 1) qsort(theme->assets, theme->asset_count, sizeof *theme->assets, compare_assets);
  return theme;
}

struct theme_asset *theme_find(const struct theme *theme, struct str name) {
  for (size_t i = 0; i < theme->asset_count; i++) {
    if (str_equal(theme->assets[i].name, name)) return &theme->assets[i];
  }
  return NULL;
}
