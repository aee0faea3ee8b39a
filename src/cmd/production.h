/* All files of a site that is loaded, written by a process of their own, which tells of the site's state when they stand, and then reads it
 * as `spor check` does, behind all else that the machine has to do. It is ended at any time, and ends itself when the reading takes too
 * long. The writer's journal is left as by any build that is killed. */
#ifndef SPOR_CMD_PRODUCTION_H
#define SPOR_CMD_PRODUCTION_H

#include <sys/types.h>

#include "build/build.h"
#include "cmd/option.h"
#include "cmd/progress.h"
#include "cmd/serve_state.h"
#include "cmd/workshop_message.h"

struct production_order {
  const struct settings *settings;
  struct build *build;
  struct diags *diags; /* of its loading; more are added */
  unsigned long number;
  const char *folder;
  struct progress *progress; /* NULL: nobody is told how far it has come, nor what is left out */
  bool is_shown;             /* somebody may be looking at the site already: the work can wait for whoever does */
  int socket;
};

/* Sends a message about a site's state. `build` may be NULL. */
void production_tell(const struct production_order *order, enum workshop_word word, enum serve_step step, bool is_proven);
/* Forks; -1 with errno. */
pid_t production_begin(const struct production_order *order);

#endif
