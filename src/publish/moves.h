/* The steps of a commit, in order, and how to take them and to take them back. Both may be stopped at any point and begun again:
 * a step that is done already is recognised and passed over. What a step takes out of the way stands in `old` under the step's
 * number, until the commit is done. */
#ifndef SPOR_PUBLISH_MOVES_H
#define SPOR_PUBLISH_MOVES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct disk;

enum move_kind {
  MOVE_AWAY,        /* a file that is no longer made goes to `old` */
  MOVE_FOLDER_AWAY, /* a folder is removed if nothing is left in it */
  MOVE_NEW,         /* a file or a whole folder comes from the stage; nothing stands there */
  MOVE_REPLACE,     /* a file comes from the stage over the old one, which is kept in `old` */
};

struct move {
  enum move_kind kind;
  const char *path; /* zero-terminated, below the output folder */
};

struct moves {
  struct move *all;
  size_t count;
  size_t capacity;
};

void moves_add(struct arena *arena, struct moves *moves, enum move_kind kind, const char *path);
/* Takes all steps. False with errno set, and the path where it stopped. */
bool moves_make(const struct moves *moves, const struct disk *disk, const char **path);
/* Takes back whatever was taken, last step first. False when some of it could not be taken back. */
bool moves_undo(const struct moves *moves, const struct disk *disk);

#endif
