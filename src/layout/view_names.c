#include "layout/view_names.h"

#include <lauxlib.h>
#include <lua.h>

#include "layout/script_state.h"

/* As lua/types.lua has them, in its order: tests/completion holds the one against the other. */

const char *const view_names_page[] = {"layout",
                                       "title",
                                       "short_title",
                                       "summary",
                                       "description",
                                       "id",
                                       "kind",
                                       "number",
                                       "class",
                                       "language",
                                       "url",
                                       "canonical",
                                       "asset",
                                       "root",
                                       "site",
                                       "publication",
                                       "breadcrumbs",
                                       "body",
                                       "body_repeats_title",
                                       "rest",
                                       "toc",
                                       "home",
                                       "source",
                                       "explanations",
                                       "names",
                                       "named_by",
                                       "readings",
                                       "redefinition",
                                       "map",
                                       "letters",
                                       "left_out",
                                       "targets",
                                       "indicator",
                                       "attachments",
                                       "related",
                                       "actions",
                                       "goals",
                                       "tracks",
                                       "concepts",
                                       "themes",
                                       "areas",
                                       "pages",
                                       "used_by",
                                       "groups",
                                       "index",
                                       "unit",
                                       "previous",
                                       "next",
                                       "status",
                                       "editions",
                                       "permanent",
                                       "latest",
                                       "predecessor",
                                       "successor",
                                       "editions_url",
                                       "history_url",
                                       "last_changed",
                                       "last_changed_iso",
                                       "feed",
                                       "is_unlisted",
                                       "gone",
                                       "has_other_editions",
                                       "target",
                                       "fronts",
                                       "news",
                                       "made",
                                       "linked_data",
                                       "webmanifest",
                                       "forward",
                                       "releases",
                                       "timeline",
                                       "timemap",
                                       "revisions",
                                       "sections",
                                       "subject",
                                       "handout",
                                       "comparison",
                                       "steps",
                                       "comparisons",
                                       "parts",
                                       "twin",
                                       NULL};

const char *const view_names_site[] = {"title",        "summary",      "notice",     "language",     "publications", "url",
                                       "units_url",    "register_url", "search_url", "concepts_url", "pages",        "logo",
                                       "footer_lines", "contact",      "about_url",  "was_url",      "picture",      NULL};

const char *const view_names_publication[] = {"title",     "short_title", "url",          "id",           "kind",           "number",
                                              "summary",   "is_current",  "form",         "municipality", "owner",          "next_review",
                                              "whole_url", "menu",        "register_url", "map_url",      "indicators_url", NULL};

void view_push_names(struct lua_State *lua, const char *const *names, const char *complaint) {
  lua_newtable(lua);
  for (size_t i = 0; names[i] != NULL; i++) {
    lua_pushboolean(lua, true);
    lua_setfield(lua, -2, names[i]);
  }
  script_name_keys(lua, complaint);
}

/* table, key → nothing: what is known and not there. Upvalue: the names. */
static int look(lua_State *lua) {
  if (lua_type(lua, 2) != LUA_TSTRING) return 0;
  lua_pushvalue(lua, 2);
  lua_gettable(lua, lua_upvalueindex(1));
  return 0;
}

/* The metatable is made once for each state. */
void view_name(struct lua_State *lua, const char *const *names, const char *complaint) {
  luaL_checkstack(lua, 8, NULL);
  if (lua_rawgetp(lua, LUA_REGISTRYINDEX, names) != LUA_TTABLE) {
    lua_pop(lua, 1);
    lua_createtable(lua, 0, 2);
    view_push_names(lua, names, complaint);
    lua_pushcclosure(lua, look, 1);
    lua_setfield(lua, -2, "__index");
    lua_pushliteral(lua, "facts");
    lua_setfield(lua, -2, "__metatable");
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, names);
  }
  lua_setmetatable(lua, -2);
}
