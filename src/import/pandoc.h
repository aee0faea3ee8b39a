/* Word, OpenDocument and HTML by way of pandoc, a child process that is held to memory and time and may read nothing but the file. */
#ifndef SPOR_IMPORT_PANDOC_H
#define SPOR_IMPORT_PANDOC_H

#include "import/draft.h"

struct diags;

/* `path` is the file, `format` pandoc's word for what it is ("docx"), `work` an empty folder of the caller's for what comes out of it.
 * False with a diagnostic. */
bool pandoc_read(struct draft *draft, const char *path, const char *format, const char *work, struct diags *diags);

/* pandoc's JSON into the draft's tree; pictures keep the paths that pandoc gave them. False when it is no such JSON. */
bool pandoc_tree(struct draft *draft, struct str json);

#endif
