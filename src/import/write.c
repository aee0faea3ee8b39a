#include "import/write.h"

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

enum { WIDTH = 120, INDENT_MAX = 256 };

struct writer {
  struct buf *out;
  unsigned line;
  size_t line_start; /* in the output */
  char indent[INDENT_MAX];
  size_t indent_len;
  bool is_one_line; /* in headings and table cells */
  bool is_cell;
};

static void write_blocks(struct writer *writer, struct node *first, bool is_tight);
static void write_inlines(struct writer *writer, struct node *first);

/* ---- lines ---- */

static void begin_line(struct writer *writer) {
  writer->line_start = writer->out->len;
  buf_add_bytes(writer->out, writer->indent, writer->indent_len);
}

static void end_line(struct writer *writer) {
  buf_add_char(writer->out, '\n');
  writer->line++;
}

static void break_line(struct writer *writer) {
  end_line(writer);
  begin_line(writer);
}

/* An empty line within what is indented: quotes keep their mark. */
static void empty_line(struct writer *writer) {
  size_t len = writer->indent_len;
  while (len > 0 && writer->indent[len - 1] == ' ') len--;
  buf_add_bytes(writer->out, writer->indent, len);
  end_line(writer);
}

static void indent(struct writer *writer, const char *with) {
  size_t len = strlen(with);
  if (writer->indent_len + len > INDENT_MAX) return;
  memcpy(writer->indent + writer->indent_len, with, len);
  writer->indent_len += len;
}

static bool is_at_start(const struct writer *writer) {
  return writer->out->len <= writer->line_start + writer->indent_len;
}

/* ---- words ---- */

/* Whether the character would mean something where it stands; `before` and `after` are its neighbours, 0 for none. */
static bool is_escaped(const struct writer *writer, char c, char before, char after) {
  switch (c) {
  case '\\':
  case '`':
  case '*':
  case '[':
  case ']':
  case '{':
  case '}':
  case '<':
  case '~': return true;
  case '_': return !ascii_is_letter(before) || !ascii_is_letter(after);
  case '&': return after == '#' || after == '\0' || ascii_is_letter(after);
  case '|': return writer->is_cell;
  case '#': return writer->is_one_line && after == '\0'; /* would close a heading */
  default: return false;
  }
}

/* What would begin a block at the beginning of a line: `-`, `#`, `>`, `1.` and the like. */
static size_t marker_length(struct str text) {
  if (text.len == 0) return 0;
  if (strchr("-+#>=:|", text.at[0]) != NULL) return 1;
  size_t digits = 0;
  while (digits < text.len && ascii_is_digit(text.at[digits])) digits++;
  bool is_number = digits > 0 && digits < text.len && (text.at[digits] == '.' || text.at[digits] == ')');
  return is_number ? digits + 1 : 0;
}

static bool may_begin_line(struct str rest) {
  return rest.len > 0 && (ascii_is_letter(rest.at[0]) || (unsigned char)rest.at[0] >= 0x80U);
}

static size_t word_length(struct str rest) {
  size_t len = 0;
  while (len < rest.len && rest.at[len] != ' ') len++;
  return len;
}

/* The first word of what follows a node, as far as one looks. */
static struct str word_behind(const struct node *node) {
  const struct node *next = node != NULL ? node->next : NULL;
  return next != NULL && next->type == NODE_TEXT ? next->as.leaf.text : (struct str){0};
}

/* U+0080 to U+009F: what is left of old encodings. */
static bool is_wide_control(struct str text, size_t at) {
  return (unsigned char)text.at[at] == 0xC2U && at + 1 < text.len && (unsigned char)text.at[at + 1] < 0xA0U;
}

/* The line holds nothing but digits yet, of another node. */
static bool is_number_so_far(const struct writer *writer) {
  size_t at = writer->line_start + writer->indent_len;
  if (is_at_start(writer)) return false;
  while (at < writer->out->len && ascii_is_digit(writer->out->at[at])) at++;
  return at == writer->out->len;
}

/* `node` is what the text belongs to; NULL for a title. */
static void write_text(struct writer *writer, const struct node *node, struct str text) {
  if (is_at_start(writer)) {
    while (text.len > 0 && text.at[0] == ' ') text = str_slice(text, 1, text.len);
    size_t marker = marker_length(text);
    if (marker > 0) {
      buf_add_bytes(writer->out, text.at, marker - 1);
      buf_add_char(writer->out, '\\');
      buf_add_char(writer->out, text.at[marker - 1]);
      text = str_slice(text, marker, text.len);
    }
  }
  if (text.len > 0 && strchr(".)", text.at[0]) != NULL && is_number_so_far(writer)) buf_add_char(writer->out, '\\');
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    struct str rest = i + 1 < text.len ? str_slice(text, i + 1, text.len) : word_behind(node);
    bool is_full = writer->out->len + 1 + word_length(rest) > writer->line_start + WIDTH;
    if (c == ' ' && !writer->is_one_line && is_full && may_begin_line(rest)) {
      break_line(writer);
      continue;
    }
    bool is_control = (unsigned char)c < 0x20U || c == 0x7F;
    if (is_wide_control(text, i)) {
      i++;
      continue;
    }
    if (is_escaped(writer, c, i > 0 ? text.at[i - 1] : '\0', i + 1 < text.len ? text.at[i + 1] : '\0')) buf_add_char(writer->out, '\\');
    buf_add_char(writer->out, is_control ? ' ' : c);
  }
}

/* ---- emphasis ---- */

static bool is_wordlike(char c) {
  return ascii_is_letter(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80U;
}

static char first_byte(const struct node *node) {
  while (node != NULL && node->type != NODE_TEXT) node = node->first;
  return node != NULL && node->as.leaf.text.len > 0 ? node->as.leaf.text.at[0] : '\0';
}

static char last_byte(const struct node *node) {
  while (node != NULL && node->type != NODE_TEXT) node = node->last;
  return node != NULL && node->as.leaf.text.len > 0 ? node->as.leaf.text.at[node->as.leaf.text.len - 1] : '\0';
}

/* CommonMark's rules for what may open and close emphasis, on the safe side: a mark between a word's letter and punctuation is none. */
static bool can_be_emphasised(const struct writer *writer, const struct node *node) {
  char before = is_at_start(writer) ? '\0' : writer->out->at[writer->out->len - 1];
  char after = node->next != NULL ? first_byte(node->next) : '\0';
  char first = first_byte(node->first);
  char last = last_byte(node->last);
  bool opens = is_wordlike(first) || !is_wordlike(before);
  bool closes = is_wordlike(last) || !is_wordlike(after);
  bool is_lone = node->previous == NULL && node->next == NULL && (node->parent->type == NODE_STRONG || node->parent->type == NODE_EMPHASIS);
  if (before == '*' || after == '*') return is_lone && opens && closes && node->type != node->parent->type;
  return opens && closes && first != '\0' && last != '\0' && first != ' ' && last != ' ';
}

static void write_emphasis(struct writer *writer, const struct node *node) {
  const char *mark = node->type == NODE_STRONG ? "**" : node->type == NODE_STRIKE ? "~~" : "*";
  bool is_marked = can_be_emphasised(writer, node);
  if (is_marked) buf_add_zero(writer->out, mark);
  write_inlines(writer, node->first);
  if (is_marked) buf_add_zero(writer->out, mark);
}

/* ---- other inlines ---- */

static void write_code(struct writer *writer, struct str text) {
  size_t run = 0;
  size_t most = 0;
  for (size_t i = 0; i < text.len; i++) {
    run = text.at[i] == '`' ? run + 1 : 0;
    if (run > most) most = run;
  }
  bool is_padded = text.len > 0 && (text.at[0] == '`' || text.at[text.len - 1] == '`');
  for (size_t i = 0; i <= most; i++) buf_add_char(writer->out, '`');
  if (is_padded) buf_add_char(writer->out, ' ');
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '|' && writer->is_cell) buf_add_char(writer->out, '\\');
    buf_add_char(writer->out, (unsigned char)text.at[i] < 0x20U || is_wide_control(text, i) ? ' ' : text.at[i]);
    if (is_wide_control(text, i)) i++;
  }
  if (is_padded) buf_add_char(writer->out, ' ');
  for (size_t i = 0; i <= most; i++) buf_add_char(writer->out, '`');
}

static void write_url(struct writer *writer, struct str url) {
  static const char digits[] = "0123456789ABCDEF";
  for (size_t i = 0; i < url.len; i++) {
    unsigned char c = (unsigned char)url.at[i];
    if (c == '(' || c == ')') {
      buf_add_char(writer->out, '\\');
      buf_add_char(writer->out, (char)c);
    } else if (c <= 0x20U || c == 0x7FU || strchr("<>\\|\"`*[]", (int)c) != NULL) {
      buf_add_char(writer->out, '%');
      buf_add_char(writer->out, digits[c >> 4U]);
      buf_add_char(writer->out, digits[c & 15U]);
    } else {
      buf_add_char(writer->out, (char)c);
    }
  }
}

static void write_link(struct writer *writer, const struct node *node) {
  bool was_one_line = writer->is_one_line;
  writer->is_one_line = true;
  if (node->type == NODE_IMAGE) buf_add_char(writer->out, '!');
  buf_add_char(writer->out, '[');
  write_inlines(writer, node->first);
  buf_add(writer->out, STR("]("));
  write_url(writer, node->as.link.url);
  if (node->as.link.title.len > 0) {
    buf_add(writer->out, STR(" \""));
    for (size_t i = 0; i < node->as.link.title.len; i++) {
      char c = node->as.link.title.at[i];
      if (c == '"' || c == '\\' || c == '&' || (c == '|' && writer->is_cell)) buf_add_char(writer->out, '\\');
      buf_add_char(writer->out, (unsigned char)c < 0x20U ? ' ' : c);
    }
    buf_add_char(writer->out, '"');
  }
  buf_add_char(writer->out, ')');
  writer->is_one_line = was_one_line;
}

static void write_attributes(struct writer *writer, const struct attributes *attributes) {
  if (attributes == NULL || (attributes->id.len == 0 && attributes->class_count == 0)) return;
  const char *parted = "";
  buf_add(writer->out, STR(" {"));
  if (attributes->id.len > 0) {
    buf_format(writer->out, "#%.*s", STR_ARG(attributes->id));
    parted = " ";
  }
  for (size_t i = 0; i < attributes->class_count; i++) {
    buf_format(writer->out, "%s.%.*s", parted, STR_ARG(attributes->classes[i].key));
    parted = " ";
  }
  buf_add_char(writer->out, '}');
}

static void write_break(struct writer *writer, const struct node *node) {
  if (writer->is_one_line) {
    buf_add_char(writer->out, ' ');
    return;
  }
  if (node->type == NODE_HARD_BREAK) buf_add_char(writer->out, '\\');
  break_line(writer);
}

static void write_inline(struct writer *writer, struct node *node) {
  enum node_type type = node->type;
  node->line = writer->line;
  if (type == NODE_TEXT) {
    write_text(writer, node, node->as.leaf.text);
  } else if (type == NODE_EMPHASIS || type == NODE_STRONG || type == NODE_STRIKE) {
    write_emphasis(writer, node);
  } else if (type == NODE_CODE) {
    write_code(writer, node->as.leaf.text);
  } else if (type == NODE_LINK || type == NODE_IMAGE) {
    write_link(writer, node);
  } else if (type == NODE_HTML_INLINE) {
    buf_add(writer->out, node->as.leaf.text);
  } else if (type == NODE_FOOTNOTE_REFERENCE) {
    buf_format(writer->out, "[^%.*s]", STR_ARG(node->as.footnote.label));
  } else if ((type == NODE_SOFT_BREAK || type == NODE_HARD_BREAK) && node->next != NULL && node->previous != NULL) {
    write_break(writer, node);
  }
}

static void write_inlines(struct writer *writer, struct node *first) {
  for (struct node *node = first; node != NULL; node = node->next) write_inline(writer, node);
}

/* ---- blocks ---- */

static void write_heading(struct writer *writer, struct node *node) {
  for (unsigned i = 0; i < node->as.heading.level; i++) buf_add_char(writer->out, '#');
  buf_add_char(writer->out, ' ');
  writer->is_one_line = true;
  write_inlines(writer, node->first);
  writer->is_one_line = false;
  write_attributes(writer, node->attributes);
  end_line(writer);
}

static void write_list(struct writer *writer, struct node *list) {
  unsigned number = list->as.list.start;
  for (struct node *item = list->first; item != NULL; item = item->next, number++) {
    char marker[16];
    snprintf(marker, sizeof marker, list->as.list.is_ordered ? "%u. " : "- ", number);
    if (item->previous != NULL) {
      if (!list->as.list.is_tight) empty_line(writer);
      begin_line(writer);
    }
    item->line = writer->line;
    buf_add_zero(writer->out, marker);
    size_t before = writer->indent_len;
    for (size_t i = 0; marker[i] != '\0'; i++) indent(writer, " ");
    writer->line_start = writer->out->len - writer->indent_len;
    write_blocks(writer, item->first, list->as.list.is_tight);
    writer->indent_len = before;
  }
}

static void write_row(struct writer *writer, struct node *row, size_t columns) {
  struct node *cell = row->first;
  writer->is_one_line = writer->is_cell = true;
  row->line = writer->line;
  buf_add_char(writer->out, '|');
  for (size_t i = 0; i < columns; i++) {
    buf_add_char(writer->out, ' ');
    writer->line_start = writer->out->len - writer->indent_len - 1; /* nothing in a cell begins a block */
    if (cell != NULL) {
      write_inlines(writer, cell->first);
      cell = cell->next;
    }
    buf_add(writer->out, STR(" |"));
  }
  writer->is_one_line = writer->is_cell = false;
  end_line(writer);
}

static void write_alignment(struct writer *writer, enum node_alignment alignment) {
  bool is_left = alignment == ALIGN_LEFT || alignment == ALIGN_CENTRE;
  bool is_right = alignment == ALIGN_RIGHT || alignment == ALIGN_CENTRE;
  buf_add(writer->out, is_left ? STR("|:--") : STR("|---"));
  if (is_right) buf_add_char(writer->out, ':');
}

static void write_table(struct writer *writer, const struct node *table) {
  size_t columns = table->as.table.column_count;
  for (struct node *row = table->first; row != NULL; row = row->next) {
    if (row->previous != NULL) begin_line(writer);
    write_row(writer, row, columns);
    if (row->previous != NULL) continue;
    begin_line(writer);
    const struct node *cell = row->first;
    for (size_t i = 0; i < columns; i++) {
      write_alignment(writer, cell != NULL ? cell->as.cell.alignment : ALIGN_NONE);
      if (cell != NULL) cell = cell->next;
    }
    buf_add_char(writer->out, '|');
    end_line(writer);
  }
}

static void write_code_block(struct writer *writer, struct str text) {
  static const char fence[] = "~~~~~~~~";
  buf_add(writer->out, STR(fence));
  end_line(writer);
  struct str line;
  for (struct str rest = text; str_split(&rest, '\n', &line);) {
    begin_line(writer);
    buf_add(writer->out, line);
    end_line(writer);
  }
  begin_line(writer);
  buf_add(writer->out, STR(fence));
  end_line(writer);
}

/* Quotes and callouts; the first line has been begun. */
static void write_quote(struct writer *writer, struct node *node) {
  size_t before = writer->indent_len;
  static const char *const names[] = {[CALLOUT_CONCEPT] = "begreb",
                                      [CALLOUT_GOAL] = "mål",
                                      [CALLOUT_CONTACT] = "kontakt",
                                      [CALLOUT_FIGURE] = "figur",
                                      [CALLOUT_NOTE] = "note"};
  buf_add(writer->out, STR("> "));
  indent(writer, "> ");
  if (node->type == NODE_CALLOUT) {
    buf_format(writer->out, "[!%s] ", names[node->as.callout.kind]);
    writer->is_one_line = true;
    write_text(writer, NULL, node->as.callout.title);
    writer->is_one_line = false;
    write_attributes(writer, node->attributes);
    end_line(writer);
    if (node->first != NULL) begin_line(writer);
  }
  writer->line_start = writer->out->len - writer->indent_len;
  if (node->first != NULL) write_blocks(writer, node->first, false);
  writer->indent_len = before;
}

static void write_note(struct writer *writer, struct node *node) {
  size_t before = writer->indent_len;
  buf_format(writer->out, "[^%.*s]: ", STR_ARG(node->as.footnote.label));
  indent(writer, "    ");
  writer->line_start = writer->out->len - writer->indent_len;
  write_blocks(writer, node->first, false);
  writer->indent_len = before;
}

static void write_block(struct writer *writer, struct node *node) {
  enum node_type type = node->type;
  node->line = writer->line;
  if (type == NODE_HEADING) {
    write_heading(writer, node);
  } else if (type == NODE_LIST) {
    write_list(writer, node);
  } else if (type == NODE_TABLE) {
    write_table(writer, node);
  } else if (type == NODE_QUOTE || type == NODE_CALLOUT) {
    write_quote(writer, node);
  } else if (type == NODE_FOOTNOTE) {
    write_note(writer, node);
  } else if (type == NODE_CODE_BLOCK) {
    write_code_block(writer, node->as.code_block.text);
  } else {
    if (type == NODE_RULE) buf_add(writer->out, STR("***"));
    write_inlines(writer, node->first);
    end_line(writer);
  }
}

/* Two lists in a row would become one. */
static bool are_parted_lists(const struct node *a, const struct node *b) {
  return a->type == NODE_LIST && b->type == NODE_LIST && a->as.list.is_ordered == b->as.list.is_ordered;
}

/* The first line has been begun. */
static void write_blocks(struct writer *writer, struct node *first, bool is_tight) {
  if (first == NULL) end_line(writer);
  for (struct node *node = first; node != NULL; node = node->next) {
    if (node != first) {
      bool is_close = is_tight && node->type == NODE_LIST && node->previous->type == NODE_PARAGRAPH;
      if (!is_close) empty_line(writer);
      begin_line(writer);
      if (are_parted_lists(node->previous, node)) {
        buf_add(writer->out, STR("<!-- en ny liste -->"));
        end_line(writer);
        empty_line(writer);
        begin_line(writer);
      }
    }
    write_block(writer, node);
  }
}

void write_markdown(struct node *root, unsigned first_line, struct buf *out) {
  struct writer writer = {.out = out, .line = first_line, .line_start = out->len};
  if (root->first != NULL) write_blocks(&writer, root->first, false);
}
