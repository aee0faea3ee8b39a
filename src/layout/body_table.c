#include "layout/body_writer.h"

void body_write_cell(struct body_writer *writer, const struct node *node) {
  static const char *const alignments[] = {"", " class=\"align-left\"", " class=\"align-center\"", " class=\"align-right\""};
  body_begin_line(writer);
  body_add(writer, node->as.cell.is_header ? "<th" : "<td");
  body_add(writer, alignments[node->as.cell.alignment]);
  body_close_tag(writer, node);
  body_write_below(writer, node);
  body_add(writer, node->as.cell.is_header ? "</th>" : "</td>");
}

static void write_row_pointer(struct body_writer *writer, const struct node *node) {
  buf_format(writer->out, "<tr data-label><td data-label colspan=\"%u\">", node->parent->as.table.column_count);
  marks_write_pointer(&writer->marks, node);
  body_add(writer, "</td>");
}

void body_write_row(struct body_writer *writer, const struct node *node) {
  bool is_header = node->as.row.is_header;
  bool opens_body = !is_header && (node->previous == NULL || node->previous->as.row.is_header);
  body_begin_line(writer);
  if (is_header) body_add(writer, "<thead>\n");
  if (opens_body) body_add(writer, "<tbody>\n");
  if (node->mark == MARK_POINTER) {
    write_row_pointer(writer, node);
  } else {
    body_add(writer, "<tr");
    body_close_tag(writer, node);
    body_write_below(writer, node);
  }
  body_begin_line(writer);
  body_add(writer, "</tr>\n");
  if (is_header) body_add(writer, "</thead>\n");
  if (!is_header && node->next == NULL) body_add(writer, "</tbody>\n");
}

void body_write_table(struct body_writer *writer, const struct node *node) {
  body_open_block(writer, "<table", node);
  body_write_below(writer, node);
  body_begin_line(writer);
  body_add(writer, "</table>\n");
}
