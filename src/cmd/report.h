/* What a command says when it is done: the findings, then what was made, what was left out, and how long it took. */
#ifndef SPOR_CMD_REPORT_H
#define SPOR_CMD_REPORT_H

#include "cmd/command.h"

/* Prints findings on standard error: all but notes, unless verbose; errors only when quiet. Notes about what was left out are part
 * of report_left_out() instead. At a terminal, and when verbose, the first of each kind is explained. */
void report_findings(const struct settings *settings, struct diags *diags);
/* Whether a finding tells of something that is not part of the site. */
bool report_is_left_out(const struct diag *diag);
/* Prints what was left out of the site and why. */
void report_left_out(const struct settings *settings, const struct diags *diags);
/* One line: how many errors and warnings there were. */
void report_sum(const struct settings *settings, const struct diags *diags);
/* Prints foreign words, as text_visible() has them, between ours on standard error. */
void report_words(const char *before, struct str foreign, const char *after);
/* What was done, and how long it took since that reading of report_clock(): the sentence without its end. Nothing when quiet. */
void report_done(const struct settings *settings, double since, const char *english, const char *danish, ...)
    __attribute__((format(printf, 3, 5), format(printf, 4, 5)));
/* What someone at a terminal can do next; programs and logs are not told. */
void report_next(const struct settings *settings, const char *english, const char *danish, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));
/* Whether someone reads along, or wants all: commands whose product is what they print sum it up only then. */
bool report_is_seen(const struct settings *settings);
/* "page" or "pages", "publication" or "publications": what so many are called. */
const char *report_pages(bool is_danish, size_t count);
const char *report_publications(bool is_danish, size_t count);
/* The exit code that the findings ask for. */
int report_exit_code(const struct diags *diags);
/* Seconds of the monotonic clock. */
double report_clock(void);

#endif
