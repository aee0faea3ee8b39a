#include "layout/view_history.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "layout/view_parts.h"
#include "layout/view_releases.h"
#include "model/url.h"
#include "relate/history.h"
#include "relate/lineage.h"
#include "relate/sections.h"

static bool is_history(const struct view_context *context) {
  return strcmp(context->page->layout, "history") == 0;
}

/* Where an edition answers for something that it does not have. */
static struct str answer_in(const struct view_context *context, const struct entry *subject, const struct edition *edition) {
  struct str tail = str_slice(subject->url, subject->edition->prefix.len, subject->url.len);
  return str_join(context->scratch, edition->prefix, tail);
}

/* The history lies at the undated address: a dated page's thing is looked for there, and what has ended keeps the address it had. */
static struct str find_history(const struct view_context *context) {
  const struct entry *subject = context->page->entry != NULL ? context->page->entry : context->page->gone;
  if (subject == NULL || subject->document == NULL) return (struct str){0};
  const struct edition_group *group = lineage_group(context->site->lineage, subject->edition);
  struct str home = subject->url;
  if (group != NULL && subject->edition->is_dated) {
    const struct entry *now = lineage_find(context->site->lineage, subject, group->current);
    home = now != NULL ? now->url : answer_in(context, subject, group->current);
  }
  struct str url = url_history(context->scratch, home);
  return map_get(&context->pages->by_url, url) != NULL ? view_href(context, url) : (struct str){0};
}

struct str view_history_href(const struct view_context *context) {
  const struct edition_group *group = lineage_group(context->site->lineage, context->page->edition);
  return group != NULL && group->dated_count > 1 ? find_history(context) : (struct str){0};
}

static void set_last_change(struct lua_State *lua, const struct view_context *context) {
  struct revisions revisions = history_of(context->site->history, context->page->entry);
  const struct revision *last = revisions_last_change(&revisions);
  if (last == NULL) return;
  view_set(lua, "last_changed", date_written(context->scratch, last->date, context->site->config->language));
  view_set(lua, "last_changed_iso", date_iso(context->scratch, last->date));
}

/* ---- revisions ---- */

static void push_revision(struct lua_State *lua, const struct view_context *context, const struct revision *revision) {
  static const char *const kinds[] = {"added", "changed", "renamed", "removed"};
  luaL_checkstack(lua, 6, NULL);
  lua_createtable(lua, 0, 10);
  view_set(lua, "date", date_written(context->scratch, revision->date, context->site->config->language));
  view_set(lua, "iso", date_iso(context->scratch, revision->date));
  view_set(lua, "reason", revision->reason);
  view_set(lua, "role", revision->role);
  if (revision->edition != NULL) view_set(lua, "edition", revision->edition->release->name);
  view_set_flag(lua, "is_editorial", revision->is_editorial);
  view_set(lua, "kind", str_from(kinds[revision->kind]));
  view_set(lua, "id", str_slice(str_from(revision->commit->id), 0, 10));
  lua_createtable(lua, (int)revision->section_count, 0);
  for (size_t i = 0; i < revision->section_count; i++) {
    lua_pushlstring(lua, revision->sections[i].at, revision->sections[i].len);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "sections");
}

static void set_revisions(struct lua_State *lua, const struct view_context *context) {
  struct revisions revisions = history_of(context->site->history, context->page->entry);
  lua_createtable(lua, (int)revisions.count, 0);
  for (size_t i = 0; i < revisions.count; i++) {
    push_revision(lua, context, &revisions.at[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "revisions");
}

/* ---- headings through the editions ---- */

static void push_heading_in(struct lua_State *lua, const struct view_context *context, const struct edition *edition,
                            const struct entry *there, const struct heading *heading) {
  lua_createtable(lua, 0, 8);
  view_set_release(lua, context, edition);
  view_set_flag(lua, "is_missing", heading == NULL);
  if (heading != NULL) {
    view_set(lua, "url", view_href(context, url_anchor(context->scratch, there->url, heading->id)));
    view_set(lua, "title", heading->text);
  } else {
    struct str url = there != NULL ? there->url : answer_in(context, context->page->entry, edition);
    if (map_get(&context->pages->by_url, url_without_anchor(url)) != NULL) view_set(lua, "url", view_href(context, url));
  }
}

static void push_section(struct lua_State *lua, const struct view_context *context, const struct edition_group *group,
                         const struct entry *const *there, const struct section *section) {
  luaL_checkstack(lua, 10, NULL);
  lua_createtable(lua, 0, 4);
  view_set(lua, "title", section->title);
  view_set(lua, "id", section->id);
  lua_createtable(lua, (int)section->former_count, 0);
  for (size_t i = 0; i < section->former_count; i++) {
    lua_pushlstring(lua, section->former[i].at, section->former[i].len);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "former_ids");
  lua_createtable(lua, (int)group->dated_count, 0);
  for (size_t i = group->dated_count; i-- > 0;) {
    push_heading_in(lua, context, group->dated[i], there[i], section->in[i]);
    lua_rawseti(lua, -2, (lua_Integer)(group->dated_count - i));
  }
  lua_setfield(lua, -2, "editions");
}

/* The headings of the document in all editions: those of the newest first, then those that only older ones had. */
static void set_sections(struct lua_State *lua, const struct view_context *context, const struct edition_group *group) {
  size_t count = group != NULL && entry_is_document(context->page->entry) ? group->dated_count : 0;
  const struct entry **there = arena_array(context->scratch, count, sizeof *there);
  const struct document **texts = arena_array(context->scratch, count, sizeof *texts);
  for (size_t i = 0; i < count; i++) {
    there[i] = lineage_find(context->site->lineage, context->page->entry, group->dated[i]);
    texts[i] = there[i] != NULL && entry_is_document(there[i]) ? there[i]->document : NULL;
  }
  struct sections sections = sections_trace(context->scratch, texts, count);
  lua_createtable(lua, (int)sections.count, 0);
  for (size_t i = 0; i < sections.count; i++) {
    push_section(lua, context, group, there, &sections.at[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "sections");
}

void view_set_revisions(struct lua_State *lua, const struct view_context *context) {
  if (context->site->history == NULL || context->page->entry == NULL || !is_history(context)) return;
  luaL_checkstack(lua, 8, NULL);
  view_push_link(lua, context, context->page->entry);
  lua_setfield(lua, -2, "subject");
  set_revisions(lua, context);
  set_sections(lua, context, lineage_group(context->site->lineage, context->page->edition));
}

void view_set_history(struct lua_State *lua, const struct view_context *context) {
  luaL_checkstack(lua, 8, NULL);
  const struct entry *entry = context->page->entry;
  if (context->site->history != NULL && context->page->edition->publication.len > 0) {
    struct str publication = url_publication(context->scratch, context->page->edition->publication);
    view_set(lua, "feed", view_href(context, url_feed(context->scratch, publication)));
  }
  if (context->site->history == NULL) return;
  view_set(lua, "history_url", find_history(context));
  if (entry != NULL) set_last_change(lua, context);
}
