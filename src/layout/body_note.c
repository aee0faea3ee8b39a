#include "layout/body_writer.h"
#include "layout/href.h"

/* `fn-label`, or `fnref-label-2` for the second mark of the same note. */
static void add_footnote_id(struct body_writer *writer, const char *kind, const struct node *node, unsigned use) {
  buf_add_html(writer->out, writer->options->id_prefix);
  body_add(writer, kind);
  href_write(writer->out, node->as.footnote.label);
  if (use > 1) buf_format(writer->out, "-%u", use);
}

/* The numbers of notes are counted, not written: in a comparison they belong to neither text. */
static void write_marked_footnote_reference(struct body_writer *writer, const struct node *node) {
  body_add(writer, "<sup class=\"footnote-ref\" data-label>");
  bool is_link = !writer->options->omit_ids && !marks_are_deleting(&writer->marks);
  if (is_link) {
    body_add(writer, "<a href=\"#");
    add_footnote_id(writer, "fn-", node, 1);
    body_add(writer, "\" id=\"");
    add_footnote_id(writer, "fnref-", node, node->as.footnote.use);
    body_add(writer, "\">");
  }
  buf_format(writer->out, "%u%s</sup>", node->as.footnote.number, is_link ? "</a>" : "");
}

void body_write_footnote_reference(struct body_writer *writer, const struct node *node) {
  if (marks_are_drawn(&writer->marks)) {
    write_marked_footnote_reference(writer, node);
    return;
  }
  if (writer->options->omit_ids) return;
  body_add(writer, "<sup class=\"footnote-ref\"><a href=\"#");
  add_footnote_id(writer, "fn-", node, 1);
  body_add(writer, "\" id=\"");
  add_footnote_id(writer, "fnref-", node, node->as.footnote.use);
  buf_format(writer->out, "\" data-footnote-ref>%u</a></sup>", node->as.footnote.number);
}

bool body_write_ways_back(struct body_writer *writer, const struct node *note) {
  if (writer->marked == note || marks_are_drawn(&writer->marks)) return false;
  writer->marked = note;
  const char *words = str_is(writer->options->language, "da") ? "Tilbage til indhold" : "Back to content";
  for (unsigned use = 1; use <= note->as.footnote.use_count || use == 1; use++) {
    body_add(writer, use > 1 ? " <a href=\"#" : "<a href=\"#");
    add_footnote_id(writer, "fnref-", note, use);
    buf_format(writer->out, "\" class=\"footnote-backref\" data-footnote-backref aria-label=\"%s\">↩", words);
    if (use > 1) buf_format(writer->out, "<sup class=\"footnote-ref\">%u</sup>", use);
    body_add(writer, "</a>");
  }
  return true;
}

void body_write_footnote(struct body_writer *writer, const struct node *node) {
  bool is_compared = marks_are_drawn(&writer->marks);
  bool has_id = !writer->options->omit_ids && !marks_are_deleting(&writer->marks);
  if (writer->options->omit_ids && !is_compared) return;
  body_add(writer, "<li");
  if (is_compared) marks_write_attributes(&writer->marks, node);
  if (is_compared && has_id && node->change != 0) body_add(writer, "><span");
  if (has_id) {
    body_add(writer, " id=\"");
    add_footnote_id(writer, "fn-", node, 1);
    body_add(writer, "\"");
  }
  if (is_compared && has_id && node->change != 0) body_add(writer, "></span");
  body_add(writer, ">\n");
  body_write_below(writer, node);
  if (body_write_ways_back(writer, node)) buf_add_char(writer->out, '\n');
  body_add(writer, "</li>\n");
}
