#include "layout/webmanifest.h"

static void add_colour(struct buf *out, const char *name, struct colour colour) {
  buf_format(out, ",\"%s\":\"#%02x%02x%02x\"", name, colour.red, colour.green, colour.blue);
}

void webmanifest_write(const struct config *config, struct str icon, struct buf *out) {
  const struct colour *light = config->brand.palette.at[SCHEME_LIGHT];
  buf_add_zero(out, "{\"name\":");
  buf_add_json(out, config->title);
  buf_add_zero(out, ",\"lang\":");
  buf_add_json(out, config->language);
  buf_add_zero(out, ",\"start_url\":\"./\",\"scope\":\"./\",\"display\":\"browser\"");
  add_colour(out, "theme_color", light[TOKEN_ACCENT]);
  add_colour(out, "background_color", light[TOKEN_PAPER]);
  buf_add_zero(out, ",\"icons\":[{\"sizes\":\"any\",\"type\":\"image/svg+xml\",\"src\":");
  buf_add_json(out, icon);
  buf_add_zero(out, "}]}\n");
}
