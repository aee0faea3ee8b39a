#include "publish/svg_rules.h"

#include <stdlib.h>
#include <strings.h>

#include "base/ascii.h"

/* Sorted bytewise, as all lists here: they are searched by halves. */
static const char *const elements[] = {
    "a",        "circle", "clipPath", "defs",    "desc",     "ellipse",        "g",    "image", "line", "linearGradient", "marker",
    "mask",     "path",   "pattern",  "polygon", "polyline", "radialGradient", "rect", "stop",  "svg",  "symbol",         "text",
    "textPath", "title",  "tspan",    "use",
};

/* Their values are CSS, numbers or path data; what they may hold is checked. */
static const char *const drawing_attributes[] = {
    "alignment-baseline",
    "baseline-shift",
    "clip-path",
    "clip-rule",
    "clipPathUnits",
    "color",
    "color-interpolation",
    "color-rendering",
    "cx",
    "cy",
    "d",
    "direction",
    "display",
    "dominant-baseline",
    "dx",
    "dy",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-size-adjust",
    "font-stretch",
    "font-style",
    "font-variant",
    "font-weight",
    "fr",
    "fx",
    "fy",
    "gradientTransform",
    "gradientUnits",
    "height",
    "image-rendering",
    "lengthAdjust",
    "letter-spacing",
    "marker-end",
    "marker-mid",
    "marker-start",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "mask",
    "mask-type",
    "maskContentUnits",
    "maskUnits",
    "method",
    "offset",
    "opacity",
    "orient",
    "overflow",
    "paint-order",
    "path",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "points",
    "preserveAspectRatio",
    "r",
    "refX",
    "refY",
    "rotate",
    "rx",
    "ry",
    "shape-rendering",
    "side",
    "spacing",
    "spreadMethod",
    "startOffset",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "text-decoration",
    "text-rendering",
    "textLength",
    "transform",
    "transform-origin",
    "unicode-bidi",
    "vector-effect",
    "version",
    "viewBox",
    "visibility",
    "width",
    "word-spacing",
    "writing-mode",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
};

/* Words for people and programs, never interpreted. */
static const char *const plain_attributes[] = {"class", "id", "lang", "role", "xml:lang", "xml:space"};

static const char *const functions[] = {"hsl", "hsla", "matrix", "rgb", "rgba", "rotate", "scale", "skewX", "skewY", "translate", "url"};

static const char *const elements_with_reference[] = {"linearGradient", "pattern", "radialGradient", "textPath", "use"};

static int compare_name(const void *name, const void *entry) {
  return str_compare(*(const struct str *)name, str_from(*(const char *const *)entry));
}

#define IS_ONE_OF(name, list) (bsearch(&(name), list, sizeof(list) / sizeof *(list), sizeof *(list), compare_name) != NULL)

bool svg_rules_allow_element(struct str name) {
  return IS_ONE_OF(name, elements);
}

static bool has_word(struct str value, const char *word) {
  size_t len = strlen(word);
  for (size_t i = 0; i + len <= value.len; i++) {
    if (strncasecmp(value.at + i, word, len) == 0) return true;
  }
  return false;
}

/* True when what is called at the `(` is known, and `url` names a part of the drawing itself. */
static bool may_call(struct str value, size_t parenthesis) {
  size_t start = parenthesis;
  while (start > 0 && (ascii_is_letter(value.at[start - 1]) || value.at[start - 1] == '-')) start--;
  struct str function = str_slice(value, start, parenthesis);
  if (!IS_ONE_OF(function, functions)) return false;
  if (!str_is(function, "url")) return true;
  struct str argument = str_trim(str_slice(value, parenthesis + 1, value.len));
  if (str_starts(argument, "'") || str_starts(argument, "\"")) argument = str_slice(argument, 1, argument.len);
  return str_starts(argument, "#");
}

/* A backslash could hide any name from us: CSS reads `u\72l(` as `url(`. */
static bool is_safe_value(struct str value) {
  if (has_word(value, "javascript:") || str_find_char(value, '\\', 0) != STR_NOT_FOUND) return false;
  for (size_t at = str_find_char(value, '(', 0); at != STR_NOT_FOUND; at = str_find_char(value, '(', at + 1)) {
    if (!may_call(value, at)) return false;
  }
  return true;
}

/* Only web addresses and relative ones; a colon before the first `/`, `?` or `#` ends the name of a scheme. */
static bool is_safe_link(struct str value) {
  if (has_word(value, "javascript:") || str_find_char(value, '\\', 0) != STR_NOT_FOUND) return false;
  if (str_starts(value, "http://") || str_starts(value, "https://")) return true;
  for (size_t i = 0; i < value.len; i++) {
    char c = value.at[i];
    if (c == ':') return false;
    if (c == '/' || c == '?' || c == '#') return true;
  }
  return true;
}

static bool is_base64(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (!ascii_is_letter(c) && !ascii_is_digit(c) && memchr("+/= \t\r\n", c, 7) == NULL) return false;
  }
  return true;
}

static bool is_embedded_image(struct str value) {
  static const char *const starts[] = {"data:image/png;base64,", "data:image/jpeg;base64,", "data:image/webp;base64,"};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    if (str_starts(value, starts[i])) return is_base64(str_slice(value, strlen(starts[i]), value.len));
  }
  return false;
}

static bool is_safe_reference(struct str element, struct str value) {
  if (str_is(element, "a")) return is_safe_link(value);
  if (str_is(element, "image")) return is_embedded_image(value);
  return IS_ONE_OF(element, elements_with_reference) && str_starts(value, "#") && !has_word(value, "javascript:");
}

bool svg_rules_allow_attribute(struct str element, struct str name, struct str value) {
  if (str_is(name, "href")) return is_safe_reference(element, value);
  if (IS_ONE_OF(name, drawing_attributes)) return is_safe_value(value);
  return (IS_ONE_OF(name, plain_attributes) || str_starts(name, "aria-")) && !has_word(value, "javascript:");
}
