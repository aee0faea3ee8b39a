#include "cmd/option.h"

#include <string.h>

static bool set_check_format(struct settings *settings, const char *value) {
  static const char *const formats[] = {"text", "json", "sarif", "github"};
  settings->format = value;
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    if (strcmp(value, formats[i]) == 0) return true;
  }
  return false;
}

static bool set_strict(struct settings *settings, const char *value) {
  (void)value;
  settings->is_strict = true;
  return true;
}

static bool set_fix(struct settings *settings, const char *value) {
  (void)value;
  settings->wants_fix = true;
  return true;
}

static bool set_accept(struct settings *settings, const char *value) {
  (void)value;
  settings->wants_accept = true;
  return true;
}

static bool set_external(struct settings *settings, const char *value) {
  (void)value;
  settings->wants_outside = true;
  return true;
}

static bool set_baseline(struct settings *settings, const char *value) {
  settings->baseline = value;
  return true;
}

static bool set_baseline_after(struct settings *settings, const char *value) {
  settings->baseline_after = value;
  return true;
}

static const struct option format = {"format", "FORMAT", "text, json, sarif or github", "text, json, sarif eller github", set_check_format};
static const struct option strict = {"strict", NULL, "warnings fail too: exit code 1", "også advarsler giver fejlkode 1", set_strict};
static const struct option fix = {"fix", NULL, "mend what can be mended in one way only, and write missing ids",
                                  "ret det, der kun kan rettes på én måde, og skriv manglende id'er", set_fix};
static const struct option accept = {"accept", NULL, "write unknown words into ordliste.txt", "skriv ukendte ord i ordliste.txt",
                                     set_accept};
static const struct option external = {"external", NULL, "ask the addresses of links to other sites whether they answer",
                                       "spørg adresserne på links til andre websteder, om de svarer", set_external};
static const struct option baseline = {"baseline", "FILE", "pass over the findings that this file accepts",
                                       "se bort fra de fund, denne fil godkender", set_baseline};
static const struct option write_baseline = {"write-baseline", "FILE", "accept all warnings of today: write them to this file",
                                             "godkend alle dagens advarsler: skriv dem i denne fil", set_baseline_after};

const struct option *const check_options[] = {&option_root,   &option_git,      &option_ref,  &option_trusted, &option_date,
                                              &option_drafts, &option_no_terms, &option_jobs, &format,         &option_candidates,
                                              &external,      &strict,          &fix,         &accept,         &option_dry_run,
                                              &baseline,      &write_baseline,  NULL};
