/* Where a site's files come from: a folder, or a revision of a repository (bare ones too). */
#ifndef SPOR_BUILD_ROOT_H
#define SPOR_BUILD_ROOT_H

#include "layout/theme.h"

struct repo;

struct root {
  const struct lines *config;     /* spor.yaml; NULL in a root without a site */
  const struct lines *lock;       /* spor.lock; NULL when there is none */
  const struct lines *words;      /* ordliste.txt; NULL when there is none */
  const struct source *content;   /* NULL only when root_open() failed */
  const struct source *decisions; /* NULL when there is no folder beslutninger/ */
  struct theme_source theme;
  struct theme_source installed;
  struct str revision;       /* the commit's id; empty for a folder */
  struct repo *repo;         /* NULL when there is none */
  char tip[41];              /* the commit that released editions are looked for from; empty when there is none */
  struct str folder_in_repo; /* of the site, from the repository's root */
  struct source *opened[8];  /* what root_close() closes */
  size_t opened_count;
};

struct root_options {
  const char *folder;       /* of the site; NULL with a revision */
  const char *git;          /* a repository; NULL: the one around the folder */
  const char *revision;     /* NULL: the folder's files */
  const char *trusted;      /* folder whose spor.yaml, spor.lock, layouts/ and lua/ stand for the site's own; NULL: the site's own */
  const struct str *config; /* what spor.yaml is taken to hold; NULL: what it holds */
  const char *theme;        /* folder that holds layouts/ and lua/ of the installed theme */
};

/* False with diagnostics. Call root_close() in any case. */
bool root_open(struct arena *arena, const struct root_options *options, struct root *root, struct diags *diags);
/* Without a site: the installed theme, and an empty content folder. */
void root_open_theme(struct arena *arena, const char *theme, struct root *root, struct diags *diags);
void root_close(struct root *root);

#endif
