#include "layout/view_compare.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "layout/compare_words.h"
#include "layout/marked.h"
#include "layout/view_fields.h"
#include "layout/view_parts.h"
#include "layout/view_releases.h"
#include "model/url.h"
#include "relate/decisions.h"
#include "relate/redefined.h"

static void set_edition(struct lua_State *lua, const struct view_context *context, const char *key, const struct edition *edition) {
  lua_createtable(lua, 0, 8);
  view_set_release(lua, context, edition);
  view_set(lua, "url", view_href(context, edition->prefix));
  if (edition->front != NULL) view_set(lua, "title", edition->front->title);
  if (edition->status == STATUS_DRAFT && context->handout == NULL) { /* a hand-out is stamped as a whole */
    view_set(lua, "as_of", date_written(context->scratch, context->site->date, context->site->config->language));
    view_set(lua, "commit", context->site->commit);
  }
  lua_setfield(lua, -2, key);
}

static void set_entry(struct lua_State *lua, const struct view_context *context, const char *key, const struct entry *entry) {
  if (entry == NULL) return;
  view_push_link(lua, context, entry);
  lua_setfield(lua, -2, key);
}

static void set_number(struct lua_State *lua, const char *key, size_t number) {
  lua_pushinteger(lua, (lua_Integer)number);
  lua_setfield(lua, -2, key);
}

/* ---- differences ---- */

static void set_decision(struct lua_State *lua, const struct view_context *context, const struct decided *decided, size_t index) {
  const struct decision *decision = decided->at[index];
  if (decision == NULL || decision->ruling == RULING_UNDECIDED) return;
  lua_createtable(lua, 0, 5);
  view_set(lua, "decision", str_from(ruling_name(decision->ruling)));
  view_set(lua, "by", decision_by(context->site, decision));
  view_set(lua, "date", date_written(context->scratch, decision->date, context->site->config->language));
  view_set(lua, "reason", decision->reason.text);
  view_set_flag(lua, "is_settled", decided->is_settled[index]);
  lua_setfield(lua, -2, "decision");
}

/* A section has no page of its own: what it is called is all there is. */
static void set_kin(struct lua_State *lua, const struct view_context *context, const struct difference *difference, bool is_later) {
  struct compare_kin *kin;
  size_t count = compare_list_kin(context->scratch, difference, is_later, &kin);
  if (count == 0) return;
  lua_createtable(lua, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    if (kin[i].entry != NULL) {
      view_push_link(lua, context, kin[i].entry);
    } else {
      lua_createtable(lua, 0, 1);
      view_set(lua, "title", kin[i].title);
    }
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, is_later ? "successors" : "predecessors");
}

/* What became of a thing, beyond its kind. */
static void set_lineage(struct lua_State *lua, const struct view_context *context, const struct difference *difference) {
  set_kin(lua, context, difference, false);
  set_kin(lua, context, difference, true);
  if (!compare_is_moved(difference)) return;
  view_set(lua, "moved_from", compare_place(context->scratch, difference, true));
  view_set(lua, "moved_to", compare_place(context->scratch, difference, false));
}

static void push_difference(struct lua_State *lua, const struct view_context *context, const struct difference *difference,
                            bool has_place) {
  luaL_checkstack(lua, 6, NULL);
  lua_createtable(lua, 0, 14);
  set_number(lua, "number", difference->number);
  view_set(lua, "kind", str_from(difference->kind));
  view_set(lua, "entity", str_from(difference->entity));
  view_set(lua, "title", difference->title);
  view_set(lua, "section", difference->section);
  view_set(lua, "class", str_from(difference_class_name(difference->class)));
  view_set(lua, "reason", difference->reason);
  if (has_place) view_set(lua, "url", str_format(context->scratch, "#aendring-%u", difference->number));
  set_entry(lua, context, "from", difference->from);
  set_entry(lua, context, "to", difference->to);
  view_set_values(lua, context, difference);
  set_number(lua, "words_removed", difference->words_removed);
  set_number(lua, "words_added", difference->words_added);
  view_set_flag(lua, "is_fact", difference->is_fact);
  set_lineage(lua, context, difference);
  set_decision(lua, context, context->page->decided, difference->number - 1);
}

/* Which changes have their place in some text that is shown. */
static const bool *find_places(const struct view_context *context, const struct comparison *comparison) {
  bool *has_place = arena_array(context->scratch, comparison->difference_count + 1, sizeof *has_place);
  for (size_t i = 0; i < comparison->document_count; i++) {
    const struct node *root = comparison->documents[i].root;
    for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
      if (node->mark != MARK_POINTER && node->change <= comparison->difference_count) has_place[node->change] = true;
    }
  }
  return has_place;
}

static void set_differences(struct lua_State *lua, const struct view_context *context, const bool *has_place,
                            const struct difference *differences, size_t count) {
  lua_createtable(lua, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    push_difference(lua, context, &differences[i], has_place[differences[i].number]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "differences");
}

/* ---- documents ---- */

static const struct entry *shown(const struct document_comparison *document) {
  return document->to != NULL ? document->to : document->from;
}

static void push_document(struct lua_State *lua, const struct view_context *context, const struct comparison *comparison,
                          const bool *has_place, size_t number) {
  const struct document_comparison *document = &comparison->documents[number];
  const char *state = document->from == NULL ? "added" : document->to == NULL ? "removed" : "changed";
  luaL_checkstack(lua, 8, NULL);
  lua_createtable(lua, 0, 10);
  view_set(lua, "title", shown(document)->title);
  view_set(lua, "kind", str_from(kind_name(shown(document)->kind)));
  view_set(lua, "id", str_format(context->scratch, "spor-dokument-%zu", number + 1));
  view_set(lua, "state", str_from(state));
  set_entry(lua, context, "from", document->from);
  set_entry(lua, context, "to", document->to);
  bool has_text = document->root != NULL && document->root->first != NULL;
  if (has_text) view_set_html(lua, "text", marked_html(context, document));
  set_differences(lua, context, has_place, comparison->differences + document->first_difference, document->difference_count);
}

static void set_documents(struct lua_State *lua, const struct view_context *context, const struct comparison *comparison,
                          const bool *has_place) {
  lua_Integer changed = 0;
  lua_Integer unchanged = 0;
  lua_newtable(lua);
  lua_newtable(lua);
  for (size_t i = 0; i < comparison->document_count; i++) {
    if (comparison->documents[i].difference_count > 0) {
      push_document(lua, context, comparison, has_place, i);
      lua_rawseti(lua, -3, ++changed);
    } else {
      view_push_link(lua, context, shown(&comparison->documents[i]));
      lua_rawseti(lua, -2, ++unchanged);
    }
  }
  lua_setfield(lua, -3, "unchanged");
  lua_setfield(lua, -2, "documents");
}

/* ---- counts ---- */

static void set_counts(struct lua_State *lua, const struct comparison *comparison) {
  lua_createtable(lua, 0, 3);
  for (unsigned class = CLASS_CORE; class <= CLASS_EDITORIAL; class ++) {
    set_number(lua, difference_class_name((enum difference_class) class), comparison->class_counts[class]);
  }
  lua_setfield(lua, -2, "counts");
}

/* In the publication's own terms, the weightiest first. */
static void set_kinds(struct lua_State *lua, const struct view_context *context, const struct comparison *comparison) {
  struct kind_count *counts;
  size_t count = compare_count_kinds(context->scratch, comparison, &counts);
  lua_createtable(lua, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_createtable(lua, 0, 3);
    view_set(lua, "entity", str_from(counts[i].entity));
    view_set(lua, "kind", str_from(counts[i].kind));
    set_number(lua, "count", counts[i].count);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "kinds");
}

/* ---- concepts that mean something else ---- */

static void push_redefined(struct lua_State *lua, const struct view_context *context, const struct redefined *redefined) {
  const struct difference *difference = redefined->difference;
  luaL_checkstack(lua, 6, NULL);
  lua_createtable(lua, 0, 6);
  view_set(lua, "url", str_format(context->scratch, "#aendring-%u", difference->number));
  set_number(lua, "number", difference->number);
  set_entry(lua, context, "from", difference->from);
  set_entry(lua, context, "to", difference->to);
  set_number(lua, "page_count", redefined->page_count);
  lua_createtable(lua, (int)redefined->use_count, 0);
  for (size_t i = 0; i < redefined->use_count; i++) {
    const struct use *use = redefined->uses[i];
    const struct entry *page = entry_document(use->from);
    view_push_plain_link(lua, context, kind_name(page->kind), page->title, use->page_url);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "pages");
}

static void set_redefined(struct lua_State *lua, const struct view_context *context, const struct comparison *comparison) {
  struct redefined *list;
  size_t count = redefined_list(context->scratch, comparison, context->site->links, &list);
  lua_createtable(lua, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    push_redefined(lua, context, &list[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "redefined");
}

static void set_comparison(struct lua_State *lua, const struct view_context *context, const struct comparison *comparison) {
  lua_createtable(lua, 0, 10);
  set_edition(lua, context, "from", comparison->from);
  set_edition(lua, context, "to", comparison->to);
  const bool *has_place = find_places(context, comparison);
  set_differences(lua, context, has_place, comparison->differences, comparison->difference_count);
  set_documents(lua, context, comparison, has_place);
  set_counts(lua, comparison);
  set_kinds(lua, context, comparison);
  set_redefined(lua, context, comparison);
  view_set_flag(lua, "is_coarse", comparison->is_coarse);
  lua_setfield(lua, -2, "comparison");
}

/* ---- which comparisons there are ---- */

static void set_links(struct lua_State *lua, const struct view_context *context) {
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = 0; i < context->pages->count; i++) {
    const struct page *page = &context->pages->at[i];
    if (page->comparison == NULL || page->edition != context->page->edition) continue;
    view_push_plain_link(lua, context, "compare", page_title(context->scratch, context->site, page), page->url);
    if (page->decided->file != NULL) {
      set_number(lua, "core", page->decided->core_count);
      set_number(lua, "decided", page->decided->core_settled);
    }
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "comparisons");
}

/* The comparisons of neighbours that lie between two editions. */
static void set_steps(struct lua_State *lua, const struct view_context *context) {
  const struct page *page = context->page;
  lua_Integer count = 0;
  lua_newtable(lua);
  for (size_t i = 0; i < context->site->comparison_count; i++) {
    const struct comparison *comparison = context->site->comparisons[i];
    bool is_step = comparison->to->index == comparison->from->index + 1 && comparison->from->index >= page->steps_from->index &&
                   comparison->to->index <= page->steps_to->index;
    if (!is_step) continue;
    struct str url = url_comparison(context->scratch, page->edition->prefix, edition_name(comparison->from), edition_name(comparison->to));
    view_push_plain_link(lua, context, "compare", page_step_title(context->scratch, comparison->from, comparison->to), url);
    lua_rawseti(lua, -2, ++count);
  }
  lua_setfield(lua, -2, "steps");
}

void view_set_comparison(struct lua_State *lua, const struct view_context *context) {
  luaL_checkstack(lua, 10, NULL);
  if (context->page->comparison != NULL) set_comparison(lua, context, context->page->comparison);
  if (context->page->steps_from != NULL) set_steps(lua, context);
  if (strcmp(context->page->layout, "editions") == 0) set_links(lua, context);
}
