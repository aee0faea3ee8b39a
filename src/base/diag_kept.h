/* Findings as bytes, so that what was found once can be said again by another process. */
#ifndef SPOR_BASE_DIAG_KEPT_H
#define SPOR_BASE_DIAG_KEPT_H

#include "base/diag.h"

/* All of them, in the order they stand in. */
void diags_keep(const struct diags *diags, struct buf *out);
/* Adds what diags_keep() wrote. False, with nothing added, when the bytes are not such. */
bool diags_recall(struct diags *diags, struct str bytes);

#endif
