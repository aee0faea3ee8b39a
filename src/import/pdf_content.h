/* What a PDF's content streams draw besides letters, as far as tables need it: straight lines along the page's edges, and the edges of
 * filled boxes. (ISO 32000-1, 8.4 and 8.5.) Nothing of files or objects is known here. */
#ifndef SPOR_IMPORT_PDF_CONTENT_H
#define SPOR_IMPORT_PDF_CONTENT_H

#include "base/str.h"

/* Points from the page's top left corner, as pdftotext counts them. One of the two sides is 0 long. */
struct rule {
  double left;
  double top;
  double right;
  double bottom;
  unsigned page; /* from 1 */
  bool is_edge;  /* of something filled; else drawn as a line */
};

struct content {
  double matrix[6];                             /* from the stream's coordinates to ours */
  size_t *budget;                               /* operators that may still be read, forms included */
  unsigned depth;                               /* of forms in forms */
  void *context;                                /* of the two below */
  void (*add)(void *context, struct rule rule); /* without its page */
  /* Something with a name is painted: a form or a picture. */
  void (*paint)(void *context, struct str name, const struct content *now);
};

/* Reads a stream; what is wrong in it is passed over. */
void content_read(struct content *content, struct str bytes);
/* matrix = first × then. */
void content_multiply(double matrix[6], const double first[6], const double then[6]);

#endif
