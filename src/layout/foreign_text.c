#include "layout/foreign_text.h"

#include "relate/foreign.h"

enum { HITS_MAX = 16 }; /* at a time */

void foreign_text_write(struct buf *out, struct arena *scratch, const struct termset *foreign, struct str text) {
  struct foreign_hit hits[HITS_MAX];
  size_t count = foreign != NULL ? HITS_MAX : 0;
  while (count == HITS_MAX) {
    size_t at = 0;
    count = foreign_find(scratch, foreign, text, hits, HITS_MAX);
    for (size_t i = 0; i < count; i++) {
      buf_add_html(out, str_slice(text, at, hits[i].start));
      buf_format(out, "<span lang=\"%.*s\">", STR_ARG(hits[i].language));
      buf_add_html(out, str_slice(text, hits[i].start, hits[i].end));
      buf_add_zero(out, "</span>");
      at = hits[i].end;
    }
    text = str_slice(text, at, text.len);
  }
  buf_add_html(out, text);
}
