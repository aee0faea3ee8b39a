/* What an editor is told about the site in the browser, as a document in HTML: the findings when it could not be built, and a bar about the
 * draft: what differs from the edition in force, what check says, what will be left out. A site that is published is told of at once, with
 * what the build found, and again when it has been read as `spor check` reads it. */
#ifndef SPOR_CMD_SERVE_STATE_H
#define SPOR_CMD_SERVE_STATE_H

#include "base/buf.h"
#include "cmd/option.h"

enum serve_step { SERVE_BEGINS, SERVE_FAILED, SERVE_PUBLISHED, SERVE_READ };

/* `build` may be NULL: nothing is known of the draft. `diags` are sorted here. */
void serve_state_write(const struct settings *settings, enum serve_step step, const struct build *build, struct diags *diags,
                       struct buf *out);
/* The document that was written with SERVE_PUBLISHED, for when no reading followed. */
void serve_state_write_unread(const struct settings *settings, struct str published, struct buf *out);

#endif
