/* `spor diff OLD NEW` with the names of two editions. Part of the command diff. */
#ifndef SPOR_CMD_DIFF_EDITIONS_H
#define SPOR_CMD_DIFF_EDITIONS_H

#include "cmd/option.h"

/* Prints the comparison in settings->format: text, json, md or csv. The exit code. */
int diff_editions(const struct settings *settings);

#endif
