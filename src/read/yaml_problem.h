/* What a YAML parser complains of, in the words of someone who writes front matter. */
#ifndef SPOR_READ_YAML_PROBLEM_H
#define SPOR_READ_YAML_PROBLEM_H

#include <stdbool.h>

struct yaml_problem {
  const char *problem; /* how libyaml's text begins (0.2.5) */
  const char *words;   /* in both languages, see DIAG_WORDS */
  bool tells_start;    /* something was begun and is not ended: the place to mend is where it begins */
};

/* NULL when the problem, which may be NULL, is none of those known. */
const struct yaml_problem *yaml_problem_find(const char *problem);

extern const char *const yaml_problem_tab;
extern const char *const yaml_problem_quote;
extern const char *const yaml_problem_colon;

#endif
