#include "layout/body_writer.h"
#include "layout/foreign_text.h"
#include "layout/href.h"

static void write_node(struct body_writer *writer, const struct node *node);

void body_add(struct body_writer *writer, const char *html) {
  buf_add_zero(writer->out, html);
}

void body_begin_line(struct body_writer *writer) {
  if (writer->out->len > writer->start && writer->out->at[writer->out->len - 1] != '\n') buf_add_char(writer->out, '\n');
}

static void add_id(struct body_writer *writer, struct str id) {
  if (id.len == 0 || writer->options->omit_ids || marks_are_deleting(&writer->marks)) return;
  body_add(writer, " id=\"");
  buf_add_html(writer->out, writer->options->id_prefix);
  buf_add_html(writer->out, id);
  buf_add_char(writer->out, '"');
}

/* The id of an element; where it begins a change it is the change's, and its own stands in it. */
void body_close_tag(struct body_writer *writer, const struct node *node) {
  bool is_change = marks_are_drawn(&writer->marks) && node->change != 0;
  if (!is_change) add_id(writer, node->id);
  marks_write_attributes(&writer->marks, node);
  buf_add_char(writer->out, '>');
  if (!is_change || node->id.len == 0 || writer->options->omit_ids || marks_are_deleting(&writer->marks)) return;
  body_add(writer, "<span");
  add_id(writer, node->id);
  body_add(writer, "></span>");
}

/* Writes the beginning of a block: `opening` is its tag without the closing bracket. */
void body_open_block(struct body_writer *writer, const char *opening, const struct node *node) {
  body_begin_line(writer);
  body_add(writer, opening);
  body_close_tag(writer, node);
}

/* -- addresses -- */

static struct body_address find_address(struct body_writer *writer, const struct node *node) {
  const struct body_links *links = writer->options->links;
  struct str url = node->as.link.url;
  if (links == NULL || links->address == NULL) return (struct body_address){url, node->as.link.size};
  return links->address(links->context, url, node->type == NODE_IMAGE);
}

/* Where raw HTML is not let through, an address that runs as a script is not either. */
static void write_address(struct body_writer *writer, struct str url) {
  if (writer->options->raw_html || !href_is_dangerous(url)) href_write(writer->out, url);
}

static void write_title(struct body_writer *writer, struct str title) {
  if (title.len == 0) return;
  body_add(writer, " title=\"");
  buf_add_html(writer->out, title);
  buf_add_char(writer->out, '"');
}

/* Where the old text's links led may be gone: its words stay. In a comparison a link that leads nowhere is words too. */
static void write_link(struct body_writer *writer, const struct node *node) {
  bool is_nowhere = marks_are_drawn(&writer->marks) && node->as.link.url.len == 0;
  if (is_nowhere || marks_are_deleting(&writer->marks)) {
    body_write_below(writer, node);
    return;
  }
  body_add(writer, "<a href=\"");
  write_address(writer, find_address(writer, node).url);
  buf_add_char(writer->out, '"');
  write_title(writer, node->as.link.title);
  buf_add_char(writer->out, '>');
  body_write_below(writer, node);
  body_add(writer, "</a>");
}

static struct body_target find_target(struct body_writer *writer, unsigned index) {
  const struct body_links *links = writer->options->links;
  if (links == NULL || links->reference == NULL) return (struct body_target){{NULL, 0}, {NULL, 0}};
  return links->reference(links->context, index);
}

static void open_reference(struct body_writer *writer, struct body_target target) {
  if (target.href.len == 0) return;
  body_add(writer, "<a href=\"");
  href_write(writer->out, target.href);
  body_add(writer, "\" class=\"reference\">");
}

static void close_reference(struct body_writer *writer, struct body_target target) {
  if (target.href.len > 0) body_add(writer, "</a>");
}

/* In a comparison a reference shows its own words, which were compared; those of the old text are numbered elsewhere. */
static void write_reference(struct body_writer *writer, const struct node *node) {
  struct body_target target = {{NULL, 0}, {NULL, 0}};
  if (!marks_are_deleting(&writer->marks)) target = find_target(writer, node->as.reference.index);
  if (marks_are_drawn(&writer->marks)) target.label = (struct str){NULL, 0};
  open_reference(writer, target);
  if (target.label.len > 0)
    buf_add_html(writer->out, target.label);
  else
    body_write_below(writer, node);
  close_reference(writer, target);
}

static void write_plain(struct body_writer *writer, const struct node *root) {
  for (const struct node *node = node_next(root, root); node != NULL; node = node_next(node, root)) {
    if (node->type == NODE_TEXT || node->type == NODE_CODE || node->type == NODE_HTML_INLINE) buf_add_html(writer->out, node->as.leaf.text);
    if (node->type == NODE_SOFT_BREAK || node->type == NODE_HARD_BREAK) buf_add_char(writer->out, ' ');
  }
}

static void write_picture(struct body_writer *writer, struct str url) {
  const struct body_links *links = writer->options->links;
  struct str bytes = links != NULL && links->picture != NULL ? links->picture(links->context, url) : (struct str){NULL, 0};
  if (bytes.len > 0)
    href_write(writer->out, bytes); /* made by us: none of the addresses that may be dangerous */
  else
    write_address(writer, url);
}

/* An edition may have lost its picture: the words that stand for it are left. */
static void write_image(struct body_writer *writer, const struct node *node) {
  if (marks_are_deleting(&writer->marks)) {
    body_add(writer, "<span class=\"removed-image\" data-label>");
    write_plain(writer, node);
    body_add(writer, "</span>");
    return;
  }
  const struct node *figure = node->parent != NULL && node->parent->type == NODE_FIGURE ? node->parent : NULL;
  struct body_address address = find_address(writer, node);
  struct str url = address.url;
  if (url.len == 0 && (node->as.link.url.len > 0 || marks_are_drawn(&writer->marks))) {
    write_plain(writer, node);
    return;
  }
  body_add(writer, "<img src=\"");
  write_picture(writer, url);
  body_add(writer, "\" alt=\"");
  if (figure == NULL || !figure->as.figure.is_decorative) write_plain(writer, node);
  buf_add_char(writer->out, '"');
  if (address.size.width > 0) buf_format(writer->out, " width=\"%u\" height=\"%u\"", address.size.width, address.size.height);
  if (figure != NULL)
    body_add(writer, " loading=\"lazy\"");
  else
    write_title(writer, node->as.link.title);
  buf_add_char(writer->out, '>');
}

/* -- blocks -- */

static bool is_tight(const struct node *paragraph) {
  const struct node *list = paragraph->parent != NULL ? paragraph->parent->parent : NULL;
  return list != NULL && list->type == NODE_LIST && list->as.list.is_tight;
}

/* What has no element of its own gets one to carry its change. */
static void write_in_carrier(struct body_writer *writer, const char *element, const struct node *node) {
  buf_format(writer->out, "<%s", element);
  body_close_tag(writer, node);
  body_write_below(writer, node);
  buf_format(writer->out, "</%s>", element);
}

/* Two paragraphs meet in a tight item only where a comparison shows what was loose before: they are two, with space between. */
static void write_tight(struct body_writer *writer, const struct node *node) {
  if (node->previous != NULL && node->previous->type == NODE_PARAGRAPH) body_begin_line(writer);
  bool is_change = marks_are_drawn(&writer->marks) && node->change != 0;
  if (is_change)
    write_in_carrier(writer, node->mark == MARK_MOVED ? "div" : "span", node);
  else
    body_write_below(writer, node);
}

static void write_paragraph(struct body_writer *writer, const struct node *node) {
  if (is_tight(node)) {
    write_tight(writer, node);
    return;
  }
  body_open_block(writer, "<p", node);
  body_write_below(writer, node);
  bool ends_note = node->parent != NULL && node->parent->type == NODE_FOOTNOTE && node->next == NULL;
  if (ends_note && !marks_are_drawn(&writer->marks)) {
    buf_add_char(writer->out, ' ');
    body_write_ways_back(writer, node->parent);
  }
  body_add(writer, "</p>\n");
}

/* Beside a heading, not in it: its name is read out in lists of headings. */
static void write_history_link(struct body_writer *writer, const struct node *node) {
  const struct body_links *links = writer->options->links;
  if (links == NULL || links->history == NULL || node->id.len == 0 || marks_are_drawn(&writer->marks)) return;
  struct str href = links->history(links->context, node->id);
  if (href.len == 0) return;
  bool is_danish = str_is(writer->options->language, "da");
  body_add(writer, "<p class=\"to-history\"><a href=\"");
  href_write(writer->out, href);
  body_add(writer, is_danish ? "\" aria-label=\"Historik for afsnittet: " : "\" aria-label=\"History of the section: ");
  write_plain(writer, node);
  body_add(writer, is_danish ? "\">Historik</a></p>\n" : "\">History</a></p>\n");
}

static void write_heading(struct body_writer *writer, const struct node *node) {
  static const char *const openings[] = {"<h1", "<h2", "<h3", "<h4", "<h5", "<h6"};
  static const char *const closings[] = {"</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"};
  int level = (int)node->as.heading.level + writer->options->heading_shift;
  if (level < 1) level = 1;
  if (level > 6) level = 6;
  body_open_block(writer, openings[level - 1], node);
  body_write_below(writer, node);
  body_add(writer, closings[level - 1]);
  write_history_link(writer, node);
}

static void write_list(struct body_writer *writer, const struct node *node) {
  char numbered[32];
  snprintf(numbered, sizeof numbered, "<ol start=\"%u\"", node->as.list.start);
  const char *ordered = node->as.list.start == 1 ? "<ol" : numbered;
  body_open_block(writer, node->as.list.is_ordered ? ordered : "<ul", node);
  buf_add_char(writer->out, '\n');
  body_write_below(writer, node);
  body_add(writer, node->as.list.is_ordered ? "</ol>\n" : "</ul>\n");
}

/* A box that cannot be ticked still has a name: those who listen hear nothing else of it. */
static void write_task(struct body_writer *writer, bool is_done) {
  static const char *const names[2][2] = {{"Not done", "Done"}, {"Ikke udført", "Udført"}};
  body_add(writer, is_done ? "<input type=\"checkbox\" checked disabled" : "<input type=\"checkbox\" disabled");
  if (writer->options->language.len > 0)
    buf_format(writer->out, " aria-label=\"%s\"", names[str_is(writer->options->language, "da")][is_done]);
  body_add(writer, "> ");
}

static void write_item(struct body_writer *writer, const struct node *node) {
  body_open_block(writer, "<li", node);
  if (node->as.item.task != TASK_NONE) write_task(writer, node->as.item.task == TASK_DONE);
  body_write_below(writer, node);
  body_add(writer, "</li>\n");
}

static void write_quote(struct body_writer *writer, const struct node *node) {
  body_open_block(writer, "<blockquote", node);
  buf_add_char(writer->out, '\n');
  body_write_below(writer, node);
  body_begin_line(writer);
  body_add(writer, "</blockquote>\n");
}

static void write_code_block(struct body_writer *writer, const struct node *node) {
  struct str info = node->as.code_block.info;
  size_t word = 0;
  while (word < info.len && strchr(" \t\n\v\f\r", info.at[word]) == NULL) word++;
  body_open_block(writer, "<pre", node);
  if (info.len > 0) {
    body_add(writer, "<code class=\"language-");
    buf_add_html(writer->out, str_slice(info, 0, word));
    body_add(writer, "\">");
  } else {
    body_add(writer, "<code>");
  }
  marks_begin_words(&writer->marks);
  buf_add_html(writer->out, node->as.code_block.text);
  marks_end_words(&writer->marks);
  body_add(writer, "</code></pre>\n");
}

/* Where HTML is not let through, a comment is still none of the reader's business. */
static bool is_hidden_html(const struct body_writer *writer, const struct node *node) {
  return !writer->options->raw_html && node_is_comment(node);
}

static void write_html_block(struct body_writer *writer, const struct node *node) {
  if (is_hidden_html(writer, node)) return;
  body_begin_line(writer);
  if (writer->options->raw_html) {
    if (!marks_are_deleting(&writer->marks)) buf_add(writer->out, node->as.leaf.text);
  } else {
    body_add(writer, "<p");
    body_close_tag(writer, node);
    marks_begin_words(&writer->marks);
    buf_add_html(writer->out, str_trim(node->as.leaf.text));
    marks_end_words(&writer->marks);
    body_add(writer, "</p>");
  }
  body_begin_line(writer);
}

/* -- what spor adds -- */

/* A contact's title leads to its unit. */
static void write_callout_title(struct body_writer *writer, const struct node *node) {
  unsigned reference = node->as.callout.reference;
  struct body_target target = {{NULL, 0}, {NULL, 0}};
  if (reference > 0 && !marks_are_deleting(&writer->marks)) target = find_target(writer, reference - 1);
  open_reference(writer, target);
  if (node->as.callout.marked_title != NULL) {
    body_write_below(writer, node->as.callout.marked_title);
  } else {
    marks_begin_words(&writer->marks);
    foreign_text_write(writer->out, writer->options->scratch, writer->options->foreign, node->as.callout.title);
    marks_end_words(&writer->marks);
  }
  close_reference(writer, target);
}

/* A concept's title is the term that the callout defines. A note is an aside; the others belong to the text. */
static void write_callout(struct body_writer *writer, const struct node *node) {
  static const struct {
    const char *opening, *before_title, *after_title, *closing;
  } shapes[] = {
      [CALLOUT_CONCEPT] = {"<div class=\"callout callout-concept\"", "<p class=\"callout-title\"><dfn>", "</dfn></p>\n", "</div>\n"},
      [CALLOUT_GOAL] = {"<div class=\"callout callout-goal\"", "<p class=\"callout-title\">", "</p>\n", "</div>\n"},
      [CALLOUT_CONTACT] = {"<div class=\"callout callout-contact\"", "<p class=\"callout-title\">", "</p>\n", "</div>\n"},
      [CALLOUT_FIGURE] = {"<figure class=\"callout callout-figure\"", "<figcaption class=\"callout-title\">", "</figcaption>\n",
                          "</figure>\n"},
      [CALLOUT_NOTE] = {"<aside class=\"callout callout-note\" role=\"note\"", "<p class=\"callout-title\">", "</p>\n", "</aside>\n"},
  };
  enum callout_kind kind = node->as.callout.kind;
  body_open_block(writer, shapes[kind].opening, node);
  buf_add_char(writer->out, '\n');
  if (node->as.callout.title.len > 0 || node->as.callout.marked_title != NULL) {
    body_add(writer, shapes[kind].before_title);
    write_callout_title(writer, node);
    body_add(writer, shapes[kind].after_title);
  }
  body_write_below(writer, node);
  body_begin_line(writer);
  body_add(writer, shapes[kind].closing);
}

/* The image's title is the caption. */
static void write_figure(struct body_writer *writer, const struct node *node) {
  body_open_block(writer, "<figure", node);
  buf_add_char(writer->out, '\n');
  body_write_below(writer, node);
  body_begin_line(writer);
  if (node->first != NULL && node->first->type == NODE_IMAGE && node->first->as.link.title.len > 0) {
    body_add(writer, "<figcaption>");
    marks_begin_words(&writer->marks);
    buf_add_html(writer->out, node->first->as.link.title);
    marks_end_words(&writer->marks);
    body_add(writer, "</figcaption>\n");
  }
  body_add(writer, "</figure>\n");
}

/* -- the tree -- */

static void write_around(struct body_writer *writer, const char *opening, const struct node *node, const char *closing) {
  body_add(writer, opening);
  body_write_below(writer, node);
  body_add(writer, closing);
}

/* In a comparison <ins> and <del> say what was inserted and deleted, whoever writes them. */
static bool is_mistakable(const struct body_writer *writer, const struct node *node) {
  struct str html = node->as.leaf.text;
  bool is_mark = str_starts(html, "<ins") || str_starts(html, "</ins") || str_starts(html, "<del") || str_starts(html, "</del");
  return marks_are_drawn(&writer->marks) && (is_mark || node->mark == MARK_DELETED || writer->marks.around == MARK_DELETED);
}

static void write_html_inline(struct body_writer *writer, const struct node *node) {
  if (is_hidden_html(writer, node)) return;
  if (writer->options->raw_html && is_mistakable(writer, node)) return;
  if (writer->options->raw_html)
    buf_add(writer->out, node->as.leaf.text);
  else
    buf_add_html(writer->out, node->as.leaf.text);
}

static void write_code(struct body_writer *writer, const struct node *node) {
  body_add(writer, "<code>");
  buf_add_html(writer->out, node->as.leaf.text);
  body_add(writer, "</code>");
}

static void write_rule(struct body_writer *writer, const struct node *node) {
  body_begin_line(writer);
  if (marks_are_drawn(&writer->marks) && writer->marks.around != MARK_NONE) {
    const char *name = writer->marks.around == MARK_INSERTED ? "ins" : "del";
    buf_format(writer->out, "<%s", name);
    marks_write_attributes(&writer->marks, node);
    buf_format(writer->out, "><hr></%s>\n", name);
    return;
  }
  body_add(writer, "<hr");
  add_id(writer, node->id);
  body_add(writer, ">\n");
}

static void write_soft_break(struct body_writer *writer, const struct node *node) {
  (void)node;
  buf_add_char(writer->out, '\n');
}

static void write_hard_break(struct body_writer *writer, const struct node *node) {
  (void)node;
  body_add(writer, "<br>\n");
}

static void write_emphasis(struct body_writer *writer, const struct node *node) {
  write_around(writer, "<em>", node, "</em>");
}

static void write_strong(struct body_writer *writer, const struct node *node) {
  write_around(writer, "<strong>", node, "</strong>");
}

static void write_strike(struct body_writer *writer, const struct node *node) {
  if (marks_are_drawn(&writer->marks))
    write_around(writer, "<s>", node, "</s>");
  else
    write_around(writer, "<del>", node, "</del>");
}

/* Blocks that are moved together, each under its own element. */
static void write_document(struct body_writer *writer, const struct node *node) {
  bool is_group = marks_are_drawn(&writer->marks) && node->mark == MARK_MOVED;
  if (!is_group) {
    body_write_below(writer, node);
    return;
  }
  body_begin_line(writer);
  body_add(writer, "<div");
  body_close_tag(writer, node);
  buf_add_char(writer->out, '\n');
  body_write_below(writer, node);
  body_add(writer, "</div>\n");
}

/* Sentences that were moved, or the pointer to them. */
static void write_sentence(struct body_writer *writer, const struct node *node) {
  if (node->mark == MARK_POINTER) {
    marks_write_pointer(&writer->marks, node);
    return;
  }
  struct marks former = marks_enter(&writer->marks, node);
  body_add(writer, "<span");
  body_close_tag(writer, node);
  body_write_below(writer, node);
  marks_write_end(&writer->marks);
  body_add(writer, "</span>");
  marks_leave(&writer->marks, former);
}

static void write_plainly(struct body_writer *writer, const struct node *node) {
  static void (*const writers[])(struct body_writer *, const struct node *) = {
      [NODE_DOCUMENT] = write_document,
      [NODE_QUOTE] = write_quote,
      [NODE_LIST] = write_list,
      [NODE_ITEM] = write_item,
      [NODE_CODE_BLOCK] = write_code_block,
      [NODE_HTML_BLOCK] = write_html_block,
      [NODE_PARAGRAPH] = write_paragraph,
      [NODE_HEADING] = write_heading,
      [NODE_RULE] = write_rule,
      [NODE_TABLE] = body_write_table,
      [NODE_TABLE_ROW] = body_write_row,
      [NODE_TABLE_CELL] = body_write_cell,
      [NODE_FOOTNOTE] = body_write_footnote,
      [NODE_CALLOUT] = write_callout,
      [NODE_FIGURE] = write_figure,
      [NODE_TEXT] = body_write_text,
      [NODE_SOFT_BREAK] = write_soft_break,
      [NODE_HARD_BREAK] = write_hard_break,
      [NODE_CODE] = write_code,
      [NODE_HTML_INLINE] = write_html_inline,
      [NODE_EMPHASIS] = write_emphasis,
      [NODE_STRONG] = write_strong,
      [NODE_STRIKE] = write_strike,
      [NODE_LINK] = write_link,
      [NODE_IMAGE] = write_image,
      [NODE_FOOTNOTE_REFERENCE] = body_write_footnote_reference,
      [NODE_REFERENCE] = write_reference,
      [NODE_SENTENCE] = write_sentence,
  };
  writers[node->type](writer, node);
}

static void write_pointer(struct body_writer *writer, const struct node *node) {
  bool is_in_list = node->type == NODE_ITEM || node->type == NODE_FOOTNOTE;
  body_begin_line(writer);
  if (is_in_list) body_add(writer, "<li data-label>");
  marks_write_pointer(&writer->marks, node);
  body_add(writer, is_in_list ? "</li>\n" : "\n");
}

static void write_node(struct body_writer *writer, const struct node *node) {
  if (!marks_are_drawn(&writer->marks) || !node_is_block(node)) {
    write_plainly(writer, node);
  } else if (node->mark == MARK_POINTER && node->type != NODE_TABLE_ROW) {
    write_pointer(writer, node);
  } else {
    struct marks former = marks_enter(&writer->marks, node);
    write_plainly(writer, node);
    marks_leave(&writer->marks, former);
  }
}

/* Inlines that stand side by side under the same mark share its element; below one that is marked nothing more is said. */
static void write_child(struct body_writer *writer, const struct node *child, bool may_mark) {
  if (may_mark && !node_is_block(child)) {
    marks_switch(&writer->marks, marks_of(&writer->marks, child) == writer->marks.open ? writer->marks.open : MARK_NONE);
    marks_write_pending(&writer->marks);
    marks_switch(&writer->marks, marks_of(&writer->marks, child));
  }
  write_node(writer, child);
}

/* The notes at the end of a document share one box: a section would need a heading. */
void body_write_below(struct body_writer *writer, const struct node *node) {
  bool folds =
      node->type == NODE_DOCUMENT && node->parent == NULL && marks_are_drawn(&writer->marks) && writer->options->marks->folds_unchanged;
  const struct node *fold_end = NULL;
  bool in_notes = false, may_mark = marks_are_drawn(&writer->marks) && writer->marks.open == MARK_NONE;
  for (const struct node *child = node->first; child != NULL; child = child->next) {
    bool is_shown_note = child->type == NODE_FOOTNOTE && (!writer->options->omit_ids || marks_are_drawn(&writer->marks));
    if (is_shown_note && !in_notes) {
      body_add(writer, "<div class=\"footnotes\" data-footnotes>\n<ol>\n");
      in_notes = true;
    }
    if (folds && fold_end == NULL) fold_end = body_begin_fold(writer, child);
    write_child(writer, child, may_mark);
    if (child != fold_end) continue;
    body_end_fold(writer);
    fold_end = NULL;
  }
  if (may_mark) marks_switch(&writer->marks, MARK_NONE);
  if (in_notes) body_add(writer, "</ol>\n</div>\n");
}

int body_heading_shift(const struct node *root, int level) {
  unsigned top = 7;
  for (const struct node *node = root->first; node != NULL; node = node->next) {
    if (node->type == NODE_HEADING && node->as.heading.level < top) top = node->as.heading.level;
  }
  return top == 7 ? 0 : level - (int)top;
}

void body_write(const struct node *node, const struct body_options *options, struct buf *out) {
  struct body_writer writer = {.options = options, .out = out, .start = out->len, .marks = {.options = options, .out = out}};
  write_node(&writer, node);
}

void body_write_children(const struct node *node, const struct body_options *options, struct buf *out) {
  struct body_writer writer = {.options = options, .out = out, .start = out->len, .marks = {.options = options, .out = out}};
  body_write_below(&writer, node);
}
