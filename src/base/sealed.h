/* A file of our own that is only ever a shortcut: a line that names its kind, a checksum, its bytes. One that is missing, damaged or of
 * another kind is as none. */
#ifndef SPOR_BASE_SEALED_H
#define SPOR_BASE_SEALED_H

#include <stdint.h>

#include "base/str.h"

#define SEALED_LIMIT ((size_t)1 << 30) /* bytes */

/* The file's bytes into the arena; `kind` is a line that names what they mean, and its version. */
bool sealed_read(struct arena *arena, const char *path, struct str kind, struct str *bytes);
/* Writes the file whole, and its folders when they are missing. False when it cannot be written, or is beyond the limit. */
bool sealed_write(const char *path, struct str kind, struct str bytes);
/* The same on every machine; against damage, not against malice. */
uint64_t sealed_checksum(struct str bytes);

#endif
