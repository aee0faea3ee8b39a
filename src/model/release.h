/* The editions that spor.yaml declares: which revision, from when to when, decided by whom. Part of config_read(). */
#ifndef SPOR_MODEL_RELEASE_H
#define SPOR_MODEL_RELEASE_H

#include "model/schema.h"

#define RELEASE_NAME_OF_DRAFT "udkast" /* in addresses; no edition may have it */

/* Who decided an edition, and where that is written down. */
struct adoption {
  struct date date;
  struct str by;
  struct str source;
};

/* One released edition of a publication. */
struct release {
  struct str name;
  struct place place;
  struct named revision; /* a git revision expression; empty when a trailer names the commit */
  struct named trailer;  /* "Udgave: faelles-laering 2018" */
  struct named path;     /* where the publication's folder lay then, from the repository's root; empty for wherever it is found */
  struct date valid_from;
  struct date valid_to; /* last day; no date: no end */
  bool is_assumed;      /* the dates are not in the sources */
  struct adoption adopted;
  bool is_asked; /* no edition of the site, but a revision that someone wants compared: it stands at no address */
};

/* A publication as spor.yaml knows it. */
struct publication {
  struct str id;
  struct place place;
  struct release *releases; /* sorted by valid_from, then name */
  size_t release_count;
};

/* Text withheld for a legal reason. */
struct redaction {
  struct named publication;
  struct named entity; /* an id; empty when only a passage is named */
  struct str passage;  /* words to be taken out; empty for the whole entity */
  struct str edition;  /* empty: all */
  struct str reason;
  struct date date;
  bool *is_used; /* set once it has withheld something */
};

extern const struct schema publication_schema;
extern const struct schema redaction_schema;

/* Reads `publications:` (a mapping from ids). False with diagnostics: two editions with one name, periods that overlap or end before
 * they begin, names that cannot be an address. What lacks a name, a revision or a day was told by the schema and is passed over. */
bool publications_read(struct arena *arena, const struct yaml_value *map, struct publication **publications, size_t *count,
                       struct diags *diags);
/* Reads `redactions:` (a list). */
void redactions_read(struct arena *arena, const struct yaml_value *list, struct redaction **redactions, size_t *count);
/* The release in force on a day: the one whose period holds it; in a gap the latest that began; NULL before the first. */
const struct release *publication_in_force(const struct publication *publication, struct date date);
/* Whether an edition may be called so: `[a-z0-9][a-z0-9.-]*` without `--`, of at most 60 bytes. Reserved names are another matter. */
bool release_is_name(struct str name);
/* True when the day lies within the period. */
bool release_holds(const struct release *release, struct date date);

#endif
