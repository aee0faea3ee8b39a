/* What became of what in a fixture, known beforehand. A file of lines:
 *
 *   publication ID EDITION…          the editions, oldest first
 *   ID ID…                           one line of descent: the thing's id in each edition; `.` for the same again, `-` where it is not
 *
 * What was split or merged stands in several lines. Nothing is left out: a page whose id no line holds is a failure. */
#ifndef SPOR_TESTS_VERSIONS_TRUTH_H
#define SPOR_TESTS_VERSIONS_TRUTH_H

#include <stdio.h>

#include "base/str.h"

#define EDITIONS_MAX 16
#define DESCENTS_MAX 64

struct chronicle {
  struct str publication;
  struct str editions[EDITIONS_MAX];
  size_t edition_count;
  struct str descents[DESCENTS_MAX][EDITIONS_MAX]; /* empty where it is not */
  size_t descent_count;
};

struct truth {
  struct chronicle chronicles[4];
  size_t count;
};

/* False when the file cannot be read, or a line holds too few or too many words. */
bool truth_read(struct arena *arena, const char *path, struct truth *truth);
const struct chronicle *truth_of(const struct truth *truth, struct str publication);
/* The number of an edition, or STR_NOT_FOUND. */
size_t chronicle_edition(const struct chronicle *chronicle, struct str name);

/* What the thing called `id` in edition `from` is called in edition `to`. */
struct answers {
  struct str ids[DESCENTS_MAX];
  size_t count;     /* 0: it is not there */
  bool is_known;    /* some line holds it */
  bool has_same_id; /* it is there under its own id: then that is the answer */
};
struct answers chronicle_ask(const struct chronicle *chronicle, size_t from, struct str id, size_t to);

#endif
