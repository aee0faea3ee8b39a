/* What a command is at while it takes longer than a second, on a terminal; and how long each stage took, for who asks. */
#ifndef SPOR_CMD_PROGRESS_H
#define SPOR_CMD_PROGRESS_H

#include "build/stages.h"
#include "cmd/option.h"

struct progress {
  struct stages stages; /* for build_options */
  const char *doing;    /* in the reader's language; NULL: nothing */
  const struct settings *settings;
  double start;
  double shown_at; /* when the line was last written; 0: there is none */
  double seconds[STAGE_COUNT];
  double begun;
  enum stage stage; /* STAGE_COUNT before the first and after the last */
  bool may_show;
};

void progress_begin(struct progress *progress, const struct settings *settings);
/* What is done now, of commands that do other things than build; and that it is still being done. */
void progress_do(struct progress *progress, const char *english, const char *danish);
void progress_tick(struct progress *progress);
/* Takes the line away. */
void progress_end(struct progress *progress);
/* With --verbose, a line for each stage that took time. */
void progress_print_times(const struct progress *progress);

#endif
