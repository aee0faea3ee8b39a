#include "cmd/command.h"
#include "cmd/completion.h"
#include "cmd/report.h"
#include "cmd/theme_folder.h"

/* Where the documentation lies, beside the theme: in a checkout and where `make install` puts it. */
static void tell_documentation(bool is_danish) {
  static const char *const folders[] = {"docs", "../doc/spor"};
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s/format.md", theme_folder(), folders[i]);
    char *resolved = length > 0 && (size_t)length < sizeof path ? realpath(path, NULL) : NULL;
    if (resolved == NULL) continue;
    printf(is_danish ? "Hvad der kan stå i filerne: %s\n" : "What the files may hold: %s\n", resolved);
    free(resolved);
    return;
  }
}

static void list_commands(enum diag_language language) {
  bool is_danish = language == DIAG_DANISH;
  puts(is_danish ? "spor KOMMANDO [TILVALG]\n\nGør en mappe med strategier i Markdown til et websted.\n"
                 : "spor COMMAND [OPTIONS]\n\nTurns a folder of Markdown strategies into a site.\n");
  for (const struct command *command = commands; command->name != NULL; command++) {
    printf("  %-10s %s\n", command->name, is_danish ? command->danish : command->english);
  }
  puts(is_danish ? "\nspor KOMMANDO --help forklarer en kommando, spor help KODE en fejlmeddelelse."
                 : "\nspor COMMAND --help explains a command, spor help CODE a diagnostic.");
  tell_documentation(is_danish);
}

static int print(struct buf *out) {
  fwrite(out->at, 1, out->len, stdout);
  buf_release(out);
  return EXIT_FINE;
}

static int print_completion(const struct settings *settings) {
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  const char *shell = settings->argument_count > 1 ? settings->arguments[1] : "";
  if (completion_write(str_from(shell), settings->style.language, &out)) return print(&out);
  buf_release(&out);
  bool is_danish = settings->style.language == DIAG_DANISH;
  fputs(is_danish ? "spor: hvilken skal? spor help completion bash, zsh eller fish\n"
                  : "spor: which shell? spor help completion bash, zsh or fish\n",
        stderr);
  const struct str shells[] = {STR("bash"), STR("zsh"), STR("fish")};
  command_suggest("", str_nearest(str_from(shell), shells, 3), settings->style.language);
  return EXIT_USAGE;
}

static int print_manual(void) {
  struct buf out;
  buf_init(&out, BUF_LIMIT_DEFAULT);
  manual_write(&out);
  return print(&out);
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
  report_words(is_danish ? "spor: hverken en kommando eller en fejlkode: " : "spor: neither a command nor a diagnostic: ", str_from(what),
               "\n");
  struct str slugs[DIAG_CODE_COUNT];
  for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) slugs[i] = str_from(diag_slug((enum diag_code)i));
  struct str near = str_nearest(str_from(what), slugs, DIAG_CODE_COUNT);
  command_suggest("", near, settings->style.language);
  return EXIT_USAGE;
}

int command_help(const struct command *command, int argc, char **argv) {
  struct settings settings;
  if (!options_read(command, argc, argv, &settings)) return EXIT_USAGE;
  bool is_topic = settings.argument_count > 0;
  if (is_topic && strcmp(settings.arguments[0], "completion") == 0) return print_completion(&settings);
  if (is_topic && strcmp(settings.arguments[0], "man") == 0) return print_manual();
  if (is_topic) return explain(&settings, settings.arguments[0]);
  list_commands(settings.style.language);
  return EXIT_FINE;
}
