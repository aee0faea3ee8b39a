#include "serve/address.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/path.h"

/* ---- whom it was sent to ---- */

static bool is_number_below(struct str digits, unsigned end) {
  unsigned value = 0;
  for (size_t i = 0; i < digits.len; i++) {
    if (!ascii_is_digit(digits.at[i])) return false;
    value = value * 10 + (unsigned)(digits.at[i] - '0');
    if (value >= end) return false;
  }
  return digits.len > 0;
}

static bool is_loopback(struct str name) {
  struct str rest = name;
  struct str part;
  size_t count = 0;
  for (; str_split(&rest, '.', &part); count++) {
    bool fits = count == 0 ? str_is(part, "127") : is_number_below(part, 256);
    if (!fits || part.len > 3) return false;
  }
  return count == 4;
}

static bool is_localhost(struct str name) {
  static const char localhost[] = "localhost";
  size_t length = sizeof localhost - 1;
  if (name.len < length) return false;
  for (size_t i = 0; i < length; i++) {
    if (ascii_lower(name.at[name.len - length + i]) != localhost[i]) return false;
  }
  return name.len == length || (name.len > length + 1 && name.at[name.len - length - 1] == '.');
}

bool address_is_local(struct str host) {
  size_t bracket = str_find_char(host, ']', 0);
  size_t colon = str_find_char(host, ':', bracket == STR_NOT_FOUND ? 0 : bracket);
  struct str name = str_slice(host, 0, colon == STR_NOT_FOUND ? host.len : colon);
  if (colon != STR_NOT_FOUND && !is_number_below(str_slice(host, colon + 1, host.len), 65536)) return false;
  return is_localhost(name) || is_loopback(name) || str_is(name, "[::1]");
}

/* ---- what it names ---- */

static int digit_value(char c) {
  if (ascii_is_digit(c)) return c - '0';
  char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static bool decode(struct str escaped, char *at, size_t *length) {
  *length = 0;
  for (size_t i = 0; i < escaped.len; i++) {
    if (escaped.at[i] != '%') {
      at[(*length)++] = escaped.at[i];
      continue;
    }
    int high = i + 2 < escaped.len ? digit_value(escaped.at[i + 1]) : -1;
    int low = i + 2 < escaped.len ? digit_value(escaped.at[i + 2]) : -1;
    if (high < 0 || low < 0) return false;
    at[(*length)++] = (char)(high * 16 + low);
    i += 2;
  }
  return true;
}

bool address_path(struct arena *arena, struct str target, struct str *path) {
  struct str asked = str_slice(target, 0, str_find_char(target, '?', 0));
  if (asked.len == 0 || asked.at[0] != '/') return false;
  char *at = arena_alloc(arena, asked.len + 1);
  size_t length;
  if (!decode(str_slice(asked, 1, asked.len), at, &length)) return false;
  *path = (struct str){at, length};
  bool has_slash = length > 0 && at[length - 1] == '/';
  struct str name = str_slice(*path, 0, length - has_slash);
  return path_is_clean(name) && !(has_slash && name.len == 0);
}

struct str address_base(struct arena *arena, struct str url) {
  size_t scheme = str_find(url, STR("://"), 0);
  size_t from = str_find_char(url, '/', scheme == STR_NOT_FOUND ? 0 : scheme + 3);
  struct str path = from == STR_NOT_FOUND ? STR("/") : str_slice(url, from, url.len);
  return str_ends(path, "/") ? path : str_join(arena, path, STR("/"));
}
