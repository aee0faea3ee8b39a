#include "base/arena.h"
#include "base/buf.h"
#include "build/releasing.h"
#include "cmd/command.h"
#include "cmd/confirm.h"
#include "cmd/progress.h"
#include "cmd/report.h"
#include "layout/compare_export.h"

static bool set_valid_from(struct settings *settings, const char *value) {
  return date_parse(str_from(value), &settings->release.valid_from);
}

static bool set_valid_to(struct settings *settings, const char *value) {
  return date_parse(str_from(value), &settings->release.valid_to);
}

static bool set_adopted(struct settings *settings, const char *value) {
  return date_parse(str_from(value), &settings->release.adopted);
}

static bool set_adopted_by(struct settings *settings, const char *value) {
  settings->release.by = value;
  return value[0] != '\0';
}

static bool set_adopted_source(struct settings *settings, const char *value) {
  settings->release.source = value;
  return value[0] != '\0';
}

static bool set_undecided(struct settings *settings, const char *value) {
  (void)value;
  settings->release.may_be_undecided = true;
  return true;
}

static bool set_yes(struct settings *settings, const char *value) {
  (void)value;
  settings->is_sure = true;
  return true;
}

static bool set_release_publication(struct settings *settings, const char *value) {
  settings->release.publication = value;
  return true;
}

static const struct option publication = {"publication", "ID", "which publication, when there are several",
                                          "hvilken publikation, når der er flere", set_release_publication};
static const struct option valid_from = {"valid-from", "DATE", "its first day (default: today)", "dens første dag (ellers i dag)",
                                         set_valid_from};
static const struct option valid_to = {"valid-to", "DATE", "its last day (default: until the next one begins)",
                                       "dens sidste dag (ellers til den næste begynder)", set_valid_to};
static const struct option adopted = {"adopted", "DATE", "when it was decided; needs --adopted-by",
                                      "hvornår den blev vedtaget; kræver --adopted-by", set_adopted};
static const struct option adopted_by = {"adopted-by", "WHO", "who decided, as a body or role; needs --adopted",
                                         "hvem der vedtog den, et udvalg eller en rolle; kræver --adopted", set_adopted_by};
static const struct option adopted_source = {"adopted-source", "FILE", "where the decision is written down", "hvor beslutningen kan læses",
                                             set_adopted_source};
static const struct option undecided = {"undecided", NULL, "also with changes of the core that nobody has decided",
                                        "også med ændringer i kernen, som ingen har besluttet", set_undecided};
static const struct option yes = {"yes", NULL, "do not ask", "spørg ikke", set_yes};

const struct option *const release_options[] = {&publication,    &valid_from,  &valid_to, &adopted,        &adopted_by,
                                                &adopted_source, &undecided,   &yes,      &option_dry_run, &option_root,
                                                &option_date,    &option_jobs, NULL};

static bool is_danish(const struct settings *settings) {
  return settings->style.language == DIAG_DANISH;
}

static bool complain(const struct settings *settings, const char *english, const char *danish) {
  fprintf(stderr, "spor: %s\n", is_danish(settings) ? danish : english);
  return false;
}

static bool check_arguments(const struct settings *settings) {
  if (settings->argument_count != 1) {
    return complain(settings, "the edition needs a name: spor release NAME", "udgaven skal have et navn: spor release NAVN");
  }
  bool has_date = settings->release.adopted.year != 0;
  if (has_date == (settings->release.by != NULL)) return true;
  return complain(settings, "--adopted and --adopted-by go together", "--adopted og --adopted-by hører sammen");
}

/* What readers will be told of the edition, as `spor diff` has it. */
static void print_summary(const struct settings *settings, const struct releasing *releasing) {
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  struct arena *arena = releasing->draft->arena;
  struct str day = date_written(arena, settings->release.valid_from, is_danish(settings) ? STR("da") : STR("en"));
  buf_format(&out, is_danish(settings) ? "%.*s, udgave %s, gælder fra %.*s\n" : "%.*s, edition %s, in force from %.*s\n",
             STR_ARG(releasing->title), settings->release.name, STR_ARG(day));
  buf_format(&out, "  git: %.7s → %.*s\n", releasing->commit, STR_ARG(releasing->tag));
  if (releasing->decided != NULL) {
    struct compare_export export = {&releasing->trial->site, releasing->decided, is_danish(settings) ? STR("da") : STR("en")};
    buf_add_char(&out, '\n');
    compare_write_text(&export, &out);
  } else {
    buf_add_zero(&out, is_danish(settings) ? "  den første udgave\n" : "  the first edition\n");
  }
  fwrite(out.at, 1, out.len, stdout);
  fflush(stdout);
  buf_release(&out);
}

static void print_released(const struct settings *settings, const struct releasing *releasing, double since) {
  const char *name = settings->release.name;
  report_done(settings, since, "the edition %s is released: the tag %.*s, spor.yaml and spor.lock written",
              "udgaven %s er udgivet: mærket %.*s, spor.yaml og spor.lock skrevet", name, STR_ARG(releasing->tag));
  report_next(
      settings, "git add spor.yaml spor.lock && git commit -m \"Udgave %s\", then spor build; git push --follow-tags sends it to others",
      "git add spor.yaml spor.lock && git commit -m \"Udgave %s\", og så spor build; git push --follow-tags sender den til andre", name);
}

static void print_nothing(const struct settings *settings, double since) {
  report_done(settings, since, "nothing was written; looked through", "intet er skrevet; set efter");
}

/* The answer, or what stands for it. What was waited for it is no time that the release took. */
static int decide(const struct settings *settings, const struct releasing *releasing, double since, struct diags *diags) {
  print_summary(settings, releasing);
  double spent = report_clock() - since;
  if (settings->is_dry) {
    print_nothing(settings, since);
    report_next(settings, "the same without --dry-run releases it", "det samme uden --dry-run udgiver den");
    return EXIT_FINE;
  }
  if (!settings->is_sure && !confirm_can_ask()) {
    complain(settings, "nobody to ask: say --yes to release it", "ingen at spørge: sig --yes for at udgive den");
    return EXIT_USAGE;
  }
  if (!settings->is_sure && !confirm_ask(settings, "release it?", "skal den udgives?")) {
    print_nothing(settings, report_clock() - spent);
    return EXIT_FINE;
  }
  since = report_clock() - spent;
  bool is_left_half;
  bool is_done = releasing_carry_out(releasing, &is_left_half, diags);
  report_findings(settings, diags);
  if (is_done)
    print_released(settings, releasing, since);
  else if (is_left_half)
    complain(settings, "part of it is written; the same command goes on with it", "en del er skrevet; samme kommando gør det færdigt");
  else
    print_nothing(settings, since);
  return report_exit_code(diags);
}

static int run(const struct settings *settings) {
  struct diags *diags = diags_new();
  struct releasing releasing;
  struct progress progress;
  struct build_options options = settings->build;
  progress_begin(&progress, settings);
  options.stages = &progress.stages;
  bool is_ready = releasing_prepare(&options, &settings->release, &releasing, diags);
  progress_end(&progress);
  report_findings(settings, diags);
  report_left_out(settings, diags);
  report_sum(settings, diags);
  progress_print_times(&progress);
  int code = report_exit_code(diags);
  if (is_ready) {
    diags_free(diags);
    diags = diags_new();
    code = decide(settings, &releasing, progress.start, diags);
  } else {
    if (releasing.trial != NULL && releasing.decided != NULL) print_summary(settings, &releasing);
    print_nothing(settings, progress.start);
    report_next(settings, "mend the errors, commit, and release again", "ret fejlene, gem i git, og kør spor release igen");
  }
  releasing_release(&releasing);
  diags_free(diags);
  return code;
}

int command_release(const struct command *command, int argc, char **argv) {
  struct settings settings;
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  if (!check_arguments(&settings)) return EXIT_USAGE;
  settings.release.name = settings.arguments[0];
  if (settings.release.valid_from.year == 0) settings.release.valid_from = date_in_copenhagen(settings.build.moment);
  return run(&settings);
}
