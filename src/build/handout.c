#include "build/handout.h"

#include "base/arena.h"
#include "base/diag.h"
#include "build/embed.h"
#include "build/produce.h"
#include "layout/handout.h"
#include "layout/views.h"
#include "model/url.h"
#include "publish/svg.h"
#include "relate/decisions.h"
#include "relate/links.h"
#include "relate/terms.h"

struct maker {
  const struct build *build;
  struct arena *arena;
  struct handout handout;
  struct diags *diags;
};

/* ---- what would be fetched ---- */

static void embed_asset(struct maker *maker, const struct asset *asset) {
  struct buf bytes;
  struct buf address;
  if (map_get(&maker->handout.pictures, asset->url) != NULL) return;
  buf_init(&bytes, BUF_LIMIT_DEFAULT);
  buf_init(&address, BUF_LIMIT_DEFAULT);
  if (outputs_asset(maker->build, asset, maker->arena, maker->diags, &bytes)) {
    embed_bytes(asset->path, buf_str(&bytes), &address);
    struct str copy = str_copy(maker->arena, buf_str(&address));
    map_put(&maker->handout.pictures, asset->url, arena_copy(maker->arena, &copy, sizeof copy));
  }
  buf_release(&bytes);
  buf_release(&address);
}

static void embed_pictures(struct maker *maker, const struct entry *document) {
  for (size_t i = 0; document != NULL && i < document->document->image_count; i++) {
    const struct image *image = &document->document->images[i];
    const struct asset *asset = image->path.len > 0 ? links_asset(maker->build->site.links, document->edition, image->path) : NULL;
    if (asset != NULL) embed_asset(maker, asset);
  }
}

/* The stylesheet that every page of the theme links to. */
static void embed_style(struct maker *maker) {
  const struct theme *theme = maker->build->theme;
  struct buf css;
  buf_init(&css, BUF_LIMIT_DEFAULT);
  for (size_t i = 0; i < theme->asset_count; i++) {
    if (str_is(theme->assets[i].name, "spor.css")) embed_stylesheet(theme, theme->assets[i].bytes, &css);
  }
  maker->handout.style = str_copy(maker->arena, buf_str(&css));
  buf_release(&css);
}

static void embed_all(struct maker *maker, const struct comparison *comparison) {
  svg_init();
  map_init(&maker->handout.pictures, maker->arena);
  if (!maker->handout.is_document) return;
  embed_style(maker);
  for (size_t i = 0; i < comparison->document_count; i++) {
    if (comparison->documents[i].root == NULL) continue;
    embed_pictures(maker, comparison->documents[i].from);
    embed_pictures(maker, comparison->documents[i].to);
  }
}

/* ---- the page ---- */

static const struct edition *find_current(const struct site *site, const struct comparison *comparison) {
  for (size_t i = 0; i < site->group_count; i++) {
    if (str_equal(site->groups[i].publication, comparison->to->publication)) return site->groups[i].current;
  }
  return comparison->to;
}

static struct page plan_page(struct maker *maker, const struct decided *decided) {
  const struct comparison *comparison = decided->comparison;
  const struct edition *current = find_current(&maker->build->site, comparison);
  struct str from = edition_name(comparison->from);
  return (struct page){
      .layout = "compare",
      .url = url_comparison(maker->arena, current->prefix, from, edition_name(comparison->to)),
      .edition = current,
      .comparison = comparison,
      .decided = decided,
  };
}

static bool render(struct maker *maker, const struct decided *decided, struct buf *out) {
  const struct build *build = maker->build;
  struct page page = plan_page(maker, decided);
  struct view_context context = {&build->site, build->pages, build->theme, &page, maker->arena, &maker->handout};
  struct script_page made = {STR("layouts/compare"), page.url, {0}, views_push, &context};
  struct script_limits limits = outputs_script_limits(&build->config);
  limits.output = BUF_LIMIT_DEFAULT; /* it holds its pictures */
  limits.memory *= 4;
  struct script *script = script_new(build->theme->modules, build->theme->module_count, &limits, maker->diags);
  script_mark_foreign(script, build->site.links->terms->foreign);
  bool is_made = script_render(script, &made, out, maker->diags);
  script_free(script);
  return is_made;
}

bool handout_write(const struct build *build, const struct decided *decided, bool is_document, struct buf *out, struct diags *diags) {
  struct arena *arena = arena_new();
  struct maker maker = {.build = build, .arena = arena, .diags = diags};
  maker.handout.is_document = is_document;
  embed_all(&maker, decided->comparison);
  bool is_made = render(&maker, decided, out);
  arena_free(arena);
  return is_made;
}
