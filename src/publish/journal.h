/* The moves of a commit as a file in OUT/.spor. `journal` stands while a commit goes forward, `undo` while it is taken back; a line
 * with a checksum ends it, so that a torn one is known. */
#ifndef SPOR_PUBLISH_JOURNAL_H
#define SPOR_PUBLISH_JOURNAL_H

#include "base/buf.h"
#include "publish/moves.h"

struct disk;

#define JOURNAL_FORWARD "journal"
#define JOURNAL_BACK "undo"

/* On the medium when it returns true; errno otherwise. */
bool journal_save(const struct moves *moves, const struct disk *disk);
/* False with ENOENT when there is no whole journal of that name, and another errno when that cannot be known. */
bool journal_load(struct arena *arena, const struct disk *disk, const char *name, struct moves *moves);

void journal_write(const struct moves *moves, struct buf *out);
bool journal_parse(struct arena *arena, struct str text, struct moves *moves);

#endif
