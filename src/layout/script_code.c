#include "base/buf.h"
#include "layout/script_state.h"

/* Reads compiled functions as lua_dump() writes them: Lua 5.4, stripped of names and lines. There is no other way to ask what a function
 * assigns to. What is not understood counts as assigning, so a Lua that writes otherwise costs time and nothing else;
 * script_can_read_code() tries it out. */
enum { OPCODE_SETUPVAL = 10, HEADER_SIZE = 31, INSTRUCTION_SIZE = 4, DEPTH_LIMIT = 200 };

struct reader {
  const unsigned char *at;
  size_t left;
  bool is_broken;
};

static void skip(struct reader *reader, size_t size) {
  reader->is_broken |= size > reader->left;
  if (reader->is_broken) return;
  reader->at += size;
  reader->left -= size;
}

static unsigned char read_byte(struct reader *reader) {
  const unsigned char *byte = reader->at;
  skip(reader, 1);
  return reader->is_broken ? 0 : *byte;
}

/* Seven bits a byte, the highest first; the last byte has its eighth set. */
static size_t read_size(struct reader *reader) {
  size_t size = 0;
  while (!reader->is_broken) {
    unsigned char byte = read_byte(reader);
    size = size << 7 | (byte & 0x7F);
    if (byte & 0x80) break;
  }
  return size;
}

/* How many pieces of at least one byte follow. */
static size_t read_count(struct reader *reader) {
  size_t count = read_size(reader);
  reader->is_broken |= count > reader->left;
  return reader->is_broken ? 0 : count;
}

static void skip_string(struct reader *reader) {
  size_t size = read_size(reader);
  if (size > 0) skip(reader, size - 1);
}

static bool code_assigns(struct reader *reader) {
  bool assigns = false;
  for (size_t left = read_count(reader); left > 0 && !reader->is_broken; left--) {
    uint32_t instruction = 0;
    const unsigned char *at = reader->at;
    skip(reader, INSTRUCTION_SIZE);
    if (!reader->is_broken) memcpy(&instruction, at, sizeof instruction);
    assigns |= (instruction & 0x7F) == OPCODE_SETUPVAL;
  }
  return assigns;
}

static void skip_constants(struct reader *reader) {
  enum { NIL = 0x00, FALSE = 0x01, TRUE = 0x11, INTEGER = 0x03, FLOAT = 0x13, SHORT_STRING = 0x04, LONG_STRING = 0x14 };
  for (size_t left = read_count(reader); left > 0 && !reader->is_broken; left--) {
    switch (read_byte(reader)) {
    case NIL:
    case FALSE:
    case TRUE: break;
    case INTEGER:
    case FLOAT: skip(reader, 8); break;
    case SHORT_STRING:
    case LONG_STRING: skip_string(reader); break;
    default: reader->is_broken = true;
    }
  }
}

/* Stripped functions have none, but the counts are there. */
static void skip_names_and_lines(struct reader *reader) {
  for (int list = 0; list < 4; list++) reader->is_broken |= read_size(reader) != 0;
}

static bool function_assigns(struct reader *reader, unsigned depth) {
  reader->is_broken |= depth > DEPTH_LIMIT;
  if (reader->is_broken) return true;
  skip_string(reader); /* its source */
  read_size(reader);   /* its first and last line */
  read_size(reader);
  skip(reader, 3); /* parameters, varargs, registers */
  bool assigns = code_assigns(reader);
  skip_constants(reader);
  size_t upvalue_count = read_count(reader);
  for (size_t i = 0; i < upvalue_count; i++) skip(reader, 3);
  for (size_t left = read_count(reader); left > 0 && !reader->is_broken; left--) assigns |= function_assigns(reader, depth + 1);
  skip_names_and_lines(reader);
  return assigns || reader->is_broken;
}

static int add_to_dump(lua_State *lua, const void *bytes, size_t size, void *dump) {
  (void)lua;
  buf_add_bytes(dump, bytes, size);
  return 0;
}

bool script_assigns_upvalues(lua_State *lua) {
  static const char header[] = "\x1bLua\x54";
  struct buf dump;
  buf_init(&dump, BUF_LIMIT_DEFAULT);
  bool is_whole = lua_dump(lua, add_to_dump, &dump, 1) == 0 && !dump.overflow;
  struct str bytes = buf_str(&dump);
  struct reader reader = {(const unsigned char *)bytes.at, bytes.len, !is_whole || !str_starts(bytes, header)};
  skip(&reader, HEADER_SIZE + 1); /* and the number of upvalues */
  bool assigns = function_assigns(&reader, 0);
  buf_release(&dump);
  return assigns;
}

static bool tells(lua_State *lua, const char *code, bool expected) {
  bool is_compiled = luaL_loadstring(lua, code) == LUA_OK;
  bool tells = is_compiled && script_assigns_upvalues(lua) == expected;
  lua_pop(lua, 1);
  return tells;
}

bool script_can_read_code(lua_State *lua) {
  return tells(lua, "local a, b = 1, 2.5 return function(c) a = c .. 'x' return b end", true) &&
         tells(lua, "local a, b = 1, 2.5 return function(c) local d = a d = c .. 'x' return b, d end", false);
}
