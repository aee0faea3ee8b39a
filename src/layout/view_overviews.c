#include "layout/view_overviews.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "layout/alphabet.h"
#include "layout/chart.h"
#include "layout/view_parts.h"
#include "layout/view_targets.h"
#include "model/url.h"

static bool is_layout(const struct view_context *context, const char *layout) {
  return strcmp(context->page->layout, layout) == 0;
}

static void set_number(struct lua_State *lua, const char *key, size_t number) {
  lua_pushinteger(lua, (lua_Integer)number);
  lua_setfield(lua, -2, key);
}

/* ---- from A to Å ---- */

/* The anchor of a letter: "spor-a", "spor-aa" for Å, "spor-andre" for what begins with none. */
static struct str letter_id(const struct view_context *context, struct str letter) {
  struct str slug = text_slug(context->scratch, letter);
  return str_format(context->scratch, "spor-%.*s", STR_ARG(slug.len > 0 ? slug : STR("andre")));
}

/* Where a goal or action belongs: what tells it from another of the same name. */
static struct str home_title(const struct view_context *context, const struct entry *entry) {
  if (entry->kind != KIND_GOAL && entry->kind != KIND_ACTION) return (struct str){0};
  struct entries tracks = view_related(context, entry, KIND_TRACK);
  struct entries areas = view_related(context, entry, KIND_AREA);
  if (tracks.count > 0) return tracks.at[0]->short_title;
  if (areas.count > 0) return areas.at[0]->short_title;
  const struct entry *own = entry_document(entry);
  return own != entry->edition->front ? own->short_title : (struct str){0};
}

static bool has_namesake(const struct alphabet *alphabet, size_t number) {
  const struct alphabet_row *row = &alphabet->rows[number];
  bool is_as_before = number > 0 && str_equal(row[-1].key, row->key);
  return is_as_before || (number + 1 < alphabet->count && str_equal(row[1].key, row->key));
}

static void push_row(struct lua_State *lua, const struct view_context *context, const struct alphabet *alphabet, size_t number) {
  const struct alphabet_row *row = &alphabet->rows[number];
  const struct entry *front = row->entry->edition->front;
  bool is_of_site = context->page->edition->publication.len == 0;
  lua_createtable(lua, 0, 7);
  view_set(lua, "title", row->title);
  view_set(lua, "url", view_href(context, row->entry->url));
  view_set(lua, "kind", str_from(kind_name(row->entry->kind)));
  view_set(lua, "number", row->entry->number);
  if (row->is_reference) view_set(lua, "see", row->entry->title);
  if (has_namesake(alphabet, number)) view_set(lua, "home", home_title(context, row->entry));
  if (is_of_site && front != NULL && row->entry != front && row->entry->edition->publication.len > 0)
    view_set(lua, "publication", front->title);
}

static size_t push_letter(struct lua_State *lua, const struct view_context *context, const struct alphabet *alphabet, size_t first) {
  struct str letter = alphabet->rows[first].letter;
  size_t at = first;
  lua_createtable(lua, 0, 3);
  view_set(lua, "title", letter);
  view_set(lua, "id", letter_id(context, letter));
  lua_newtable(lua);
  for (; at < alphabet->count && str_equal(alphabet->rows[at].letter, letter); at++) {
    push_row(lua, context, alphabet, at);
    lua_rawseti(lua, -2, (lua_Integer)(at - first + 1));
  }
  lua_setfield(lua, -2, "rows");
  return at;
}

static void set_left_out(struct lua_State *lua, const struct alphabet *alphabet) {
  lua_Integer count = 0;
  lua_newtable(lua);
  for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
    if (!alphabet->is_left_out[kind]) continue;
    lua_pushstring(lua, kind_plural((enum kind)kind));
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "left_out");
}

static void set_alphabet(struct lua_State *lua, const struct view_context *context) {
  struct alphabet alphabet = alphabet_make(context->scratch, context->site, context->pages->listings, context->page->edition);
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t at = 0; at < alphabet.count;) {
    at = push_letter(lua, context, &alphabet, at);
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "letters");
  set_left_out(lua, &alphabet);
}

/* ---- maps ---- */

static void set_drawing(struct lua_State *lua, const struct view_context *context, const char *key, const struct chart *chart,
                        bool is_wide) {
  struct buf svg;
  buf_init(&svg, BUF_LIMIT_DEFAULT);
  struct str url = context->page->url, language = context->site->config->language;
  struct chart_size size = is_wide ? chart_draw_wide(context->scratch, chart, url, language, &svg)
                                   : chart_draw_narrow(context->scratch, chart, url, language, &svg);
  struct str content = str_copy(context->scratch, buf_str(&svg));
  buf_release(&svg);
  lua_createtable(lua, 0, 3);
  view_set_html(lua, "content", content);
  set_number(lua, "width", (size_t)size.width);
  set_number(lua, "height", (size_t)size.height);
  lua_setfield(lua, -2, key);
}

static void push_node(struct lua_State *lua, const struct view_context *context, const struct chart_node *node) {
  lua_createtable(lua, 0, 6);
  view_set(lua, "title", node->title);
  view_set(lua, "url", view_href(context, node->url));
  view_set(lua, "kind", str_from(kind_name(node->kind)));
  if (node->member_count > 0) set_number(lua, "count", node->member_count);
  view_set_flag(lua, "is_rest", node->is_rest);
  lua_createtable(lua, (int)node->neighbour_count, 0);
  for (size_t i = 0; i < node->neighbour_count; i++) {
    lua_pushinteger(lua, (lua_Integer)node->neighbours[i] + 1);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "neighbours");
}

static void set_nodes(struct lua_State *lua, const struct view_context *context, const struct chart *chart) {
  lua_createtable(lua, (int)chart->node_count, 0);
  for (size_t i = 0; i < chart->node_count; i++) {
    push_node(lua, context, &chart->nodes[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "nodes");
}

static void set_map(struct lua_State *lua, const struct view_context *context) {
  struct chart chart = chart_of_edition(context->scratch, context->site, context->pages->listings, context->page->edition);
  lua_createtable(lua, 0, 6);
  set_drawing(lua, context, "wide", &chart, true);
  set_drawing(lua, context, "narrow", &chart, false);
  set_nodes(lua, context, &chart);
  set_number(lua, "lines", chart.edge_count);
  set_number(lua, "hidden", chart.hidden_edge_count);
  view_set_flag(lua, "is_grouped", chart.is_grouped);
  lua_setfield(lua, -2, "map");
}

/* A drawing of two things says no more than a link. */
#define FEWEST_AROUND 4

static void set_surroundings(struct lua_State *lua, const struct view_context *context) {
  struct chart chart = chart_around(context->scratch, context->site, context->pages->listings, context->page->entry);
  if (chart.subject == SIZE_MAX || chart.node_count < FEWEST_AROUND) return;
  lua_createtable(lua, 0, 3);
  set_drawing(lua, context, "narrow", &chart, false);
  set_number(lua, "hidden", chart.hidden_neighbours);
  lua_setfield(lua, -2, "map");
}

/* ---- all of them ---- */

static bool is_entity_page(const struct view_context *context) {
  const struct entry *entry = context->page->entry;
  return entry != NULL && kind_has_page(entry->kind) && strcmp(context->page->layout, kind_name(entry->kind)) == 0;
}

void view_set_overviews(struct lua_State *lua, const struct view_context *context) {
  luaL_checkstack(lua, 10, NULL);
  if (is_layout(context, "register")) set_alphabet(lua, context);
  if (is_layout(context, "map")) set_map(lua, context);
  if (is_entity_page(context)) set_surroundings(lua, context);
  if (is_layout(context, "indicators")) view_set_targets(lua, context);
}

static void set_url(struct lua_State *lua, const struct view_context *context, const char *key, struct str url) {
  if (map_get(&context->pages->by_url, url) != NULL) view_set(lua, key, view_href(context, url));
}

void view_set_overview_urls(struct lua_State *lua, const struct view_context *context, const struct edition *edition) {
  set_url(lua, context, "register_url", url_register(context->scratch, edition->prefix));
  if (edition->publication.len == 0) return;
  set_url(lua, context, "map_url", url_map(context->scratch, edition->prefix));
  set_url(lua, context, "indicators_url", url_indicators(context->scratch, edition->prefix));
}
