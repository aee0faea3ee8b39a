/* Findings that are known and accepted for now: `spor check --baseline FILE` tells only of others. A finding is known by its code, its file
 * and its words, not by its line, so that text may move; each is accepted as often as it was there. Errors cannot be accepted. */
#ifndef SPOR_CMD_BASELINE_H
#define SPOR_CMD_BASELINE_H

#include "base/diag.h"

/* Takes the warnings that the file lists out of `diags`; what the file lists and nobody finds any more becomes a note. `*accepted` is how
 * many went. False, with a finding, when the file cannot be read. */
bool baseline_apply(const char *path, struct diags *diags, size_t *accepted);
/* Lists all warnings there are, sorted. False with a finding. */
bool baseline_write(const char *path, struct diags *diags, size_t *count);

#endif
