/* What can be found: the pages that have a text of their own, in the order in which the index numbers them, and that text in parts. */
#ifndef SPOR_SEARCH_SUBJECTS_H
#define SPOR_SEARCH_SUBJECTS_H

#include "model/site.h"

struct subject {
  const struct entry *entry; /* NULL: the list of a publication's actions, which have no pages of their own */
  const struct edition *edition;
  enum kind kind;
  struct str url;
  struct str title;
};

/* Sorted by kind, so that a number tells its kind. */
struct subjects {
  struct subject *at;
  size_t count;
  size_t starts[KIND_COUNT]; /* of each kind in subject_kinds: the number of its first */
};

extern const enum kind subject_kinds[KIND_COUNT];

enum scope {
  SCOPE_IN_FORCE, /* what stands at undated addresses */
  SCOPE_OTHERS,   /* other released editions, as far as their texts are not those in force; a text that several share is told of once,
                     in the newest */
};

void subjects_gather(struct arena *arena, const struct site *site, enum scope scope, struct subjects *subjects);

enum field {
  FIELD_TITLE,
  FIELD_NAME, /* another word for it */
  FIELD_SUMMARY,
  FIELD_HEADING,
  FIELD_TEXT,
};

struct subject_part {
  enum field field;
  struct str text; /* white space as it was written */
};

struct subject_parts {
  struct subject_part *at;
  size_t count;
};

/* Everything that readers see of its own text, block by block, in the arena. */
struct subject_parts subject_parts(struct arena *arena, const struct site *site, const struct subject *subject);

#endif
