/* What was found out once, kept on disk: texts under keys, in one file. Only ever a shortcut: a file that is missing, damaged or of
 * another kind is an empty store, and what cannot be written is found out again next time. */
#ifndef SPOR_BASE_STORE_H
#define SPOR_BASE_STORE_H

#include "base/map.h"

struct store {
  struct arena *arena;
  struct map values; /* key → struct str */
  struct str kind;
  const char *path; /* NULL: nothing is kept */
  bool has_news;
};

/* `kind` names what the values mean, and its version; a file of another kind is not read. `folder` may be NULL. */
void store_open(struct store *store, struct arena *arena, const char *folder, const char *name, struct str kind);
/* False when nothing is known under the key. The value is borrowed. */
bool store_get(const struct store *store, struct str key, struct str *value);
/* Keeps a copy of both, instead of what was known under the key. */
void store_put(struct store *store, struct str key, struct str value);
/* Writes the file anew, whole, when something was put. */
void store_save(const struct store *store);

#endif
