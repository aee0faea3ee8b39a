#include "layout/element.h"

#include <strings.h>

#include "base/ascii.h"

const struct element element_fragment = {0};

/* clang-format off */
#define W(literal) {literal, sizeof(literal) - 1}
#define BREAK ELEMENT_BREAK
#define PLAIN ELEMENT_PLAIN
#define VOID ELEMENT_VOID
#define NO_TEXT ELEMENT_NO_TEXT

const struct element element_table[] = {
    {W("a"), 0}, {W("abbr"), 0}, {W("address"), 0}, {W("area"), VOID}, {W("article"), BREAK}, {W("aside"), BREAK}, {W("audio"), 0},
    {W("b"), 0}, {W("base"), VOID}, {W("bdi"), 0}, {W("bdo"), 0}, {W("blockquote"), 0}, {W("body"), BREAK}, {W("br"), VOID},
    {W("button"), 0}, {W("canvas"), 0}, {W("caption"), 0}, {W("cite"), 0}, {W("code"), 0}, {W("col"), VOID}, {W("colgroup"), 0},
    {W("data"), 0}, {W("datalist"), 0}, {W("dd"), 0}, {W("del"), 0}, {W("details"), 0}, {W("dfn"), 0}, {W("dialog"), 0}, {W("div"), BREAK},
    {W("dl"), BREAK}, {W("dt"), 0}, {W("em"), 0}, {W("embed"), VOID}, {W("fieldset"), 0}, {W("figcaption"), 0}, {W("figure"), 0},
    {W("footer"), BREAK}, {W("form"), 0}, {W("h1"), BREAK}, {W("h2"), BREAK}, {W("h3"), BREAK}, {W("h4"), BREAK}, {W("h5"), BREAK},
    {W("h6"), BREAK}, {W("head"), BREAK}, {W("header"), BREAK}, {W("hgroup"), 0}, {W("hr"), VOID}, {W("html"), BREAK}, {W("i"), 0},
    {W("iframe"), 0}, {W("img"), VOID}, {W("input"), VOID}, {W("ins"), 0}, {W("kbd"), 0}, {W("label"), 0}, {W("legend"), 0},
    {W("li"), BREAK}, {W("link"), VOID | BREAK}, {W("main"), BREAK}, {W("map"), 0}, {W("mark"), 0}, {W("menu"), 0},
    {W("meta"), VOID | BREAK}, {W("meter"), 0}, {W("nav"), BREAK}, {W("noscript"), 0}, {W("object"), 0}, {W("ol"), BREAK},
    {W("optgroup"), 0}, {W("option"), PLAIN}, {W("output"), 0}, {W("p"), BREAK}, {W("picture"), 0}, {W("pre"), 0}, {W("progress"), 0},
    {W("q"), 0}, {W("rp"), 0}, {W("rt"), 0}, {W("ruby"), 0}, {W("s"), 0}, {W("samp"), 0}, {W("script"), NO_TEXT | BREAK}, {W("search"), 0},
    {W("section"), BREAK}, {W("select"), 0}, {W("slot"), 0}, {W("small"), 0}, {W("source"), VOID}, {W("span"), 0}, {W("strong"), 0},
    {W("style"), NO_TEXT}, {W("sub"), 0}, {W("summary"), 0}, {W("sup"), 0}, {W("table"), BREAK}, {W("tbody"), 0}, {W("td"), 0},
    {W("template"), 0}, {W("textarea"), PLAIN}, {W("tfoot"), 0}, {W("th"), 0}, {W("thead"), 0}, {W("time"), 0}, {W("title"), BREAK | PLAIN},
    {W("tr"), BREAK}, {W("track"), VOID}, {W("u"), 0}, {W("ul"), BREAK}, {W("var"), 0}, {W("video"), 0}, {W("wbr"), VOID},
    /* the part of SVG that charts and icons need */
    {W("svg"), 0}, {W("circle"), 0}, {W("defs"), 0}, {W("desc"), 0}, {W("g"), 0}, {W("line"), 0}, {W("path"), 0}, {W("polygon"), 0},
    {W("polyline"), 0}, {W("rect"), 0}, {W("symbol"), 0}, {W("text"), 0}, {W("tspan"), 0}, {W("use"), 0},
};
/* clang-format on */
const size_t element_count = sizeof element_table / sizeof *element_table;

static bool is_in_name(char c) {
  return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

static bool is_same_name(struct str name, struct str wanted) {
  return name.len == wanted.len && strncasecmp(name.at, wanted.at, name.len) == 0;
}

static bool is_among(struct str name, const struct str *names, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (is_same_name(name, names[i])) return true;
  }
  return false;
}

bool element_allows_attribute(struct str name) {
  if (name.len == 0 || !(ascii_is_letter(name.at[0]) || name.at[0] == ':')) return false;
  for (size_t i = 1; i < name.len; i++) {
    if (!is_in_name(name.at[i])) return false;
  }
  bool is_event = name.len >= 2 && strncasecmp(name.at, "on", 2) == 0;
  return !is_event && !is_same_name(name, STR("style")) && !is_same_name(name, STR("srcdoc"));
}

bool element_attribute_is_address(struct str name) {
  static const struct str names[] = {
      W("href"), W("src"), W("action"), W("formaction"), W("cite"), W("poster"), W("data"), W("ping"), W("xlink:href"),
  };
  return is_among(name, names, sizeof names / sizeof *names);
}

/* What stands before the first `:` as a browser reads it: white space in front and line ends anywhere do not count. False when the
 * address has no scheme. A scheme that is cut is none of the allowed ones. */
static bool read_scheme(struct str address, char *scheme, size_t capacity, size_t *len) {
  size_t i = 0;
  *len = 0;
  while (i < address.len && (unsigned char)address.at[i] <= ' ') i++;
  for (; i < address.len; i++) {
    char c = address.at[i];
    if (c == ':') return true;
    if (c == '/' || c == '?' || c == '#') return false;
    if (c != '\t' && c != '\n' && c != '\r' && *len < capacity) scheme[(*len)++] = c;
  }
  return false;
}

bool element_allows_address(struct str address) {
  static const struct str schemes[] = {W("http"), W("https"), W("mailto"), W("tel")};
  char scheme[8];
  size_t len = 0;
  if (!read_scheme(address, scheme, sizeof scheme, &len)) return true;
  return is_among((struct str){scheme, len}, schemes, sizeof schemes / sizeof *schemes);
}
