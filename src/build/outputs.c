#include "build/outputs.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "layout/theme.h"
#include "model/url.h"
#include "relate/links.h"
#include "search/index.h"

#define NO_TEXT ((struct str){0})

struct planner {
  struct arena *arena;
  struct outputs *outputs;
  struct map taken; /* path → struct output */
  size_t capacity;
  struct diags *diags;
};

static struct str describe(struct arena *arena, const struct output *output) {
  if (output->place.file == NULL) return output->path;
  return str_format(arena, "%.*s:%u", STR_ARG(output->place.file->path), output->place.line);
}

/* A page's index.html is told by the page's own address. */
static struct str describe_address(struct str path) {
  bool is_page = str_is(path_name(path), "index.html") && path_folder(path).len > 0;
  return is_page ? str_slice(path, 0, path_folder(path).len + 1) : path;
}

/* Content of a released edition: what is wrong with it cannot be mended, only noted. */
static bool is_released(struct place place) {
  return place.file != NULL && place.file->edition.len > 0;
}

/* False when the address is taken. */
static bool add(struct planner *planner, struct output output) {
  struct outputs *outputs = planner->outputs;
  struct output *kept = arena_copy(planner->arena, &output, sizeof output);
  const struct output *holder = map_put(&planner->taken, output.path, kept);
  if (holder != kept) {
    bool is_own = output.place.file == NULL; /* then the other is what can be mended */
    struct place place = is_own ? holder->place : output.place;
    struct str address = describe_address(output.path);
    diags_soften(planner->diags, is_released(place));
    diags_add(planner->diags, DIAG_URL_CLASH, place, address, describe(planner->arena, is_own ? &output : holder), NO_TEXT);
    diags_soften(planner->diags, false);
    return false;
  }
  outputs->at = arena_grow(planner->arena, outputs->at, outputs->count, &planner->capacity, sizeof *outputs->at);
  outputs->at[outputs->count++] = output;
  return true;
}

/* A file cannot stand where a folder must. */
static void check_folders(struct planner *planner) {
  for (size_t i = 0; i < planner->outputs->count; i++) {
    const struct output *output = &planner->outputs->at[i];
    for (struct str folder = path_folder(output->path); folder.len > 0; folder = path_folder(folder)) {
      const struct output *holder = map_get(&planner->taken, folder);
      if (holder == NULL || output->type == OUTPUT_TWIN) continue; /* of a twin's page it is told */
      diags_add(planner->diags, DIAG_URL_CLASH, output->place, output->path, describe(planner->arena, holder), NO_TEXT);
    }
  }
}

/* What search engines and telephones read. */
static void plan_for_machines(struct planner *planner, const struct build *build) {
  if (build->theme->asset_count > 0) add(planner, (struct output){OUTPUT_WEBMANIFEST, 0, STR("site.webmanifest"), {0}});
  if (build->config.base_url.len == 0) return;
  struct sitemap *sitemap = &planner->outputs->sitemap;
  *sitemap = sitemap_list(planner->arena, &build->site, build->pages);
  add(planner, (struct output){OUTPUT_ROBOTS, 0, STR("robots.txt"), {0}});
  for (size_t part = 0; part <= sitemap_parts(sitemap); part++)
    add(planner, (struct output){OUTPUT_SITEMAP, part, sitemap_path(planner->arena, part), {0}});
}

/* Feeds need git's history; the other two need released editions. */
static void plan_versions(struct planner *planner, const struct build *build) {
  const struct site *site = &build->site;
  if (site->history != NULL) add(planner, (struct output){OUTPUT_FEED, site->group_count, url_feed(planner->arena, STR("")), {0}});
  for (size_t i = 0; i < site->group_count; i++) {
    struct str prefix = site->groups[i].current->prefix;
    if (site->history != NULL) add(planner, (struct output){OUTPUT_FEED, i, url_feed(planner->arena, prefix), {0}});
    if (site->groups[i].dated_count == 0) continue;
    add(planner, (struct output){OUTPUT_TIMEMAP, i, url_timemap(planner->arena, prefix), {0}});
    add(planner, (struct output){OUTPUT_TIMELINE, i, url_timeline(planner->arena, prefix), {0}});
  }
}

static void plan_former_asset(struct planner *planner, const struct edition_group *group, const struct asset *asset, size_t number) {
  struct str tail = str_slice(asset->url, asset->edition->prefix.len, asset->url.len);
  struct str path = str_join(planner->arena, group->current->prefix, tail);
  if (map_get(&planner->taken, path) == NULL) add(planner, (struct output){OUTPUT_ASSET, number, path, asset->place});
}

/* A figure or attachment that the text in force has no more stays at its undated address, as the latest edition had it: a file cannot
 * lead on. */
static void plan_former_assets(struct planner *planner, const struct build *build) {
  const struct links *links = build->site.links;
  for (size_t i = 0; i < build->site.group_count; i++) {
    const struct edition_group *group = &build->site.groups[i];
    for (size_t j = group->dated_count; j-- > 0;) {
      if (links->assets_by_path[group->dated[j]->index].count == 0) continue;
      for (size_t k = 0; k < links->asset_count; k++) {
        if (links->assets[k].edition == group->dated[j]) plan_former_asset(planner, group, &links->assets[k], k);
      }
    }
  }
}

static void plan_search(struct planner *planner, const struct search_index *index, enum output_type type) {
  for (size_t i = 0; i < search_file_count(index); i++) {
    add(planner, (struct output){type, i, search_file_path(planner->arena, index, i), {0}});
  }
}

void outputs_plan(struct arena *arena, const struct build *build, struct outputs *outputs, struct diags *diags) {
  struct planner planner = {.arena = arena, .outputs = outputs, .diags = diags};
  *outputs = (struct outputs){0};
  map_init(&planner.taken, arena);
  for (size_t i = 0; i < build->pages->count; i++) {
    const struct page *page = &build->pages->at[i];
    bool is_added = add(&planner, (struct output){OUTPUT_PAGE, i, page->output, page->place});
    if (!is_added || strcmp(page->layout, "notfound") == 0) continue;
    add(&planner, (struct output){OUTPUT_TWIN, i, url_twin(arena, page->url), page->place});
  }
  for (size_t i = 0; i < build->site.edition_count; i++) {
    struct str path = url_graph(arena, build->site.editions[i].prefix);
    add(&planner, (struct output){OUTPUT_GRAPH, i, path, {0}});
  }
  for (size_t i = 0; i < build->theme->asset_count; i++) {
    const struct theme_asset *asset = &build->theme->assets[i];
    add(&planner, (struct output){OUTPUT_THEME, i, path_join(arena, STR("assets"), asset->name), {0}});
    add(&planner, (struct output){OUTPUT_THEME, i, path_join(arena, STR("assets"), asset->published), {0}});
  }
  plan_versions(&planner, build);
  plan_search(&planner, build->search, OUTPUT_SEARCH);
  plan_search(&planner, build->search_others, OUTPUT_SEARCH_OTHERS);
  plan_for_machines(&planner, build);
  for (size_t i = 0; i < build->site.links->asset_count; i++) {
    const struct asset *asset = &build->site.links->assets[i];
    add(&planner, (struct output){OUTPUT_ASSET, i, asset->url, asset->place});
  }
  plan_former_assets(&planner, build);
  check_folders(&planner);
}

size_t outputs_room(const struct build *build, const struct outputs *outputs) {
  return build->options.is_compressed ? 2 * outputs->count : outputs->count;
}
