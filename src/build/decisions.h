/* The folder beslutninger/: its files read, and each held against the comparison it is about. */
#ifndef SPOR_BUILD_DECISIONS_H
#define SPOR_BUILD_DECISIONS_H

#include "build/build.h"

/* Reads root.decisions into the site. Files that no two editions give their name, and files that cannot be read, are diagnostics. */
void decisions_load(struct build *build, struct diags *diags);
/* After the comparisons are made. */
void decisions_settle(struct build *build, struct diags *diags);

#endif
