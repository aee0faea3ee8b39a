#include "layout/view_readings.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "base/text.h"
#include "layout/view_parts.h"
#include "layout/view_releases.h"
#include "model/url.h"
#include "read/node.h"
#include "relate/compare.h"
#include "relate/lineage.h"
#include "relate/redefined.h"

#define READINGS_MAX 12      /* editions told of on one page, the latest ones; udgaver/ has all */
#define DIFFERENCES_MAX 2000 /* looked through for the very change; in a longer comparison the link leads to its top */

/* The words of an entry without its title; empty for whole documents and sections, but of concepts. */
static struct str words_of(const struct view_context *context, const struct entry *entry) {
  const struct node *node = entry->declaration->node;
  if (entry->kind == KIND_CONCEPT) return concept_definition(context->scratch, entry);
  if (node == NULL || node->type == NODE_HEADING) return (struct str){0};
  return text_fold_space(context->scratch, node_text(context->scratch, node));
}

static bool is_quoted(const struct entry *entry) {
  return entry->kind == KIND_CONCEPT || entry->kind == KIND_GOAL;
}

static bool is_same(const struct view_context *context, const struct entry *before, const struct entry *after) {
  if (before == NULL || !str_equal(before->title, after->title) || !str_equal(before->number, after->number)) return false;
  if (!is_quoted(after)) return true;
  bool are_documents = before->declaration->node == NULL && after->declaration->node == NULL;
  if (are_documents) return before->document == after->document;
  return str_equal(words_of(context, before), words_of(context, after));
}

static const struct comparison *find_comparison(const struct site *site, const struct edition *from, const struct edition *to) {
  for (size_t i = 0; i < site->comparison_count; i++) {
    const struct comparison *comparison = site->comparisons[i];
    if (comparison->from->release == from->release && comparison->to->release == to->release) return comparison;
  }
  return NULL;
}

/* Where the change from one edition to the next is told: at its number when it has one of its own. */
static void set_changes(struct lua_State *lua, const struct view_context *context, const struct edition_group *group, size_t number,
                        const struct entry *before, const struct entry *after) {
  const struct comparison *comparison = find_comparison(context->site, group->dated[number - 1], group->dated[number]);
  if (comparison == NULL) return;
  struct str url = url_comparison(context->scratch, group->current->prefix, edition_name(comparison->from), edition_name(comparison->to));
  for (size_t i = 0; i < comparison->difference_count && comparison->difference_count <= DIFFERENCES_MAX; i++) {
    const struct difference *difference = &comparison->differences[i];
    bool is_own = (before != NULL && difference->from == before) || (difference->to != NULL && difference->to == after);
    if (!is_own) continue;
    url = url_anchor(context->scratch, url, str_format(context->scratch, "aendring-%u", difference->number));
    break;
  }
  view_set(lua, "changes", view_href(context, url));
}

/* A text that begins with its title is quoted without it: the title is told apart. */
static void set_text(struct lua_State *lua, const struct view_context *context, const struct entry *entry) {
  struct str rest;
  if (!is_quoted(entry) || entry->declaration->node == NULL || entry->edition->status == STATUS_CURRENT) return;
  view_set_html(lua, "text", view_rest(context, entry, false, &rest) ? rest : view_text(context, entry, false));
}

static void push_reading(struct lua_State *lua, const struct view_context *context, const struct edition_group *group, size_t number) {
  const struct lineage *lineage = context->site->lineage;
  const struct entry *subject = context->page->entry;
  const struct entry *now = lineage_find(lineage, subject, group->dated[number]);
  const struct entry *before = number > 0 ? lineage_find(lineage, subject, group->dated[number - 1]) : NULL;
  lua_createtable(lua, 0, 12);
  view_set_release(lua, context, group->dated[number]);
  if (number > 0) view_set(lua, "previous", group->dated[number - 1]->release->name);
  view_set_flag(lua, "is_missing", now == NULL);
  if (now == NULL) return;
  view_set(lua, "url", view_href(context, now->url));
  view_set(lua, "title", now->title);
  view_set(lua, "number", now->number);
  bool is_unchanged = is_same(context, before, now);
  view_set_flag(lua, "is_unchanged", is_unchanged);
  if (is_unchanged) return;
  set_text(lua, context, now);
  if (before != NULL) set_changes(lua, context, group, number, before, now);
}

static bool has_readings(const struct view_context *context, const struct edition_group *group) {
  const struct entry *entry = context->page->entry;
  bool is_entity = entry != NULL && kind_has_page(entry->kind) && entry->kind != KIND_UNIT;
  return is_entity && group != NULL && group->dated_count > 1 && !context->page->edition->is_dated &&
         strcmp(context->page->layout, kind_name(entry->kind)) == 0;
}

void view_set_readings(struct lua_State *lua, const struct view_context *context) {
  const struct edition_group *group = lineage_group(context->site->lineage, context->page->edition);
  lua_Integer count = 0;
  if (!has_readings(context, group)) return;
  luaL_checkstack(lua, 8, NULL);
  lua_newtable(lua);
  for (size_t i = group->dated_count; i-- > 0 && count < READINGS_MAX;) {
    push_reading(lua, context, group, i);
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "readings");
}

void view_set_redefinition(struct lua_State *lua, const struct view_context *context) {
  const struct page *page = context->page;
  if (!page->edition->is_dated || page->entry == NULL || page->entry->kind != KIND_CONCEPT) return;
  const struct entry *later = redefined_since(context->scratch, context->site->lineage, page->entry);
  const struct edition_group *group = lineage_group(context->site->lineage, page->edition);
  if (later == NULL || strcmp(page->layout, kind_name(KIND_CONCEPT)) != 0) return;
  size_t number = 0;
  while (group->dated[number] != later->edition) number++;
  luaL_checkstack(lua, 4, NULL);
  lua_createtable(lua, 0, 4);
  view_set(lua, "name", edition_name(later->edition));
  view_set(lua, "url", view_href(context, later->url));
  view_set(lua, "previous", edition_name(group->dated[number - 1]));
  set_changes(lua, context, group, number, lineage_find(context->site->lineage, page->entry, group->dated[number - 1]), later);
  lua_setfield(lua, -2, "redefinition");
}
