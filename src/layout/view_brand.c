#include "layout/view_brand.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"
#include "layout/linked_data.h"
#include "layout/theme.h"
#include "layout/view_parts.h"
#include "model/url.h"

static struct str published_url(const struct view_context *context, const struct theme_asset *asset) {
  return path_join(context->scratch, STR("assets"), asset->published);
}

static struct str nearest_name(const struct view_context *context, struct str name) {
  struct str *names = arena_array(context->scratch, context->theme->asset_count, sizeof *names);
  for (size_t i = 0; i < context->theme->asset_count; i++) names[i] = context->theme->assets[i].name;
  return str_nearest(name, names, context->theme->asset_count);
}

static int find_asset(lua_State *lua) {
  const struct view_context *context = lua_touserdata(lua, lua_upvalueindex(1));
  struct str name;
  name.at = luaL_checklstring(lua, 1, &name.len);
  const struct theme_asset *asset = theme_find(context->theme, name);
  if (asset == NULL) {
    struct str near = nearest_name(context, name);
    const char *asking = near.len > 0 ? "; did you mean " : "";
    return luaL_error(lua, "there is no file assets/%s%s%s", name.at, asking, near.len > 0 ? str_zero(context->scratch, near) : "");
  }
  struct str href = view_href(context, published_url(context, asset));
  lua_pushlstring(lua, href.at, href.len);
  return 1;
}

/* A function rather than a table: a theme may have many files, and a page needs three. */
void view_set_asset(struct lua_State *lua, const struct view_context *context) {
  lua_pushlightuserdata(lua, (void *)context);
  lua_pushcclosure(lua, find_asset, 1);
  lua_setfield(lua, -2, "asset");
}

static void set_logo(struct lua_State *lua, const struct view_context *context) {
  const struct brand *brand = &context->site->config->brand;
  const struct theme_asset *asset = brand->logo.text.len > 0 ? theme_find(context->theme, brand->logo.text) : NULL;
  if (asset == NULL) return;
  lua_createtable(lua, 0, 2);
  view_set(lua, "url", view_href(context, published_url(context, asset)));
  view_set(lua, "text", brand->logo_text);
  lua_setfield(lua, -2, "logo");
}

static void set_footer(struct lua_State *lua, const struct names *lines) {
  lua_createtable(lua, (int)lines->count, 0);
  for (size_t i = 0; i < lines->count; i++) {
    lua_pushlstring(lua, lines->at[i].text.at, lines->at[i].text.len);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "footer_lines");
}

/* Where others show a link to the page they fetch its picture from elsewhere: a whole address. */
static void set_picture(struct lua_State *lua, const struct view_context *context) {
  const struct config *config = context->site->config;
  struct str name = config->brand.picture.text.len > 0 ? config->brand.picture.text : STR("picture.png");
  const struct theme_asset *asset = config->base_url.len > 0 ? theme_find(context->theme, name) : NULL;
  if (asset != NULL) view_set(lua, "picture", url_absolute(context->scratch, config->base_url, published_url(context, asset)));
}

static const struct entry *find_contact(const struct view_context *context) {
  struct str id = context->site->config->brand.contact.text;
  const struct entries *units = &listings_of(context->pages->listings, context->site, &context->site->editions[0])->kinds[KIND_UNIT];
  for (size_t i = 0; id.len > 0 && i < units->count; i++) {
    if (str_equal(units->at[i]->id, id)) return units->at[i];
  }
  return NULL;
}

void view_set_forward(struct lua_State *lua, const struct view_context *context) {
  if (strcmp(context->page->layout, "was") == 0) view_set(lua, "forward", context->site->config->brand.was_url);
}

/* Browsers do not run a script of this type, and a strict policy does not stop it. */
void view_set_linked_data(struct lua_State *lua, const struct view_context *context) {
  struct buf json;
  buf_init(&json, BUF_LIMIT_DEFAULT);
  linked_data_write(context, &json);
  struct str copy = str_copy(context->scratch, buf_str(&json));
  buf_release(&json); /* before Lua may be left by an error */
  if (copy.len == 0) return;
  view_set_html(lua, "linked_data", STR_CONCAT(context->scratch, STR("<script type=\"application/ld+json\">"), copy, STR("</script>\n")));
}

void view_set_webmanifest(struct lua_State *lua, const struct view_context *context) {
  if (context->theme->asset_count > 0) view_set(lua, "webmanifest", view_href(context, STR("site.webmanifest")));
}

void view_set_brand(struct lua_State *lua, const struct view_context *context) {
  const struct brand *brand = &context->site->config->brand;
  const struct entry *contact = find_contact(context);
  set_logo(lua, context);
  set_footer(lua, &brand->footer);
  set_picture(lua, context);
  if (contact != NULL) {
    view_push_link(lua, context, contact);
    lua_setfield(lua, -2, "contact");
  }
  if (brand->was_url.len > 0) view_set(lua, "was_url", view_href(context, STR("was/")));
}
