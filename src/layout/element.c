#include "layout/element.h"

#include <strings.h>

const struct element element_fragment = {.name = ""};

#define BREAK ELEMENT_BREAK
#define VOID ELEMENT_VOID
#define NO_TEXT ELEMENT_NO_TEXT

const struct element element_table[] = {
    {"a", 0},
    {"abbr", 0},
    {"address", 0},
    {"area", VOID},
    {"article", BREAK},
    {"aside", BREAK},
    {"audio", 0},
    {"b", 0},
    {"base", VOID},
    {"bdi", 0},
    {"bdo", 0},
    {"blockquote", 0},
    {"body", BREAK},
    {"br", VOID},
    {"button", 0},
    {"canvas", 0},
    {"caption", 0},
    {"cite", 0},
    {"code", 0},
    {"col", VOID},
    {"colgroup", 0},
    {"data", 0},
    {"datalist", 0},
    {"dd", 0},
    {"del", 0},
    {"details", 0},
    {"dfn", 0},
    {"dialog", 0},
    {"div", BREAK},
    {"dl", BREAK},
    {"dt", 0},
    {"em", 0},
    {"embed", VOID},
    {"fieldset", 0},
    {"figcaption", 0},
    {"figure", 0},
    {"footer", BREAK},
    {"form", 0},
    {"h1", BREAK},
    {"h2", BREAK},
    {"h3", BREAK},
    {"h4", BREAK},
    {"h5", BREAK},
    {"h6", BREAK},
    {"head", BREAK},
    {"header", BREAK},
    {"hgroup", 0},
    {"hr", VOID},
    {"html", BREAK},
    {"i", 0},
    {"iframe", 0},
    {"img", VOID},
    {"input", VOID},
    {"ins", 0},
    {"kbd", 0},
    {"label", 0},
    {"legend", 0},
    {"li", BREAK},
    {"link", VOID | BREAK},
    {"main", BREAK},
    {"map", 0},
    {"mark", 0},
    {"menu", 0},
    {"meta", VOID | BREAK},
    {"meter", 0},
    {"nav", BREAK},
    {"noscript", 0},
    {"object", 0},
    {"ol", BREAK},
    {"optgroup", 0},
    {"option", 0},
    {"output", 0},
    {"p", BREAK},
    {"picture", 0},
    {"pre", 0},
    {"progress", 0},
    {"q", 0},
    {"rp", 0},
    {"rt", 0},
    {"ruby", 0},
    {"s", 0},
    {"samp", 0},
    {"script", NO_TEXT | BREAK},
    {"search", 0},
    {"section", BREAK},
    {"select", 0},
    {"slot", 0},
    {"small", 0},
    {"source", VOID},
    {"span", 0},
    {"strong", 0},
    {"style", NO_TEXT},
    {"sub", 0},
    {"summary", 0},
    {"sup", 0},
    {"table", BREAK},
    {"tbody", 0},
    {"td", 0},
    {"template", 0},
    {"textarea", 0},
    {"tfoot", 0},
    {"th", 0},
    {"thead", 0},
    {"time", 0},
    {"title", BREAK},
    {"tr", BREAK},
    {"track", VOID},
    {"u", 0},
    {"ul", BREAK},
    {"var", 0},
    {"video", 0},
    {"wbr", VOID},
    /* the part of SVG that charts and icons need */
    {"svg", 0},
    {"circle", 0},
    {"defs", 0},
    {"desc", 0},
    {"g", 0},
    {"line", 0},
    {"path", 0},
    {"polygon", 0},
    {"polyline", 0},
    {"rect", 0},
    {"symbol", 0},
    {"text", 0},
    {"tspan", 0},
    {"use", 0},
};
const size_t element_count = sizeof element_table / sizeof *element_table;

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_in_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
}

static bool is_same_name(struct str name, const char *wanted) {
  return name.len == strlen(wanted) && strncasecmp(name.at, wanted, name.len) == 0;
}

bool element_allows_attribute(struct str name) {
  if (name.len == 0 || !(is_letter(name.at[0]) || name.at[0] == ':')) return false;
  for (size_t i = 1; i < name.len; i++) {
    if (!is_in_name(name.at[i])) return false;
  }
  bool is_event = name.len >= 2 && strncasecmp(name.at, "on", 2) == 0;
  return !is_event && !is_same_name(name, "style") && !is_same_name(name, "srcdoc");
}

bool element_attribute_is_address(struct str name) {
  static const char *const names[] = {"href", "src", "action", "formaction", "cite", "poster", "data", "ping", "xlink:href"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (is_same_name(name, names[i])) return true;
  }
  return false;
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
  static const char *const schemes[] = {"http", "https", "mailto", "tel"};
  char scheme[8];
  size_t len = 0;
  if (!read_scheme(address, scheme, sizeof scheme, &len)) return true;
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    if (is_same_name((struct str){scheme, len}, schemes[i])) return true;
  }
  return false;
}
