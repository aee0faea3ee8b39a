/* The stages of a build, in order. Start reading here. */
#ifndef SPOR_BUILD_BUILD_H
#define SPOR_BUILD_BUILD_H

#include "build/documents.h"
#include "build/lock.h"
#include "build/root.h"
#include "build/stages.h"
#include "layout/pages.h"
#include "model/site.h"
#include "publish/writer.h"
#include "relate/links.h"

struct build_options {
  struct root_options root;
  int64_t moment;                  /* seconds after the epoch: the build's date, and what publish-at is held against */
  bool with_drafts;                /* documents that are drafts or to be published later */
  bool with_draft_editions;        /* the work tree of a publication that has released editions, at its undated addresses */
  bool with_search;                /* make the index that readers search in */
  bool without_terms;              /* concepts are linked where a reference is written, nowhere else */
  bool is_compressed;              /* each text lies beside its compressed form, "index.html.gz", for servers that send it as it is */
  const char *next;                /* one publication whose draft edition is shown, as with_draft_editions does for all; NULL for none */
  unsigned jobs;                   /* at least 1 */
  const char *compared[2];         /* names that someone wants compared and that may be revisions (build/asked.h); NULL for none */
  const char *publication;         /* whose; NULL: the only one */
  const struct stages *stages;     /* who is told of each stage; NULL for nobody */
  const char *cache;               /* folder for what need not be found out twice; NULL for none */
  struct document_store *store;    /* documents that were parsed for a build before, and are kept for the next; NULL for none */
  struct termsets_store *termsets; /* the same of the words that editions recognise */
};

/* All that the stages made. Everything in it is const once build_load() has returned. */
struct build {
  struct arena *arena;
  struct build_options options;
  struct root root;
  struct config config;
  struct lock lock;
  struct documents documents;           /* of the work tree, or of the revision that stands for it */
  struct documents *released_documents; /* of released editions: a list */
  struct map parsed;                    /* blob and path → document: the same text in ten editions is parsed once */
  struct decision_file *decision_files;
  struct site site;
  struct arena **comparison_arenas; /* what the site's comparisons live in */
  size_t comparison_arena_count;
  struct lexicon *lexicon; /* NULL without terms, and for a site in another language than Danish */
  struct links_input links_input;
  const struct search_index *search;        /* of the text in force; NULL when none was asked for */
  const struct search_index *search_others; /* of other editions */
  const struct theme *theme;
  const struct pages *pages;
};

/* The root opened and the configuration read; nothing else. NULL when there is no site. */
struct build *build_open(const struct build_options *options, struct diags *diags);
/* From the site's root to the plan of its pages. NULL when there is no site to speak of; otherwise whatever is wrong is
 * in `diags` and the rest can still be looked at. */
struct build *build_load(const struct build_options *options, struct diags *diags);
/* Makes the index that readers search in, which a build that was loaded without it lacks. */
void build_index(struct build *build, struct diags *diags);
void build_free(struct build *build); /* NULL is allowed */

/* Renders all pages and brings them into `folder`; with NULL they are rendered and thrown away, so that layouts' errors are
 * seen. Nothing is changed in `folder` when `diags` holds errors, then or before. False with at least one diagnostic. */
bool build_publish(const struct build *build, const char *folder, struct writer_report *report, struct diags *diags);

#endif
