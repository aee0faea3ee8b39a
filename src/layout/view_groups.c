#include "layout/view_groups.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"
#include "layout/view_parts.h"

/* A group on its way: what it is called, where its name leads, what is in it. */
struct group {
  struct str title;
  const struct entry *leads_to;
  struct entries entries;
  size_t capacity;
};

struct groups {
  struct arena *arena;
  struct map by_title;
};

static void add(struct groups *groups, struct str title, const struct entry *leads_to, const struct entry *entry) {
  struct group *group = map_get(&groups->by_title, title);
  if (group == NULL) {
    group = arena_alloc(groups->arena, sizeof *group);
    *group = (struct group){.title = title, .leads_to = leads_to};
    map_put(&groups->by_title, title, group);
  }
  group->entries.at = arena_grow(groups->arena, group->entries.at, group->entries.count, &group->capacity, sizeof *group->entries.at);
  group->entries.at[group->entries.count++] = entry;
}

/* Where an entry belongs, for readers: its track, its area, else the document it stands in. */
static const struct entry *home_of(const struct view_context *context, const struct entry *entry) {
  struct entries tracks = view_related(context, entry, KIND_TRACK);
  if (tracks.count > 0) return tracks.at[0];
  struct entries areas = view_related(context, entry, KIND_AREA);
  if (areas.count > 0) return areas.at[0];
  return entry - (entry->declaration - entry->document->declarations);
}

static void gather(const struct view_context *context, struct groups *groups) {
  const struct listing *listing = listings_of(context->pages->listings, context->site, context->page->edition);
  enum kind kind = context->page->index;
  const struct entries *entries = &listing->kinds[kind];
  struct collator *collator = collator_open(context->site->config->language);
  for (size_t i = 0; i < entries->count; i++) {
    const struct entry *entry = entries->at[i];
    if (kind == KIND_CONCEPT) {
      add(groups, collator_letter(collator, groups->arena, entry->title), NULL, entry);
    } else if (kind == KIND_GOAL || kind == KIND_ACTION) {
      const struct entry *home = home_of(context, entry);
      add(groups, home->title, home, entry);
    } else if (kind == KIND_UNIT) {
      add(groups, entry->unit->municipality, NULL, entry);
    } else {
      add(groups, (struct str){"", 0}, NULL, entry);
    }
  }
  collator_close(collator);
}

static void push_group(struct lua_State *lua, const struct view_context *context, const struct group *group, size_t number) {
  lua_createtable(lua, 0, 4);
  view_set(lua, "title", group->title);
  view_set(lua, "id", str_format(context->scratch, "spor-gruppe-%zu", number));
  if (group->leads_to != NULL) view_set(lua, "url", view_href(context, group->leads_to->url));
  lua_createtable(lua, (int)group->entries.count, 0);
  for (size_t i = 0; i < group->entries.count; i++) {
    view_push_entry(lua, context, group->entries.at[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "entries");
}

void view_set_groups(struct lua_State *lua, const struct view_context *context) {
  struct groups groups = {.arena = context->scratch};
  map_init(&groups.by_title, context->scratch);
  if (page_is_index(context->page)) gather(context, &groups);
  luaL_checkstack(lua, 8, NULL);
  lua_createtable(lua, (int)groups.by_title.count, 0);
  for (size_t i = 0; i < groups.by_title.count; i++) {
    push_group(lua, context, groups.by_title.items[i].value, i + 1);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "groups");
}

/* ---- a unit ---- */

static void set_texts(struct lua_State *lua, const char *key, const struct names *names) {
  if (names->count == 0) return;
  lua_createtable(lua, (int)names->count, 0);
  for (size_t i = 0; i < names->count; i++) {
    lua_pushlstring(lua, names->at[i].text.at, names->at[i].text.len);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, key);
}

static void set_contacts(struct lua_State *lua, const struct unit *unit) {
  lua_createtable(lua, (int)unit->contact_count, 0);
  for (size_t i = 0; i < unit->contact_count; i++) {
    lua_createtable(lua, 0, 3);
    view_set(lua, "role", unit->contacts[i].role);
    view_set(lua, "phone", unit->contacts[i].phone);
    view_set(lua, "email", unit->contacts[i].email);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "contacts");
}

static void set_wholes_and_parts(struct lua_State *lua, const struct view_context *context, const struct unit *unit) {
  const struct entries *units = &listings_of(context->pages->listings, context->site, context->page->edition)->kinds[KIND_UNIT];
  lua_Integer part_count = 0;
  lua_newtable(lua);
  for (size_t i = 0; i < units->count; i++) {
    if (!str_equal(units->at[i]->unit->part_of.text, unit->id)) continue;
    view_push_link(lua, context, units->at[i]);
    lua_rawseti(lua, -2, ++part_count);
  }
  if (part_count > 0) {
    lua_setfield(lua, -2, "parts");
  } else {
    lua_pop(lua, 1);
  }
  for (size_t i = 0; i < units->count; i++) {
    if (unit->part_of.text.len == 0 || !str_equal(units->at[i]->id, unit->part_of.text)) continue;
    view_push_link(lua, context, units->at[i]);
    lua_setfield(lua, -2, "part_of");
  }
}

static void set_publications(struct lua_State *lua, const struct view_context *context, const struct unit *unit) {
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = 0; i < context->site->group_count; i++) {
    const struct entry *front = context->site->groups[i].current->front;
    if (front == NULL || !str_equal(front->document->fields.owner.text, unit->id)) continue;
    view_push_link(lua, context, front);
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "publications");
}

void view_set_unit(struct lua_State *lua, const struct view_context *context) {
  const struct unit *unit = context->page->entry != NULL ? context->page->entry->unit : NULL;
  if (unit == NULL) return;
  luaL_checkstack(lua, 8, NULL);
  lua_createtable(lua, 0, 14);
  view_set(lua, "title", unit->title);
  view_set(lua, "id", unit->id);
  view_set(lua, "task", unit->task);
  view_set(lua, "municipality", unit->municipality);
  view_set(lua, "phone", unit->phone);
  view_set(lua, "email", unit->email);
  view_set(lua, "website", unit->website);
  set_texts(lua, "address", &unit->address);
  set_contacts(lua, unit);
  set_wholes_and_parts(lua, context, unit);
  set_publications(lua, context, unit);
  lua_setfield(lua, -2, "unit");
}
