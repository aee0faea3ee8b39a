/* The commands of the program and what they share: options, the language of messages, the closing report. */
#ifndef SPOR_CMD_COMMAND_H
#define SPOR_CMD_COMMAND_H

#include "base/diag.h"
#include "cmd/option.h"

enum exit_code { EXIT_FINE = 0, EXIT_CONTENT = 1, EXIT_USAGE = 2, EXIT_ENVIRONMENT = 3 };

struct command {
  const char *name;
  int (*run)(const struct command *command, int argc, char **argv); /* argv without the program and the command */
  const char *english;                                              /* one line, for the list of commands */
  const char *danish;
  const struct option *const *options; /* beside the common ones; ends with NULL; NULL for none */
  const char *arguments;               /* what follows the options, as "CODE"; NULL for nothing */
};

/* All commands; ends with a NULL name. */
extern const struct command commands[];
const struct command *command_find(const char *name);
/* Says on standard error what was perhaps meant, `before` in front of it; nothing when `near` is empty. */
void command_suggest(const char *before, struct str near, enum diag_language language);
/* Says on standard error that there is no such command, and which was perhaps meant. The exit code. */
int command_unknown(const char *name);

int command_build(const struct command *command, int argc, char **argv);
int command_serve(const struct command *command, int argc, char **argv);
int command_check(const struct command *command, int argc, char **argv);
int command_links(const struct command *command, int argc, char **argv);
int command_diff(const struct command *command, int argc, char **argv);
int command_ids(const struct command *command, int argc, char **argv);
int command_release(const struct command *command, int argc, char **argv);
int command_init(const struct command *command, int argc, char **argv);
int command_new(const struct command *command, int argc, char **argv);
int command_import(const struct command *command, int argc, char **argv);
int command_help(const struct command *command, int argc, char **argv);

#endif
