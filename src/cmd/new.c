#include "base/arena.h"
#include "base/text.h"
#include "build/starter.h"
#include "cmd/command.h"
#include "cmd/report.h"

static bool set_id(struct settings *settings, const char *value) {
  settings->id = value;
  return value[0] != '\0';
}

static bool set_publication(struct settings *settings, const char *value) {
  settings->publication = value;
  return true;
}

const struct option option_new_publication = {"publication", "ID", "which publication, when there are several",
                                              "hvilken publikation, når der er flere", set_publication};
const struct option option_new_id = {"id", "ID", "its id (default: made of the title)", "dens id (ellers lavet af titlen)", set_id};

const struct option *const new_options[] = {&option_new_publication, &option_new_id, &option_root, NULL};

static bool is_danish(const struct settings *settings) {
  return settings->style.language == DIAG_DANISH;
}

static void print_files(const struct settings *settings, const struct starter_report *report) {
  for (size_t i = 0; i < report->count && !settings->is_quiet; i++) printf("%.*s\n", STR_ARG(report->paths[i]));
}

/* Kinds that documents have: actions live in texts, units in spor.yaml. */
static const enum kind kinds[] = {KIND_PUBLICATION, KIND_TRACK, KIND_GOAL, KIND_CONCEPT, KIND_THEME, KIND_AREA, KIND_PAGE};

static bool find_kind(const struct settings *settings, const char *name, enum kind *kind) {
  struct str names[sizeof kinds / sizeof kinds[0]];
  size_t count = sizeof kinds / sizeof kinds[0];
  bool is_known = kind_by_name(str_from(name), kind) || kind_by_scheme(str_from(name), kind);
  for (size_t i = 0; i < count; i++) {
    names[i] = str_from(kind_name(kinds[i]));
    if (is_known && kinds[i] == *kind) return true;
  }
  report_words(is_danish(settings) ? "spor: ukendt slags: " : "spor: unknown kind: ", str_from(name), "\n");
  command_suggest("", str_nearest(str_from(name), names, count), settings->style.language);
  fputs(is_danish(settings) ? "  = en af: publication track goal concept theme area page\n"
                            : "  = one of: publication track goal concept theme area page\n",
        stderr);
  return false;
}

static void print_begun(const struct settings *settings, size_t count, double since) {
  bool is_one = count == 1;
  report_done(settings, since, "begun: %zu %s", "påbegyndt: %zu %s", count,
              is_danish(settings) ? (is_one ? "fil" : "filer")
              : is_one            ? "file"
                                  : "files");
  report_next(settings, "write below the last line with ---, then spor check",
              "skriv teksten under den sidste linje med ---, og kør spor check");
}

int command_new(const struct command *command, int argc, char **argv) {
  struct settings settings;
  struct starter_document wanted = {0};
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  if (settings.argument_count != 2 || settings.arguments[1][0] == '\0') {
    fputs(is_danish(&settings) ? "spor: skriv slags og titel: spor new track \"Ledelse af læring\"\n"
                               : "spor: a kind and a title are needed: spor new track \"Ledelse af læring\"\n",
          stderr);
    return EXIT_USAGE;
  }
  if (!find_kind(&settings, settings.arguments[0], &wanted.kind)) return EXIT_USAGE;
  wanted.title = settings.arguments[1];
  wanted.id = settings.id;
  wanted.publication = settings.publication;
  struct diags *diags = diags_new();
  double since = report_clock();
  struct build *build = build_open(&settings.build, diags);
  struct starter_report report = {0};
  bool is_begun = build != NULL && starter_add(build, &wanted, &report, diags);
  if (is_begun) print_files(&settings, &report);
  report_findings(&settings, diags);
  if (is_begun) print_begun(&settings, report.count, since);
  int code = report_exit_code(diags);
  build_free(build);
  diags_free(diags);
  return code;
}

int command_init(const struct command *command, int argc, char **argv) {
  struct settings settings;
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  if (settings.argument_count > 1 || (settings.argument_count == 1 && settings.arguments[0][0] == '\0')) {
    fputs(is_danish(&settings) ? "spor: én mappe: spor init MAPPE\n" : "spor: one folder: spor init FOLDER\n", stderr);
    return EXIT_USAGE;
  }
  const char *folder = settings.argument_count == 1 ? settings.arguments[0] : ".";
  bool is_elsewhere = strcmp(folder, ".") != 0;
  struct arena *arena = arena_new();
  struct diags *diags = diags_new();
  double since = report_clock();
  struct starter_report report;
  bool is_laid_out = starter_lay_out(arena, settings.build.root.theme, folder, &report, diags);
  print_files(&settings, &report);
  report_findings(&settings, diags);
  if (is_laid_out) {
    report_done(&settings, since, "a small site laid out: %zu files", "et lille websted er lagt frem: %zu filer", report.count);
    report_next(&settings, "%s%s%sgit init && spor build; then change the files, they explain themselves",
                "%s%s%sgit init && spor build; ret så filerne, forklaringerne står i dem", is_elsewhere ? "cd " : "",
                is_elsewhere ? folder : "", is_elsewhere ? " && " : "");
  }
  int code = report_exit_code(diags);
  diags_free(diags);
  arena_free(arena);
  return code;
}
