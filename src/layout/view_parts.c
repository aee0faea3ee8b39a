#include "layout/view_parts.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "layout/foreign_text.h"
#include "layout/fragment.h"
#include "layout/handout.h"
#include "layout/quote.h"
#include "layout/script.h"
#include "layout/view_history.h"
#include "layout/view_targets.h"
#include "model/url.h"
#include "relate/terms.h"

void view_set(struct lua_State *lua, const char *key, struct str text) {
  if (text.len == 0) return;
  script_push_str(lua, text);
  lua_setfield(lua, -2, key);
}

void view_set_flag(struct lua_State *lua, const char *key, bool flag) {
  if (!flag) return;
  lua_pushboolean(lua, 1);
  lua_setfield(lua, -2, key);
}

void view_set_html(struct lua_State *lua, const char *key, struct str html) {
  if (html.len == 0) return;
  script_push_html(lua, html);
  lua_setfield(lua, -2, key);
}

/* The page that answers for all missing addresses has no place of its own: its links begin at the server's root. */
static struct str root_of_missing(const struct view_context *context) {
  struct str base = context->site->config->base_url;
  size_t scheme = str_find(base, STR("://"), 0);
  size_t path = scheme == STR_NOT_FOUND ? STR_NOT_FOUND : str_find_char(base, '/', scheme + 3);
  if (path == STR_NOT_FOUND) return STR("/");
  return str_join(context->scratch, str_slice(base, path, base.len), STR("/"));
}

/* The page for what is not there has no address of its own. */
static bool is_missing(const struct view_context *context) {
  return strcmp(context->page->layout, "notfound") == 0;
}

struct str view_href(const struct view_context *context, struct str url) {
  if (context->handout != NULL) return handout_href(context, url);
  if (is_missing(context)) return str_join(context->scratch, root_of_missing(context), url);
  return url_relative(context->scratch, context->page->url, url);
}

/* Every page has dozens of links, and most titles are short: one text in two places takes half the time of two. */
static void set_titles(struct lua_State *lua, struct str title, struct str short_title) {
  if (!str_equal(title, short_title)) {
    view_set(lua, "title", title);
    view_set(lua, "short_title", short_title);
  } else if (title.len > 0) {
    script_push_str(lua, title);
    lua_pushvalue(lua, -1);
    lua_setfield(lua, -3, "short_title");
    lua_setfield(lua, -2, "title");
  }
}

static void set_link_fields(struct lua_State *lua, const struct view_context *context, const struct entry *entry) {
  set_titles(lua, entry->title.len > 0 ? entry->title : entry->id, entry->short_title.len > 0 ? entry->short_title : entry->id);
  view_set(lua, "id", entry->id);
  lua_pushstring(lua, kind_name(entry->kind));
  lua_setfield(lua, -2, "kind");
  view_set(lua, "number", entry->number);
  view_set(lua, "summary", entry->summary);
  view_set(lua, "url", view_href(context, entry->url));
  view_set_flag(lua, "is_current", entry == context->page->entry);
}

void view_push_link(struct lua_State *lua, const struct view_context *context, const struct entry *entry) {
  luaL_checkstack(lua, 4, NULL);
  lua_createtable(lua, 0, 8);
  set_link_fields(lua, context, entry);
}

void view_push_plain_link(struct lua_State *lua, const struct view_context *context, const char *kind, struct str title, struct str url) {
  luaL_checkstack(lua, 4, NULL);
  lua_createtable(lua, 0, 6);
  view_set(lua, "title", title);
  view_set(lua, "short_title", title);
  view_set(lua, "kind", str_from(kind));
  view_set(lua, "id", str_from(kind));
  view_set(lua, "url", view_href(context, url));
  view_set_flag(lua, "is_current", context->page->entry == NULL && !is_missing(context) && str_equal(url, context->page->url));
}

struct str view_text(const struct view_context *context, const struct entry *entry, bool is_page) {
  struct fragment_context fragment = {context->site, context->page->url, view_history_href(context), context->scratch, NULL};
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  fragment_write(&fragment, entry, is_page, &html);
  struct str text = str_copy(context->scratch, buf_str(&html));
  buf_release(&html);
  return text;
}

bool view_rest(const struct view_context *context, const struct entry *entry, bool is_page, struct str *rest) {
  struct fragment_context fragment = {context->site, context->page->url, view_history_href(context), context->scratch, NULL};
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  bool repeats = fragment_write_rest(&fragment, entry, is_page, &html);
  *rest = str_copy(context->scratch, buf_str(&html));
  buf_release(&html);
  return repeats;
}

const char *view_class(const struct entry *entry) {
  switch (entry->kind) {
  case KIND_GOAL:
  case KIND_ACTION:
  case KIND_TRACK:
  case KIND_THEME: return entry->declaration->is_yearly ? "yearly" : "core";
  case KIND_PAGE:
  case KIND_PUBLICATION:
  case KIND_CONCEPT:
  case KIND_AREA:
  case KIND_UNIT: break;
  }
  return NULL;
}

/* ---- relations ---- */

static bool is_shown_by_kind(const struct edge *edge) {
  return edge->relation != RELATION_PART_OF && edge->relation != RELATION_REPLACES && edge->relation != RELATION_SAME_AS;
}

static void add_related(struct entries *related, struct map *known, const struct entry *entry) {
  struct str key = {(const char *)&entry->index, sizeof entry->index};
  if (map_get(known, key) != NULL) return;
  map_put(known, key, (void *)entry);
  related->at[related->count++] = entry;
}

struct standing {
  const struct entry *entry;
  size_t position; /* in reading order, among those of its kind in its edition */
};

static int compare_standings(const void *a, const void *b) {
  const struct standing *x = a, *y = b;
  if (x->entry->edition != y->entry->edition || x->position == y->position)
    return x->entry->index < y->entry->index ? -1 : x->entry->index > y->entry->index;
  return x->position < y->position ? -1 : 1;
}

/* Who names an entry stands in reading order: the order of the files says nothing. */
static void put_in_order(const struct view_context *context, const struct entry **entries, size_t count) {
  struct standing *standings = arena_array(context->scratch, count, sizeof *standings);
  for (size_t i = 0; i < count; i++) standings[i] = (struct standing){entries[i], context->pages->listings->positions[entries[i]->index]};
  qsort(standings, count, sizeof *standings, compare_standings);
  for (size_t i = 0; i < count; i++) entries[i] = standings[i].entry;
}

struct entries view_related(const struct view_context *context, const struct entry *entry, enum kind kind) {
  const struct links *links = context->site->links;
  size_t out_count = links->edge_out_counts[entry->index];
  size_t in_count = links->edge_in_counts[entry->index];
  struct entries related = {arena_array(context->scratch, out_count + in_count, sizeof *related.at), 0};
  struct map known;
  map_init(&known, context->scratch);
  for (size_t i = 0; i < out_count; i++) {
    const struct edge *edge = &links->edges_out[entry->index][i];
    if (is_shown_by_kind(edge) && edge->to->kind == kind) add_related(&related, &known, edge->to);
  }
  size_t named = related.count; /* in the order in which the entry itself names them */
  for (size_t i = 0; i < in_count; i++) {
    const struct edge *edge = &links->edges_in[entry->index][i];
    if (is_shown_by_kind(edge) && edge->from->kind == kind) add_related(&related, &known, edge->from);
  }
  put_in_order(context, related.at + named, related.count - named);
  return related;
}

/* ---- entries ---- */

static void set_links(struct lua_State *lua, const struct view_context *context, const char *key, struct entries entries) {
  if (entries.count == 0) return;
  lua_createtable(lua, (int)entries.count, 0);
  for (size_t i = 0; i < entries.count; i++) {
    view_push_link(lua, context, entries.at[i]);
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, key);
}

static void set_text(struct lua_State *lua, const struct view_context *context, const struct entry *entry) {
  /* Whole documents and sections are not shown in a list. */
  if (entry->declaration == NULL || entry->declaration->node == NULL || entry->declaration->node->type == NODE_HEADING) return;
  struct str rest;
  view_set_html(lua, "text", view_text(context, entry, false));
  if (!view_rest(context, entry, false, &rest)) return;
  view_set_flag(lua, "text_repeats_title", true);
  view_set_html(lua, "rest", rest);
}

static const struct entry *document_entry(const struct entry *entry) {
  return entry - (entry->declaration - entry->document->declarations);
}

void view_push_entry(struct lua_State *lua, const struct view_context *context, const struct entry *entry) {
  luaL_checkstack(lua, 6, NULL);
  lua_createtable(lua, 0, 16);
  set_link_fields(lua, context, entry);
  set_text(lua, context, entry);
  if (entry->declaration == NULL) return;
  if (view_class(entry) != NULL) view_set(lua, "class", str_from(view_class(entry)));
  set_links(lua, context, "areas", view_related(context, entry, KIND_AREA));
  set_links(lua, context, "tracks", view_related(context, entry, KIND_TRACK));
  if (entry->kind == KIND_ACTION) set_links(lua, context, "goals", view_related(context, entry, KIND_GOAL));
  if (entry->declaration->node != NULL) {
    view_push_link(lua, context, document_entry(entry));
    view_set(lua, "url", view_href(context, entry->home_url));
    lua_setfield(lua, -2, "home");
  }
  if (entry->declaration->indicator != NULL) {
    view_push_indicator(lua, context, entry->declaration->indicator);
    lua_setfield(lua, -2, "indicator");
  }
}

/* ---- uses ---- */

static struct str mark_sentence(const struct view_context *context, const struct use *use) {
  struct quote quote = quote_make(context->scratch, context->site, use);
  const struct termset *foreign = context->site->links->terms->foreign;
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  foreign_text_write(&html, context->scratch, foreign, str_slice(quote.sentence, 0, quote.mark_start));
  buf_add_zero(&html, "<mark>");
  foreign_text_write(&html, context->scratch, foreign, str_slice(quote.sentence, quote.mark_start, quote.mark_end));
  buf_add_zero(&html, "</mark>");
  foreign_text_write(&html, context->scratch, foreign, str_slice(quote.sentence, quote.mark_end, quote.sentence.len));
  struct str sentence = str_copy(context->scratch, buf_str(&html));
  buf_release(&html);
  return sentence;
}

/* The track that the mention stands in, or that what it stands in belongs to. */
static const struct entry *track_of(const struct view_context *context, const struct entry *from) {
  const struct entry *own = entry_document(from);
  const struct entry *holder = from;
  while (holder->kind != KIND_TRACK && holder != own) holder = own + holder->declaration->container;
  if (holder->kind == KIND_TRACK) return holder;
  struct entries tracks = view_related(context, from, KIND_TRACK);
  return from->kind != KIND_CONCEPT && tracks.count > 0 ? tracks.at[0] : NULL;
}

static void set_track(struct lua_State *lua, const struct view_context *context, const struct entry *from) {
  const struct entry *track = track_of(context, from);
  if (track == NULL) return;
  view_push_link(lua, context, track);
  lua_setfield(lua, -2, "track");
}

void view_push_use(struct lua_State *lua, const struct view_context *context, const struct use *use) {
  luaL_checkstack(lua, 6, NULL);
  lua_createtable(lua, 0, 4);
  view_push_link(lua, context, use->from);
  lua_setfield(lua, -2, "page");
  view_set(lua, "url", view_href(context, use->page_url));
  set_track(lua, context, use->from);
  view_set_html(lua, "sentence", mark_sentence(context, use));
  const struct entry *front = use->from->edition->front;
  if (use->from->edition != context->page->edition && front != NULL) view_set(lua, "publication", front->title);
}

/* ---- contents ---- */

/* The document's own headings that lie below `entry`: all of them, or those of its section. */
static size_t headings_of(const struct entry *entry, size_t *first) {
  const struct document *document = entry->document;
  const struct node *node = entry->declaration->node;
  *first = 0;
  if (node == NULL) return document->heading_count;
  while (*first < document->heading_count && document->headings[*first].node != node) (*first)++;
  if (*first == document->heading_count) return 0;
  size_t from = ++*first;
  size_t end = from;
  while (end < document->heading_count && document->headings[end].level > node->as.heading.level) end++;
  return end - from;
}

static bool is_at_top(const struct heading *heading) {
  return heading->node->parent->type == NODE_DOCUMENT;
}

/* Pushes the headings from `*at` on that lie deeper than `level`, each with its own below it. */
static void push_headings(struct lua_State *lua, const struct heading *headings, size_t count, size_t *at, unsigned level) {
  luaL_checkstack(lua, 6, NULL);
  lua_newtable(lua);
  lua_Integer number = 0;
  while (*at < count && (headings[*at].level > level || !is_at_top(&headings[*at]))) {
    const struct heading *heading = &headings[(*at)++];
    if (!is_at_top(heading)) continue;
    lua_createtable(lua, 0, 4);
    view_set(lua, "title", heading->text);
    view_set(lua, "id", heading->id);
    lua_pushinteger(lua, (lua_Integer)heading->level);
    lua_setfield(lua, -2, "level");
    push_headings(lua, headings, count, at, heading->level);
    lua_setfield(lua, -2, "children");
    lua_rawseti(lua, -2, ++number);
  }
}

void view_push_toc(struct lua_State *lua, const struct view_context *context, const struct entry *entry) {
  (void)context;
  if (entry == NULL || entry->document == NULL) {
    lua_newtable(lua);
    return;
  }
  size_t first;
  size_t count = headings_of(entry, &first);
  size_t at = 0;
  push_headings(lua, entry->document->headings + first, count, &at, 0);
}
