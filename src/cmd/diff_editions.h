/* `spor diff OLD NEW` with the names of two editions or revisions. Part of the command diff. */
#ifndef SPOR_CMD_DIFF_EDITIONS_H
#define SPOR_CMD_DIFF_EDITIONS_H

#include "base/buf.h"
#include "cmd/option.h"

struct decided;

/* Prints the comparison in settings->format. The exit code. */
int diff_editions(const struct settings *settings);
/* Appends one comparison of the build in settings->format. */
void diff_write(const struct settings *settings, const struct build *build, const struct decided *decided, struct buf *out,
                struct diags *diags);

#endif
