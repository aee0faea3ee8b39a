/* The form of a document as spor has it: its title taken out of the text, headings from the second level on without a gap, links that lead
 * somewhere, pictures that a page can show. */
#ifndef SPOR_IMPORT_SHAPE_H
#define SPOR_IMPORT_SHAPE_H

#include "import/draft.h"

struct shape {
  struct str name;        /* of the file, without its extension: the title when there is no better one */
  struct str base;        /* begins the names of pictures */
  const char *folder;     /* that pictures' addresses begin at; NULL: none may be taken */
  const char *other_root; /* of pictures that lie beside the file (HTML); NULL: there are none */
};

void shape_document(struct draft *draft, const struct shape *shape);

#endif
