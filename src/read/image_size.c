#include "read/image_size.h"

#define NO_SIZE ((struct image_size){0, 0})
#define LARGEST 1000000U /* pixels; what claims more is not believed */

static unsigned byte_at(struct str bytes, size_t at) {
  return at < bytes.len ? (unsigned char)bytes.at[at] : 0;
}

static unsigned big16(struct str bytes, size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

static unsigned big32(struct str bytes, size_t at) {
  return big16(bytes, at) << 16 | big16(bytes, at + 2);
}

static unsigned little16(struct str bytes, size_t at) {
  return byte_at(bytes, at + 1) << 8 | byte_at(bytes, at);
}

static unsigned little24(struct str bytes, size_t at) {
  return byte_at(bytes, at + 2) << 16 | little16(bytes, at);
}

static bool has_at(struct str bytes, size_t at, struct str magic) {
  return at <= bytes.len && magic.len <= bytes.len - at && memcmp(bytes.at + at, magic.at, magic.len) == 0;
}

static struct image_size believed(unsigned width, unsigned height) {
  bool is_sane = width >= 1 && height >= 1 && width <= LARGEST && height <= LARGEST;
  return is_sane ? (struct image_size){width, height} : NO_SIZE;
}

/* -- PNG: the first chunk is IHDR -- */

static struct image_size size_of_png(struct str bytes) {
  if (bytes.len < 24 || !has_at(bytes, 12, STR("IHDR"))) return NO_SIZE;
  return believed(big32(bytes, 16), big32(bytes, 20));
}

/* -- JPEG: a row of segments, one of which begins the frame -- */

/* Exif's orientation from the first directory of its TIFF structure: 5 to 8 lie on their side. */
static bool is_on_its_side(struct str exif) {
  bool is_little = has_at(exif, 0, STR("II*\0"));
  if (!is_little && !has_at(exif, 0, STR("MM\0*"))) return false;
  size_t directory = is_little ? little16(exif, 4) | (size_t)little16(exif, 6) << 16 : big32(exif, 4);
  if (directory >= exif.len) return false;
  unsigned count = is_little ? little16(exif, directory) : big16(exif, directory);
  for (size_t i = 0; i < count && directory + 2 + i * 12 + 12 <= exif.len; i++) {
    size_t entry = directory + 2 + i * 12;
    unsigned tag = is_little ? little16(exif, entry) : big16(exif, entry);
    unsigned value = is_little ? little16(exif, entry + 8) : big16(exif, entry + 8);
    if (tag == 0x0112) return value >= 5 && value <= 8;
  }
  return false;
}

static bool begins_frame(unsigned marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static struct image_size size_of_jpeg(struct str bytes) {
  bool is_turned = false;
  size_t at = 2;
  while (at + 4 <= bytes.len && byte_at(bytes, at) == 0xff) {
    unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xff) { /* fills up */
      at++;
      continue;
    }
    size_t length = big16(bytes, at + 2);
    if (length < 2 || marker == 0xd9 || marker == 0xda) return NO_SIZE;
    if (begins_frame(marker)) {
      if (length < 7 || at + 9 > bytes.len) return NO_SIZE;
      unsigned height = big16(bytes, at + 5), width = big16(bytes, at + 7);
      return is_turned ? believed(height, width) : believed(width, height);
    }
    if (marker == 0xe1 && has_at(bytes, at + 4, STR("Exif\0\0")) && length > 8) {
      size_t end = at + 2 + length < bytes.len ? at + 2 + length : bytes.len;
      is_turned = is_on_its_side(str_slice(bytes, at + 10, end));
    }
    at += 2 + length;
  }
  return NO_SIZE;
}

/* -- WebP: a RIFF file whose first chunk is one of three -- */

static struct image_size size_of_webp(struct str bytes) {
  if (bytes.len < 30) return NO_SIZE;
  if (has_at(bytes, 12, STR("VP8X"))) return believed(little24(bytes, 24) + 1, little24(bytes, 27) + 1);
  if (has_at(bytes, 12, STR("VP8L")) && byte_at(bytes, 20) == 0x2f) {
    unsigned width = (little16(bytes, 21) & 0x3fff) + 1;
    unsigned height = (little24(bytes, 22) >> 6 & 0x3fff) + 1;
    return believed(width, height);
  }
  if (has_at(bytes, 12, STR("VP8 ")) && has_at(bytes, 23, STR("\x9d\x01\x2a"))) {
    return believed(little16(bytes, 26) & 0x3fff, little16(bytes, 28) & 0x3fff);
  }
  return NO_SIZE;
}

/* -- SVG: the start tag of its root -- */

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The inside of the start tag <svg …>, behind the declaration, comments and a document type without a subset of its own. */
static struct str root_tag(struct str text) {
  for (size_t at = str_find_char(text, '<', 0); at != STR_NOT_FOUND; at = str_find_char(text, '<', at)) {
    struct str rest = str_slice(text, at, text.len);
    size_t end = str_find(rest, str_starts(rest, "<!--") ? STR("-->") : STR(">"), 0);
    if (end == STR_NOT_FOUND) break;
    if (str_starts(rest, "<svg") && rest.len > 4 && (is_space(rest.at[4]) || rest.at[4] == '>')) return str_slice(rest, 4, end);
    if (!str_starts(rest, "<!") && !str_starts(rest, "<?")) break;
    at += end;
  }
  return (struct str){0};
}

/* The value of an attribute of a start tag; empty when it has none. Quotes hold everything but themselves. */
static struct str attribute_of(struct str tag, struct str name) {
  size_t at = 0;
  while (at < tag.len) {
    while (at < tag.len && is_space(tag.at[at])) at++;
    size_t begin = at;
    while (at < tag.len && tag.at[at] != '=' && !is_space(tag.at[at])) at++;
    struct str found = str_slice(tag, begin, at);
    while (at < tag.len && (tag.at[at] == '=' || is_space(tag.at[at]))) at++;
    if (at >= tag.len || (tag.at[at] != '"' && tag.at[at] != '\'')) break;
    size_t end = str_find_char(tag, tag.at[at], at + 1);
    if (end == STR_NOT_FOUND) break;
    if (str_equal(found, name)) return str_trim(str_slice(tag, at + 1, end));
    at = end + 1;
  }
  return (struct str){0};
}

/* A number without regard to the locale, taken off the front of `*rest`; negative when there is none. Exponents are not read. */
static double take_number(struct str *rest) {
  size_t at = 0, digits = 0;
  double value = 0, unit = 1;
  bool has_point = false;
  for (; at < rest->len && at < 40; at++) {
    char c = rest->at[at];
    if (c == '.' && !has_point) {
      has_point = true;
    } else if (c >= '0' && c <= '9') {
      digits++;
      if (has_point) unit /= 10;
      value = has_point ? value + unit * (c - '0') : value * 10 + (c - '0');
    } else {
      break;
    }
  }
  *rest = str_slice(*rest, at, rest->len);
  return digits > 0 ? value : -1;
}

/* A length in pixels of CSS; negative for one that depends on what is around it. */
static double length_of(struct str text) {
  static const struct {
    const char *name;
    double pixels;
  } units[] = {{"", 1}, {"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}};
  double value = take_number(&text);
  for (size_t i = 0; i < sizeof units / sizeof *units && value > 0; i++) {
    if (str_is(text, units[i].name)) return value * units[i].pixels;
  }
  return -1;
}

static unsigned rounded(double length) {
  if (length > LARGEST) return 0;
  return length < 1 ? 1 : (unsigned)(length + 0.5);
}

/* The width and height of "min-x min-y width height". */
static bool read_view_box(struct str text, double *width, double *height) {
  double values[4] = {0};
  for (size_t i = 0; i < 4; i++) {
    while (text.len > 0 && (is_space(text.at[0]) || text.at[0] == ',')) text = str_slice(text, 1, text.len);
    if (text.len > 0 && text.at[0] == '-' && i < 2) text = str_slice(text, 1, text.len);
    values[i] = take_number(&text);
    if (values[i] < 0) return false;
  }
  *width = values[2];
  *height = values[3];
  return values[2] > 0 && values[3] > 0;
}

static struct image_size size_of_svg(struct str text) {
  struct str tag = root_tag(text);
  double width = length_of(attribute_of(tag, STR("width")));
  double height = length_of(attribute_of(tag, STR("height")));
  double box_width, box_height;
  if (read_view_box(attribute_of(tag, STR("viewBox")), &box_width, &box_height)) {
    if (width <= 0) width = height > 0 ? height * box_width / box_height : box_width;
    if (height <= 0) height = width * box_height / box_width;
  }
  return width > 0 && height > 0 ? believed(rounded(width), rounded(height)) : NO_SIZE;
}

struct image_size image_size_of(struct str bytes) {
  if (has_at(bytes, 0, STR("\x89PNG\r\n\x1a\n"))) return size_of_png(bytes);
  if (has_at(bytes, 0, STR("\xff\xd8"))) return size_of_jpeg(bytes);
  if (has_at(bytes, 0, STR("RIFF")) && has_at(bytes, 8, STR("WEBP"))) return size_of_webp(bytes);
  return size_of_svg(bytes);
}
