#include "layout/brand_style.h"

/* `html:root` outweighs the theme's own `:root`, so that this may stand first. Paper keeps the theme's black and white. */
static void write_scheme(const struct palette *palette, enum scheme scheme, struct buf *out) {
  buf_add_zero(out, scheme == SCHEME_LIGHT ? "@media screen{html:root{" : "@media screen and (prefers-color-scheme:dark){html:root{");
  for (int i = 0; i < TOKEN_COUNT; i++) {
    struct colour colour = palette->at[scheme][i];
    buf_format(out, "%s--%s:#%02x%02x%02x", i > 0 ? ";" : "", token_name((enum token)i), colour.red, colour.green, colour.blue);
  }
  buf_add_zero(out, "}}\n");
}

/* "optional": a page is never set twice, so nothing jumps; who has the font sees it, and who waits for it reads meanwhile. */
static void write_font(struct str font, struct buf *out) {
  buf_format(out, "@font-face{font-family:Brand;src:url(\"%.*s\") format(\"woff2\");font-weight:100 900;font-display:optional}\n",
             STR_ARG(font));
  buf_add_zero(out, "html:root{--serif:Brand,system-ui,sans-serif;--sans:Brand,system-ui,sans-serif}\n");
}

void brand_style_write(const struct brand *brand, struct str font, struct buf *out) {
  if (font.len > 0) write_font(font, out);
  if (!brand->has_colours) return;
  write_scheme(&brand->palette, SCHEME_LIGHT, out);
  write_scheme(&brand->palette, SCHEME_DARK, out);
}
