#include "layout/views.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/text.h"
#include "layout/handout.h"
#include "layout/naming.h"
#include "layout/script.h"
#include "layout/twin.h"
#include "layout/view_brand.h"
#include "layout/view_compare.h"
#include "layout/view_editions.h"
#include "layout/view_front.h"
#include "layout/view_groups.h"
#include "layout/view_history.h"
#include "layout/view_names.h"
#include "layout/view_offer.h"
#include "layout/view_overviews.h"
#include "layout/view_parts.h"
#include "layout/view_readings.h"
#include "layout/view_targets.h"
#include "layout/whole.h"
#include "model/url.h"
#include "read/source.h"

#define DESCRIPTION_MAX 155 /* characters: what search engines show */
#define MENU_MAX 24
#define PUBLICATIONS_MAX 12

static const struct listing *listing_of(const struct view_context *context, const struct edition *edition) {
  return listings_of(context->pages->listings, context->site, edition);
}

static void set_links(struct lua_State *lua, const struct view_context *context, const char *key, struct entries entries) {
  lua_createtable(lua, (int)entries.count, 0);
  for (size_t i = 0; i < entries.count; i++) {
    view_push_link(lua, context, entries.at[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, key);
}

static void set_entries(struct lua_State *lua, const struct view_context *context, const char *key, struct entries entries) {
  lua_createtable(lua, (int)entries.count, 0);
  for (size_t i = 0; i < entries.count; i++) {
    view_push_entry(lua, context, entries.at[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, key);
}

static void set_link(struct lua_State *lua, const struct view_context *context, const char *key, const struct entry *entry) {
  if (entry == NULL) return;
  view_push_link(lua, context, entry);
  lua_setfield(lua, -2, key);
}

static bool is_home(const struct view_context *context) {
  return strcmp(context->page->layout, "home") == 0;
}

static bool is_search(const struct view_context *context) {
  return strcmp(context->page->layout, "search") == 0;
}

/* ---- site ---- */

/* All on the front page; elsewhere all of a few, or none of many: a page must cost the same on a site of any size. */
static struct entries fronts(const struct view_context *context) {
  if (context->site->group_count > PUBLICATIONS_MAX && !is_home(context)) return (struct entries){0};
  struct entries entries = {arena_array(context->scratch, context->site->group_count, sizeof *entries.at), 0};
  for (size_t i = 0; i < context->site->group_count; i++) {
    const struct entry *front = context->site->groups[i].current->front;
    if (front != NULL) entries.at[entries.count++] = front;
  }
  return entries;
}

/* The site's own pages, without the front page; at most `limit` of them. */
static struct entries site_pages(const struct view_context *context, size_t limit) {
  const struct entries *all = &listing_of(context, &context->site->editions[0])->kinds[KIND_PAGE];
  struct entries entries = {arena_array(context->scratch, all->count < limit ? all->count : limit, sizeof *entries.at), 0};
  for (size_t i = 0; i < all->count && entries.count < limit; i++) {
    if (all->at[i] != context->site->editions[0].front) entries.at[entries.count++] = all->at[i];
  }
  return entries;
}

static void set_site(struct lua_State *lua, const struct view_context *context) {
  const struct config *config = context->site->config;
  const struct listing *own = listing_of(context, &context->site->editions[0]);
  lua_createtable(lua, 0, 12);
  view_set(lua, "title", config->title);
  view_set(lua, "summary", config->summary);
  view_set(lua, "notice", config->notice);
  view_set(lua, "language", config->language);
  view_set(lua, "url", view_href(context, (struct str){"", 0}));
  view_set(lua, "search_url", view_href(context, url_search(context->scratch)));
  if (config->unit_count > 0) view_set(lua, "units_url", view_href(context, url_index(context->scratch, (struct str){0}, KIND_UNIT)));
  if (own->kinds[KIND_CONCEPT].count > 0) {
    view_set(lua, "concepts_url", view_href(context, url_index(context->scratch, (struct str){0}, KIND_CONCEPT)));
  }
  view_set_overview_urls(lua, context, &context->site->editions[0]);
  set_links(lua, context, "publications", fronts(context));
  set_links(lua, context, "pages", site_pages(context, MENU_MAX));
  if (map_get(&context->site->editions[0].by_path, STR("om.md")) == NULL) view_set(lua, "about_url", view_href(context, STR("om/")));
  view_set_brand(lua, context);
  view_name(lua, view_names_site, "page.site has no field \"%s\"");
  lua_setfield(lua, -2, "site");
}

/* ---- publication ---- */

static const enum kind menu_kinds[] = {KIND_TRACK, KIND_GOAL, KIND_ACTION, KIND_CONCEPT, KIND_THEME, KIND_AREA};

static void push_index_link(struct lua_State *lua, const struct view_context *context, const struct edition *edition, enum kind kind) {
  struct str url = url_index(context->scratch, edition->prefix, kind);
  view_push_plain_link(lua, context, "index", str_from(kind_title(kind, context->site->config->language)), url);
  view_set(lua, "id", str_from(kind_plural(kind)));
}

static bool is_directly_below(const struct edition *edition, const struct entry *entry) {
  return str_equal(path_folder(entry->document->path), edition->folder);
}

static void push_menu(struct lua_State *lua, const struct view_context *context, const struct edition *edition) {
  const struct listing *listing = listing_of(context, edition);
  lua_Integer count = 0;
  lua_newtable(lua);
  const struct entries *pages = &listing->kinds[KIND_PAGE]; /* those directly below come first */
  for (size_t i = 0; i < pages->count && count < MENU_MAX && is_directly_below(edition, pages->at[i]); i++) {
    view_push_link(lua, context, pages->at[i]);
    lua_rawseti(lua, -2, ++count);
  }
  for (size_t i = 0; i < sizeof menu_kinds / sizeof menu_kinds[0]; i++) {
    if (listing->kinds[menu_kinds[i]].count == 0) continue;
    push_index_link(lua, context, edition, menu_kinds[i]);
    lua_rawseti(lua, -2, ++count);
  }
}

/* Only pages that are about no entry, and the first of the publication, may find themselves in the menu. */
static bool may_be_in_menu(const struct view_context *context, const struct edition *edition) {
  const struct entry *entry = context->page->entry;
  if (entry == NULL || entry->document == NULL) return true;
  const struct entries *pages = &listing_of(context, edition)->kinds[KIND_PAGE];
  for (size_t i = 0; i < pages->count && i < MENU_MAX; i++) {
    if (pages->at[i] == entry) return true;
  }
  return false;
}

/* The menu is the same on all other pages from which the same way leads to the root. */
static void set_menu(struct lua_State *lua, const struct view_context *context, const struct edition *edition) {
  struct str root = view_href(context, (struct str){"", 0});
  struct str name = str_format(context->scratch, "menu %.*s %.*s", STR_ARG(edition->prefix), STR_ARG(root));
  bool is_own = may_be_in_menu(context, edition);
  if (is_own || !script_push_shared(lua, name)) {
    push_menu(lua, context, edition);
    if (!is_own) script_share(lua, name);
  }
  lua_setfield(lua, -2, "menu");
}

static const struct entry *find_unit(const struct view_context *context, struct str id) {
  const struct entries *units = &listing_of(context, &context->site->editions[0])->kinds[KIND_UNIT];
  for (size_t i = 0; i < units->count; i++) {
    if (str_equal(units->at[i]->id, id)) return units->at[i];
  }
  return NULL;
}

static void set_publication(struct lua_State *lua, const struct view_context *context) {
  const struct edition *edition = context->page->edition;
  if (edition->publication.len == 0 || edition->front == NULL) return;
  const struct fields *fields = &edition->front->document->fields;
  view_push_link(lua, context, edition->front);
  view_set(lua, "form", fields->form);
  view_set(lua, "municipality", fields->municipality);
  if (fields->owner.text.len > 0) set_link(lua, context, "owner", find_unit(context, fields->owner.text));
  if (fields->next_review.year != 0) {
    view_set(lua, "next_review", date_written(context->scratch, fields->next_review, context->site->config->language));
  }
  if (whole_is_made(context->site, edition)) view_set(lua, "whole_url", view_href(context, url_whole(context->scratch, edition->prefix)));
  set_menu(lua, context, edition);
  view_set_overview_urls(lua, context, edition);
  view_name(lua, view_names_publication, "page.publication has no field \"%s\"");
  lua_setfield(lua, -2, "publication");
}

/* ---- the way here, and on ---- */

static void add_step(struct lua_State *lua, lua_Integer *count) {
  lua_rawseti(lua, -2, ++*count);
}

static void set_breadcrumbs(struct lua_State *lua, const struct view_context *context) {
  const struct page *page = context->page;
  const struct edition *edition = page->edition;
  lua_Integer count = 0;
  lua_newtable(lua);
  if (!is_home(context)) {
    view_push_plain_link(lua, context, "home", context->site->config->title, (struct str){"", 0});
    add_step(lua, &count);
  }
  if (edition->publication.len > 0 && edition->front != NULL && page->entry != edition->front) {
    view_push_link(lua, context, edition->front);
    add_step(lua, &count);
  }
  if (page->entry != NULL && kind_segment(page->entry->kind) != NULL) {
    push_index_link(lua, context, edition, page->entry->kind);
    add_step(lua, &count);
  }
  lua_setfield(lua, -2, "breadcrumbs");
}

static void set_siblings(struct lua_State *lua, const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  if (entry == NULL || is_home(context) || entry->kind == KIND_UNIT) return;
  const struct listing *listing = listing_of(context, entry->edition);
  bool is_page = entry->kind == KIND_PAGE || entry->kind == KIND_PUBLICATION;
  const struct entries *siblings = is_page ? &listing->documents : &listing->kinds[entry->kind];
  if (entry->edition->publication.len == 0 && is_page) return; /* the site's own pages are no sequence */
  size_t at = context->pages->listings->positions[entry->index];
  if (at > 0) set_link(lua, context, "previous", siblings->at[at - 1]);
  if (at + 1 < siblings->count) set_link(lua, context, "next", siblings->at[at + 1]);
}

/* ---- the page's own subject ---- */

static void set_body(struct lua_State *lua, const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  if (entry == NULL || entry->document == NULL) return;
  struct str rest;
  view_set_html(lua, "body", view_text(context, entry, true));
  if (!view_rest(context, entry, true, &rest)) return;
  view_set_flag(lua, "body_repeats_title", true);
  view_set_html(lua, "rest", rest);
}

static void set_relation(struct lua_State *lua, const struct view_context *context, const char *key, enum relation relation, bool is_out) {
  const struct links *links = context->site->links;
  size_t index = context->page->entry->index;
  size_t count = is_out ? links->edge_out_counts[index] : links->edge_in_counts[index];
  const struct edge *edges = is_out ? links->edges_out[index] : links->edges_in[index];
  struct entries entries = {arena_array(context->scratch, count, sizeof *entries.at), 0};
  for (size_t i = 0; i < count; i++) {
    if (edges[i].relation == relation) entries.at[entries.count++] = is_out ? edges[i].to : edges[i].from;
  }
  if (entries.count > 0) set_links(lua, context, key, entries);
}

static void set_related(struct lua_State *lua, const struct view_context *context) {
  lua_newtable(lua);
  if (context->page->entry != NULL) {
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
      struct entries entries = view_related(context, context->page->entry, (enum kind)kind);
      if (entries.count > 0) set_links(lua, context, kind_plural((enum kind)kind), entries);
    }
    set_relation(lua, context, "part_of", RELATION_PART_OF, true);
    set_relation(lua, context, "parts", RELATION_PART_OF, false);
    set_relation(lua, context, "replaces", RELATION_REPLACES, true);
    set_relation(lua, context, "replaced_by", RELATION_REPLACES, false);
  }
  lua_setfield(lua, -2, "related");
}

static void set_used_by(struct lua_State *lua, const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  const struct links *links = context->site->links;
  lua_newtable(lua);
  for (size_t i = 0; entry != NULL && i < links->use_counts[entry->index]; i++) {
    view_push_use(lua, context, &links->uses[entry->index][i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "used_by");
}

static void set_naming(struct lua_State *lua, const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  if (entry == NULL || entry->kind != KIND_CONCEPT) return;
  const struct naming *naming = context->pages->naming;
  if (naming->names[entry->index].count > 0) set_links(lua, context, "names", naming->names[entry->index]);
  if (naming->named_by[entry->index].count > 0) set_links(lua, context, "named_by", naming->named_by[entry->index]);
}

static void set_explanations(struct lua_State *lua, const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  const struct links *links = context->site->links;
  lua_Integer number = 0;
  lua_newtable(lua);
  for (size_t i = 0; entry != NULL && i < links->edge_in_counts[entry->index]; i++) {
    const struct edge *edge = &links->edges_in[entry->index][i];
    if (edge->relation != RELATION_SAME_AS) continue;
    const struct entry *own = edge->from - (edge->from->declaration - edge->from->document->declarations);
    lua_createtable(lua, 0, 3);
    set_link(lua, context, "page", own);
    view_set(lua, "url", view_href(context, edge->from->home_url));
    view_set_html(lua, "text", view_text(context, edge->from, false));
    lua_rawseti(lua, -2, ++number);
  }
  lua_setfield(lua, -2, "explanations");
}

static void set_attachments(struct lua_State *lua, const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  bool has_own = entry != NULL && entry->document != NULL && entry->declaration->node == NULL;
  lua_Integer number = 0;
  lua_newtable(lua);
  for (size_t i = 0; has_own && i < entry->document->fields.attachment_count; i++) {
    const struct attachment *attachment = &entry->document->fields.attachments[i];
    struct str path;
    if (!path_resolve(context->scratch, path_folder(entry->document->path), attachment->file.text, &path)) continue;
    const struct asset *asset = links_asset(context->site->links, entry->edition, path);
    if (asset == NULL) continue;
    size_t size = source_at(asset->edition->content, asset->source_index)->size;
    lua_createtable(lua, 0, 4);
    view_set(lua, "title", attachment->title);
    view_set(lua, "url", view_href(context, asset->url));
    view_set(lua, "type", text_lower(context->scratch, path_extension(path)));
    view_set(lua, "size", str_format(context->scratch, "%zu kB", (size + 999) / 1000));
    lua_rawseti(lua, -2, ++number);
  }
  lua_setfield(lua, -2, "attachments");
}

static void set_entity(struct lua_State *lua, const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  if (entry == NULL || entry->declaration == NULL) return;
  view_set(lua, "number", entry->number);
  view_set(lua, "summary", entry->summary);
  view_set(lua, "description", text_shorten(context->scratch, twin_definition(context->site, entry, context->scratch), DESCRIPTION_MAX));
  if (view_class(entry) != NULL) view_set(lua, "class", str_from(view_class(entry)));
  if (entry->declaration->indicator != NULL) {
    view_push_indicator(lua, context, entry->declaration->indicator);
    lua_setfield(lua, -2, "indicator");
  }
  if (entry->declaration->node != NULL) {
    view_push_link(lua, context, entry - (entry->declaration - entry->document->declarations));
    view_set(lua, "url", view_href(context, entry->home_url));
    lua_setfield(lua, -2, "home");
  } else if (entry->kind == KIND_CONCEPT) {
    view_set(lua, "source", entry->document->fields.source);
  }
}

static void set_title(struct lua_State *lua, const struct view_context *context) {
  const struct page *page = context->page;
  struct str title = page_title(context->scratch, context->site, page);
  bool has_short = page->entry != NULL && page->entry->short_title.len > 0;
  view_set(lua, "title", title);
  view_set(lua, "short_title", has_short ? page->entry->short_title : title);
  if (page_is_index(page)) view_set(lua, "index", str_from(kind_plural(page->index)));
}

static void set_head(struct lua_State *lua, const struct view_context *context) {
  const struct page *page = context->page;
  const struct config *config = context->site->config;
  bool is_missing = strcmp(page->layout, "notfound") == 0;
  set_title(lua, context);
  view_set(lua, "layout", str_from(page->layout));
  view_set(lua, "kind", str_from(page->entry != NULL ? kind_name(page->entry->kind) : page->layout));
  if (page->entry != NULL) view_set(lua, "id", page->entry->id);
  view_set(lua, "language", config->language);
  script_push_str(lua, page->url);
  lua_setfield(lua, -2, "url");
  view_set(lua, "root", view_href(context, (struct str){"", 0}));
  if (config->base_url.len > 0 && !is_missing)
    view_set(lua, "canonical", url_absolute(context->scratch, config->base_url, view_canonical_url(context)));
  view_set_flag(lua, "has_other_editions", is_search(context) && editions_have_others(context->site->groups, context->site->group_count));
  if (!is_missing) view_set(lua, "twin", STR("index.json"));
}

static void set_members(struct lua_State *lua, const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  bool is_publication = strcmp(context->page->layout, "publication") == 0;
  static const enum kind kinds[] = {KIND_ACTION, KIND_GOAL, KIND_TRACK, KIND_CONCEPT, KIND_THEME, KIND_AREA};
  const struct listing *listing = listing_of(context, context->page->edition);
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    struct entries entries = {0};
    bool is_member = kinds[i] == KIND_ACTION || kinds[i] == KIND_GOAL;
    if (is_publication && kinds[i] != KIND_ACTION) entries = listing->kinds[kinds[i]];
    if (!is_publication && is_member && entry != NULL && entry->kind != kinds[i]) entries = view_related(context, entry, kinds[i]);
    set_entries(lua, context, kind_plural(kinds[i]), entries);
  }
  struct entries pages = is_home(context) ? site_pages(context, SIZE_MAX)
                         : is_publication ? listing->kinds[KIND_PAGE]
                                          : (struct entries){0};
  set_links(lua, context, "pages", pages);
}

static void set_toc(struct lua_State *lua, const struct view_context *context) {
  view_push_toc(lua, context, context->page->entry);
  lua_setfield(lua, -2, "toc");
}

static const struct view_offer offers[] = {
    {{"body", "body_repeats_title", "rest"}, set_body},
    {{"toc"}, set_toc},
    {{"names", "named_by"}, set_naming},
    {{"explanations"}, set_explanations},
    {{"attachments"}, set_attachments},
    {{"related"}, set_related},
    {{"actions", "goals", "tracks", "concepts", "themes", "areas", "pages"}, set_members},
    {{"used_by"}, set_used_by},
    {{"groups"}, view_set_groups},
    {{"unit"}, view_set_unit},
    {{"subject", "revisions", "sections"}, view_set_revisions},
    {{"fronts", "news", "feed", "made"}, view_set_front},
    {{"comparison", "comparisons", "steps"}, view_set_comparison},
    {{"parts"}, view_set_whole},
    {{"readings"}, view_set_readings},
    {{"redefinition"}, view_set_redefinition},
    {{"letters", "left_out", "map", "targets"}, view_set_overviews},
    {{"linked_data"}, view_set_linked_data},
};

void views_push(struct lua_State *lua, void *opaque) {
  const struct view_context *context = opaque;
  luaL_checkstack(lua, 8, NULL);
  lua_createtable(lua, 0, 48);
  set_head(lua, context);
  view_set_asset(lua, context);
  view_set_forward(lua, context);
  view_set_webmanifest(lua, context);
  set_site(lua, context);
  set_publication(lua, context);
  set_breadcrumbs(lua, context);
  set_entity(lua, context);
  set_siblings(lua, context);
  view_set_editions(lua, context);
  view_set_history(lua, context);
  view_set_handout(lua, context);
  view_offer(lua, context, offers, sizeof offers / sizeof offers[0], view_names_page);
}
