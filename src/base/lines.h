/* A file's text with a table of its lines, so that any offset becomes line and column in one place. Diagnostics quote from it. */
#ifndef SPOR_BASE_LINES_H
#define SPOR_BASE_LINES_H

#include "base/str.h"

enum { LINES_STRETCH = 1024 };

struct lines {
  struct str path;    /* as the user knows it: relative to the site's root */
  struct str edition; /* empty for the work tree */
  struct str bytes;
  const unsigned *starts; /* offset of each line's first byte; LF, CRLF and CR end a line */
  unsigned count;
  const unsigned *characters; /* how many characters begin before each stretch of LINES_STRETCH bytes */
};

/* Where something stands. `column` and `width` count bytes, from 1; line 0 means the file as a whole. `file` may be NULL: no file. */
struct place {
  const struct lines *file;
  unsigned line;
  unsigned column;
  unsigned width;
};

/* Keeps `path` and `bytes` borrowed; all must outlive the result. */
const struct lines *lines_new(struct arena *arena, struct str path, struct str edition, struct str bytes);
struct place lines_place(const struct lines *lines, size_t offset, size_t width);
/* A line's text without its end; empty when there is no such line. */
struct str lines_text(const struct lines *lines, unsigned line);
/* A byte column of a line as a column in characters (code points), both from 1. */
unsigned lines_character(const struct lines *lines, unsigned line, unsigned byte_column);

#endif
