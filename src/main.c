/* argv → command table → exit code. */
#include "cmd/command.h"

static bool is_one_of(const char *word, const char *a, const char *b) {
  return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

int main(int argc, char **argv) {
  const struct command *help = command_find("help");
  if (argc < 2 || is_one_of(argv[1], "--help", "-h")) return help->run(help, 0, NULL);
  if (strcmp(argv[1], "--version") == 0) {
    puts("spor " SPOR_VERSION);
    return EXIT_FINE;
  }
  const struct command *command = command_find(argv[1]);
  return command != NULL ? command->run(command, argc - 2, argv + 2) : command_unknown(argv[1]);
}
