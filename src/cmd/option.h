/* Long options, from one table: read, checked and explained alike by every command. */
#ifndef SPOR_CMD_OPTION_H
#define SPOR_CMD_OPTION_H

#include <stdio.h>

#include "base/diag.h"
#include "build/releasing.h"

/* What any command may be told. */
struct settings {
  struct build_options build;
  const char *out;
  const char *format;
  const char *explained;   /* FILE:LINE whose words are explained; NULL for none */
  const char *publication; /* whose editions; NULL: the only one that has any */
  bool is_standalone;
  bool wants_candidates; /* for concepts */
  bool has_date;         /* the build's moment was told; otherwise it is when the program was started */
  unsigned port;         /* of the preview; 0: any free one */
  bool wants_browser;    /* on the preview */
  const char *id;        /* of what is made */
  const char *kind;
  const char *title;
  const char *mend; /* misread words: "auto", "always" or "never"; NULL: auto */
  bool is_forced;   /* to write over what is there */
  bool is_sure;     /* not to be asked */
  struct release_request release;
  bool is_strict;             /* warnings fail too */
  bool wants_fix;             /* mend what is safe to mend */
  bool wants_outside;         /* ask addresses elsewhere whether they answer */
  bool wants_accept;          /* write words that are not known into the site's list */
  const char *baseline;       /* file of findings that are accepted; NULL for none */
  const char *baseline_after; /* file that they are written to; NULL for none */
  bool is_dry;                /* tell what would be done, and do nothing */
  bool has_pager;             /* for what is longer than the screen */
  bool is_atomic;             /* the site is built beside, and stands in one step */
  bool is_quiet;
  bool is_verbose;
  bool wants_help;
  struct diag_style style;  /* its colour: of standard error */
  bool has_colour;          /* of standard output */
  const char *arguments[8]; /* what is no option */
  size_t argument_count;
};

struct option {
  const char *name;     /* without its dashes */
  const char *argument; /* "DIR"; NULL for a flag */
  const char *english;
  const char *danish;
  bool (*set)(struct settings *settings, const char *value); /* false when the value will not do */
};

struct command;

/* Options that several commands take. */
extern const struct option option_root, option_out, option_git, option_ref, option_trusted, option_date, option_drafts, option_jobs,
    option_no_terms, option_compress, option_atomic, option_explain, option_format, option_diff_format, option_publication,
    option_standalone, option_no_pager, option_candidates, option_port, option_open;
extern const struct option option_dry_run, option_new_publication, option_new_id;
extern const struct option *const release_options[], *const new_options[], *const import_options[], *const check_options[];

/* Of all commands; ends with NULL. */
extern const struct option *const common_options[];

/* Reads argv. False, with a line on standard error, when it cannot be understood. */
bool options_read(const struct command *command, int argc, char **argv, struct settings *settings);
/* How a command begins: options_read(), and its help when that was asked for. False when nothing is left to do but to return `*code`. */
bool options_begin(const struct command *command, int argc, char **argv, struct settings *settings, int *code);
/* Says that the option's value does not fit, and what would. False. */
bool option_refuse(const struct option *option, const struct settings *settings, const char *value);
/* A command's help, on `out`. */
void options_explain(const struct command *command, enum diag_language language, FILE *out);
/* The language of messages that the environment asks for: Danish under a Danish locale, else English. */
enum diag_language options_language(void);

#endif
