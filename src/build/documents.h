/* The content folder's files, read and parsed in parallel, drafts and later ones set apart. */
#ifndef SPOR_BUILD_DOCUMENTS_H
#define SPOR_BUILD_DOCUMENTS_H

#include "base/map.h"
#include "build/document_store.h"
#include "model/config.h"
#include "model/document.h"
#include "read/source.h"

struct documents {
  const struct document **at; /* sorted by path, without those left out */
  size_t count;
  struct map left_out;   /* path of each document left out, ids of what it declares → struct document */
  struct arena **arenas; /* one per worker: the documents live in them */
  unsigned arena_count;
  struct documents *next; /* for lists of them */
};

struct documents_options {
  const struct config *config;
  int64_t moment; /* the build's, seconds after the epoch */
  bool with_drafts;
  unsigned jobs;
  struct str folder;  /* documents inside it only; empty for all */
  struct str edition; /* a released edition's name: findings are notes, as an old commit cannot be mended; empty for the work tree */
  struct map *parsed; /* documents of git's blobs that were parsed before, under blob and path; new ones are entered */
  struct document_store *store; /* documents of builds before, which outlive this one; NULL: none are kept */
};

/* Adds findings about every file; errors in a document that is left out are notes. */
void documents_load(struct arena *arena, const struct source *content, const struct documents_options *options, struct documents *documents,
                    struct diags *diags);
/* True for figures and attachments: files that are published when a document uses them. */
bool documents_publish_type(struct str path);
void documents_release(struct documents *documents);

#endif
