#include "check/address.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/ascii.h"

static bool is_like(struct str text, const char *start) {
  size_t len = strlen(start);
  return text.len >= len && strncasecmp(text.at, start, len) == 0;
}

/* "mailto:": letters, digits and + - . before a colon. */
static bool has_scheme(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c == ':') return i > 0;
    bool is_scheme = ascii_is_letter(c) || (i > 0 && (ascii_is_digit(c) || c == '+' || c == '-' || c == '.'));
    if (!is_scheme) return false;
  }
  return false;
}

static int digit_of(char c) {
  if (ascii_is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static struct str decode(struct arena *arena, struct str text) {
  char *out = arena_alloc(arena, text.len + 1);
  size_t len = 0;
  for (size_t i = 0; i < text.len; i++) {
    int high = text.at[i] == '%' && i + 2 < text.len ? digit_of(text.at[i + 1]) : -1;
    int low = high >= 0 ? digit_of(text.at[i + 2]) : -1;
    out[len++] = low >= 0 ? (char)(high * 16 + low) : text.at[i];
    if (low >= 0) i += 2;
  }
  return (struct str){out, len};
}

static struct str before(struct str text, char c) {
  return str_slice(text, 0, str_find_char(text, c, 0));
}

/* Without "." and ".."; false when it climbs above the root. */
static bool take_steps(struct arena *arena, struct str path, struct str *clean) {
  char *out = arena_alloc(arena, path.len + sizeof "/index.html");
  size_t len = 0;
  struct str rest = path;
  struct str step;
  bool is_folder = path.len == 0 || path.at[path.len - 1] == '/';
  while (str_split(&rest, '/', &step)) {
    if (step.len == 0 || str_is(step, ".")) {
      is_folder = rest.at == NULL;
    } else if (str_is(step, "..")) {
      if (len == 0) return false;
      while (len > 0 && out[--len] != '/') {
      }
      is_folder = rest.at == NULL;
    } else {
      if (len > 0) out[len++] = '/';
      memcpy(out + len, step.at, step.len);
      len += step.len;
      is_folder = false;
    }
  }
  const char *index = !is_folder ? "" : len > 0 ? "/index.html" : "index.html";
  memcpy(out + len, index, strlen(index));
  *clean = (struct str){out, len + strlen(index)};
  return true;
}

static struct address inside(struct arena *arena, struct str path, struct str fragment) {
  struct address address = {.kind = ADDRESS_INSIDE, .fragment = decode(arena, fragment)};
  if (!take_steps(arena, decode(arena, before(path, '?')), &address.path)) address.kind = ADDRESS_ABOVE;
  return address;
}

/* Where the path begins in "https://host/path". */
static size_t path_start(struct str url) {
  size_t host = str_find(url, STR("//"), 0);
  size_t path = host != STR_NOT_FOUND ? str_find_char(url, '/', host + 2) : STR_NOT_FOUND;
  return path != STR_NOT_FOUND ? path : url.len;
}

/* A whole address: below that of the site it is the site's own. */
static struct address resolve_whole(struct arena *arena, struct str base_url, struct str url, struct str fragment) {
  size_t base = base_url.len;
  while (base > 0 && base_url.at[base - 1] == '/') base--;
  bool is_below = base > 0 && url.len >= base && strncasecmp(url.at, base_url.at, base) == 0 &&
                  (url.len == base || url.at[base] == '/' || url.at[base] == '?');
  if (is_below) return inside(arena, str_slice(url, base, url.len), fragment);
  return (struct address){.kind = ADDRESS_OUTSIDE, .url = str_copy(arena, url)};
}

struct address address_resolve(struct arena *arena, struct str page, struct str base_url, struct str written) {
  struct str url = before(written, '#');
  struct str fragment = url.len < written.len ? str_slice(written, url.len + 1, written.len) : (struct str){NULL, 0};
  if (is_like(url, "http:") || is_like(url, "https:")) return resolve_whole(arena, base_url, url, fragment);
  if (has_scheme(url)) return (struct address){.kind = ADDRESS_OTHER};
  if (str_starts(url, "//")) return resolve_whole(arena, base_url, str_join(arena, STR("https:"), url), fragment);
  if (str_starts(url, "/") && base_url.len > 0) {
    struct str host = str_slice(base_url, 0, path_start(base_url));
    return resolve_whole(arena, base_url, str_join(arena, host, url), fragment);
  }
  if (str_starts(url, "/")) return inside(arena, url, fragment);
  if (before(url, '?').len == 0) return (struct address){.kind = ADDRESS_INSIDE, .path = page, .fragment = decode(arena, fragment)};
  size_t folder = page.len;
  while (folder > 0 && page.at[folder - 1] != '/') folder--;
  return inside(arena, str_join(arena, str_slice(page, 0, folder), url), fragment);
}
