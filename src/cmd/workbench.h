/* The workshop's own process (cmd/workshop.h). */
#ifndef SPOR_CMD_WORKBENCH_H
#define SPOR_CMD_WORKBENCH_H

#include <sys/types.h>

#include "cmd/option.h"

/* Does what it is told over `socket` until this ends, or the preview does. Called in a process that was just forked. */
_Noreturn void workbench_run(const struct settings *settings, const char *const *places, pid_t preview, int socket);

#endif
