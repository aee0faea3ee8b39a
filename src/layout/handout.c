#include "layout/handout.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "layout/view_parts.h"
#include "model/url.h"
#include "relate/compare.h"
#include "relate/lineage.h"

#define NO_TEXT ((struct str){0})

static bool is_below(struct str url, struct str prefix) {
  return url.len >= prefix.len && memcmp(url.at, prefix.at, prefix.len) == 0;
}

/* Whether anybody but the one who compares has the edition at its address. */
static bool is_published(const struct edition *edition) {
  return edition->status != STATUS_DRAFT && (edition->release == NULL || !edition->release->is_asked);
}

static bool is_out_there(const struct view_context *context, struct str url) {
  const struct edition_group *group = lineage_group(context->site->lineage, context->page->edition);
  if (group == NULL || !is_below(url, group->current->prefix)) return true;
  for (size_t i = 0; i < group->dated_count; i++) {
    if (is_below(url, group->dated[i]->prefix)) return is_published(group->dated[i]);
  }
  return is_published(group->current);
}

struct str handout_href(const struct view_context *context, struct str url) {
  struct str base = context->site->config->base_url;
  return base.len > 0 && is_out_there(context, url) ? url_absolute(context->scratch, base, url) : NO_TEXT;
}

struct str handout_picture(const struct view_context *context, struct str url) {
  const struct str *address = map_get(&context->handout->pictures, url);
  return address != NULL ? *address : NO_TEXT;
}

void view_set_handout(struct lua_State *lua, const struct view_context *context) {
  const struct handout *handout = context->handout;
  const struct comparison *comparison = context->page->comparison;
  if (handout == NULL) return;
  luaL_checkstack(lua, 4, NULL);
  lua_createtable(lua, 0, 5);
  view_set_flag(lua, "is_document", handout->is_document);
  view_set_flag(lua, "is_draft", !is_published(comparison->from) || !is_published(comparison->to));
  view_set(lua, "date", date_written(context->scratch, context->site->date, context->site->config->language));
  view_set(lua, "commit", context->site->commit);
  view_set_html(lua, "style", str_format(context->scratch, "<style>%.*s</style>", STR_ARG(handout->style)));
  lua_setfield(lua, -2, "handout");
}
