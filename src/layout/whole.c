#include "layout/whole.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/arena.h"
#include "base/lines.h"
#include "layout/fragment.h"
#include "layout/script.h"
#include "layout/view_parts.h"
#include "relate/links.h"

#define GROWTH 8 /* HTML in all its copies is no more than so many times its Markdown */

bool whole_is_made(const struct site *site, const struct edition *edition) {
  if (edition->publication.len == 0 || edition->front == NULL) return false;
  size_t size = 0, limit = site->config->limits.page_size / GROWTH;
  for (size_t i = 0; i < edition->document_count && size <= limit; i++) size += edition->documents[i]->file->bytes.len;
  return size <= limit;
}

/* The first document, the publication's front page, is number 0. */
static struct str prefix_of(struct arena *scratch, size_t number) {
  return str_format(scratch, "afsnit-%zu", number);
}

struct str whole_anchor(const struct whole *whole, const struct target *target, struct arena *scratch) {
  struct str none = {NULL, 0};
  if (whole == NULL || target->entry == NULL || target->entry->document == NULL || target->entry->edition != whole->edition) return none;
  struct str url = entry_is_document(target->entry) ? target->url : target->entry->home_url;
  size_t hash = str_find_char(url, '#', 0);
  struct str prefix = prefix_of(scratch, whole->positions[entry_document(target->entry) - whole->edition->entries]);
  if (hash == STR_NOT_FOUND) return str_join(scratch, STR("#"), prefix);
  struct str anchor = str_slice(url, hash + 1, url.len);
  return STR_CONCAT(scratch, STR("#"), prefix, STR("-"), anchor);
}

static struct str text_of(const struct view_context *context, const struct whole *whole, const struct entry *document, struct str id) {
  struct fragment_context fragment = {context->site, context->page->url, {NULL, 0}, context->scratch, whole};
  bool is_front = document == whole->edition->front;
  struct buf html;
  buf_init(&html, BUF_LIMIT_DEFAULT);
  fragment_write_whole(&fragment, document, str_format(context->scratch, "%.*s-", STR_ARG(id)), is_front ? 2 : 3, &html);
  struct str text = str_copy(context->scratch, buf_str(&html));
  buf_release(&html);
  return text;
}

void view_set_whole(struct lua_State *lua, const struct view_context *context) {
  if (strcmp(context->page->layout, "whole") != 0) return;
  const struct edition *edition = context->page->edition;
  const struct entries *documents = &listings_of(context->pages->listings, context->site, edition)->documents;
  size_t *positions = arena_array(context->scratch, edition->entry_count, sizeof *positions);
  for (size_t i = 0; i < documents->count; i++) positions[documents->at[i] - edition->entries] = i;
  struct whole whole = {edition, positions};
  luaL_checkstack(lua, 6, NULL);
  lua_createtable(lua, (int)documents->count, 0);
  for (size_t i = 0; i < documents->count; i++) {
    const struct entry *document = documents->at[i];
    struct str id = prefix_of(context->scratch, i);
    view_push_link(lua, context, document);
    view_set(lua, "id", id);
    view_set(lua, "summary", document->summary);
    view_set_html(lua, "body", text_of(context, &whole, document, id));
    view_push_toc(lua, context, document);
    lua_setfield(lua, -2, "toc");
    lua_rawseti(lua, -2, (lua_Integer)i + 1);
  }
  lua_setfield(lua, -2, "parts");
}
