#include "layout/view_fields.h"

#include <lauxlib.h>
#include <lua.h>

#include "layout/view_parts.h"
#include "relate/compare.h"

/* Which relation a field is; RELATION_COUNT for another field. */
static unsigned relation_of(const struct difference *difference) {
  unsigned relation = 0;
  bool is_field = strcmp(difference->entity, "field") == 0 && difference->from != NULL && difference->to != NULL;
  if (!is_field) return RELATION_COUNT;
  while (relation < RELATION_COUNT && !str_is(difference->title, relation_name((enum relation)relation))) relation++;
  return relation;
}

static bool is_named(const struct names *names, struct str id) {
  for (size_t i = 0; i < names->count; i++) {
    if (str_equal(names->at[i].text, id)) return true;
  }
  return false;
}

/* Links to what `own` names and `other` does not; an id that leads nowhere is a link without an address. */
static void set_only_in(struct lua_State *lua, const struct view_context *context, const char *key, const struct entry *own,
                        const struct names *names, const struct names *other) {
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = 0; i < names->count; i++) {
    if (is_named(other, names->at[i].text)) continue;
    const struct entry *entry = map_get(&own->edition->by_id, names->at[i].text);
    if (entry != NULL) {
      view_push_link(lua, context, entry);
    } else {
      lua_createtable(lua, 0, 1);
      view_set(lua, "title", names->at[i].text);
    }
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, key);
}

void view_set_values(struct lua_State *lua, const struct view_context *context, const struct difference *difference) {
  luaL_checkstack(lua, 6, NULL);
  view_set(lua, "old_text", difference_text(context->site->config, difference, difference->old_text));
  view_set(lua, "new_text", difference_text(context->site->config, difference, difference->new_text));
  unsigned relation = relation_of(difference);
  if (relation == RELATION_COUNT) return;
  const struct names *before = &difference->from->document->fields.relations[relation];
  const struct names *after = &difference->to->document->fields.relations[relation];
  set_only_in(lua, context, "removed", difference->from, before, after);
  set_only_in(lua, context, "added", difference->to, after, before);
}
