/* The kinds of thing a publication is made of and the relations between them: one table each for all their names. */
#ifndef SPOR_MODEL_KIND_H
#define SPOR_MODEL_KIND_H

#include "base/str.h"

enum kind {
  KIND_PAGE,
  KIND_PUBLICATION,
  KIND_TRACK,
  KIND_GOAL,
  KIND_ACTION,
  KIND_CONCEPT,
  KIND_THEME,
  KIND_AREA,
  KIND_UNIT,
};
#define KIND_COUNT 9

enum relation {
  RELATION_AREAS,
  RELATION_GOALS,
  RELATION_TRACKS,
  RELATION_CONCEPTS,
  RELATION_PART_OF,
  RELATION_REPLACES,
  RELATION_SAME_AS,
};
#define RELATION_COUNT 7

/* The word in front matter and JSON: "goal". */
const char *kind_name(enum kind kind);
/* The plural, as class of a list, view field and index name: "goals". */
const char *kind_plural(enum kind kind);
/* The part of the address below the publication: "maal"; NULL for kinds without an index (pages, publications). */
const char *kind_segment(enum kind kind);
/* What an index of the kind is called on the page, in "da" or "en": "Mål". */
const char *kind_title(enum kind kind, struct str language);
/* What a reader of diagnostics calls it. */
const char *kind_phrase(enum kind kind);
/* True for kinds whose every instance has a page of its own below kind_segment(). */
bool kind_has_page(enum kind kind);
/* Finds a kind by its name, its plural, or the scheme of a reference (begreb, maal, spor, side, …). False when there is none. */
bool kind_by_name(struct str name, enum kind *kind);
bool kind_by_plural(struct str plural, enum kind *kind);
bool kind_by_scheme(struct str scheme, enum kind *kind);

/* The key in front matter and attributes: "part-of". */
const char *relation_name(enum relation relation);
bool relation_by_name(struct str name, enum relation *relation);
/* True when the relation may lead to this kind. */
bool relation_takes(enum relation relation, enum kind kind);
/* What it takes, for diagnostics. */
const char *relation_phrase(enum relation relation);

#endif
