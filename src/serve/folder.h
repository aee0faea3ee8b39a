/* A built folder as it is served: what its manifest names and nothing else, so nothing beside it can be asked for. */
#ifndef SPOR_SERVE_FOLDER_H
#define SPOR_SERVE_FOLDER_H

#include "publish/manifest.h"
#include "serve/respond.h"

struct folder {
  struct arena *arena;
  int fd;
  struct manifest manifest;
  char version[HASH_SHORT]; /* differs when anything in it does */
};

/* NULL when nothing was built there. */
struct folder *folder_open(const char *path);
void folder_close(struct folder *folder); /* NULL is allowed */
/* How many files are not the same in `after`; `before` may be NULL. */
size_t folder_changes(const struct folder *before, const struct folder *after);

/* Answers for `path` (address_path(), below the site's base). What is not there is answered with the site's own 404.html. */
void folder_answer(const struct folder *folder, const struct respond *respond, struct str path);

#endif
