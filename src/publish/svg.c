#include "publish/svg.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/text.h"
#include "publish/svg_rules.h"

#define SVG_NAMESPACE "http://www.w3.org/2000/svg"
#define XLINK_NAMESPACE "http://www.w3.org/1999/xlink"
#define DEPTH_MAX 200
#define ATTRIBUTES_MAX 1000
#define SAID_MAX 10
#define SAID_CHARACTERS 40

struct cleaner {
  xmlParserCtxt *parser;
  struct arena *arena;
  struct arena *scratch; /* for one element */
  struct buf *out;
  struct map removed; /* name → how often, as size_t */
  size_t depth;
  size_t skipped_depth; /* > 0 inside an element that is left out */
  size_t title_depth;   /* > 0 inside a title or description, which hold text only */
  bool is_tag_open;     /* the last start tag waits for its `>` or `/>` */
  bool has_failed;
  struct str reason;
  unsigned line;
  unsigned column;
};

void svg_init(void) {
  xmlInitParser();
}

/* -- failing and leaving out -- */

static void fail_at(struct cleaner *cleaner, struct str reason, int line, int column) {
  if (!cleaner->has_failed) {
    cleaner->has_failed = true;
    cleaner->reason = str_copy(cleaner->arena, str_trim(reason));
    cleaner->line = line > 0 ? (unsigned)line : 0;
    cleaner->column = column > 0 ? (unsigned)column : 1;
  }
  if (cleaner->parser != NULL) xmlStopParser(cleaner->parser);
}

static void fail_here(struct cleaner *cleaner, struct str reason) {
  fail_at(cleaner, reason, xmlSAX2GetLineNumber(cleaner->parser), 1);
}

static void count_removed(struct cleaner *cleaner, struct str name) {
  size_t *count = map_get(&cleaner->removed, name);
  if (count == NULL) {
    count = arena_alloc(cleaner->arena, sizeof *count);
    map_put(&cleaner->removed, str_copy(cleaner->arena, name), count);
  }
  (*count)++;
}

static struct str read_name(struct arena *arena, const xmlChar *prefix, const xmlChar *name) {
  if (prefix == NULL) return str_from((const char *)name);
  return str_format(arena, "%s:%s", (const char *)prefix, (const char *)name);
}

/* -- writing -- */

/* White space that a parser would fold away is written as a reference, so that cleaning a clean drawing changes nothing. */
static void write_escaped(struct buf *out, struct str text, const char *as_reference) {
  size_t start = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] >= ' ' || text.at[i] == '\0' || strchr(as_reference, text.at[i]) == NULL) continue;
    buf_add_html(out, str_slice(text, start, i));
    buf_format(out, "&#%d;", text.at[i]);
    start = i + 1;
  }
  buf_add_html(out, str_slice(text, start, text.len));
}

static void end_tag_start(struct cleaner *cleaner) {
  if (cleaner->is_tag_open) buf_add_char(cleaner->out, '>');
  cleaner->is_tag_open = false;
}

struct attribute {
  struct str name; /* as it will be written */
  struct str said; /* as it was written */
  struct str value;
};

/* The parser gives five pointers for each attribute: name, prefix, namespace, start and end of the value. */
static struct attribute read_attribute(struct arena *arena, const xmlChar **parts) {
  struct attribute attribute = {.said = read_name(arena, parts[1], parts[0])};
  attribute.name = attribute.said;
  struct str uri = str_from((const char *)parts[2]);
  if (str_is(uri, XLINK_NAMESPACE) && str_is(str_from((const char *)parts[0]), "href")) {
    attribute.name = STR("href");
  } else if (parts[2] != NULL && !str_is(uri, (const char *)XML_XML_NAMESPACE)) {
    attribute.name = STR("");
  }
  attribute.value = (struct str){(const char *)parts[3], (size_t)(parts[4] - parts[3])};
  return attribute;
}

/* Of `href` and `xlink:href` on one element, `href` counts. */
static bool is_overruled(const struct attribute *attribute, int count, const xmlChar **parts) {
  if (!str_is(attribute->name, "href") || str_is(attribute->said, "href")) return false;
  for (int i = 0; i < count; i++) {
    if (parts[5 * i + 1] == NULL && str_is(str_from((const char *)parts[5 * i]), "href")) return true;
  }
  return false;
}

static void write_attributes(struct cleaner *cleaner, struct str element, int count, const xmlChar **parts) {
  arena_reset(cleaner->scratch);
  for (int i = 0; i < count; i++) {
    struct attribute attribute = read_attribute(cleaner->scratch, parts + (ptrdiff_t)5 * i);
    if (is_overruled(&attribute, count, parts)) continue;
    if (!svg_rules_allow_attribute(element, attribute.name, attribute.value)) {
      count_removed(cleaner, attribute.said);
      continue;
    }
    buf_add_char(cleaner->out, ' ');
    buf_add(cleaner->out, attribute.name);
    buf_add(cleaner->out, STR("=\""));
    write_escaped(cleaner->out, attribute.value, "\t\n\r");
    buf_add_char(cleaner->out, '"');
  }
}

/* -- what the parser calls -- */

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                          const xmlChar **namespaces, int attribute_count, int default_count, const xmlChar **attributes) {
  (void)namespace_count, (void)namespaces, (void)default_count;
  struct cleaner *cleaner = context;
  struct str element = str_from((const char *)name);
  bool is_svg = str_is(str_from((const char *)uri), SVG_NAMESPACE);
  if (cleaner->depth++ == 0 && !(is_svg && str_is(element, "svg"))) {
    fail_here(cleaner,
              STR(DIAG_WORDS("the root is not `svg` in the namespace " SVG_NAMESPACE, "roden er ikke `svg` i navnerummet " SVG_NAMESPACE)));
    return;
  }
  if (cleaner->depth > DEPTH_MAX) {
    fail_here(cleaner, STR(DIAG_WORDS("elements are nested too deeply", "elementer ligger for dybt inde i hinanden")));
    return;
  }
  bool is_allowed = is_svg && cleaner->title_depth == 0 && svg_rules_allow_element(element);
  if (cleaner->skipped_depth > 0 || !is_allowed) {
    if (cleaner->skipped_depth++ == 0) count_removed(cleaner, read_name(cleaner->arena, is_svg ? NULL : prefix, name));
    return;
  }
  end_tag_start(cleaner);
  buf_add_char(cleaner->out, '<');
  buf_add(cleaner->out, element);
  if (cleaner->depth == 1) buf_add(cleaner->out, STR(" xmlns=\"" SVG_NAMESPACE "\""));
  write_attributes(cleaner, element, attribute_count, attributes);
  cleaner->is_tag_open = true;
  /* A page's parser reads elements in there as HTML. */
  if (str_is(element, "title") || str_is(element, "desc")) cleaner->title_depth = cleaner->depth;
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)prefix, (void)uri;
  struct cleaner *cleaner = context;
  if (cleaner->title_depth == cleaner->depth--) cleaner->title_depth = 0;
  if (cleaner->skipped_depth > 0) {
    cleaner->skipped_depth--;
    return;
  }
  if (cleaner->is_tag_open) {
    buf_add(cleaner->out, STR("/>"));
  } else {
    buf_format(cleaner->out, "</%s>", (const char *)name);
  }
  cleaner->is_tag_open = false;
}

static void add_text(void *context, const xmlChar *text, int len) {
  struct cleaner *cleaner = context;
  if (cleaner->skipped_depth > 0 || cleaner->depth == 0) return;
  end_tag_start(cleaner);
  write_escaped(cleaner->out, (struct str){(const char *)text, (size_t)len}, "\r");
}

static void meet_instruction(void *context, const xmlChar *target, const xmlChar *data) {
  (void)data;
  struct cleaner *cleaner = context;
  count_removed(cleaner, str_format(cleaner->arena, "?%s", (const char *)target));
}

static void refuse_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                          xmlChar *content) {
  (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
  fail_here(context, STR(DIAG_WORDS("it declares entities", "den erklærer entiteter")));
}

static void refuse_unparsed_entity(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id,
                                   const xmlChar *notation) {
  (void)name, (void)public_id, (void)system_id, (void)notation;
  fail_here(context, STR(DIAG_WORDS("it declares entities", "den erklærer entiteter")));
}

/* A long default value, repeated by many short elements, would fill any memory. */
static void refuse_attribute_default(void *context, const xmlChar *element, const xmlChar *name, int type, int default_type,
                                     const xmlChar *value, xmlEnumeration *choices) {
  (void)element, (void)name, (void)type, (void)default_type, (void)value;
  xmlFreeEnumeration(choices);
  fail_here(context, STR(DIAG_WORDS("it declares attributes", "den erklærer attributter")));
}

static void refuse_reference(void *context, const xmlChar *name) {
  (void)name;
  fail_here(context, STR(DIAG_WORDS("it refers to an entity that is not declared", "den henviser til en entitet, der ikke er erklæret")));
}

/* An entity that an outside declaration might have declared is only a warning in later versions of the library. */
static void meet_error(void *context, xmlError *error) {
  bool is_fatal = error->level >= XML_ERR_ERROR || error->code == XML_WAR_UNDECLARED_ENTITY;
  if (is_fatal) fail_at(context, str_from(error->message), error->line, error->int2);
}

/* -- a whole file -- */

/* The parser compares each attribute of an element with all before it, so the time grows with the square of their number. Inside a tag
 * each attribute has its own `=`; elsewhere `=` may stand as often as it likes. */
static bool has_crowded_tag(struct str text) {
  size_t count = 0;
  char quote = '\0';
  bool is_inside = false;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c == '<') {
      is_inside = i + 1 < text.len && text.at[i + 1] != '!' && text.at[i + 1] != '?';
      count = 0;
      quote = '\0';
    } else if (is_inside && quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (is_inside && (c == '"' || c == '\'')) {
      quote = c;
    } else if (is_inside && c == '=' && ++count > ATTRIBUTES_MAX) {
      return true;
    } else if (c == '>') {
      is_inside = false;
    }
  }
  return false;
}

static bool is_readable(struct cleaner *cleaner, struct str bytes) {
  if (bytes.len == 0 || bytes.len > INT_MAX / 2) {
    fail_at(cleaner,
            bytes.len == 0 ? STR(DIAG_WORDS("the file is empty", "filen er tom"))
                           : STR(DIAG_WORDS("the file is too large", "filen er for stor")),
            0, 0);
  } else if (str_find_char(bytes, '\0', 0) != STR_NOT_FOUND || text_invalid_utf8(bytes) != STR_NOT_FOUND) {
    fail_at(cleaner, STR(DIAG_WORDS("the file is not UTF-8", "filen er ikke UTF-8")), 0, 0);
  } else if (has_crowded_tag(bytes)) {
    fail_at(cleaner, STR(DIAG_WORDS("an element has too many attributes", "et element har for mange attributter")), 0, 0);
  }
  return !cleaner->has_failed;
}

static void parse(struct cleaner *cleaner, struct str bytes) {
  cleaner->parser = xmlCreateMemoryParserCtxt(bytes.at, (int)bytes.len);
  if (cleaner->parser == NULL) out_of_memory(bytes.len);
  /* XML_PARSE_NOENT is for `&amp;` in attributes, which come as `&#38;` without it; declared entities never get that far. */
  xmlCtxtUseOptions(cleaner->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
  *cleaner->parser->sax = (xmlSAXHandler){
      .initialized = XML_SAX2_MAGIC,
      .startElementNs = start_element,
      .endElementNs = end_element,
      .characters = add_text,
      .ignorableWhitespace = add_text,
      .cdataBlock = add_text,
      .processingInstruction = meet_instruction,
      .entityDecl = refuse_entity,
      .unparsedEntityDecl = refuse_unparsed_entity,
      .attributeDecl = refuse_attribute_default,
      .reference = refuse_reference,
      .serror = meet_error,
  };
  cleaner->parser->userData = cleaner;
  bool is_parsed = xmlParseDocument(cleaner->parser) == 0 && cleaner->parser->wellFormed;
  if (!is_parsed) fail_here(cleaner, STR(DIAG_WORDS("it is not well-formed", "den er ikke velformet XML")));
  xmlFreeDoc(cleaner->parser->myDoc);
  xmlFreeParserCtxt(cleaner->parser);
}

static int compare_items(const void *a, const void *b) {
  return str_compare(((const struct map_item *)a)->key, ((const struct map_item *)b)->key);
}

/* `onload ×2, script`, sorted; the first few of many. */
static struct str list_removed(struct cleaner *cleaner) {
  struct map *removed = &cleaner->removed;
  struct map_item *items = arena_copy(cleaner->arena, removed->items, removed->count * sizeof *items);
  qsort(items, removed->count, sizeof *items, compare_items);
  struct str list = STR("");
  for (size_t i = 0; i < removed->count && i < SAID_MAX; i++) {
    size_t count = *(const size_t *)items[i].value;
    struct str name = text_shorten(cleaner->arena, items[i].key, SAID_CHARACTERS);
    list = str_format(cleaner->arena, "%.*s%s%.*s", STR_ARG(list), i > 0 ? ", " : "", STR_ARG(name));
    if (count > 1) list = str_format(cleaner->arena, "%.*s ×%zu", STR_ARG(list), count);
  }
  return removed->count > SAID_MAX ? str_join(cleaner->arena, list, STR(", …")) : list;
}

static void say_invalid(const struct cleaner *cleaner, const struct lines *file, struct diags *diags) {
  struct place place = {.file = file};
  if (cleaner->line > 0 && cleaner->line <= file->count) {
    size_t len = lines_text(file, cleaner->line).len;
    place.line = cleaner->line;
    place.column = cleaner->column <= len ? cleaner->column : 1;
    place.width = 1;
  }
  diags_add(diags, DIAG_SVG_INVALID, place, cleaner->reason, STR(""), STR(""));
}

bool svg_clean(const struct lines *file, struct buf *out, struct diags *diags) {
  size_t start = out->len;
  struct cleaner cleaner = {.arena = arena_new(), .scratch = arena_new(), .out = out};
  map_init(&cleaner.removed, cleaner.arena);
  if (is_readable(&cleaner, file->bytes)) parse(&cleaner, file->bytes);
  if (cleaner.has_failed) {
    out->len = start;
    say_invalid(&cleaner, file, diags);
  } else {
    buf_add_char(out, '\n');
    if (cleaner.removed.count > 0) {
      diags_add(diags, DIAG_SVG_CLEANED, (struct place){.file = file}, list_removed(&cleaner), STR(""), STR(""));
    }
  }
  bool is_clean = !cleaner.has_failed;
  arena_free(cleaner.scratch);
  arena_free(cleaner.arena);
  return is_clean;
}
