/* Makes a list of moves happen as a whole or not at all, also when the process is killed: journal, moves, end of journal.
 * The moment of no return is the whole journal when killed, and its removal when a step fails. */
#ifndef SPOR_PUBLISH_COMMIT_H
#define SPOR_PUBLISH_COMMIT_H

#include <stdbool.h>

struct diags;
struct disk;
struct moves;

/* False with a diagnostic, and everything as it was. */
bool commit_run(struct disk *disk, const struct moves *moves, struct diags *diags);
/* Finishes or undoes what a killed run left, with a note; leaves neither journal nor stage behind. False with a diagnostic. */
bool commit_recover(struct disk *disk, struct diags *diags);
/* True while a journal stands: `stage` and `old` are needed by the next run. */
bool commit_is_open(const struct disk *disk);
/* Says DIAG_OUTPUT_UNWRITABLE at `path` below the output folder (NULL: the folder itself) for the errno `error`. */
void commit_say_unwritable(const struct disk *disk, const char *path, int error, struct diags *diags);

#endif
