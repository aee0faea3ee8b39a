/* The pictures of a PDF, taken out by pdfimages and put at the end of the page that they stand on: a PDF does not say what a picture
 * belongs to. What is no picture to a reader (scanned pages, backdrops, logos on many pages, strips of a larger picture) or would not look
 * as it does there is left out and told. */
#ifndef SPOR_IMPORT_PICTURES_H
#define SPOR_IMPORT_PICTURES_H

#include "import/draft.h"

/* `path` is the file, `work` an empty folder of the caller's, which the pictures' addresses in the tree then begin at. To be called when
 * paragraphs_build() has made the tree of `page_count` pages. */
void pictures_take(struct draft *draft, const char *path, const char *work, unsigned page_count);

#endif
