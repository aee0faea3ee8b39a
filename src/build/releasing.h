/* A release: the text of the last commit becomes an edition. First all is found out and nothing is written; then a tag, spor.lock and
 * spor.yaml, in that order. Whatever stops it in between, the site is built as before, and the same command goes on from there. */
#ifndef SPOR_BUILD_RELEASING_H
#define SPOR_BUILD_RELEASING_H

#include "build/build.h"

struct decided;

struct release_request {
  const char *name;
  const char *publication; /* NULL: the only one */
  struct date valid_from;  /* no date: the build's */
  struct date valid_to;    /* no date: none */
  struct date adopted;     /* together with `by`, or neither */
  const char *by;
  const char *source;
  bool may_be_undecided; /* core changes without a decision do not stand in the way */
};

struct releasing {
  const struct release_request *request;
  struct build *draft; /* the site with the text as the draft of its edition */
  struct build *trial; /* the site as it would be after the release; NULL when it did not come to that */
  struct str publication;
  struct str title;
  struct str tag;
  char commit[41];
  const struct decided *decided; /* against the edition before it, in `trial`; NULL for a first edition */
  const struct lines *config;    /* spor.yaml, and what it becomes */
  struct str config_after;
  const struct lines *lock; /* spor.lock; NULL when there is none */
  struct str lock_after;
  bool has_tag;                    /* an earlier run got that far */
  int (*step)(void *step_context); /* NULL but in tests: called before each change; an errno it returns makes the change fail */
  void *step_context;
};

/* Finds out what the release would be, and everything that stands against it. False with errors in `diags`. */
bool releasing_prepare(const struct build_options *options, const struct release_request *request, struct releasing *releasing,
                       struct diags *diags);
/* Writes it. False with a diagnostic: then what was written is taken back; `*is_left_half` when that failed too. */
bool releasing_carry_out(const struct releasing *releasing, bool *is_left_half, struct diags *diags);
void releasing_release(struct releasing *releasing);

#endif
