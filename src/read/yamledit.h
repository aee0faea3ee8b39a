/* Entries added to a YAML text as its author writes it: behind what stands there, indented like it, in braces where it stands in braces.
 * Comments, order and line ends stay, as nothing is written out again. */
#ifndef SPOR_READ_YAMLEDIT_H
#define SPOR_READ_YAMLEDIT_H

#include "base/lines.h"
#include "base/str.h"

struct arena;

struct yaml_pair {
  struct str key;
  struct str value; /* as it is to be written: yaml_edit_scalar() makes it of a text */
};

/* What goes below the keys of `path`: an item that holds the pairs, of the list there, or else the pairs themselves, of the map there. What
 * is missing of the path is made. */
struct yaml_addition {
  const struct str *path;
  size_t path_count;
  bool is_item;
  const struct yaml_pair *pairs;
  size_t pair_count;
};

/* The text of a file with the addition, proved by reading it: all that was there is there, and that. False when the text is no valid YAML,
 * or when there is no place for the addition in it (another kind of value stands there, aliases, tabs). */
bool yaml_edit_add(struct arena *arena, const struct lines *file, const struct yaml_addition *addition, struct str *after);
/* A text as a scalar: plain where that can be, else in double quotes. */
struct str yaml_edit_scalar(struct arena *arena, struct str text);

#endif
