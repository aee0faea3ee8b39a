#include <libxml/xmlreader.h>

#include "base/arena.h"
#include "base/child.h"
#include "base/diag.h"
#include "base/text.h"
#include "import/pages.h"

#define NO_TEXT ((struct str){0})
#define MEGABYTE ((size_t)1 << 20)

/* pdftotext's -bbox-layout: pages, blocks, lines and words with their boxes, in reading order. */
struct reader {
  struct arena *arena;
  struct pages *pages;
  xmlTextReader *xml;
  bool is_raw; /* -bbox: words alone, a page's as one line */
};

static double number(struct reader *reader, const char *name) {
  xmlChar *value = xmlTextReaderGetAttribute(reader->xml, (const xmlChar *)name);
  double read = value != NULL ? strtod((const char *)value, NULL) : 0;
  xmlFree(value);
  return read > -1e6 && read < 1e6 ? read : 0;
}

static void begin_line(struct reader *reader) {
  struct pages *pages = reader->pages;
  double top = number(reader, "yMin");
  double bottom = number(reader, "yMax");
  pages->lines = arena_grow(reader->arena, pages->lines, pages->count, &pages->capacity, sizeof *pages->lines);
  struct page_line *line = &pages->lines[pages->count++];
  *line = (struct page_line){.page = pages->page_count,
                             .left = number(reader, "xMin"),
                             .right = number(reader, "xMax"),
                             .bottom = bottom,
                             .height = bottom - top,
                             .first_word = pages->word_count};
}

/* Soft hyphens inside a line mark nothing; at its end every hyphen is the plain one. */
static struct str plain_hyphens(struct arena *arena, struct str word) {
  char *bytes = arena_alloc(arena, word.len + 1);
  size_t len = 0;
  for (size_t i = 0; i < word.len;) {
    struct str rest = str_slice(word, i, word.len);
    bool is_soft = str_starts(rest, "\u00AD");
    bool is_hyphen = str_starts(rest, "\u2010") || str_starts(rest, "\u2011");
    if (is_hyphen || (is_soft && rest.len == 2)) {
      if (len == 0 || bytes[len - 1] != '-') bytes[len++] = '-';
    } else if (!is_soft) {
      bytes[len++] = word.at[i];
    }
    i += is_hyphen ? 3 : is_soft ? 2 : 1;
  }
  return (struct str){bytes, len};
}

static void add_word(struct reader *reader) {
  if (reader->pages->count == 0) return;
  struct page_line *line = &reader->pages->lines[reader->pages->count - 1];
  xmlChar *word = xmlTextReaderReadString(reader->xml);
  struct str text = text_fold_space(reader->arena, text_nfc(reader->arena, str_copy(reader->arena, str_from((const char *)word))));
  text = plain_hyphens(reader->arena, text);
  xmlFree(word);
  struct pages *pages = reader->pages;
  pages->words = arena_grow(reader->arena, pages->words, pages->word_count, &pages->word_capacity, sizeof *pages->words);
  pages->words[pages->word_count++] = (struct page_word){.text = text,
                                                         .left = number(reader, "xMin"),
                                                         .right = number(reader, "xMax"),
                                                         .top = number(reader, "yMin"),
                                                         .bottom = number(reader, "yMax"),
                                                         .page = line->page};
  line->word_count++;
  if (line->text.len > 0 && text.len > 0) line->text = str_join(reader->arena, line->text, STR(" "));
  line->text = str_join(reader->arena, line->text, text);
}

static void read_element(struct reader *reader) {
  const char *name = (const char *)xmlTextReaderConstLocalName(reader->xml);
  if (name == NULL || xmlTextReaderNodeType(reader->xml) != XML_READER_TYPE_ELEMENT) return;
  if (strcmp(name, "page") == 0) {
    reader->pages->page_count++;
    if (reader->is_raw) begin_line(reader);
  } else if (strcmp(name, "line") == 0) {
    begin_line(reader);
  } else if (strcmp(name, "word") == 0) {
    add_word(reader);
  }
}

static void keep_quiet(void *context, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr locator) {
  (void)context;
  (void)message;
  (void)severity;
  (void)locator;
}

static bool read_boxes(struct arena *arena, struct str xml, bool is_raw, struct pages *pages) {
  struct reader reader = {.arena = arena, .pages = pages, .is_raw = is_raw};
  if (xml.len > INT32_MAX) return false;
  reader.xml = xmlReaderForMemory(xml.at, (int)xml.len, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_HUGE);
  if (reader.xml == NULL) return false;
  xmlTextReaderSetErrorHandler(reader.xml, keep_quiet, NULL);
  while (xmlTextReaderRead(reader.xml) == 1 && pages->count < PAGE_LINES_MAX && pages->word_count < PAGE_WORDS_MAX) read_element(&reader);
  xmlFreeTextReader(reader.xml);
  return true;
}

static void report(struct arena *arena, const struct child_result *result, struct str path, struct diags *diags) {
  struct str said = text_visible(arena, str_trim(buf_str(&result->said)));
  if (result->end == CHILD_MISSING) {
    diags_add_path(diags, DIAG_IMPORT_PROGRAM_MISSING, path, STR("pdftotext"), STR("poppler-utils"));
  } else if (result->end == CHILD_SLOW || result->end == CHILD_LARGE) {
    diags_add_path(diags, DIAG_IMPORT_TOO_LARGE, path, STR("pdftotext"), NO_TEXT);
  } else if (str_find(said, STR("ncorrect password"), 0) != STR_NOT_FOUND) {
    diags_add_path(diags, DIAG_IMPORT_LOCKED, path, NO_TEXT, NO_TEXT);
  } else {
    diags_add_path(diags, DIAG_IMPORT_UNREADABLE, path, text_shorten(arena, said, 200), NO_TEXT);
  }
}

static struct child_limits limits_of(const struct draft *draft) {
  return (struct child_limits){
      .seconds = 60, .output = 128 * MEGABYTE, .file = MEGABYTE, .memory = 2048 * MEGABYTE, .watch = draft_ticks(draft)};
}

bool pages_read_raw(const struct draft *draft, const char *path, struct pages *pages) {
  struct child_limits limits = limits_of(draft);
  const char *argv[] = {"pdftotext", "-raw", "-bbox", "-enc", "UTF-8", "--", path, "-", NULL};
  struct child_result result;
  child_run(argv, &limits, &result);
  bool is_read = result.end == CHILD_FINE && read_boxes(draft->arena, buf_str(&result.output), true, pages);
  child_release(&result);
  return is_read;
}

bool pages_read_pdf(const struct draft *draft, const char *path, struct pages *pages, struct diags *diags) {
  struct arena *arena = draft->arena;
  struct child_limits limits = limits_of(draft);
  const char *last = str_zero(arena, str_format(arena, "%d", PAGES_MAX + 1));
  const char *argv[] = {"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-l", last, "--", path, "-", NULL};
  struct child_result result;
  child_run(argv, &limits, &result);
  bool is_read = result.end == CHILD_FINE && read_boxes(arena, buf_str(&result.output), false, pages);
  if (is_read) columns_sort_down(pages);
  if (!is_read) report(arena, &result, str_from(path), diags);
  child_release(&result);
  if (!is_read || (pages->page_count <= PAGES_MAX && pages->count < PAGE_LINES_MAX && pages->word_count < PAGE_WORDS_MAX)) return is_read;
  diags_add_path(diags, DIAG_IMPORT_PAGES, str_from(path), str_format(arena, "%d", PAGES_MAX), NO_TEXT);
  return false;
}
