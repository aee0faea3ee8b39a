#include "model/palette.h"

/* How each token is made from the accent: the lightness it has, and how much of the accent's chroma, up to a ceiling that keeps grounds
 * calm. Found by looking at pages. */
struct recipe {
  double lightness;
  double share;
  double most;
};

static const struct recipe recipes[SCHEME_COUNT][TOKEN_COUNT] =
    {
        [SCHEME_LIGHT] =
            {
                [TOKEN_PAPER] = {0.990, 0.04, 0.004},
                [TOKEN_RAISED] = {0.960, 0.10, 0.008},
                [TOKEN_INK] = {0.260, 0.20, 0.020},
                [TOKEN_QUIET] = {0.480, 0.20, 0.020},
                [TOKEN_LINE] = {0.870, 0.15, 0.014},
                [TOKEN_ACCENT] = {0.420, 1.00, 0.180},
                [TOKEN_ACCENT_SOFT] = {0.945, 0.30, 0.024},
                [TOKEN_GOAL] = {0.520, 1.00, 0.180},
            },
        [SCHEME_DARK] =
            {
                [TOKEN_PAPER] = {0.205, 0.15, 0.012},
                [TOKEN_RAISED] = {0.258, 0.15, 0.014},
                [TOKEN_INK] = {0.925, 0.05, 0.006},
                [TOKEN_QUIET] = {0.745, 0.12, 0.012},
                [TOKEN_LINE] = {0.370, 0.20, 0.018},
                [TOKEN_ACCENT] = {0.800, 1.00, 0.110},
                [TOKEN_ACCENT_SOFT] = {0.295, 0.35, 0.032},
                [TOKEN_GOAL] = {0.760, 1.00, 0.110},
            },
};

/* What stands behind text. */
static const enum token grounds[] = {TOKEN_PAPER, TOKEN_RAISED, TOKEN_ACCENT_SOFT};
#define GROUND_COUNT 3
#define LIGHTNESS_STEPS 1000

const char *token_name(enum token token) {
  static const char *const names[] = {"paper", "raised", "ink", "quiet", "line", "accent", "accent-soft", "goal"};
  return names[token];
}

double palette_contrast_needed(enum token token) {
  return token == TOKEN_GOAL ? CONTRAST_PART : CONTRAST_TEXT;
}

double palette_contrast(const struct palette *palette, enum scheme scheme, enum token token, enum token *ground) {
  double worst = 22;
  for (int i = 0; i < GROUND_COUNT; i++) {
    double contrast = colour_contrast(palette->at[scheme][token], palette->at[scheme][grounds[i]]);
    if (contrast >= worst) continue;
    worst = contrast;
    if (ground != NULL) *ground = grounds[i];
  }
  return worst;
}

static bool passes(const struct palette *palette, enum scheme scheme, enum token token) {
  return palette_contrast(palette, scheme, token, NULL) >= palette_contrast_needed(token);
}

static struct colour cook(struct oklab from, const struct recipe *recipe) {
  return colour_from_oklab(oklab_tone(from, recipe->lightness, recipe->share, recipe->most));
}

/* A made colour leaves its recipe's lightness, away from the grounds, until it is read well. */
static void darken_or_lighten(struct palette *palette, enum scheme scheme, enum token token, struct oklab from) {
  struct recipe recipe = recipes[scheme][token];
  double step = (scheme == SCHEME_LIGHT ? -1.0 : 1.0) / LIGHTNESS_STEPS;
  palette->at[scheme][token] = cook(from, &recipe);
  while (!passes(palette, scheme, token) && recipe.lightness > 0 && recipe.lightness < 1) {
    recipe.lightness += step;
    palette->at[scheme][token] = cook(from, &recipe);
  }
}

/* The grounds take the hue of the scheme's own accent. */
static void make_scheme(struct palette *palette, enum scheme scheme, const struct palette_input input[SCHEME_COUNT]) {
  const struct palette_input *own = &input[scheme];
  const struct palette_input *light = &input[SCHEME_LIGHT];
  struct oklab accent = colour_oklab(own->has_accent ? own->accent : light->accent);
  struct oklab second = own->has_second ? colour_oklab(own->second) : light->has_second ? colour_oklab(light->second) : accent;
  for (int i = 0; i < GROUND_COUNT; i++) palette->at[scheme][grounds[i]] = cook(accent, &recipes[scheme][grounds[i]]);
  palette->at[scheme][TOKEN_LINE] = cook(accent, &recipes[scheme][TOKEN_LINE]);
  darken_or_lighten(palette, scheme, TOKEN_INK, accent);
  darken_or_lighten(palette, scheme, TOKEN_QUIET, accent);
  darken_or_lighten(palette, scheme, TOKEN_ACCENT, accent);
  darken_or_lighten(palette, scheme, TOKEN_GOAL, second);
  if (own->has_accent) palette->at[scheme][TOKEN_ACCENT] = own->accent;
  if (own->has_second) {
    palette->at[scheme][TOKEN_GOAL] = own->second;
  } else if (!light->has_second) {
    palette->at[scheme][TOKEN_GOAL] = palette->at[scheme][TOKEN_ACCENT];
  }
}

struct palette palette_make(const struct palette_input input[SCHEME_COUNT]) {
  struct palette palette;
  make_scheme(&palette, SCHEME_LIGHT, input);
  make_scheme(&palette, SCHEME_DARK, input);
  return palette;
}

/* The palette with `colour` in the token's place. */
static struct palette with_colour(const struct palette_input input[SCHEME_COUNT], enum scheme scheme, enum token token,
                                  struct colour colour) {
  struct palette_input changed[SCHEME_COUNT] = {input[SCHEME_LIGHT], input[SCHEME_DARK]};
  if (token == TOKEN_GOAL) {
    changed[scheme].second = colour;
  } else {
    changed[scheme].accent = colour;
  }
  return palette_make(changed);
}

struct colour palette_nearest(const struct palette_input input[SCHEME_COUNT], enum scheme scheme, enum token token) {
  struct colour colour = token == TOKEN_GOAL ? input[scheme].second : input[scheme].accent;
  struct oklab oklab = colour_oklab(colour);
  double step = (scheme == SCHEME_LIGHT ? -1.0 : 1.0) / LIGHTNESS_STEPS;
  for (int i = 0; i < LIGHTNESS_STEPS; i++) {
    struct palette palette = with_colour(input, scheme, token, colour);
    if (passes(&palette, scheme, token)) break;
    oklab.lightness += step;
    colour = colour_from_oklab(oklab);
  }
  return colour;
}
