/* Documents that outlive a build, so that the next one parses only what has changed: each in an arena of its own, with the findings about
 * it, known by where it was read and by its bytes. A build's pointers into the store hold until the store is swept, before the next is
 * loaded. Looked at by several threads, changed by one. */
#ifndef SPOR_BUILD_DOCUMENT_STORE_H
#define SPOR_BUILD_DOCUMENT_STORE_H

#include "base/diag.h"
#include "model/document.h"
#include "read/source.h"

struct document_store;

struct stored_document {
  struct str key;
  const struct document *document;
  struct diags *findings; /* NULL for none */
  struct arena *arena;    /* of all this */
  bool raw_html;          /* it was parsed with */
  size_t size;
  int64_t changed_at;           /* when its file was changed last before it was read */
  bool is_settled;              /* long enough before it that a later change must have another time */
  unsigned long used;           /* in which build, as the store counts them */
  struct stored_document *next; /* among those that others have replaced */
};

/* A file that is to be a document. */
struct stored_asked {
  const struct source *source;
  size_t index;
  struct str edition; /* whose findings they are */
  bool raw_html;
  size_t limit; /* bytes; a larger one is no document */
};

struct document_store *document_store_new(void);
void document_store_free(struct document_store *store); /* NULL is allowed */
/* What is known of the file; NULL for nothing. `arena` is for the question. */
struct stored_document *document_store_find(const struct document_store *store, const struct stored_asked *asked, struct arena *arena);
/* Whether the file is known to be the one that was parsed, without reading it; false also when that cannot be told. */
bool stored_document_stands(const struct stored_document *stored, const struct stored_asked *asked);
/* A new one that no store has yet, with an arena and neither document nor findings. Called before the file is read. */
struct stored_document *stored_document_new(const struct stored_asked *asked);
void stored_document_free(struct stored_document *stored);
/* The file was read anew, and its bytes are the same: `again` says when. */
void stored_document_renew(struct stored_document *stored, const struct stored_document *again);
/* This build uses it: it is entered, in place of another of the same key, if it is new. */
void document_store_use(struct document_store *store, struct stored_document *stored);
/* The build before is gone: what was replaced is freed, and what that build did not use, unless it came to nothing. */
void document_store_sweep(struct document_store *store, bool was_loaded);

#endif
