/* What shells and man need to know of the commands, written from the same tables that read the command line. */
#ifndef SPOR_CMD_COMPLETION_H
#define SPOR_CMD_COMPLETION_H

#include "base/buf.h"
#include "cmd/command.h"

/* A completion script for "bash", "zsh" or "fish". False for any other shell. */
bool completion_write(struct str shell, enum diag_language language, struct buf *out);
/* The manual page, in the man macros of troff. */
void manual_write(struct buf *out);

#endif
