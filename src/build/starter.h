/* What an editor begins with: a small site, or a new document with its front matter explained. The texts are files of the installed theme's
 * folder `templates`. Nothing that is there already is ever written over. */
#ifndef SPOR_BUILD_STARTER_H
#define SPOR_BUILD_STARTER_H

#include "build/build.h"

struct starter_report {
  struct str *paths; /* of the files that were written */
  size_t count;
};

/* Lays out a site in `folder`, which is made if it is missing. False with diagnostics, and then nothing was written but, when the disk
 * failed, what the report lists. */
bool starter_lay_out(struct arena *arena, const char *theme, const char *folder, struct starter_report *report, struct diags *diags);

struct starter_document {
  enum kind kind;
  const char *title;
  const char *id;          /* NULL: made of the title's first words */
  const char *publication; /* NULL: the only one; of no use to a publication */
};

/* Writes a document into the folder where others of its kind are, or where they are by custom. The root must be open and the configuration
 * read. */
bool starter_add(struct build *build, const struct starter_document *wanted, struct starter_report *report, struct diags *diags);

/* Where such a document goes. */
struct starter_place {
  struct str id;
  struct str path; /* from the site's root */
};

/* As starter_add() finds it, without writing anything. With `may_replace`, the file that stands at the place may hold the id already. */
bool starter_find_place(struct build *build, const struct starter_document *wanted, bool may_replace, struct starter_place *place,
                        struct diags *diags);

#endif
