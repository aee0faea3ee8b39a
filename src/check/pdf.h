/* Whether a PDF is a document that everyone can read: marked up with its structure, with a language, a title and text. The only adapter
 * over qpdf. Not a validator of PDF/UA: whether the marks are the right ones, only a person can tell. */
#ifndef SPOR_CHECK_PDF_H
#define SPOR_CHECK_PDF_H

#include "base/str.h"

struct arena;

struct pdf_access {
  bool is_readable; /* otherwise the rest says nothing, and `error` why */
  bool is_tagged;   /* a structure tree, and the mark that it holds for all content (ISO 14289-1, 7.1) */
  bool has_language;
  bool has_title;
  struct str error;
};

struct pdf_access pdf_look(struct arena *arena, struct str bytes);

#endif
