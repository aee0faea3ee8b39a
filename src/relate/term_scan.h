/* One document looked through for the terms of its edition. */
#ifndef SPOR_RELATE_TERM_SCAN_H
#define SPOR_RELATE_TERM_SCAN_H

#include "relate/terms.h"

/* What goes on from scan to scan, in one thread. */
struct term_memory {
  unsigned *seen;       /* per entry index: the number of the section in which the concept was last met */
  unsigned *seen_alone; /* the same of the entity's own text */
  unsigned counter;     /* of sections: never the same again, so nothing need be emptied */
  struct sentence_cutter *cutter;
};

struct term_scan {
  const struct terms_input *input;
  const struct termset *set;
  const struct entry *document; /* its own entry */
  enum term_policy text_policy; /* of the document */
  enum term_policy otherwise;   /* of the publication, or of the site */
  bool wants_all;               /* refused hits too */
  struct term_memory *memory;
  struct arena *scratch; /* emptied at each block */
};

struct term_document term_scan_run(struct arena *arena, const struct term_scan *scan);

#endif
