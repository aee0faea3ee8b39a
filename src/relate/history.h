/* The revisions of each document and of each entity inside one, from git: when, why, in which role, which sections. Only commits that
 * lead to a released edition are told of; of publications without released editions, those of the site's revision. Const. */
#ifndef SPOR_RELATE_HISTORY_H
#define SPOR_RELATE_HISTORY_H

#include "model/edition.h"
#include "read/repo_log.h"

struct diags;
struct history;

enum revision_kind { REVISION_ADDED, REVISION_CHANGED, REVISION_RENAMED, REVISION_REMOVED };

struct revision {
  const struct log_commit *commit;
  enum revision_kind kind;
  struct date date;              /* the author's, in Copenhagen */
  struct str reason;             /* of the trailer Begrundelse; empty when there is none, or when it holds personal data */
  struct str role;               /* of spor.yaml; empty for everyone who has none */
  bool is_editorial;             /* Redaktionel: ja, or among ignore-revisions: moves no date, no feed, no count */
  const struct edition *edition; /* the first released edition that holds it; NULL when none does */
  struct str *sections;          /* headings of what it touched */
  size_t section_count;
};

struct revisions {
  const struct revision *at; /* newest first */
  size_t count;
};

struct history_input {
  const struct config *config;
  const struct edition *editions;
  size_t edition_count;
  const struct edition_group *groups;
  size_t group_count;
  struct repo *repo;
  struct str folder_in_repo; /* of the site, from the repository's root */
  const char *tip;           /* commit of the site's revision */
  const char *cache_folder;  /* NULL for none */
};

/* NULL with diagnostics when the repository cannot be walked (shallow, damaged). */
const struct history *history_trace(struct arena *arena, const struct history_input *input, struct diags *diags);
/* Of a document, or of an entity: those that touched its own words. Empty for what git does not know. */
struct revisions history_of(const struct history *history, const struct entry *entry);
/* The newest that is not editorial, or NULL. */
const struct revision *revisions_last_change(const struct revisions *revisions);

#endif
