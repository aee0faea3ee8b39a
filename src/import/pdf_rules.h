/* The ruled lines of a PDF's pages, and the edges of what is shaded. */
#ifndef SPOR_IMPORT_PDF_RULES_H
#define SPOR_IMPORT_PDF_RULES_H

#include "import/pdf_content.h"

struct arena;
struct child_watch;

enum { PAGE_RULES_MAX = 4000 }; /* a page with as many is a drawing, and not all are there */

struct rules {
  struct rule *items; /* by page */
  size_t count;
};

/* False when they cannot be read, or would take too much. Runs in a process of its own: qpdf unpacks whatever a file claims to hold. */
bool rules_read(struct arena *arena, struct str bytes, unsigned page_count, const struct child_watch *watch, struct rules *rules);

#endif
