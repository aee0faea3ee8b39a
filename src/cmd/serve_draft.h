/* What sets a draft apart from what is published: its changes since the edition in force, and what a build without drafts leaves out.
 * Written as parts of the bar in HTML. */
#ifndef SPOR_CMD_SERVE_DRAFT_H
#define SPOR_CMD_SERVE_DRAFT_H

#include "base/buf.h"
#include "base/diag.h"
#include "build/build.h"

void serve_draft_write_changes(const struct build *build, bool is_danish, struct buf *out);
/* Drafts and later documents, whether this build has them or not, and files that are never published. */
void serve_draft_write_left_out(const struct build *build, const struct diags *diags, enum diag_language language, struct buf *out);

#endif
