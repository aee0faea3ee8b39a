/* Finding what a name means: within the publication first, then in the site's own content, across publications when said so. */
#ifndef SPOR_RELATE_LOOKUP_H
#define SPOR_RELATE_LOOKUP_H

#include "relate/links.h"

/* Names to be held against a wrong one, and how much comparing is left: beyond that nothing is suggested, so that many wrong names cost
 * little more than right ones. */
struct suggester {
  struct str *names;
  size_t comparisons_left;
};

struct lookup {
  struct arena *arena;
  const struct links_input *input;
  struct map publications; /* id → struct edition_group */
  struct map units;        /* id → struct entry */
  struct suggester *suggester;
};

enum lookup_answer { LOOKUP_FOUND, LOOKUP_NOTHING, LOOKUP_AMBIGUOUS };

void lookup_init(struct lookup *lookup, struct arena *arena, const struct links_input *input);
/* `name` as written in `from`: an id or publication/id. With AMBIGUOUS, two of the candidates are given. */
enum lookup_answer lookup_name(const struct lookup *lookup, const struct edition *from, struct str name, const struct entry *found[2]);
const struct entry *lookup_unit(const struct lookup *lookup, struct str id);
/* The own entry of the document at a path below the content folder, as seen from an edition, or NULL. */
const struct entry *lookup_path(const struct lookup *lookup, const struct edition *from, struct str path);
/* True for the name or path of a document that is left out of the build, and of what it declares. */
bool lookup_is_left_out(const struct lookup *lookup, struct str name);
/* The nearest name that `from` could have written, or empty. */
struct str lookup_nearest(const struct lookup *lookup, const struct edition *from, struct str name);
struct str lookup_nearest_publication(const struct lookup *lookup, struct str id);
struct str lookup_nearest_unit(const struct lookup *lookup, struct str id);
struct str lookup_nearest_path(const struct lookup *lookup, const struct edition *from, struct str path);
struct str lookup_nearest_file(const struct lookup *lookup, const struct edition *from, struct str path);
struct str lookup_nearest_anchor(const struct lookup *lookup, const struct document *document, struct str anchor);
/* The scope's name for diagnostics. */
struct str lookup_scope(const struct edition *from);

#endif
