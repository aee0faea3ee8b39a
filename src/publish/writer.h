/* Puts a set of outputs into a folder so that it holds the old site or the new one, and every file is whole at every moment.
 * Knows paths and bytes only.
 *
 * Outputs are staged below OUT/.spor/stage while pages are still being made; nothing of the old site is touched before
 * writer_commit(). A commit writes a journal, then renames; the next writer_open() after a kill finishes what the journal says,
 * or throws an uncommitted stage away. OUT/.spor/manifest lists every file with its SHA-256, so that files spor did not make are
 * known and left alone. */
#ifndef SPOR_PUBLISH_WRITER_H
#define SPOR_PUBLISH_WRITER_H

#include <stdint.h>

#include "publish/hash.h"

struct arena;
struct diags;
struct writer;

/* Opens (and makes) the output folder, takes its lock, recovers. `count` outputs will be put. False with a diagnostic. */
bool writer_open(const char *folder, size_t count, size_t size_limit, struct writer **writer, struct diags *diags);
/* Output number `index`. `path` is clean. May be called from several threads at once, each index once. A file whose bytes are the
 * same as those that stand is kept, with its modification time. False with a diagnostic. */
bool writer_put(struct writer *writer, size_t index, struct str path, struct str bytes, struct diags *diags);

struct writer_report {
  size_t written;
  size_t kept;
  size_t removed;
  uint64_t bytes;       /* of the whole site */
  struct hash manifest; /* of its text, which names all of the site */
};

/* Brings the staged outputs into place, removes files of the manifest that are no longer made, and writes the manifest: `head` (lines
 * of `key value`) and then the files. Refuses, changing nothing, when a file that spor did not make stands in the way. */
bool writer_commit(struct writer *writer, struct str head, struct writer_report *report, struct diags *diags);
/* Frees everything; without a commit the stage is thrown away and the old site is as it was. */
void writer_close(struct writer *writer);

#endif
