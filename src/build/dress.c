#include "build/dress.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "build/picture.h"
#include "layout/brand_style.h"
#include "publish/hash.h"

#define NO_TEXT ((struct str){0})
#define HASH_SHOWN 10 /* digits: 40 bits tell the versions of one file apart */

/* ---- names ---- */

/* "spor.css" → "spor.3f2a91bc07.css" */
static void name_by_bytes(struct arena *arena, struct theme_asset *asset) {
  struct buf digits;
  struct hash hash = hash_of(asset->bytes);
  struct str extension = path_extension(asset->name);
  struct str stem = str_slice(asset->name, 0, asset->name.len - (extension.len > 0 ? extension.len + 1 : 0));
  buf_init(&digits, 2 * HASH_SIZE);
  hash_write(&hash, &digits);
  struct str shown = str_slice(buf_str(&digits), 0, HASH_SHOWN);
  asset->published = str_format(arena, "%.*s.%.*s%s%.*s", STR_ARG(stem), STR_ARG(shown), extension.len > 0 ? "." : "", STR_ARG(extension));
  buf_release(&digits);
}

/* ---- files that are made ---- */

static int compare_names(const void *a, const void *b) {
  return str_compare(((const struct theme_asset *)a)->name, ((const struct theme_asset *)b)->name);
}

static void add_file(struct arena *arena, struct theme *theme, const char *name, const struct buf *bytes) {
  struct theme_asset *assets = arena_array(arena, theme->asset_count + 1, sizeof *assets);
  for (size_t i = 0; i < theme->asset_count; i++) assets[i] = theme->assets[i];
  assets[theme->asset_count++] = (struct theme_asset){.name = str_from(name), .bytes = str_copy(arena, buf_str(bytes))};
  theme->assets = assets;
  qsort(theme->assets, theme->asset_count, sizeof *theme->assets, compare_names);
}

static void add_pictures(struct arena *arena, const struct config *config, struct theme *theme) {
  struct buf bytes;
  bool needs_picture = config->base_url.len > 0 && config->brand.picture.text.len == 0;
  buf_init(&bytes, BUF_LIMIT_DEFAULT);
  if (theme_find(theme, STR("icon.svg")) == NULL) {
    picture_icon(&config->brand.palette, &bytes);
    add_file(arena, theme, "icon.svg", &bytes);
  }
  if (needs_picture && theme_find(theme, STR("picture.png")) == NULL) {
    buf_clear(&bytes);
    picture_draw(&config->brand.palette, &bytes);
    add_file(arena, theme, "picture.png", &bytes);
  }
  buf_release(&bytes);
}

/* ---- the brand ---- */

static void check_file(struct arena *arena, const struct theme *theme, const struct named *file, struct diags *diags) {
  if (file->text.len == 0 || theme_find(theme, file->text) != NULL) return;
  struct str *names = arena_array(arena, theme->asset_count, sizeof *names);
  for (size_t i = 0; i < theme->asset_count; i++) names[i] = theme->assets[i].name;
  diags_suggest(diags, DIAG_ASSET_MISSING, file->place, file->text, NO_TEXT, str_nearest(file->text, names, theme->asset_count));
}

static void put_style(struct arena *arena, const struct brand *brand, struct theme *theme) {
  struct theme_asset *stylesheet = theme_find(theme, STR("spor.css"));
  struct theme_asset *font = brand->font.text.len > 0 ? theme_find(theme, brand->font.text) : NULL;
  if (stylesheet == NULL) return;
  struct buf css;
  buf_init(&css, BUF_LIMIT_DEFAULT);
  if (font != NULL) name_by_bytes(arena, font);
  brand_style_write(brand, font != NULL ? font->published : NO_TEXT, &css);
  buf_add(&css, stylesheet->bytes);
  stylesheet->bytes = str_copy(arena, buf_str(&css));
  buf_release(&css);
}

void dress_theme(struct arena *arena, const struct config *config, struct theme *theme, struct diags *diags) {
  check_file(arena, theme, &config->brand.logo, diags);
  check_file(arena, theme, &config->brand.font, diags);
  check_file(arena, theme, &config->brand.picture, diags);
  if (theme->asset_count == 0) return; /* a theme without files of its own has nothing to dress */
  add_pictures(arena, config, theme);
  put_style(arena, &config->brand, theme);
  for (size_t i = 0; i < theme->asset_count; i++) name_by_bytes(arena, &theme->assets[i]);
}
