#include "layout/view_releases.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "layout/feed.h"
#include "layout/view_parts.h"
#include "relate/lineage.h"

static void set_date(struct lua_State *lua, const struct view_context *context, const char *key, struct date date) {
  if (date.year != 0) view_set(lua, key, date_written(context->scratch, date, context->site->config->language));
}

static void set_adoption(struct lua_State *lua, const struct view_context *context, const struct adoption *adopted) {
  if (adopted->date.year == 0) return;
  lua_createtable(lua, 0, 3);
  set_date(lua, context, "date", adopted->date);
  view_set(lua, "by", adopted->by);
  view_set(lua, "source", adopted->source);
  lua_setfield(lua, -2, "adopted");
}

void view_set_release(struct lua_State *lua, const struct view_context *context, const struct edition *edition) {
  view_set(lua, "status", str_from(edition_status_name(edition->status)));
  if (edition->release == NULL) return;
  view_set(lua, "name", edition->release->name);
  view_set_flag(lua, "is_revision", edition->release->is_asked);
  if (edition->release->is_asked) return;
  set_date(lua, context, "valid_from", edition->release->valid_from);
  set_date(lua, context, "valid_to", edition->release->valid_to);
  view_set_flag(lua, "is_assumed", edition->release->is_assumed);
  set_adoption(lua, context, &edition->release->adopted);
}

void view_push_edition_name(struct lua_State *lua, const struct edition *edition) {
  struct str name = edition->is_dated ? edition->release->name : (struct str){"", 0};
  lua_pushlstring(lua, name.at, name.len);
}

/* ---- what each edition brought ---- */

static bool is_counted(const struct entry *entry) {
  return entry->document != NULL && !entry->is_explanation && entry->kind != KIND_PUBLICATION;
}

static void set_counts(struct lua_State *lua, const struct edition *edition) {
  lua_Integer counts[KIND_COUNT] = {0};
  for (size_t i = 0; i < edition->entry_count; i++) counts[edition->entries[i].kind] += is_counted(&edition->entries[i]);
  lua_createtable(lua, 0, KIND_COUNT);
  for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
    if (counts[kind] == 0) continue;
    lua_pushinteger(lua, counts[kind]);
    lua_setfield(lua, -2, kind_plural((enum kind)kind));
  }
  lua_setfield(lua, -2, "counts");
}

/* Entries of `edition` of which nothing is in `other`. */
static void set_only_in(struct lua_State *lua, const struct view_context *context, const char *key, const struct edition *edition,
                        const struct edition *other) {
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = 0; other != NULL && i < edition->entry_count; i++) {
    const struct entry *entry = &edition->entries[i];
    if (!is_counted(entry) || lineage_find(context->site->lineage, entry, other) != NULL) continue;
    view_push_link(lua, context, entry);
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, key);
}

static void set_renamed(struct lua_State *lua, const struct view_context *context, const struct edition *before,
                        const struct edition *edition) {
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = 0; before != NULL && i < edition->entry_count; i++) {
    const struct entry *entry = &edition->entries[i];
    const struct entry *earlier = is_counted(entry) ? lineage_find(context->site->lineage, entry, before) : NULL;
    if (earlier == NULL || str_equal(earlier->title, entry->title)) continue;
    lua_createtable(lua, 0, 2);
    view_push_link(lua, context, earlier);
    lua_setfield(lua, -2, "from");
    view_push_link(lua, context, entry);
    lua_setfield(lua, -2, "to");
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "renamed");
}

static void push_release(struct lua_State *lua, const struct view_context *context, const struct edition *before,
                         const struct edition *edition) {
  luaL_checkstack(lua, 8, NULL);
  lua_createtable(lua, 0, 16);
  view_set_release(lua, context, edition);
  view_set(lua, "url", view_href(context, edition->prefix));
  if (edition->front != NULL) {
    view_set(lua, "title", edition->front->title);
    view_set(lua, "summary", edition->front->summary);
  }
  set_counts(lua, edition);
  set_only_in(lua, context, "added", edition, before);
  set_renamed(lua, context, before, edition);
  if (before != NULL) {
    set_only_in(lua, context, "ended", before, edition);
  } else {
    lua_newtable(lua);
    lua_setfield(lua, -2, "ended");
  }
}

void view_set_releases(struct lua_State *lua, const struct view_context *context, const struct edition_group *group) {
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = group->dated_count; i-- > 0;) {
    push_release(lua, context, i > 0 ? group->dated[i - 1] : NULL, group->dated[i]);
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "releases");
  struct image_size size = timeline_size(group);
  lua_createtable(lua, 0, 3);
  view_set(lua, "url", STR("tidslinje.svg"));
  lua_pushinteger(lua, size.width);
  lua_setfield(lua, -2, "width");
  lua_pushinteger(lua, size.height);
  lua_setfield(lua, -2, "height");
  lua_setfield(lua, -2, "timeline");
  view_set(lua, "timemap", STR("timemap.link"));
}
