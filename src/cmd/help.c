#include "cmd/command.h"

static void list_commands(enum diag_language language) {
  bool is_danish = language == DIAG_DANISH;
  puts(is_danish ? "spor KOMMANDO [TILVALG]\n\nGør en mappe med strategier i Markdown til et websted.\n"
                 : "spor COMMAND [OPTIONS]\n\nTurns a folder of Markdown strategies into a site.\n");
  for (const struct command *command = commands; command->name != NULL; command++) {
    printf("  %-10s %s\n", command->name, is_danish ? command->danish : command->english);
  }
  puts(is_danish ? "\nspor KOMMANDO --help forklarer en kommando, spor help KODE en fejlmeddelelse."
                 : "\nspor COMMAND --help explains a command, spor help CODE a diagnostic.");
}

static int explain(const struct settings *settings, const char *what) {
  const struct command *command = command_find(what);
  if (command != NULL) {
    options_explain(command, settings->style.language, stdout);
    return EXIT_FINE;
  }
  enum diag_code code = diag_find(str_from(what));
  if (code != DIAG_CODE_COUNT) {
    printf("%s\n\n%s\n", diag_slug(code), diag_explanation(code, settings->style.language));
    return EXIT_FINE;
  }
  bool is_danish = settings->style.language == DIAG_DANISH;
  fprintf(stderr, is_danish ? "spor: hverken en kommando eller en fejlkode: %s\n" : "spor: neither a command nor a diagnostic: %s\n", what);
  struct str slugs[DIAG_CODE_COUNT];
  for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) slugs[i] = str_from(diag_slug((enum diag_code)i));
  struct str near = str_nearest(str_from(what), slugs, DIAG_CODE_COUNT);
  command_suggest("", near, settings->style.language);
  return EXIT_USAGE;
}

int command_help(const struct command *command, int argc, char **argv) {
  struct settings settings;
  if (!options_read(command, argc, argv, &settings)) return EXIT_USAGE;
  if (settings.argument_count > 0) return explain(&settings, settings.arguments[0]);
  list_commands(settings.style.language);
  return EXIT_FINE;
}
