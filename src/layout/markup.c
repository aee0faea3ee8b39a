#include "layout/markup.h"

#include "base/arena.h"
#include "layout/element.h"
#include "layout/foreign_text.h"
#include "layout/script_state.h"

enum {
  DEPTH_LIMIT = 200,
  ATTRIBUTE_LIMIT = 64,
  GAP_LIMIT = 64, /* how many more empty places than children a list may have */
};

/* Where a metatable holds its `const struct element *`. Those that layouts make have names as keys only. */
enum { ELEMENT_INDEX = 1 };

/* Under this address the registry holds the metatable of finished HTML. */
static const char raw_key = 'r';

/* -- what a value is -- */

/* The element that the value at `index` is; NULL for none. */
static const struct element *element_at(lua_State *lua, int index) {
  if (lua_type(lua, index) != LUA_TTABLE || !lua_getmetatable(lua, index)) return NULL;
  lua_rawgeti(lua, -1, ELEMENT_INDEX);
  const struct element *element = lua_touserdata(lua, -1);
  lua_pop(lua, 2);
  return element;
}

bool script_is_raw_html(lua_State *lua, int index) {
  if (lua_type(lua, index) != LUA_TUSERDATA || !lua_getmetatable(lua, index)) return false;
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &raw_key);
  bool is_same = lua_rawequal(lua, -1, -2);
  lua_pop(lua, 2);
  return is_same;
}

static bool is_plain_table(lua_State *lua, int index) {
  if (lua_type(lua, index) != LUA_TTABLE) return false;
  script_unlock(lua, index);
  if (!lua_getmetatable(lua, index)) return true;
  lua_pop(lua, 1);
  return false;
}

bool markup_is_html(lua_State *lua, int index) {
  return element_at(lua, index) != NULL || script_is_raw_html(lua, index);
}

/* How messages call an element. */
static const char *call_element(lua_State *lua, const struct element *element) {
  return element == &element_fragment ? "a fragment" : lua_pushfstring(lua, "<%s>", element->name.at);
}

/* -- the contents of an element's table -- */

struct attribute {
  struct str name;
  int type;        /* of the value: LUA_TSTRING, LUA_TNUMBER, LUA_TBOOLEAN (true) */
  struct str text; /* of a string; the element's table holds it */
  lua_Number number;
  lua_Integer integer;
  bool is_integer;
};

struct contents {
  struct attribute attributes[ATTRIBUTE_LIMIT]; /* by name */
  size_t attribute_count;
  size_t child_count;
  size_t last_child; /* the greatest index: places between may be empty */
};

/* `aria_label` means aria-label. */
static char written(char c) {
  return c == '_' ? '-' : c;
}

static int compare_names(struct str a, struct str b) {
  for (size_t i = 0; i < a.len && i < b.len; i++) {
    int difference = (unsigned char)written(a.at[i]) - (unsigned char)written(b.at[i]);
    if (difference != 0) return difference;
  }
  return (int)(a.len > b.len) - (int)(a.len < b.len);
}

static void refuse_attribute(lua_State *lua, const struct element *element, struct str name, const char *reason) {
  const char *owner = call_element(lua, element);
  const char *called = lua_pushlstring(lua, name.at, name.len);
  script_raise(lua, "attribute \"%s\" of %s %s", called, owner, reason);
}

/* Takes the attribute whose name is below the top of the stack and whose value is on it. */
static void read_attribute(lua_State *lua, const struct element *element, struct contents *contents) {
  struct attribute attribute = {.type = lua_type(lua, -1)};
  if (attribute.type == LUA_TBOOLEAN && !lua_toboolean(lua, -1)) return;
  attribute.name.at = lua_tolstring(lua, -2, &attribute.name.len);
  struct str name = attribute.name;
  /* `for_` is the way to write a name that is a word of Lua's own. */
  if (str_ends(name, "_")) attribute.name = str_slice(name, 0, name.len - 1);
  if (!element_allows_attribute(attribute.name)) refuse_attribute(lua, element, name, "is not allowed");
  if (attribute.type == LUA_TSTRING) {
    attribute.text.at = lua_tolstring(lua, -1, &attribute.text.len);
    bool is_safe = !element_attribute_is_address(attribute.name) || element_allows_address(attribute.text);
    if (!is_safe) refuse_attribute(lua, element, name, "has an address whose scheme is not allowed");
  } else if (attribute.type == LUA_TNUMBER) {
    attribute.is_integer = lua_isinteger(lua, -1);
    attribute.integer = attribute.is_integer ? lua_tointeger(lua, -1) : 0;
    attribute.number = lua_tonumber(lua, -1);
  } else if (attribute.type != LUA_TBOOLEAN) {
    refuse_attribute(lua, element, name, lua_pushfstring(lua, "is a %s; text, a number or true is needed", luaL_typename(lua, -1)));
  }
  if (contents->attribute_count == ATTRIBUTE_LIMIT) refuse_attribute(lua, element, name, "is one too many");
  size_t at = contents->attribute_count++;
  for (; at > 0; at--) {
    int order = compare_names(attribute.name, contents->attributes[at - 1].name);
    if (order == 0) refuse_attribute(lua, element, name, "is given twice");
    if (order > 0) break;
    contents->attributes[at] = contents->attributes[at - 1];
  }
  contents->attributes[at] = attribute;
}

/* Looks through the table on the top of the stack. `element` NULL: a plain list among the children of `parent`. */
static void read_contents(lua_State *lua, const struct element *element, const struct element *parent, struct contents *contents) {
  contents->attribute_count = contents->child_count = contents->last_child = 0;
  bool takes_attributes = element != NULL && element != &element_fragment;
  const struct element *named = element != NULL ? element : parent;
  lua_pushnil(lua);
  for (; lua_next(lua, -2); lua_pop(lua, 1)) {
    int type = lua_type(lua, -2);
    lua_Integer index = type == LUA_TNUMBER ? lua_tointeger(lua, -2) : 0; /* 0 for fractions too */
    if (index > 0) {
      contents->child_count++;
      if ((size_t)index > contents->last_child) contents->last_child = (size_t)index;
      continue;
    }
    if (type == LUA_TSTRING && takes_attributes) {
      read_attribute(lua, element, contents);
      continue;
    }
    struct str key = script_describe(lua, -2);
    const char *owner = call_element(lua, named);
    if (takes_attributes) script_raise(lua, "children of %s are numbered 1, 2, 3 …, not %s", owner, key.at);
    script_raise(lua, "a list in %s has the key \"%s\": elements are written h.NAME{…}", owner, key.at);
  }
  if (contents->last_child > 2 * contents->child_count + GAP_LIMIT)
    script_raise(lua, "the children of %s have large gaps", call_element(lua, named));
  if (element == NULL || contents->child_count == 0) return;
  if (element->traits & ELEMENT_VOID) script_raise(lua, "<%s> is an element without content", element->name.at);
  if (element->traits & ELEMENT_NO_TEXT) script_raise(lua, "<%s> may not have content here: refer to a file", element->name.at);
}

/* Raises an error unless the value on the top may stand inside `parent`. */
static void check_child(lua_State *lua, const struct element *parent) {
  int type = lua_type(lua, -1);
  bool is_nothing = type == LUA_TNIL || (type == LUA_TBOOLEAN && !lua_toboolean(lua, -1));
  if (is_nothing || type == LUA_TSTRING || type == LUA_TNUMBER) return;
  if (is_plain_table(lua, -1) || markup_is_html(lua, -1)) return;
  const char *name = type == LUA_TBOOLEAN ? "true" : luaL_typename(lua, -1);
  script_raise(lua, "a child of %s is %s%s: that is no HTML", call_element(lua, parent), type == LUA_TBOOLEAN ? "" : "a ", name);
}

/* -- writing -- */

struct writer {
  lua_State *lua;
  struct script *script;
  struct buf *out;
  unsigned depth;
  bool is_plain; /* inside an element that holds nothing but text */
};

static void check_output(const struct writer *writer, size_t more) {
  size_t used = writer->out->len - writer->script->out_start;
  size_t limit = writer->script->limits.output;
  if (writer->out->overflow || more > limit || used > limit - more) script_spend(writer->lua, BUDGET_OUTPUT);
}

static void add_text(const struct writer *writer, struct str text) {
  check_output(writer, text.len);
  buf_add_html(writer->out, text);
}

/* Words of other languages are marked here, so that no layout need know of them. */
static void add_words(const struct writer *writer, struct str text) {
  struct script *script = writer->script;
  check_output(writer, text.len);
  foreign_text_write(writer->out, script->scratch, writer->is_plain ? NULL : script->foreign, text);
  if (script->foreign != NULL) arena_reset(script->scratch);
}

/* The number on the top, as Lua writes it. */
static void add_number(const struct writer *writer) {
  lua_pushvalue(writer->lua, -1);
  struct str text;
  text.at = lua_tolstring(writer->lua, -1, &text.len);
  buf_add(writer->out, text);
  lua_pop(writer->lua, 1);
}

static void add_attribute(const struct writer *writer, const struct attribute *attribute) {
  struct buf *out = writer->out;
  buf_add_char(out, ' ');
  size_t start = out->len;
  buf_add(out, attribute->name);
  for (size_t i = start; i < out->len; i++) out->at[i] = written(out->at[i]);
  if (attribute->type == LUA_TBOOLEAN) return;
  buf_add(out, STR("=\""));
  if (attribute->type == LUA_TSTRING) {
    add_text(writer, attribute->text);
  } else {
    if (attribute->is_integer)
      lua_pushinteger(writer->lua, attribute->integer);
    else
      lua_pushnumber(writer->lua, attribute->number);
    add_number(writer);
    lua_pop(writer->lua, 1);
  }
  buf_add_char(out, '"');
}

/* The start tag of the element on the top; returns the greatest index among its children. Kept out of the recursion, which would
 * otherwise carry the room for all attributes at every level. */
static __attribute__((noinline)) size_t add_start(const struct writer *writer, const struct element *element,
                                                  const struct element *parent) {
  struct contents contents;
  read_contents(writer->lua, element, parent, &contents);
  script_charge(writer->lua, 1 + contents.last_child);
  check_output(writer, 0);
  if (element == NULL || element == &element_fragment) return contents.last_child;
  buf_add_char(writer->out, '<');
  buf_add(writer->out, element->name);
  for (size_t i = 0; i < contents.attribute_count; i++) add_attribute(writer, &contents.attributes[i]);
  buf_add_char(writer->out, '>');
  return contents.last_child;
}

static void add_end(const struct writer *writer, const struct element *element) {
  if (element == NULL || element == &element_fragment) return;
  if (!(element->traits & ELEMENT_VOID)) {
    buf_add(writer->out, STR("</"));
    buf_add(writer->out, element->name);
    buf_add_char(writer->out, '>');
  }
  if (element->traits & ELEMENT_BREAK) buf_add_char(writer->out, '\n');
}

static void write_value(struct writer *writer, const struct element *parent);

/* The table on the top: an element, a fragment or a list. */
static void write_table(struct writer *writer, const struct element *element, const struct element *parent) {
  lua_State *lua = writer->lua;
  if (++writer->depth > DEPTH_LIMIT)
    script_raise(lua, "HTML is nested more than %d levels deep in %s", DEPTH_LIMIT, call_element(lua, parent));
  luaL_checkstack(lua, LUA_MINSTACK, "HTML is nested too deep");
  size_t count = add_start(writer, element, parent);
  bool was_plain = writer->is_plain;
  if (element != NULL && element->traits & ELEMENT_PLAIN) writer->is_plain = true;
  for (size_t i = 1; i <= count; i++) {
    lua_rawgeti(lua, -1, (lua_Integer)i);
    write_value(writer, element != NULL ? element : parent);
    lua_pop(lua, 1);
  }
  add_end(writer, element);
  writer->is_plain = was_plain;
  writer->depth--;
}

static void write_raw(const struct writer *writer) {
  lua_getiuservalue(writer->lua, -1, 1);
  struct str html;
  html.at = lua_tolstring(writer->lua, -1, &html.len);
  check_output(writer, html.len);
  buf_add(writer->out, html);
  lua_pop(writer->lua, 1);
}

static void write_value(struct writer *writer, const struct element *parent) {
  lua_State *lua = writer->lua;
  int type = lua_type(lua, -1);
  if (type == LUA_TSTRING) {
    struct str text;
    text.at = lua_tolstring(lua, -1, &text.len);
    add_words(writer, text);
    return;
  }
  const struct element *element = element_at(lua, -1);
  if (element == NULL) check_child(lua, parent);
  if (type == LUA_TTABLE)
    write_table(writer, element, parent);
  else if (type == LUA_TUSERDATA)
    write_raw(writer);
  else if (type == LUA_TNUMBER)
    add_number(writer);
}

void markup_write(lua_State *lua, struct buf *out) {
  struct writer writer = {.lua = lua, .script = script_of(lua), .out = out};
  write_value(&writer, &element_fragment);
  check_output(&writer, 0);
}

/* -- making -- */

/* Does at once what writing does later, so that a mistake is found at the line that made it. Lists are looked into when they are
 * written. */
static void check_early(lua_State *lua, const struct element *element) {
  struct contents contents;
  read_contents(lua, element, element, &contents);
  for (size_t i = 1; i <= contents.last_child; i++) {
    lua_rawgeti(lua, -1, (lua_Integer)i);
    check_child(lua, element);
    lua_pop(lua, 1);
  }
}

/* Upvalue: the metatable. A plain table becomes the element; anything else becomes its only child. */
static int make_element(lua_State *lua) {
  int count = lua_gettop(lua);
  if (count > 1) script_raise(lua, "an element takes one table: h.NAME{…}");
  if (count == 0) {
    lua_newtable(lua);
  } else if (!is_plain_table(lua, 1)) {
    lua_createtable(lua, 1, 0);
    lua_insert(lua, 1);
    lua_rawseti(lua, 1, 1);
  }
  lua_pushvalue(lua, lua_upvalueindex(1));
  lua_setmetatable(lua, 1);
  if (script_of(lua)->checks_early) check_early(lua, element_at(lua, 1));
  return 1;
}

/* __call of a module: all arguments after the module itself. */
static int make_fragment(lua_State *lua) {
  int count = lua_gettop(lua) - 1;
  if (count == 1) {
    lua_remove(lua, 1);
    return make_element(lua);
  }
  lua_createtable(lua, count, 0);
  lua_replace(lua, 1);
  for (int i = count; i > 0; i--) lua_rawseti(lua, 1, i);
  return make_element(lua);
}

void markup_push_raw(lua_State *lua, struct str html) {
  lua_newuserdatauv(lua, 0, 1);
  lua_pushlstring(lua, html.at, html.len);
  lua_setiuservalue(lua, -2, 1);
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &raw_key);
  lua_setmetatable(lua, -2);
}

static int make_raw(lua_State *lua) {
  luaL_checktype(lua, 1, LUA_TSTRING);
  lua_settop(lua, 1);
  lua_newuserdatauv(lua, 0, 1);
  lua_insert(lua, 1);
  lua_setiuservalue(lua, 1, 1);
  lua_rawgetp(lua, LUA_REGISTRYINDEX, &raw_key);
  lua_setmetatable(lua, 1);
  return 1;
}

/* module(table): a read-only view of it, in which all elements are found too, and which can be called. Upvalues: what gives the table
 * the elements, the maker of fragments. */
static int make_module(lua_State *lua) {
  luaL_checktype(lua, 1, LUA_TTABLE);
  lua_settop(lua, 1);
  lua_pushvalue(lua, lua_upvalueindex(1));
  lua_setmetatable(lua, 1);
  script_protect(lua, "the module is read-only: \"%s\" cannot be set");
  lua_getmetatable(lua, 1);
  lua_pushvalue(lua, lua_upvalueindex(2));
  lua_setfield(lua, -2, "__call");
  lua_pop(lua, 1);
  return 1;
}

/* Pushes a metatable that nobody in Lua can get at. */
static void push_metatable(lua_State *lua, const char *name) {
  lua_createtable(lua, 1, 2);
  lua_pushstring(lua, name);
  lua_setfield(lua, -2, "__name");
  lua_pushboolean(lua, false);
  lua_setfield(lua, -2, "__metatable");
}

static void push_element_metatable(lua_State *lua, const struct element *element) {
  push_metatable(lua, "element");
  lua_pushlightuserdata(lua, (void *)element);
  lua_rawseti(lua, -2, ELEMENT_INDEX);
}

void markup_open(lua_State *lua) {
  push_metatable(lua, "HTML");
  lua_rawsetp(lua, LUA_REGISTRYINDEX, &raw_key);
  lua_createtable(lua, 0, 3);
  push_element_metatable(lua, &element_fragment);
  lua_pushvalue(lua, -1);
  lua_pushcclosure(lua, make_element, 1);
  lua_setfield(lua, -3, "fragment");
  lua_pushcfunction(lua, make_raw);
  lua_setfield(lua, -3, "raw");
  lua_pushcfunction(lua, script_once);
  lua_setfield(lua, -3, "once");
  lua_createtable(lua, 0, 1);
  lua_createtable(lua, 0, (int)element_count);
  for (size_t i = 0; i < element_count; i++) {
    push_element_metatable(lua, &element_table[i]);
    lua_pushcclosure(lua, make_element, 1);
    lua_setfield(lua, -2, element_table[i].name.at);
  }
  script_name_keys(lua, "unknown HTML element \"%s\"");
  lua_setfield(lua, -2, "__index");
  lua_insert(lua, -2);
  lua_pushcclosure(lua, make_fragment, 1);
  lua_pushcclosure(lua, make_module, 2);
  lua_setfield(lua, -2, "module");
  script_protect(lua, "the module is read-only: \"%s\" cannot be set");
}
