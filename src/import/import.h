/* Another program's document turned into one of spor's: read, brought into shape, its parts proposed, written as Markdown. Nothing is
 * written to disk here but a folder of its own for what the helpers take out of the file. */
#ifndef SPOR_IMPORT_IMPORT_H
#define SPOR_IMPORT_IMPORT_H

#include "import/draft.h"
#include "model/kind.h"

struct diags;
struct lexicon;

enum import_mend { MEND_AUTO, MEND_ALWAYS, MEND_NEVER };

struct import_options {
  const char *path;
  const char *title; /* NULL: the document's own */
  const char *kind;  /* as kind_name(); NULL: what the title tells, else a page */
  enum import_mend mend;
  const char *cache;                /* for the dictionary's answers; NULL for none */
  const struct import_watch *watch; /* NULL: nobody */
};

struct import {
  struct draft draft;
  enum kind kind;
  struct str title; /* without a track's number */
  struct str number;
};

/* False with a diagnostic. All lives in the arena. */
bool import_read(struct arena *arena, const struct import_options *options, struct import *import, struct diags *diags);
/* The whole file: front matter with `id`, then the text. Sets the lines of the draft's nodes. */
struct str import_write(struct import *import, struct str id, struct str source);

#endif
