#include "cmd/completion.h"

typedef void option_writer(const struct command *command, const struct option *option, enum diag_language language, struct buf *out);

/* The command's own options, then the common ones. */
static void each_option(const struct command *command, option_writer *write, enum diag_language language, struct buf *out) {
  for (const struct option *const *at = command->options; at != NULL && *at != NULL; at++) write(command, *at, language, out);
  for (const struct option *const *at = common_options; *at != NULL; at++) write(command, *at, language, out);
}

static const char *words_of(const struct option *option, enum diag_language language) {
  return language == DIAG_DANISH ? option->danish : option->english;
}

static bool takes_path(const struct option *option) {
  static const char *const kinds[] = {"DIR", "REPO", "FILE"};
  for (size_t i = 0; option->argument != NULL && i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcmp(option->argument, kinds[i]) == 0) return true;
  }
  return false;
}

/* Inside single quotes of any shell: a quote closes them, stands alone, and opens them again. */
static void add_quoted(struct buf *out, const char *text, const char *escaped) {
  for (; *text != '\0'; text++) {
    if (*text == '\'') {
      buf_add_zero(out, "'\\''");
    } else {
      if (strchr(escaped, *text) != NULL) buf_add_char(out, '\\');
      buf_add_char(out, *text);
    }
  }
}

/* -- bash -- */

static void write_bash_option(const struct command *command, const struct option *option, enum diag_language language, struct buf *out) {
  (void)command;
  (void)language;
  buf_format(out, " --%s", option->name);
}

static void write_bash(enum diag_language language, struct buf *out) {
  buf_add_zero(
      out, "# bash completion for spor\n_spor() {\n  local word=${COMP_WORDS[COMP_CWORD]} words=\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "    words='--help --version");
  for (const struct command *command = commands; command->name != NULL; command++) buf_format(out, " %s", command->name);
  buf_add_zero(out, "'\n  else\n    case ${COMP_WORDS[1]} in\n");
  for (const struct command *command = commands; command->name != NULL; command++) {
    buf_format(out, "      %s) words='", command->name);
    each_option(command, write_bash_option, language, out);
    buf_add_zero(out, "' ;;\n");
  }
  buf_add_zero(out, "    esac\n  fi\n  case $word in\n    -*) ;;\n    *) [ \"$COMP_CWORD\" -gt 1 ] && words= ;;\n  esac\n"
                    "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n}\n"
                    "complete -o default -F _spor spor\n");
}

/* -- zsh -- */

static void write_zsh_option(const struct command *command, const struct option *option, enum diag_language language, struct buf *out) {
  (void)command;
  buf_format(out, " \\\n        '--%s%s[", option->name, option->argument != NULL ? "=" : "");
  add_quoted(out, words_of(option, language), "[]:\\");
  buf_add_char(out, ']');
  if (option->argument != NULL) buf_format(out, ":%s:%s", option->argument, takes_path(option) ? "_files" : "");
  buf_add_char(out, '\'');
}

static void write_zsh(enum diag_language language, struct buf *out) {
  buf_add_zero(out, "#compdef spor\n_spor() {\n  local -a names=(\n");
  for (const struct command *command = commands; command->name != NULL; command++) {
    buf_format(out, "    '%s:", command->name);
    add_quoted(out, language == DIAG_DANISH ? command->danish : command->english, ":\\");
    buf_add_zero(out, "'\n");
  }
  buf_add_zero(out, "  )\n  if (( CURRENT == 2 )); then\n    _describe command names\n    return\n  fi\n  case $words[2] in\n");
  for (const struct command *command = commands; command->name != NULL; command++) {
    buf_format(out, "    %s)\n      shift words\n      (( CURRENT-- ))\n      _arguments", command->name);
    each_option(command, write_zsh_option, language, out);
    buf_add_zero(out, command->arguments != NULL ? " \\\n        '*:argument:_files' ;;\n" : " ;;\n");
  }
  buf_add_zero(out, "  esac\n}\n_spor \"$@\"\n");
}

/* -- fish -- */

static void add_fish_words(const char *words, struct buf *out) {
  buf_add_zero(out, " -d '");
  for (const char *at = words; *at != '\0'; at++) {
    if (*at == '\'' || *at == '\\') buf_add_char(out, '\\');
    buf_add_char(out, *at);
  }
  buf_add_zero(out, "'\n");
}

static void write_fish_option(const struct command *command, const struct option *option, enum diag_language language, struct buf *out) {
  buf_format(out, "complete -c spor -n '__fish_seen_subcommand_from %s' -l %s", command->name, option->name);
  if (option->argument != NULL) buf_add_zero(out, takes_path(option) ? " -r" : " -x");
  add_fish_words(words_of(option, language), out);
}

static void write_fish(enum diag_language language, struct buf *out) {
  buf_add_zero(out, "# fish completion for spor\n");
  for (const struct command *command = commands; command->name != NULL; command++) {
    buf_format(out, "complete -c spor -n __fish_use_subcommand -f -a %s", command->name);
    add_fish_words(language == DIAG_DANISH ? command->danish : command->english, out);
    each_option(command, write_fish_option, language, out);
  }
}

bool completion_write(struct str shell, enum diag_language language, struct buf *out) {
  if (str_is(shell, "bash")) {
    write_bash(language, out);
  } else if (str_is(shell, "zsh")) {
    write_zsh(language, out);
  } else if (str_is(shell, "fish")) {
    write_fish(language, out);
  } else {
    return false;
  }
  return true;
}

/* -- man -- */

/* A text in troff: hyphens that may be copied, and nothing that begins a request. */
static void add_troff(struct buf *out, const char *text) {
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '-' || *at == '\\') buf_add_char(out, '\\');
    if (at == text && (*at == '.' || *at == '\'')) buf_add_zero(out, "\\&");
    buf_add_zero(out, *at == '\\' ? "e" : (char[2]){*at, '\0'});
  }
}

static void write_manual_option(const struct command *command, const struct option *option, enum diag_language language, struct buf *out) {
  (void)command;
  buf_add_zero(out, ".TP\n\\fB\\-\\-");
  add_troff(out, option->name);
  buf_add_zero(out, "\\fR");
  if (option->argument != NULL) buf_format(out, " \\fI%s\\fR", option->argument);
  buf_add_char(out, '\n');
  add_troff(out, words_of(option, language));
  buf_add_char(out, '\n');
}

void manual_write(struct buf *out) {
  buf_add_zero(
      out, ".TH SPOR 1 \"\" \"spor " SPOR_VERSION "\" \"User commands\"\n.SH NAME\nspor \\- a site of strategies and their editions\n"
           ".SH SYNOPSIS\n.B spor\n.I COMMAND\n[\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n"
           "spor turns a git repository of Markdown strategy documents into a static site in which every goal, track and concept has an\n"
           "address, every mention leads to its meaning, and every year's change can be read.\n.SH COMMANDS\n");
  for (const struct command *command = commands; command->name != NULL; command++) {
    buf_format(out, ".SS spor %s", command->name);
    if (command->arguments != NULL) buf_format(out, " %s", command->arguments);
    buf_add_char(out, '\n');
    add_troff(out, command->english);
    buf_add_char(out, '\n');
    for (const struct option *const *at = command->options; at != NULL && *at != NULL; at++)
      write_manual_option(command, *at, DIAG_ENGLISH, out);
  }
  buf_add_zero(out, ".SH OPTIONS OF ALL COMMANDS\n");
  for (const struct option *const *at = common_options; *at != NULL; at++) write_manual_option(NULL, *at, DIAG_ENGLISH, out);
  buf_add_zero(
      out, ".SH EXIT STATUS\n.TP\n0\nfine\n.TP\n1\nthe content has errors\n.TP\n2\nspor was called wrongly\n.TP\n3\n"
           "the machine: disk, git, dictionary\n.SH ENVIRONMENT\n.TP\nLC_ALL, LC_MESSAGES, LANG\nthe language of messages: Danish when it "
           "begins with da\n.TP\nNO_COLOR\nno colours when it is set\n.TP\nPAGER\nwhat shows a long comparison\n.TP\nSPOR_THEME\n"
           "the folder that holds layouts, lua and templates\n.SH SEE ALSO\n.BR git (1)\n");
}
