/* Writes the ids of goals and actions into the files of the work tree, as the site has made them: afterwards nothing has another address,
 * and a new wording keeps it. */
#ifndef SPOR_BUILD_IDS_H
#define SPOR_BUILD_IDS_H

#include "build/build.h"

/* An id, and the place of what it names. */
struct stamped_id {
  struct place place;
  struct str id;
};

struct ids_report {
  struct stamped_id *at; /* sorted by path, then by place; written, or to be written */
  size_t count;
  size_t file_count;
  size_t written_count; /* of files */
};

/* The root must be open and the configuration read. With errors among `diags`, then or before, nothing is written; one that fails later
 * leaves each file whole. Findings about the documents are added. */
bool ids_stamp(struct build *build, bool is_dry, struct ids_report *report, struct diags *diags);

#endif
