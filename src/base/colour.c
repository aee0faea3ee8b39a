#include "base/colour.h"

#include "base/arena.h"

#define ROOT_STEPS 64
#define TINT_STEPS 24
#define GAMUT_MARGIN 1e-4 /* of linear light: far less than one step of 255 */

/* Newton's way to the n-th root of 0 <= x <= 1. From 1 it falls to the root, and stops where it falls no more. */
static double root(double x, int n) {
  double guess = 1.0;
  if (x <= 0.0) return 0.0;
  for (int i = 0; i < ROOT_STEPS * n; i++) {
    double power = 1.0;
    for (int j = 1; j < n; j++) power *= guess;
    double next = ((n - 1) * guess + x / power) / n;
    if (next >= guess) break;
    guess = next;
  }
  return guess;
}

/* ---- sRGB and light ---- */

/* sRGB's curve, x to the power 2.4 written as x² times the fifth root of x². */
static double light_of(unsigned char part) {
  double value = part / 255.0;
  if (value <= 0.04045) return value / 12.92;
  double x = (value + 0.055) / 1.055;
  return x * x * root(x * x, 5);
}

/* The part whose light is nearest. */
static unsigned char part_of(double light) {
  int low = 0;
  int high = 255;
  while (high - low > 1) {
    int middle = (low + high) / 2;
    if (light_of((unsigned char)middle) <= light) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return (unsigned char)(light - light_of((unsigned char)low) <= light_of((unsigned char)high) - light ? low : high);
}

/* ---- as written ---- */

static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool colour_parse(struct str text, struct colour *colour) {
  unsigned char parts[3];
  size_t width = text.len == 7 ? 2 : 1;
  if ((text.len != 4 && text.len != 7) || text.at[0] != '#') return false;
  for (size_t i = 0; i < 3; i++) {
    int first = digit_of(text.at[1 + i * width]);
    int last = digit_of(text.at[i * width + width]);
    if (first < 0 || last < 0) return false;
    parts[i] = (unsigned char)(first * 16 + last);
  }
  *colour = (struct colour){parts[0], parts[1], parts[2]};
  return true;
}

struct str colour_write(struct arena *arena, struct colour colour) {
  return str_format(arena, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

bool colour_equal(struct colour a, struct colour b) {
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* ---- OKLab ---- */

struct oklab colour_oklab(struct colour colour) {
  double r = light_of(colour.red);
  double g = light_of(colour.green);
  double b = light_of(colour.blue);
  double l = root(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b, 3);
  double m = root(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b, 3);
  double s = root(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b, 3);
  return (struct oklab){
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
  };
}

static void light_from_oklab(struct oklab oklab, double light[3]) {
  double l = oklab.lightness + 0.3963377774 * oklab.a + 0.2158037573 * oklab.b;
  double m = oklab.lightness - 0.1055613458 * oklab.a - 0.0638541728 * oklab.b;
  double s = oklab.lightness - 0.0894841775 * oklab.a - 1.2914855480 * oklab.b;
  l = l * l * l;
  m = m * m * m;
  s = s * s * s;
  light[0] = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  light[1] = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  light[2] = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
}

static bool is_shown(const double light[3]) {
  for (int i = 0; i < 3; i++) {
    if (light[i] < -GAMUT_MARGIN || light[i] > 1.0 + GAMUT_MARGIN) return false;
  }
  return true;
}

static struct oklab with_tint(struct oklab oklab, double share) {
  return (struct oklab){oklab.lightness, oklab.a * share, oklab.b * share};
}

struct colour colour_from_oklab(struct oklab oklab) {
  double light[3];
  double low = 0.0;
  double high = 1.0;
  light_from_oklab(oklab, light);
  if (!is_shown(light)) {
    for (int i = 0; i < TINT_STEPS; i++) {
      double middle = (low + high) / 2;
      light_from_oklab(with_tint(oklab, middle), light);
      if (is_shown(light)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    light_from_oklab(with_tint(oklab, low), light);
  }
  return (struct colour){part_of(light[0]), part_of(light[1]), part_of(light[2])};
}

double oklab_chroma(struct oklab oklab) {
  double square = oklab.a * oklab.a + oklab.b * oklab.b;
  return square < 1.0 ? root(square, 2) : 1.0;
}

struct oklab oklab_tone(struct oklab of, double lightness, double share, double most) {
  double chroma = oklab_chroma(of);
  double factor = chroma * share > most ? most / chroma : share;
  return (struct oklab){lightness, of.a * factor, of.b * factor};
}

/* ---- contrast ---- */

static double luminance(struct colour colour) {
  return 0.2126 * light_of(colour.red) + 0.7152 * light_of(colour.green) + 0.0722 * light_of(colour.blue);
}

double colour_contrast(struct colour a, struct colour b) {
  double first = luminance(a);
  double second = luminance(b);
  double lighter = first > second ? first : second;
  double darker = first > second ? second : first;
  return (lighter + 0.05) / (darker + 0.05);
}
