/* What spor import says when it is done: what came in, what was done to it, and what to look at, by file and line. */
#ifndef SPOR_CMD_IMPORT_REPORT_H
#define SPOR_CMD_IMPORT_REPORT_H

#include "cmd/option.h"
#include "import/import.h"

/* On standard error. `path` is the file that was, or would be, written. */
void import_report(const struct settings *settings, const struct import *import, struct str path);

#endif
