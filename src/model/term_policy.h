/* How often the mentions of concepts are links: a choice for the site, a publication, a document, a concept. */
#ifndef SPOR_MODEL_TERM_POLICY_H
#define SPOR_MODEL_TERM_POLICY_H

#include "base/str.h"

enum term_policy {
  TERMS_UNSAID, /* as whoever is asked next says */
  TERMS_FIRST,  /* the first mention in each section */
  TERMS_ALL,
  TERMS_NONE,
};

/* "first", "all", "none", NULL: as a schema wants its choices. */
extern const char *const term_policy_choices[];
/* TERMS_UNSAID for any other text. */
enum term_policy term_policy_by_name(struct str name);
/* The policy for a mention of a concept in a text, from what each of the two says; `otherwise` where neither does. Either may forbid. */
enum term_policy term_policy_meet(enum term_policy concept, enum term_policy text, enum term_policy otherwise);

#endif
