#include "read/locate.h"

/* What is not where it should be is searched for this many bytes on, which bounds the work for each inline. */
#define SEARCH_REACH 1024
/* Lines of link definitions that may stand before a paragraph's text. */
#define DEFINITION_LINES 64

void locator_enter(struct locator *locator, const struct node *block, unsigned shift, bool has_hints) {
  bool goes_on = block->type == NODE_TABLE_CELL && locator->line == block->line; /* the cells of a row share their line */
  locator->block = block;
  locator->last_line = block->end_line > block->line ? block->end_line : block->line;
  locator->shift = shift;
  locator->joined = 0;
  locator->has_hints = has_hints;
  locator->is_fresh = true;
  if (goes_on) return;
  locator->line = block->line;
  locator->at = 0;
}

static size_t skip_space(struct str s, size_t at) {
  while (at < s.len && (s.at[at] == ' ' || s.at[at] == '\t')) at++;
  return at;
}

/* Where a continuation line's own text begins: behind the marks of the quotes around the block and all space. */
static size_t find_text_start(const struct locator *locator, unsigned line) {
  struct str s = lines_text(locator->lines, line);
  size_t at = skip_space(s, 0);
  for (const struct node *above = locator->block->parent; above != NULL; above = above->parent) {
    if (above->type == NODE_QUOTE && at < s.len && s.at[at] == '>') at = skip_space(s, at + 1);
  }
  return at;
}

/* Where the block's own text begins in a line, from 0. */
static size_t find_margin(const struct locator *locator, unsigned line) {
  return line > locator->block->line ? find_text_start(locator, line) : locator->block->column - 1;
}

/* The parser believes that every line of a paragraph begins in the first one's column. STR_NOT_FOUND where that cannot be. */
static size_t correct_column(const struct locator *locator, unsigned line, unsigned column) {
  const struct node *block = locator->block;
  if (column <= locator->joined) return STR_NOT_FOUND;
  column -= locator->joined;
  if (line <= block->line || (block->type != NODE_PARAGRAPH && block->type != NODE_HEADING)) return column - 1;
  return column < block->column ? STR_NOT_FOUND : find_margin(locator, line) + column - block->column;
}

static void advance(struct locator *locator, unsigned line, size_t at) {
  locator->line = line;
  locator->at = at;
  locator->is_fresh = false;
}

static bool try_text(struct locator *locator, struct align *align, unsigned line, unsigned column) {
  size_t end;
  align->source = lines_text(locator->lines, line);
  align->at = correct_column(locator, line, column);
  if (align->at >= align->source.len || !align_fits(align, &end)) return false;
  advance(locator, line, end);
  return true;
}

static bool search_text(struct locator *locator, struct align *align) {
  size_t reach = SEARCH_REACH;
  size_t from = locator->at;
  for (unsigned line = locator->line; line <= locator->last_line; line++) {
    size_t end;
    align->source = lines_text(locator->lines, line);
    align->at = from;
    if (align_find(align, from + reach, &end)) {
      advance(locator, line, end);
      return true;
    }
    size_t searched = align->source.len > from ? align->source.len - from + 1 : 1;
    if (searched >= reach) return false;
    reach -= searched;
    from = 0;
  }
  return false;
}

/* How many lines down a hint may be tried: only a paragraph's first inline can have definitions before it. */
static unsigned count_tries(const struct locator *locator) {
  return locator->is_fresh && locator->block->type == NODE_PARAGRAPH ? DEFINITION_LINES : 1;
}

bool locator_text(struct locator *locator, struct hint hint, struct str text, struct align *align) {
  *align = (struct align){.text = text, .in_cell = locator->block->type == NODE_TABLE_CELL};
  unsigned tries = locator->has_hints && hint.line > 0 ? count_tries(locator) : 0;
  for (unsigned i = 0; i < tries && hint.line + locator->shift + i <= locator->last_line; i++) {
    if (try_text(locator, align, hint.line + locator->shift + i, hint.column)) {
      locator->shift += i;
      return true;
    }
  }
  return search_text(locator, align);
}

/* The parser does not see that a line ends when a backslash ends it. */
void locator_break(struct locator *locator, bool is_hard) {
  struct str text = lines_text(locator->lines, locator->line);
  size_t margin = find_margin(locator, locator->line);
  bool is_unseen = is_hard && str_ends(text, "\\") && margin < text.len;
  locator->joined = is_unseen ? locator->joined + (unsigned)(text.len - margin) + 1 : 0;
  locator->shift += is_unseen;
  locator->line++;
  locator->at = 0;
}

/* The bytes an inline can begin with. Code is placed behind its backticks. */
static const char *find_marks(enum node_type type) {
  if (type == NODE_EMPHASIS || type == NODE_STRONG) return "*_";
  if (type == NODE_LINK) return "[<";
  if (type == NODE_IMAGE) return "!";
  if (type == NODE_STRIKE) return "~";
  if (type == NODE_HTML_INLINE) return "<";
  if (type == NODE_FOOTNOTE_REFERENCE) return "[";
  return type == NODE_CODE ? "`" : "";
}

static bool try_inline(struct locator *locator, struct node *node, unsigned line, unsigned column) {
  struct str source = lines_text(locator->lines, line);
  size_t at = correct_column(locator, line, column);
  if (line == locator->line && at < locator->at) return false;
  size_t mark = node->type == NODE_CODE && at != STR_NOT_FOUND ? at - 1 : at;
  if (mark >= source.len || strchr(find_marks(node->type), source.at[mark]) == NULL) return false;
  node->line = line;
  node->column = (unsigned)at + 1;
  advance(locator, line, at + (node->type != NODE_CODE));
  return true;
}

/* A link's column is that of its beginning, but its line is that of its end; of an address in angle brackets the column counts from
 * somewhere else, but it follows what stands before it. */
static void place_link(struct locator *locator, unsigned last_line, unsigned column, struct node *node) {
  for (unsigned line = locator->line; line < last_line && line - locator->line < DEFINITION_LINES; line++) {
    if (try_inline(locator, node, line, column)) return;
  }
  struct str source = lines_text(locator->lines, locator->line);
  if (locator->at >= source.len || source.at[locator->at] != '<') return;
  node->line = locator->line;
  node->column = (unsigned)locator->at + 1;
  advance(locator, locator->line, locator->at + 1);
}

void locator_inline(struct locator *locator, struct hint hint, struct node *node) {
  if (!locator->has_hints || hint.line == 0) return;
  unsigned line = hint.line + locator->shift;
  unsigned tries = count_tries(locator);
  for (unsigned i = 0; i < tries && line + i <= locator->last_line; i++) {
    if (try_inline(locator, node, line + i, hint.column)) {
      locator->shift += i;
      return;
    }
  }
  if (node->type == NODE_LINK || node->type == NODE_IMAGE) place_link(locator, line, hint.column, node);
}
