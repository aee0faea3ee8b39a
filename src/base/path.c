#include "base/path.h"

#include <strings.h>

#include "base/arena.h"

struct str path_join(struct arena *arena, struct str folder, struct str name) {
  if (folder.len == 0) return name;
  return STR_CONCAT(arena, folder, STR("/"), name);
}

static bool holds_forbidden_byte(struct str path) {
  return str_find_char(path, '\0', 0) != STR_NOT_FOUND || str_find_char(path, '\\', 0) != STR_NOT_FOUND;
}

static size_t length_without_last_part(const char *at, size_t len) {
  while (len > 0 && at[len - 1] != '/') len--;
  return len > 0 ? len - 1 : 0;
}

bool path_resolve(struct arena *arena, struct str folder, struct str path, struct str *clean) {
  if (str_starts(path, "/") || holds_forbidden_byte(path)) return false;
  char *at = arena_alloc(arena, folder.len + 1 + path.len);
  size_t len = folder.len;
  if (len) memcpy(at, folder.at, len);
  for (struct str part; str_split(&path, '/', &part);) {
    if (part.len == 0 || str_is(part, ".")) continue;
    if (str_is(part, "..")) {
      if (len == 0) return false;
      len = length_without_last_part(at, len);
      continue;
    }
    if (len) at[len++] = '/';
    memcpy(at + len, part.at, part.len);
    len += part.len;
  }
  *clean = (struct str){at, len};
  return true;
}

bool path_is_clean(struct str path) {
  if (path.len == 0) return true;
  if (holds_forbidden_byte(path)) return false;
  for (struct str part; str_split(&path, '/', &part);)
    if (part.len == 0 || str_is(part, ".") || str_is(part, "..")) return false;
  return true;
}

struct str path_folder(struct str path) {
  return str_slice(path, 0, length_without_last_part(path.at, path.len));
}

struct str path_name(struct str path) {
  size_t start = path.len;
  while (start > 0 && path.at[start - 1] != '/') start--;
  return str_slice(path, start, path.len);
}

/* Where the last dot of a name stands, or its length when the name has no extension. */
static size_t find_extension(struct str name) {
  for (size_t i = name.len; i > 1; i--)
    if (name.at[i - 1] == '.') return i - 1;
  return name.len;
}

struct str path_stem(struct str path) {
  struct str name = path_name(path);
  return str_slice(name, 0, find_extension(name));
}

struct str path_extension(struct str path) {
  struct str name = path_name(path);
  return str_slice(name, find_extension(name) + 1, name.len);
}

bool path_has_extension(struct str path, const char *extension) {
  struct str own = path_extension(path);
  return own.len == strlen(extension) && strncasecmp(own.at, extension, own.len) == 0;
}

bool path_is_inside(struct str path, struct str folder) {
  if (folder.len == 0) return true;
  if (path.len < folder.len || !str_equal(str_slice(path, 0, folder.len), folder)) return false;
  return path.len == folder.len || path.at[folder.len] == '/';
}
