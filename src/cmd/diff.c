#include "base/file.h"
#include "cmd/command.h"
#include "cmd/diff_editions.h"
#include "cmd/diff_files.h"

/* Names that are no files are editions or revisions. */
static bool are_files(const struct settings *settings) {
  return file_type(settings->arguments[0]) != FILE_NONE && file_type(settings->arguments[1]) != FILE_NONE;
}

/* Decisions are about editions: files have no place to keep them. */
static bool check_format(const struct settings *settings, bool has_files) {
  static const char *const formats[] = {"text", "json", "html", "md", "csv", "decisions", NULL};
  size_t i = 0;
  while (formats[i] != NULL && strcmp(formats[i], settings->format) != 0) i++;
  if (formats[i] == NULL) return option_refuse(&option_diff_format, settings, settings->format);
  bool is_list = strcmp(settings->format, "decisions") == 0;
  if (is_list && has_files) return option_refuse(&option_diff_format, settings, settings->format);
  bool is_fitting = !settings->is_standalone || strcmp(settings->format, "html") == 0;
  return is_fitting || option_refuse(&option_standalone, settings, settings->format);
}

int command_diff(const struct command *command, int argc, char **argv) {
  struct settings settings;
  int early;
  if (!options_begin(command, argc, argv, &settings, &early)) return early;
  if (settings.argument_count != 2) {
    fputs(settings.style.language == DIAG_DANISH ? "spor: der skal to udgaver eller to filer til: spor diff GAMMEL NY\n"
                                                 : "spor: two editions or two files are needed: spor diff OLD NEW\n",
          stderr);
    return EXIT_USAGE;
  }
  bool has_files = are_files(&settings);
  if (!check_format(&settings, has_files)) return EXIT_USAGE;
  return has_files ? diff_files(&settings) : diff_editions(&settings);
}
