/* `spor diff OLD.md NEW.md`: two loose files, of no site. Part of the command diff. */
#ifndef SPOR_CMD_DIFF_FILES_H
#define SPOR_CMD_DIFF_FILES_H

#include "cmd/option.h"

/* Prints the comparison in settings->format. The exit code: of content when a file is no text. */
int diff_files(const struct settings *settings);

#endif
