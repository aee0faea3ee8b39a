#include "build/embed.h"

#include "layout/theme.h"
#include "publish/base64.h"
#include "publish/media_type.h"

void embed_bytes(struct str path, struct str bytes, struct buf *out) {
  buf_format(out, "data:%s;base64,", media_type(path));
  base64_write(bytes, out);
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

/* Where the address ends that begins at `from`: at the parenthesis, which may stand in a quoted address too. */
static size_t find_end(struct str css, size_t from) {
  while (from < css.len && (css.at[from] == ' ' || css.at[from] == '\n')) from++;
  bool is_quoted = from < css.len && (css.at[from] == '"' || css.at[from] == '\'');
  if (is_quoted) from = str_find_char(css, css.at[from], from + 1);
  return from == STR_NOT_FOUND ? from : str_find_char(css, ')', from);
}

void embed_stylesheet(const struct theme *theme, struct str css, struct buf *out) {
  static const struct str opening = {"url(", 4};
  for (size_t i = 0; i < css.len;) {
    struct str rest = str_slice(css, i, css.len);
    size_t end = str_starts(rest, "url(") ? find_end(rest, opening.len) : STR_NOT_FOUND;
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
