#include "model/term_policy.h"

const char *const term_policy_choices[] = {"first", "all", "none", NULL};

enum term_policy term_policy_by_name(struct str name) {
  static const enum term_policy policies[] = {TERMS_FIRST, TERMS_ALL, TERMS_NONE};
  for (size_t i = 0; term_policy_choices[i] != NULL; i++) {
    if (str_is(name, term_policy_choices[i])) return policies[i];
  }
  return TERMS_UNSAID;
}

enum term_policy term_policy_meet(enum term_policy concept, enum term_policy text, enum term_policy otherwise) {
  if (concept == TERMS_NONE || text == TERMS_NONE) return TERMS_NONE;
  if (concept != TERMS_UNSAID) return concept;
  return text != TERMS_UNSAID ? text : otherwise;
}
