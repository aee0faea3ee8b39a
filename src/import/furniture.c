#include "base/arena.h"
#include "base/ascii.h"
#include "base/text.h"
#include "import/pages.h"

#define NO_TEXT ((struct str){0})

enum { EDGE = 3, SCOPE_PAGES = 60 }; /* lines at a page's top and bottom that may be furniture; pages that are compared */

struct edge {
  size_t line; /* index */
  bool is_top;
  struct str key; /* digits as one sign, lower case */
};

static struct str make_key(struct arena *arena, struct str text) {
  char *key = arena_alloc(arena, text.len + 1);
  size_t len = 0;
  struct str lower = text_lower(arena, text);
  for (size_t i = 0; i < lower.len; i++) {
    bool is_digit = ascii_is_digit(lower.at[i]);
    if (is_digit && len > 0 && key[len - 1] == '#') continue;
    key[len++] = is_digit ? '#' : lower.at[i];
  }
  return (struct str){key, len};
}

/* The first and last lines of each page. */
static size_t collect_edges(struct arena *arena, const struct pages *pages, struct edge *edges) {
  size_t count = 0;
  for (size_t first = 0; first < pages->count;) {
    size_t end = first;
    while (end < pages->count && pages->lines[end].page == pages->lines[first].page) end++;
    for (size_t i = first; i < end; i++) {
      bool is_top = i < first + EDGE;
      if (!is_top && i + EDGE < end) continue;
      edges[count++] = (struct edge){i, is_top, make_key(arena, pages->lines[i].text)};
    }
    first = end;
  }
  return count;
}

/* Misread here and there, and yet the same. */
static bool is_alike(struct str a, struct str b) {
  size_t longer = a.len > b.len ? a.len : b.len;
  size_t limit = longer / 6;
  return str_equal(a, b) || (longer >= 8 && str_distance(a, b, limit) <= limit);
}

static void drop(struct draft *draft, struct page_line *line, enum event event) {
  if (line->is_dropped || line->table != NULL) return;
  line->is_dropped = true;
  draft_tell(draft, event, NULL, str_format(draft->arena, "s. %u: %.*s", line->page, STR_ARG(line->text)), NO_TEXT);
}

/* A line that stands at the same edge of other pages too: of at least three in all, and of every second. */
static void drop_running_heads(struct draft *draft, struct pages *pages, const struct edge *edges, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct page_line *line = &pages->lines[edges[i].line];
    size_t pages_alike = 0;
    unsigned last = 0;
    for (size_t j = 0; j < count; j++) {
      unsigned page = pages->lines[edges[j].line].page;
      bool is_near = page + SCOPE_PAGES > line->page && page < line->page + SCOPE_PAGES;
      if (!is_near || page == line->page || page == last || edges[j].is_top != edges[i].is_top || !is_alike(edges[i].key, edges[j].key))
        continue;
      last = page;
      pages_alike++;
    }
    bool has_letters = edges[i].key.len > 2;
    unsigned scope = pages->page_count < SCOPE_PAGES ? pages->page_count : SCOPE_PAGES;
    bool is_often = (pages_alike + 1) * 2 >= scope && pages_alike + 1 >= (scope < 3 ? 2 : 3);
    if (has_letters && is_often) {
      drop(draft, &pages->lines[edges[i].line], EVENT_HEAD_DROPPED);
    }
  }
}

/* The number of a line that is nothing but a page number ("12", "- 12 -", "Side 12", "12 / 30"), or 0. */
static unsigned page_number(struct str text) {
  static const char *const before[] = {"Side ", "side ", "s. ", "- ", "– ", "Page "};
  for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
    if (str_starts(text, before[i])) text = str_slice(text, strlen(before[i]), text.len);
  }
  unsigned read = 0;
  size_t at = 0;
  while (at < text.len && at < 4 && ascii_is_digit(text.at[at])) read = read * 10 + (unsigned)(text.at[at++] - '0');
  struct str rest = str_trim(str_slice(text, at, text.len));
  bool is_alone = rest.len == 0 || str_is(rest, "-") || str_is(rest, "–");
  bool is_of = str_starts(rest, "/") || str_starts(rest, "af ");
  return at > 0 && (is_alone || is_of) ? read : 0;
}

/* Numbers at an edge that go up with the pages. */
static void drop_numbers(struct draft *draft, struct pages *pages, const struct edge *edges, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct page_line *line = &pages->lines[edges[i].line];
    unsigned own = page_number(line->text);
    if (own == 0) continue;
    bool goes_on = pages->page_count == 1 && own == 1;
    for (size_t j = 0; j < count && !goes_on; j++) {
      const struct page_line *other = &pages->lines[edges[j].line];
      unsigned number = page_number(other->text);
      goes_on = number > 0 && other->page != line->page && (long)number - (long)own == (long)other->page - (long)line->page;
    }
    if (goes_on) drop(draft, line, EVENT_NUMBER_DROPPED);
  }
}

/* A line without a word in a text that was read from pictures: dirt, bits of drawings. */
static bool is_speck(struct str text) {
  size_t run = 0;
  for (size_t i = 0; i < text.len; i++) {
    bool is_letter = ascii_is_letter(text.at[i]) || ascii_is_digit(text.at[i]) || (unsigned char)text.at[i] >= 0xC3U;
    run = is_letter ? run + 1 : 0;
    if (run == 2 || ascii_is_digit(text.at[i])) return false;
  }
  return true;
}

static void drop_specks(struct draft *draft, struct pages *pages) {
  for (size_t i = 0; i < pages->count; i++) {
    if (is_speck(pages->lines[i].text)) drop(draft, &pages->lines[i], EVENT_SPECKS);
  }
}

void furniture_drop(struct draft *draft, struct pages *pages) {
  struct edge *edges = arena_array(draft->arena, pages->count + 1, sizeof *edges);
  size_t count = collect_edges(draft->arena, pages, edges);
  drop_numbers(draft, pages, edges, count);
  drop_running_heads(draft, pages, edges, count);
  if (draft->is_damaged) drop_specks(draft, pages);
}
