/* One document looked through for the terms of its edition. */
#ifndef SPOR_RELATE_TERM_SCAN_H
#define SPOR_RELATE_TERM_SCAN_H

#include "relate/terms.h"

struct term_scan {
  const struct terms_input *input;
  const struct termset *set;
  const struct entry *document; /* its own entry */
  enum term_policy text_policy; /* of the document */
  enum term_policy otherwise;   /* of the publication, or of the site */
  bool wants_all;               /* refused hits too */
};

/* Goes through one document after the other, in one thread, and uses its room again. */
struct term_scanner;
struct term_scanner *term_scanner_open(size_t entry_count); /* of the whole site */
void term_scanner_close(struct term_scanner *scanner);
/* What is found lives in the arena. */
struct term_document term_scanner_run(struct term_scanner *scanner, struct arena *arena, const struct term_scan *scan);

#endif
