#include "build/embed.h"

#include "base/path.h"
#include "layout/theme.h"

static const char *type_of(struct str path) {
  static const struct {
    const char *extension;
    const char *type;
  } types[] = {
      {"svg", "image/svg+xml"}, {"png", "image/png"}, {"jpg", "image/jpeg"},   {"jpeg", "image/jpeg"},
      {"webp", "image/webp"},   {"gif", "image/gif"}, {"woff2", "font/woff2"}, {"woff", "font/woff"},
  };
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    if (str_is(path_extension(path), types[i].extension)) return types[i].type;
  }
  return "application/octet-stream";
}

void embed_bytes(struct str path, struct str bytes, struct buf *out) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  buf_format(out, "data:%s;base64,", type_of(path));
  for (size_t i = 0; i < bytes.len; i += 3) {
    size_t count = bytes.len - i < 3 ? bytes.len - i : 3;
    unsigned group = 0;
    for (size_t j = 0; j < 3; j++) group = group << 8 | (j < count ? (unsigned char)bytes.at[i + j] : 0U);
    for (size_t j = 0; j < 4; j++) buf_add_char(out, j <= count ? digits[group >> (18 - 6 * j) & 63] : '=');
  }
}

/* ---- stylesheets ---- */

/* By its own name, or by the one with a hash in it. */
static const struct theme_asset *find_asset(const struct theme *theme, struct str name) {
  if (str_starts(name, "./")) name = str_slice(name, 2, name.len);
  for (size_t i = 0; i < theme->asset_count; i++) {
    if (str_equal(theme->assets[i].name, name) || str_equal(theme->assets[i].published, name)) return &theme->assets[i];
  }
  return NULL;
}

static struct str strip_quotes(struct str address) {
  address = str_trim(address);
  bool is_quoted = address.len >= 2 && (address.at[0] == '"' || address.at[0] == '\'') && address.at[address.len - 1] == address.at[0];
  return is_quoted ? str_slice(address, 1, address.len - 1) : address;
}

static void embed_address(const struct theme *theme, struct str written, struct buf *out) {
  struct str address = strip_quotes(written);
  const struct theme_asset *asset = find_asset(theme, address);
  bool needs_nothing = str_starts(address, "data:") || str_starts(address, "#");
  buf_add_zero(out, "url(");
  if (needs_nothing)
    buf_add(out, written);
  else if (asset != NULL)
    embed_bytes(asset->name, asset->bytes, out);
  else
    buf_add_zero(out, "data:,");
  buf_add_char(out, ')');
}

void embed_stylesheet(const struct theme *theme, struct str css, struct buf *out) {
  static const struct str opening = {"url(", 4};
  for (size_t i = 0; i < css.len;) {
    struct str rest = str_slice(css, i, css.len);
    size_t end = str_starts(rest, "url(") ? str_find_char(rest, ')', opening.len) : STR_NOT_FOUND;
    if (end != STR_NOT_FOUND) {
      embed_address(theme, str_slice(rest, opening.len, end), out);
      i += end + 1;
    } else if (str_starts(rest, "</")) { /* would end the element; in a stylesheet it can only stand in a string or comment */
      buf_add_zero(out, "<\\/");
      i += 2;
    } else {
      buf_add_char(out, css.at[i++]);
    }
  }
}
