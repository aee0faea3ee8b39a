/* What became of what: each entry of one edition found again in the others of its publication. Identity is the id first; then
 * `replaces`; then git's renames for documents; then, for items of lists that carry no stamp, likeness of their words. Const. */
#ifndef SPOR_RELATE_LINEAGE_H
#define SPOR_RELATE_LINEAGE_H

#include "model/edition.h"

struct arena;
struct diags;
struct lineage;

/* A document that git says was moved between two neighbouring editions; paths below the content folder. */
struct rename {
  struct str from;
  struct str to;
};
struct renames {
  struct rename *at;
  size_t count;
};

struct lineage_input {
  const struct edition *editions;
  size_t edition_count;
  const struct edition_group *groups;
  size_t group_count;
  const struct renames *renames; /* per edition index: what was moved since the edition before it; NULL for none */
};

const struct lineage *lineage_trace(struct arena *arena, const struct lineage_input *input, struct diags *diags);

/* The same thing in another edition of the publication: under its id, or what it became there, or what it was. NULL when nothing of it
 * is there. `edition` may be the entry's own. */
const struct entry *lineage_find(const struct lineage *lineage, const struct entry *entry, const struct edition *edition);

struct kin {
  const struct entry **at;
  size_t count;
};
/* What an entry became in the next edition, and what it was in the one before it: more than one after a split or a merge. */
struct kin lineage_successors(const struct lineage *lineage, const struct entry *entry);
struct kin lineage_predecessors(const struct lineage *lineage, const struct entry *entry);
/* Everything that an entry became in a later edition, or was in an earlier one, however many editions lie between; the heir, or the first
 * that it was, in front. In `arena`. */
struct kin lineage_find_all(struct arena *arena, const struct lineage *lineage, const struct entry *entry, const struct edition *edition);
/* The group of an edition; NULL for the site's own content. */
const struct edition_group *lineage_group(const struct lineage *lineage, const struct edition *edition);

#endif
