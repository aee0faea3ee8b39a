/* Writes what `spor check` may mend into the files of the work tree, and the site's own words into ordliste.txt. */
#ifndef SPOR_BUILD_MEND_H
#define SPOR_BUILD_MEND_H

#include "build/build.h"

struct mending;

/* One change: what stood at the place and what stands there now. */
struct mend {
  struct place place;
  struct str from;
  struct str to;
};

struct mend_report {
  struct mend *at; /* by path, then by place; in the build's arena */
  size_t count;
  size_t file_count;
};

/* Writes the changes, or only lists them. A file whose text, read again, is not built as before and named as before is left as it is, with
 * a finding. False when something could not be written. */
bool mend_write(const struct build *build, const struct mending *mending, bool is_dry, struct mend_report *report, struct diags *diags);
/* Writes words that are not in ordliste.txt yet into it. The map's keys are the words, in lower case; `*count` is how many came to it. */
bool mend_accept(const struct build *build, const struct map *words, bool is_dry, size_t *count, struct diags *diags);

#endif
