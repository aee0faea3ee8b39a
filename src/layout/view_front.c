#include "layout/view_front.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "base/arena.h"
#include "layout/news.h"
#include "layout/view_parts.h"
#include "layout/view_releases.h"
#include "model/url.h"

#define NEWS_SHOWN 6

/* A group whose front page is missing has no page to lead to. */
static bool is_shown(const struct edition_group *group) {
  return group->current->front != NULL;
}

static void push_front(struct lua_State *lua, const struct view_context *context, const struct edition_group *group) {
  const struct edition *edition = group->current;
  const struct fields *fields = &edition->front->document->fields;
  bool is_over = edition->release != NULL && edition->status == STATUS_CURRENT && !release_holds(edition->release, context->site->date);
  lua_createtable(lua, 0, 12);
  view_push_link(lua, context, edition->front);
  lua_setfield(lua, -2, "publication");
  view_set_release(lua, context, edition);
  view_set_flag(lua, "is_gap", is_over);
  view_set(lua, "form", fields->form);
  view_set(lua, "municipality", fields->municipality);
  view_set(lua, "data", view_href(context, url_graph(context->scratch, edition->prefix)));
  if (group->dated_count > 0) view_set(lua, "editions_url", view_href(context, url_editions(context->scratch, edition->prefix)));
  if (context->site->history != NULL) view_set(lua, "feed", view_href(context, url_feed(context->scratch, edition->prefix)));
}

static void set_fronts(struct lua_State *lua, const struct view_context *context) {
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = 0; i < context->site->group_count; i++) {
    if (!is_shown(&context->site->groups[i])) continue;
    luaL_checkstack(lua, 6, NULL);
    push_front(lua, context, &context->site->groups[i]);
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "fronts");
}

static void push_news(struct lua_State *lua, const struct view_context *context, const struct news_item *item) {
  struct str history = url_history(context->scratch, item->first->url);
  bool has_history = map_get(&context->pages->by_url, history) != NULL;
  lua_createtable(lua, 0, 6);
  view_set(lua, "title", news_title(context->scratch, context->site, item));
  view_set(lua, "url", view_href(context, has_history ? history : item->first->url));
  view_set(lua, "date", date_written(context->scratch, item->revision->date, context->site->config->language));
  view_set(lua, "iso", date_iso(context->scratch, item->revision->date));
  view_set(lua, "reason", item->revision->reason);
  if (item->edition->front != NULL) view_set(lua, "publication", item->edition->front->title);
}

static void set_news(struct lua_State *lua, const struct view_context *context) {
  struct news news = news_gather(context->scratch, context->site, NULL);
  lua_newtable(lua);
  for (size_t i = 0; i < news.count && i < NEWS_SHOWN; i++) {
    push_news(lua, context, &news.at[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "news");
  if (news.count > 0) view_set(lua, "feed", view_href(context, url_feed(context->scratch, (struct str){"", 0})));
}

static void set_made(struct lua_State *lua, const struct view_context *context) {
  lua_createtable(lua, 0, 4);
  view_set(lua, "date", date_written(context->scratch, context->site->date, context->site->config->language));
  view_set(lua, "iso", date_iso(context->scratch, context->site->date));
  view_set(lua, "version", STR(SPOR_VERSION));
  view_set(lua, "data", view_href(context, url_graph(context->scratch, (struct str){"", 0})));
  lua_setfield(lua, -2, "made");
}

void view_set_front(struct lua_State *lua, const struct view_context *context) {
  bool is_home = strcmp(context->page->layout, "home") == 0;
  bool is_about = strcmp(context->page->layout, "about") == 0;
  if (!is_home && !is_about) return;
  luaL_checkstack(lua, 8, NULL);
  set_fronts(lua, context);
  set_news(lua, context);
  if (is_about) set_made(lua, context);
}
