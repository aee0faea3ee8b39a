/* Changes to a text file: byte ranges replaced, all else left as it stands, byte for byte. Whatever writes into files that people edit
 * (`spor ids`, `spor release`, `spor check --fix`) goes through here. */
#ifndef SPOR_BASE_EDIT_H
#define SPOR_BASE_EDIT_H

#include "base/str.h"

/* The bytes [from, to) become `text`; an empty range inserts. */
struct edit {
  size_t from;
  size_t to;
  struct str text;
};

struct edits {
  struct edit *at;
  size_t count;
  size_t capacity;
};

/* `text` is borrowed; the list lives in `arena`. */
void edits_add(struct arena *arena, struct edits *edits, size_t from, size_t to, struct str text);
/* The text with all of them made; insertions at one place stand in the order they were added. False, and nothing is made, when two ranges
 * overlap or one lies outside the text. */
bool edits_apply(struct arena *arena, const struct edits *edits, struct str bytes, struct str *result);
/* Writes `after` over the file that held `before` when it was read: beside it, onto the medium, then renamed, with the permissions the
 * file had. False with errno: ESTALE when the file holds something else by now. */
bool edit_write(const char *path, struct str before, struct str after);

#endif
