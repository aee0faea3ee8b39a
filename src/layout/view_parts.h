/* The smaller views that pages are put together from: links, entries, uses, contents. Each push leaves one table on the stack. */
#ifndef SPOR_LAYOUT_VIEW_PARTS_H
#define SPOR_LAYOUT_VIEW_PARTS_H

#include "layout/views.h"
#include "relate/links.h"

/* Sets a field of the table on top; nothing when the text is empty. */
void view_set(struct lua_State *lua, const char *key, struct str text);
void view_set_flag(struct lua_State *lua, const char *key, bool flag); /* nothing when false */
void view_set_html(struct lua_State *lua, const char *key, struct str html);
/* The link from the page to a url of the site; empty where a hand-out cannot lead there. */
struct str view_href(const struct view_context *context, struct str url);

void view_push_link(struct lua_State *lua, const struct view_context *context, const struct entry *entry);
/* A link to what has no entry. */
void view_push_plain_link(struct lua_State *lua, const struct view_context *context, const char *kind, struct str title, struct str url);
void view_push_entry(struct lua_State *lua, const struct view_context *context, const struct entry *entry);
void view_push_use(struct lua_State *lua, const struct view_context *context, const struct use *use);
void view_push_toc(struct lua_State *lua, const struct view_context *context, const struct entry *entry);

/* Entries of one kind that are related to `entry`, from both ends, without repeats: first those that it names, as it names them, then those
 * that name it, in reading order. */
struct entries view_related(const struct view_context *context, const struct entry *entry, enum kind kind);
/* The text of an entry, as HTML in the scratch arena. */
struct str view_text(const struct view_context *context, const struct entry *entry, bool is_page);
/* As view_text(), without the title it begins with; false when it does not. */
bool view_rest(const struct view_context *context, const struct entry *entry, bool is_page, struct str *rest);
/* "core" or "yearly" for kinds that have it, else NULL. */
const char *view_class(const struct entry *entry);

#endif
