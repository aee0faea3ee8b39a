#include "model/brand.h"

#include "base/arena.h"
#include "base/diag.h"

#define NO_TEXT ((struct str){0})
#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const struct schema_key logo_keys[] = {
    {.name = "file", .type = SCHEMA_TEXT, .is_required = true},
    {.name = "text", .type = SCHEMA_TEXT, .is_required = true},
};
static const struct schema logo_schema = {DIAG_WORDS("the logo", "logoet"), logo_keys, LENGTH(logo_keys)};

static const struct schema_key brand_keys[] = {
    {.name = "colours", .type = SCHEMA_TEXTS},
    {.name = "dark-colours", .type = SCHEMA_TEXTS},
    {.name = "logo", .type = SCHEMA_MAP, .inner = &logo_schema},
    {.name = "font", .type = SCHEMA_TEXT},
    {.name = "picture", .type = SCHEMA_TEXT},
    {.name = "footer", .type = SCHEMA_TEXTS},
    {.name = "contact", .type = SCHEMA_ID},
    {.name = "was-url", .type = SCHEMA_TEXT},
};
const struct schema brand_schema = {"brand", brand_keys, LENGTH(brand_keys)};

/* What the theme's own stylesheet is drawn with. */
static const struct palette_input own_colours[SCHEME_COUNT] = {
    [SCHEME_LIGHT] = {.has_accent = true, .has_second = true, .accent = {0x0b, 0x5c, 0x57}, .second = {0x7a, 0x4a, 0x00}},
};

/* ---- colours ---- */

/* One or two, the first for text, the second for edges. */
static bool read_colours(const struct names *written, const char *key, struct palette_input *input, struct diags *diags) {
  bool fits = true;
  if (written->count > 2) {
    diags_add(diags, DIAG_VALUE_TYPE, written->at[2].place, str_from(key), STR(DIAG_WORDS("one or two colours", "en eller to farver")),
              NO_TEXT);
    fits = false;
  }
  for (size_t i = 0; i < written->count && i < 2; i++) {
    struct colour colour;
    if (!colour_parse(written->at[i].text, &colour)) {
      diags_add(diags, DIAG_VALUE_TYPE, written->at[i].place, str_from(key),
                STR(DIAG_WORDS("a colour such as \"#0b5c57\", in quotes", "en farve som \"#0b5c57\", i anførselstegn")), NO_TEXT);
      fits = false;
    } else if (i == 0) {
      input->has_accent = true;
      input->accent = colour;
    } else {
      input->has_second = true;
      input->second = colour;
    }
  }
  return fits;
}

/* "3.9:1", rounded down, so that what fails never looks as if it passed. */
static struct str write_contrast(struct arena *arena, double contrast) {
  int tenths = (int)(contrast * 10);
  int whole = tenths / 10;
  int rest = tenths % 10;
  return str_format(arena, DIAG_WORDS("%d.%d:1", "%d,%d:1"), whole, rest, whole, rest);
}

static bool check_colour(struct arena *arena, const struct palette_input input[SCHEME_COUNT], enum scheme scheme, enum token token,
                         struct place place, struct diags *diags) {
  struct palette palette = palette_make(input);
  enum token ground = TOKEN_PAPER;
  double contrast = palette_contrast(&palette, scheme, token, &ground);
  if (contrast >= palette_contrast_needed(token)) return true;
  struct str found = write_contrast(arena, contrast);
  struct str on = colour_write(arena, palette.at[scheme][ground]);
  struct str nearest = colour_write(arena, palette_nearest(input, scheme, token));
  diags_suggest(diags, token == TOKEN_GOAL ? DIAG_COLOUR_UNSEEN : DIAG_COLOUR_UNREAD, place, found, on, nearest);
  return false;
}

static bool check_colours(struct arena *arena, const struct names *written, const struct palette_input input[SCHEME_COUNT],
                          enum scheme scheme, struct diags *diags) {
  bool fits = true;
  if (input[scheme].has_accent) fits = check_colour(arena, input, scheme, TOKEN_ACCENT, written->at[0].place, diags);
  if (input[scheme].has_second) fits = check_colour(arena, input, scheme, TOKEN_GOAL, written->at[1].place, diags) && fits;
  return fits;
}

static bool read_palette(struct arena *arena, const struct yaml_value *map, struct brand *brand, struct diags *diags) {
  struct palette_input input[SCHEME_COUNT] = {0};
  struct names light = schema_names(map, "colours", arena);
  struct names dark = schema_names(map, "dark-colours", arena);
  bool fits = read_colours(&light, "colours", &input[SCHEME_LIGHT], diags);
  fits = read_colours(&dark, "dark-colours", &input[SCHEME_DARK], diags) && fits;
  if (light.count == 0 && dark.count > 0) {
    diags_add(diags, DIAG_KEY_MISSING, dark.at[0].place, STR("colours"), STR("brand"), NO_TEXT);
    return false;
  }
  if (!fits || light.count == 0) return fits;
  brand->has_colours = true;
  brand->palette = palette_make(input);
  fits = check_colours(arena, &light, input, SCHEME_LIGHT, diags);
  return check_colours(arena, &dark, input, SCHEME_DARK, diags) && fits;
}

/* ---- all ---- */

static bool read_address(const struct yaml_value *map, struct brand *brand, struct diags *diags) {
  struct named url = schema_named(map, "was-url");
  if (url.text.len == 0) return true;
  if (str_starts(url.text, "https://") || str_starts(url.text, "http://")) {
    brand->was_url = url.text;
    return true;
  }
  diags_add(diags, DIAG_VALUE_TYPE, url.place, STR("was-url"),
            STR(DIAG_WORDS("an address that begins with https://", "en adresse, der begynder med https://")), NO_TEXT);
  return false;
}

/* A file of the theme, by an ending that says what it is. */
static bool read_file(const struct yaml_value *map, const char *key, const char *const *endings, struct named *file, struct diags *diags) {
  struct named written = schema_named(map, key);
  if (written.text.len == 0) return true;
  for (size_t i = 0; endings[i] != NULL; i++) {
    if (!str_ends(written.text, endings[i])) continue;
    *file = written;
    return true;
  }
  static const char *const wanted[][2] = {
      {".woff2", DIAG_WORDS("a variable font that ends in .woff2", "en variabel skrift, der ender på .woff2")},
      {".svg", DIAG_WORDS("a picture that ends in .svg or .png", "et billede, der ender på .svg eller .png")},
      {".png", DIAG_WORDS("a picture that ends in .png", "et billede, der ender på .png")},
  };
  for (size_t i = 0; i < LENGTH(wanted); i++) {
    if (strcmp(endings[0], wanted[i][0]) != 0) continue;
    diags_add(diags, DIAG_VALUE_TYPE, written.place, str_from(key), str_from(wanted[i][1]), NO_TEXT);
  }
  return false;
}

bool brand_read(struct arena *arena, const struct yaml_value *map, struct brand *brand, struct diags *diags) {
  static const char *const fonts[] = {".woff2", NULL};
  static const char *const logos[] = {".svg", ".png", NULL};
  static const char *const pictures[] = {".png", NULL};
  *brand = (struct brand){.palette = palette_make(own_colours)};
  if (map == NULL || map->kind != YAML_MAP) return true;
  const struct yaml_value *logo = yaml_tree_get(map, "logo");
  bool fits = read_palette(arena, map, brand, diags);
  fits = read_address(map, brand, diags) && fits;
  fits = read_file(map, "font", fonts, &brand->font, diags) && fits;
  fits = read_file(map, "picture", pictures, &brand->picture, diags) && fits;
  if (logo != NULL && logo->kind == YAML_MAP) {
    fits = read_file(logo, "file", logos, &brand->logo, diags) && fits;
    brand->logo_text = schema_text(logo, "text");
  }
  brand->footer = schema_names(map, "footer", arena);
  brand->contact = schema_named(map, "contact");
  return fits;
}
