#include "layout/view_editions.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "layout/view_parts.h"
#include "layout/view_releases.h"
#include "model/url.h"
#include "relate/lineage.h"

static const struct edition_group *group_of(const struct view_context *context) {
  return lineage_group(context->site->lineage, context->page->edition);
}

static bool is_layout(const struct view_context *context, const char *layout) {
  return strcmp(context->page->layout, layout) == 0;
}

/* Pages about the editions themselves have no counterparts in them. */
static bool is_about_editions(const struct view_context *context) {
  return is_layout(context, "editions") || is_layout(context, "compare") || is_layout(context, "steps");
}

/* The thing a page is about, whether it stands there or only answers for it. */
static const struct entry *subject_of(const struct page *page) {
  return page->entry != NULL ? page->entry : page->gone;
}

/* The page's address below its edition's prefix. */
static struct str tail_of(const struct page *page) {
  return str_slice(page->url, page->edition->prefix.len, page->url.len);
}

/* ---- one edition in the selector ---- */

/* Where the page's subject is in `edition`: itself under its title there, or the page that tells that it is not there. */
static struct str find_in(const struct view_context *context, const struct edition *edition, const struct entry **found) {
  const struct entry *subject = subject_of(context->page);
  *found = subject != NULL ? lineage_find(context->site->lineage, subject, edition) : NULL;
  if (*found != NULL) return (*found)->url;
  struct str tail = subject != NULL ? str_slice(subject->url, subject->edition->prefix.len, subject->url.len) : tail_of(context->page);
  return str_join(context->scratch, edition->prefix, tail);
}

static bool is_planned(const struct view_context *context, struct str url) {
  return map_get(&context->pages->by_url, url_without_anchor(url)) != NULL;
}

static bool is_shown(const struct view_context *context, const struct edition *edition) {
  const struct edition *own = context->page->edition;
  return own == edition || (own->release != NULL && own->release == edition->release);
}

static void push_edition_link(struct lua_State *lua, const struct view_context *context, const struct edition *edition) {
  const struct entry *found;
  struct str url = find_in(context, edition, &found);
  const struct entry *subject = subject_of(context->page);
  lua_createtable(lua, 0, 10);
  view_set_release(lua, context, edition);
  if (is_planned(context, url)) view_set(lua, "url", view_href(context, url));
  view_set_flag(lua, "is_missing", subject != NULL && found == NULL);
  view_set_flag(lua, "is_current", is_shown(context, edition));
  if (found != NULL && subject != NULL && !str_equal(found->title, subject->title)) view_set(lua, "title", found->title);
}

static void set_selector(struct lua_State *lua, const struct view_context *context, const struct edition_group *group) {
  lua_Integer count = 0;
  bool has_counterparts = !is_about_editions(context);
  lua_newtable(lua);
  for (size_t i = group != NULL && has_counterparts ? group->dated_count : 0; i-- > 0;) {
    luaL_checkstack(lua, 6, NULL);
    push_edition_link(lua, context, group->dated[i]);
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "editions");
}

/* ---- status ---- */

static void set_current(struct lua_State *lua, const struct view_context *context, const struct edition_group *group) {
  const struct entry *found;
  struct str url = find_in(context, group->current, &found);
  if (!is_planned(context, url)) return;
  if (found != NULL) {
    view_push_link(lua, context, found);
  } else {
    struct str title = subject_of(context->page) != NULL ? subject_of(context->page)->title : group->current->front->title;
    view_push_plain_link(lua, context, "page", title, url);
  }
  lua_setfield(lua, -2, "current");
}

/* From any page of a draft to what it would change. */
static void set_draft_changes(struct lua_State *lua, const struct view_context *context, const struct edition_group *group) {
  for (size_t i = 0; i < group->dated_count && context->page->edition->status == STATUS_DRAFT; i++) {
    if (group->dated[i]->status != STATUS_CURRENT) continue;
    struct str name = edition_name(group->dated[i]);
    struct str url = url_comparison(context->scratch, group->current->prefix, name, edition_name(context->page->edition));
    if (is_planned(context, url)) view_set(lua, "changes", view_href(context, url));
  }
}

static void set_status(struct lua_State *lua, const struct view_context *context, const struct edition_group *group) {
  const struct edition *edition = context->page->edition;
  if (group == NULL) return;
  lua_createtable(lua, 0, 8);
  view_set_release(lua, context, edition);
  bool is_over = edition->release != NULL && edition->status == STATUS_CURRENT && !release_holds(edition->release, context->site->date);
  view_set_flag(lua, "is_gap", is_over);
  if (edition->is_dated) set_current(lua, context, group);
  set_draft_changes(lua, context, group);
  lua_setfield(lua, -2, "status");
}

/* ---- relations of versions ---- */

static void set_relation(struct lua_State *lua, const struct view_context *context, const char *key, const struct edition *edition) {
  const struct entry *found;
  struct str url = find_in(context, edition, &found);
  if (is_planned(context, url)) view_set(lua, key, view_href(context, url));
}

static const struct edition *dated_twin(const struct edition_group *group, const struct edition *edition, size_t *position) {
  for (size_t i = 0; i < group->dated_count; i++) {
    if (group->dated[i]->release != edition->release) continue;
    *position = i;
    return group->dated[i];
  }
  return NULL;
}

static void set_permanent(struct lua_State *lua, const struct view_context *context, const struct edition *twin) {
  const struct entry *found;
  struct str url = find_in(context, twin, &found);
  struct str base = context->site->config->base_url;
  if (!is_planned(context, url)) return;
  view_set(lua, "permanent", base.len > 0 ? url_absolute(context->scratch, base, url) : view_href(context, url));
}

static void set_relations(struct lua_State *lua, const struct view_context *context, const struct edition_group *group) {
  if (group == NULL || group->dated_count == 0) return;
  size_t position = 0;
  const struct edition *twin = dated_twin(group, context->page->edition, &position);
  view_set(lua, "editions_url", view_href(context, url_editions(context->scratch, group->current->prefix)));
  if (is_about_editions(context)) return;
  set_relation(lua, context, "latest", group->current);
  if (twin == NULL) return;
  set_permanent(lua, context, twin);
  if (position > 0) set_relation(lua, context, "predecessor", group->dated[position - 1]);
  if (position + 1 < group->dated_count) set_relation(lua, context, "successor", group->dated[position + 1]);
}

struct str view_canonical_url(const struct view_context *context) {
  const struct edition *edition = context->page->edition;
  const struct edition_group *group = group_of(context);
  if (context->page->target != NULL) return context->page->target->url;
  if (group == NULL || !edition->is_dated || edition->release != group->current->release) return context->page->url;
  return str_join(context->scratch, group->current->prefix, tail_of(context->page));
}

/* ---- what is not there ---- */

/* Kin under other names: what goes on under its own id took nothing's place. */
static void push_kin(struct lua_State *lua, const struct view_context *context, struct kin kin, const struct entry *subject) {
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = 0; i < kin.count; i++) {
    if (str_equal(kin.at[i]->id, subject->id)) continue;
    view_push_link(lua, context, kin.at[i]);
    lua_rawseti(lua, -2, ++count);
  }
}

static void set_bounds(struct lua_State *lua, const struct view_context *context, const struct edition_group *group,
                       const struct entry *gone) {
  const struct edition *first = NULL;
  const struct edition *last = NULL;
  for (size_t i = 0; i < group->dated_count; i++) {
    bool has = gone == NULL || lineage_find(context->site->lineage, gone, group->dated[i]) != NULL;
    if (has && first == NULL) first = group->dated[i];
    if (has) last = group->dated[i];
  }
  if (first == NULL) return;
  push_edition_link(lua, context, first);
  lua_setfield(lua, -2, "first");
  push_edition_link(lua, context, last);
  lua_setfield(lua, -2, "last");
  const struct release *shown = context->page->edition->release;
  view_set_flag(lua, "is_future", shown != NULL && date_compare(shown->valid_from, first->release->valid_from) < 0);
}

static void set_gone(struct lua_State *lua, const struct view_context *context, const struct edition_group *group) {
  const struct entry *gone = context->page->gone;
  struct kin none = {0};
  lua_createtable(lua, 0, 8);
  view_set(lua, "title", gone != NULL ? gone->title : str_from(kind_title(context->page->index, context->site->config->language)));
  view_set(lua, "kind", str_from(gone != NULL ? kind_name(gone->kind) : "index"));
  view_push_edition_name(lua, context->page->edition);
  lua_setfield(lua, -2, "edition");
  set_bounds(lua, context, group, gone);
  push_kin(lua, context, gone != NULL ? lineage_successors(context->site->lineage, gone) : none, gone);
  lua_setfield(lua, -2, "replaced_by");
  push_kin(lua, context, gone != NULL ? lineage_predecessors(context->site->lineage, gone) : none, gone);
  lua_setfield(lua, -2, "came_from");
  lua_setfield(lua, -2, "gone");
}

void view_set_editions(struct lua_State *lua, const struct view_context *context) {
  const struct edition_group *group = group_of(context);
  luaL_checkstack(lua, 10, NULL);
  bool is_versioned = group != NULL && group->dated_count > 0;
  if (!is_versioned) group = NULL;
  set_status(lua, context, group);
  set_selector(lua, context, group);
  set_relations(lua, context, group);
  bool is_draft = context->page->edition->status == STATUS_DRAFT;
  view_set_flag(lua, "is_unlisted", is_draft || is_layout(context, "tombstone") || is_layout(context, "redirect"));
  if (is_layout(context, "tombstone")) set_gone(lua, context, group);
  if (context->page->target != NULL) {
    view_push_link(lua, context, context->page->target);
    lua_setfield(lua, -2, "target");
  }
  if (is_layout(context, "editions")) view_set_releases(lua, context, group);
}
