#include "layout/body_writer.h"
#include "layout/href.h"

/* A term that goes over several texts side by side is one link, with what lies between them in it. */
static void open_term(struct body_writer *writer, const struct body_term *term) {
  if (term->href.len > 0) {
    body_add(writer, "<a href=\"");
    href_write(writer->out, term->href);
    body_add(writer, "\" class=\"term\"");
  } else {
    body_add(writer, "<span");
  }
  if (term->language.len > 0) {
    body_add(writer, " lang=\"");
    buf_add_html(writer->out, term->language);
    buf_add_char(writer->out, '"');
  }
  buf_add_char(writer->out, '>');
}

void body_write_text(struct body_writer *writer, const struct node *node) {
  const struct body_links *links = writer->options->links;
  struct str text = node->as.leaf.text;
  bool has_terms = links != NULL && links->term != NULL;
  size_t at = 0;
  struct body_term term;
  while (has_terms && links->term(links->context, text, at, &term)) {
    buf_add_html(writer->out, str_slice(text, at, term.start));
    if (!writer->is_in_term) open_term(writer, &term);
    buf_add_html(writer->out, str_slice(text, term.start, term.end));
    writer->is_in_term = term.goes_on;
    if (!term.goes_on) body_add(writer, term.href.len > 0 ? "</a>" : "</span>");
    at = term.end;
  }
  buf_add_html(writer->out, str_slice(text, at, text.len));
}
