/* What was decided about the changes between two editions, as someone wrote it down: beslutninger/PUBLICATION/FROM--TO.yaml. Only what the
 * file says; what it means beside a comparison is relate/decisions.h. */
#ifndef SPOR_MODEL_DECISION_H
#define SPOR_MODEL_DECISION_H

#include "model/schema.h"

enum ruling { RULING_UNDECIDED, RULING_APPROVED, RULING_CHANGED, RULING_REJECTED };

struct decision {
  struct named change; /* its key */
  enum ruling ruling;
  struct named by; /* id of a unit, or a role in words; empty when nobody is named */
  struct date date;
  struct named reason;
  struct str text; /* fingerprint of the change that lay before those who decided; empty when it is not said */
};

struct decision_file {
  struct str publication;
  struct str from; /* names of editions; `to` may be that of an edition to come */
  struct str to;
  struct place place; /* of the file: of what is wrong with all of it */
  struct decision *at;
  size_t count;
  bool is_broken; /* not all that it says is known */
};

/* Reads the text of such a file. False with diagnostics when anything in it is wrong; what could be read is there all the same. What
 * `by:` and `date:` say at the top holds for every decision that does not say otherwise. */
bool decisions_read(struct arena *arena, const struct lines *file, struct decision_file *decisions, struct diags *diags);
/* "undecided" "approved" "changed" "rejected" */
const char *ruling_name(enum ruling ruling);

#endif
