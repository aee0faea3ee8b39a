#include "model/slips.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "base/str.h"
#include "model/attributes.h"
#include "model/callout.h"
#include "model/schema.h"

#define NO_TEXT ((struct str){0})
#define QUOTED_MAX 80

struct reader {
  struct arena *arena;
  const struct lines *file;
  struct diags *diags;
  const struct node *node; /* a TEXT */
  struct str text;
  bool is_ending; /* attributes would stand at its end */
};

static bool is_space(char c) {
  return c == ' ' || c == '\t';
}

static char at(const struct reader *reader, size_t index) {
  return index < reader->text.len ? reader->text.at[index] : '\0';
}

static void report(const struct reader *reader, size_t from, size_t to, struct str suggestion) {
  if (to - from > QUOTED_MAX) to = from + 1;
  struct place place = {reader->file, reader->node->line, reader->node->column + (unsigned)from, (unsigned)(to - from)};
  diags_suggest(reader->diags, DIAG_MARKUP_UNREAD, place, str_slice(reader->text, from, to), NO_TEXT, suggestion);
}

/* -- braces -- */

static bool is_name_start(char c) {
  return ascii_is_letter(c) || ascii_is_digit(c);
}

/* `#id`, `.class` */
static bool is_marked_name(const struct reader *reader, size_t from) {
  char sign = at(reader, from);
  return (sign == '#' || sign == '.') && is_name_start(at(reader, from + 1));
}

/* `#id`, `.class`, `key=`, also with a blank before the sign. */
static bool is_attribute(const struct reader *reader, size_t from) {
  if (is_marked_name(reader, from)) return true;
  size_t to = from;
  while (ascii_is_letter(at(reader, to)) || at(reader, to) == '-') to++;
  if (!attributes_is_key(str_slice(reader->text, from, to))) return false;
  while (is_space(at(reader, to))) to++;
  return at(reader, to) == '=';
}

static bool is_punctuation(struct str text) {
  for (size_t i = 0; i < text.len; i++) {
    if (strchr(".,;:!?", text.at[i]) == NULL) return false;
  }
  return text.len > 0;
}

/* `{#id .class` that is not closed, or has something behind it, or stands where nothing can have attributes. */
static void read_open_brace(const struct reader *reader, size_t from) {
  size_t close = str_find_char(reader->text, '}', from);
  struct str rest = str_slice(reader->text, from, reader->text.len);
  while (rest.len > 0 && is_space(rest.at[rest.len - 1])) rest.len--;
  if (close == STR_NOT_FOUND) {
    report(reader, from, from + rest.len, reader->is_ending ? str_format(reader->arena, "%.*s}", STR_ARG(rest)) : NO_TEXT);
    return;
  }
  struct str braces = str_slice(reader->text, from, close + 1);
  if (reader->is_ending && braces.len == rest.len) return; /* they were read, or what is wrong in them has been told */
  bool is_behind = is_punctuation(str_slice(rest, braces.len, rest.len));
  report(reader, from, is_behind ? from + rest.len : close + 1, is_behind && reader->is_ending ? braces : NO_TEXT);
}

/* Where the words of attributes begin that end at `close`: `#id .class key="a value"}`. */
static size_t find_words_before(const struct reader *reader, size_t close) {
  for (size_t i = 0; i < close; i++) {
    bool begins_word = i == 0 || is_space(reader->text.at[i - 1]);
    if (begins_word && is_attribute(reader, i)) return i;
  }
  return close;
}

static void read_closing_brace(const struct reader *reader, size_t close) {
  size_t from = find_words_before(reader, close);
  if (from == close) return;
  report(reader, from, close + 1, str_format(reader->arena, "{%.*s", STR_ARG(str_slice(reader->text, from, close + 1))));
}

/* `{id}` or `[#id]` at the end, where `{#id}` would stand. */
static void read_ending(const struct reader *reader) {
  struct str text = reader->text;
  while (text.len > 0 && is_space(text.at[text.len - 1])) text.len--;
  if (text.len < 3) return;
  bool is_brace = str_ends(text, "}");
  if (!is_brace && !str_ends(text, "]")) return;
  size_t from = text.len;
  while (from > 0 && text.at[from - 1] != (is_brace ? '{' : '[')) from--;
  if (from == 0) return;
  struct str inner = str_slice(text, from, text.len - 1);
  if (is_brace && schema_is_id(inner)) {
    char sign = attributes_is_class(inner) ? '.' : '#';
    report(reader, from - 1, text.len, str_format(reader->arena, "{%c%.*s}", sign, STR_ARG(inner)));
  } else if (!is_brace && is_marked_name(reader, from)) {
    report(reader, from - 1, text.len, str_format(reader->arena, "{%.*s}", STR_ARG(inner)));
  }
}

/* Where the first brace stands; nearly all texts hold none. */
static size_t find_brace(struct str text) {
  size_t open = str_find_char(text, '{', 0);
  size_t close = str_find_char(text, '}', 0);
  return open < close ? open : close;
}

static void read_braces(const struct reader *reader) {
  bool is_open = false;
  for (size_t i = find_brace(reader->text); i < reader->text.len; i++) {
    char c = reader->text.at[i];
    if (c == '{' && is_attribute(reader, i + 1)) read_open_brace(reader, i);
    if (c == '}' && !is_open) read_closing_brace(reader, i);
    is_open = c == '{' || (is_open && c != '}');
  }
  if (reader->is_ending) read_ending(reader);
}

/* -- brackets -- */

/* What stands between parentheses looks like an address. */
static bool is_address(struct str inner) {
  size_t title = str_find(inner, STR(" \""), 0);
  if (title != STR_NOT_FOUND) inner = str_slice(inner, 0, title);
  bool has_blank = str_find_char(inner, ' ', 0) != STR_NOT_FOUND;
  return !has_blank && inner.len > 1 &&
         (inner.at[0] == '#' || str_find_char(inner, ':', 0) != STR_NOT_FOUND || str_find_char(inner, '/', 0) != STR_NOT_FOUND ||
          str_find_char(inner, '.', 1) != STR_NOT_FOUND);
}

static bool is_before_link(const struct reader *reader, size_t end) {
  return end == reader->text.len && reader->node->next != NULL && reader->node->next->type == NODE_LINK;
}

/* `](address` that is not closed, or holds a blank. */
static void read_unclosed(const struct reader *reader, size_t from) {
  size_t end = from + 2;
  while (end < reader->text.len && strchr(" \t){", reader->text.at[end]) == NULL) end++;
  size_t close = str_find_char(reader->text, ')', end);
  struct str inner = str_slice(reader->text, from + 2, close == STR_NOT_FOUND ? end : close);
  if (close != STR_NOT_FOUND && str_find_char(inner, '"', 0) == STR_NOT_FOUND && str_ends(str_slice(inner, 0, end - from - 2), ":")) {
    struct str blank_free =
        str_join(reader->arena, str_slice(inner, 0, end - from - 2), str_trim(str_slice(inner, end - from - 2, inner.len)));
    report(reader, from, close + 1, str_format(reader->arena, "](%.*s)", STR_ARG(blank_free)));
    return;
  }
  while (end > from + 2 && strchr(".,;:!?", reader->text.at[end - 1]) != NULL) end--;
  struct str address = str_slice(reader->text, from + 2, end);
  bool is_plain = is_address(address) && !is_before_link(reader, reader->text.len);
  report(reader, from, end, is_plain ? str_format(reader->arena, "](%.*s)", STR_ARG(address)) : NO_TEXT);
}

/* `] (address)`. */
static void read_parted(const struct reader *reader, size_t from) {
  size_t close = str_find_char(reader->text, ')', from);
  struct str inner = str_slice(reader->text, from + 3, close == STR_NOT_FOUND ? from + 3 : close);
  if (is_address(inner) || is_before_link(reader, from + 3)) report(reader, from, from + 3, STR("]("));
}

/* `[id]]` */
static void read_half_closed(const struct reader *reader, size_t close) {
  size_t from = close;
  while (from > 0 && reader->text.at[from - 1] != '[') from--;
  size_t open = str_find(str_slice(reader->text, 0, close), STR("[["), 0);
  if (from == 0 || open != STR_NOT_FOUND) return; /* a [[…]] that could not be read has been told */
  report(reader, from - 1, close + 2, str_format(reader->arena, "[%.*s", STR_ARG(str_slice(reader->text, from - 1, close + 2))));
}

/* `[^name]` of a note that is not there. */
static void read_note(const struct reader *reader, size_t from) {
  size_t close = str_find_char(reader->text, ']', from);
  if (close != STR_NOT_FOUND && close > from + 2) report(reader, from, close + 1, NO_TEXT);
}

static void read_brackets(const struct reader *reader) {
  bool is_open = false;
  for (size_t i = str_find_char(reader->text, '[', 0); i < reader->text.len; i++) {
    char c = reader->text.at[i];
    if (c == '[') is_open = true;
    if (c == '[' && at(reader, i + 1) == '^') read_note(reader, i);
    if (c != ']' || !is_open) continue;
    if (at(reader, i + 1) == ']') read_half_closed(reader, i);
    if (at(reader, i + 1) == '(') read_unclosed(reader, i);
    if (at(reader, i + 1) == ' ' && at(reader, i + 2) == '(') read_parted(reader, i);
    is_open = false;
  }
}

/* -- what begins a block -- */

/* `##Heading` */
static void read_heading(const struct reader *reader) {
  size_t count = 0;
  while (at(reader, count) == '#') count++;
  unsigned char next = (unsigned char)at(reader, count);
  if (count < 2 || count > 6 || (!is_name_start((char)next) && next < 0x80)) return;
  report(reader, 0, count, str_format(reader->arena, "%.*s ", (int)count, reader->text.at));
}

/* `[!name]` outside a quote, and in one `[name]` and `[!name`. */
static void read_callout(const struct reader *reader, bool is_quote) {
  bool has_sign = at(reader, 1) == '!';
  if (at(reader, 0) != '[' || (has_sign && is_quote && str_find_char(reader->text, ']', 0) != STR_NOT_FOUND)) return;
  size_t from = has_sign ? 2 : 1;
  size_t end = from;
  while (end < reader->text.len && !is_space(reader->text.at[end]) && reader->text.at[end] != ']') end++;
  struct str name = str_slice(reader->text, from, end);
  if (!callout_is_name(reader->arena, name) || (!is_quote && !has_sign)) return;
  if (at(reader, end) == ']') end++;
  report(reader, 0, end, str_format(reader->arena, "%s[!%.*s]", is_quote ? "" : "> ", STR_ARG(name)));
}

static bool begins_line(const struct node *text) {
  return text->previous == NULL || text->previous->type == NODE_SOFT_BREAK || text->previous->type == NODE_HARD_BREAK;
}

static void read_beginning(const struct reader *reader) {
  const struct node *block = reader->node->parent;
  if (block->type != NODE_PARAGRAPH || !begins_line(reader->node)) return;
  read_heading(reader);
  if (reader->node->previous == NULL) read_callout(reader, block->parent->type == NODE_QUOTE && block->previous == NULL);
}

/* -- the tree -- */

static bool may_end_with_attributes(const struct node *text) {
  if (text->next != NULL || text->parent == NULL) return false;
  const struct node *block = text->parent;
  bool is_item = block->type == NODE_PARAGRAPH && block->parent->type == NODE_ITEM && block->previous == NULL;
  bool is_image = block->type == NODE_PARAGRAPH && text->previous != NULL && text->previous->type == NODE_IMAGE;
  return block->type == NODE_HEADING || is_item || is_image;
}

/* Next to what an escape makes literal; or in a quote whose callout is unknown, which has been told. */
static bool is_excused(const struct node *text) {
  const struct node *before = text->previous;
  const struct node *after = text->next;
  if (text->as.leaf.is_literal || text->line == 0) return true;
  if (before != NULL && before->type == NODE_TEXT && before->as.leaf.is_literal) return true;
  if (after != NULL && after->type == NODE_TEXT && after->as.leaf.is_literal) return true;
  const struct node *block = text->parent;
  bool is_opening = block->type == NODE_PARAGRAPH && block->parent->type == NODE_QUOTE && block->previous == NULL;
  const struct node *first = block->first;
  return is_opening && first->type == NODE_TEXT && str_starts(first->as.leaf.text, "[!") &&
         str_find_char(first->as.leaf.text, ']', 0) != STR_NOT_FOUND;
}

static void read_text(struct arena *arena, const struct lines *file, const struct node *node, struct diags *diags) {
  if (is_excused(node)) return;
  struct reader reader = {arena, file, diags, node, node->as.leaf.text, may_end_with_attributes(node)};
  read_braces(&reader);
  read_brackets(&reader);
  read_beginning(&reader);
}

/* A fence that nothing closes takes in all the rest of the document. */
static void read_code(const struct lines *file, const struct node *node, struct diags *diags) {
  struct str first = str_trim(lines_text(file, node->line));
  if (!str_starts(first, "```") && !str_starts(first, "~~~")) return;
  char fence[4] = {first.at[0], first.at[0], first.at[0], '\0'};
  bool is_closed = node->end_line > node->line && str_starts(str_trim(lines_text(file, node->end_line)), fence);
  bool is_nested = node->parent->type != NODE_DOCUMENT; /* ends with what it stands in, which looks closed enough */
  if (is_closed || is_nested) return;
  diags_add(diags, DIAG_CODE_OPEN, (struct place){file, node->line, node->column, 3}, NO_TEXT, NO_TEXT, NO_TEXT);
}

void slips_report(struct arena *arena, const struct lines *file, const struct node *root, struct diags *diags) {
  for (const struct node *node = root; node != NULL;) {
    bool is_words = node->type == NODE_LINK || node->type == NODE_REFERENCE || node->type == NODE_IMAGE;
    if (node->type == NODE_TEXT) read_text(arena, file, node, diags);
    if (node->type == NODE_CODE_BLOCK && node->line > 0) read_code(file, node, diags);
    node = is_words ? node_skip(node, root) : node_next(node, root);
  }
}

void slips_report_title(struct arena *arena, const struct lines *file, const struct node *text, struct diags *diags) {
  if (text->as.leaf.is_literal) return;
  struct reader reader = {arena, file, diags, text, text->as.leaf.text, true};
  read_braces(&reader);
}
