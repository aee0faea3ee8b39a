/* What `spor check` found, as other programs read it. Paths are below the root of the repository, so that they can show findings at their
 * lines. */
#ifndef SPOR_CMD_CHECK_FORMAT_H
#define SPOR_CMD_CHECK_FORMAT_H

#include "base/buf.h"
#include "base/diag.h"

/* SARIF 2.1.0 (OASIS). `folder` is the site's in its repository, with a closing slash, or empty. The findings must be sorted. */
void check_write_sarif(const struct diags *diags, struct str folder, enum diag_language language, struct buf *out);
/* Workflow commands of GitHub Actions: ::warning file=…,line=…,col=…,title=…::message */
void check_write_github(const struct diags *diags, struct str folder, enum diag_language language, struct buf *out);

#endif
