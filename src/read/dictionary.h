/* The files of the spelling dictionary that is installed: where they lie and which they are. Opens and hashes them, and knows nothing of
 * what is in them. */
#ifndef SPOR_READ_DICTIONARY_H
#define SPOR_READ_DICTIONARY_H

#include "base/str.h"

struct arena;

struct dictionary {
  const char *affixes; /* paths: .aff */
  const char *words;   /* .dic */
  struct str name;     /* "da_DK" */
};

/* Looks in the folders of DICPATH, then in those that distributions use. False when there is none for the language ("da"). */
bool dictionary_find(struct arena *arena, struct str language, struct dictionary *dictionary);
/* What it holds as 16 hexadecimal digits; empty when it cannot be read. Is kept in the cache, for as long as nobody has installed another
 * one; `cache_folder` may be NULL. */
struct str dictionary_digest(struct arena *arena, const struct dictionary *dictionary, const char *cache_folder);
/* Sizes and times of change: the same as long as nobody has installed another one. */
struct str dictionary_times(struct arena *arena, const struct dictionary *dictionary);

#endif
