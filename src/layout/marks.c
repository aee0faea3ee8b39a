#include "layout/marks.h"

#include "layout/foreign_text.h"

static bool is_danish(const struct marks *marks) {
  return str_is(marks->options->language, "da");
}

bool marks_are_drawn(const struct marks *marks) {
  return marks->options->marks != NULL;
}

bool marks_are_deleting(const struct marks *marks) {
  return marks->around == MARK_DELETED || marks->open == MARK_DELETED;
}

/* HTML that is let through opens and closes elements of its own, which no element may cut across; a sentence that was moved has marks of
 * its own in it. */
enum node_mark marks_of(const struct marks *marks, const struct node *node) {
  if (node_is_block(node) || node->type == NODE_SENTENCE || (node->type == NODE_HTML_INLINE && marks->options->raw_html)) return MARK_NONE;
  return node->mark != MARK_NONE ? node->mark : marks->around;
}

/* -- words -- */

static void add(struct marks *marks, const char *html) {
  buf_add_zero(marks->out, html);
}

/* Read out by screen readers, not seen. */
static void add_hidden(struct marks *marks, const char *danish, const char *english) {
  add(marks, "<span class=\"visually-hidden\" data-label>");
  add(marks, is_danish(marks) ? danish : english);
  add(marks, "</span>");
}

static void open_mark(struct marks *marks, enum node_mark mark) {
  if (mark == MARK_INSERTED) {
    add(marks, "<ins>");
    add_hidden(marks, "Tilføjet: ", "Added: ");
  }
  if (mark == MARK_DELETED) {
    add(marks, "<del>");
    add_hidden(marks, "Fjernet: ", "Removed: ");
  }
}

void marks_write_end(struct marks *marks) {
  add_hidden(marks, " (slut)", " (end)");
}

static void close_mark(struct marks *marks) {
  if (marks->open == MARK_INSERTED || marks->open == MARK_DELETED) marks_write_end(marks);
  if (marks->open == MARK_INSERTED) add(marks, "</ins>");
  if (marks->open == MARK_DELETED) add(marks, "</del>");
}

void marks_switch(struct marks *marks, enum node_mark mark) {
  if (mark == marks->open) return;
  close_mark(marks);
  open_mark(marks, mark);
  marks->open = mark;
}

/* A plain link to the change before or behind. */
static void add_way(struct marks *marks, const char *rel, const char *words, unsigned change, const char *sign) {
  buf_format(marks->out, "<a class=\"change-way\" rel=\"%s\" href=\"#aendring-%u\" aria-label=\"%s%u\">%s</a> ", rel, change, words, change,
             sign);
}

void marks_write_pending(struct marks *marks) {
  unsigned change = marks->pending;
  if (change == 0) return;
  marks->pending = 0;
  const struct body_marks *drawn = marks->options->marks;
  bool is_linked = drawn->count > 0;
  add(marks, "<span class=\"change-label\" data-label>");
  buf_format(marks->out,
             is_linked ? "<a class=\"change-number\" href=\"#aendring-%u\">%u</a> " : "<span class=\"change-number\">%u</span> ", change,
             change);
  struct str words = drawn->label != NULL ? drawn->label(drawn->context, change) : (struct str){NULL, 0};
  foreign_text_write(marks->out, marks->options->scratch, marks->options->foreign, words);
  if (words.len > 0) buf_add_char(marks->out, ' ');
  if (is_linked && change > 1) add_way(marks, "prev", is_danish(marks) ? "Forrige ændring: " : "Previous change: ", change - 1, "←");
  if (is_linked && change < drawn->count) add_way(marks, "next", is_danish(marks) ? "Næste ændring: " : "Next change: ", change + 1, "→");
  add(marks, "</span>");
}

void marks_begin_words(struct marks *marks) {
  if (!marks_are_drawn(marks)) return;
  marks_write_pending(marks);
  marks_switch(marks, marks->around);
}

void marks_end_words(struct marks *marks) {
  if (marks_are_drawn(marks)) marks_switch(marks, MARK_NONE);
}

/* -- blocks -- */

struct marks marks_enter(struct marks *marks, const struct node *block) {
  struct marks former = *marks;
  if (block->mark == MARK_INSERTED || block->mark == MARK_DELETED) marks->around = block->mark;
  if (block->mark == MARK_MOVED) marks->around = MARK_NONE;
  if (block->change != 0) marks->pending = block->change;
  return former;
}

void marks_leave(struct marks *marks, struct marks former) {
  bool was_written = marks->pending != former.pending;
  marks->around = former.around;
  marks->pending = was_written ? 0 : former.pending;
}

void marks_write_attributes(struct marks *marks, const struct node *node) {
  if (!marks_are_drawn(marks) || node->change == 0) return;
  unsigned number = node->change;
  buf_format(marks->out, " id=\"aendring-%u\" data-change=\"%u\"", number, number);
  if (node->mark == MARK_MOVED) buf_format(marks->out, " data-moved=\"%u\"", number);
}

void marks_write_pointer(struct marks *marks, const struct node *node) {
  unsigned number = node->change;
  const char *words = is_danish(marks) ? "Flyttet herfra: se ændring" : "Moved from here: see change";
  const char *element = node_is_block(node) ? "p" : "span"; /* a sentence stood among others */
  buf_format(marks->out, "<%s class=\"moved-pointer\" data-label data-pointer=\"%u\"><a href=\"#aendring-%u\">%s %u</a></%s>", element,
             number, number, words, number, element);
}
