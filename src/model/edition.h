/* A publication (or the site's own content) as it stands at one point: its documents and the registry of everything they declare.
 * Const once loaded. */
#ifndef SPOR_MODEL_EDITION_H
#define SPOR_MODEL_EDITION_H

#include "base/map.h"
#include "model/entry.h"

struct source;

enum edition_status {
  STATUS_CURRENT,  /* in force, or a publication without released editions */
  STATUS_HISTORIC, /* was in force */
  STATUS_FUTURE,   /* released, not yet in force */
  STATUS_DRAFT,    /* the work tree of a publication that has released editions */
};

struct edition {
  size_t index;           /* among the site's editions */
  struct str publication; /* its id; empty for the site's own content */
  struct str folder;      /* below the content folder; empty for the site's own */
  struct str prefix;      /* of its urls: "faelles-laering/", or "faelles-laering/2018/" when it is dated */
  bool is_dated;          /* stands at its permanent address; a released edition in force stands at the undated one too */
  enum edition_status status;
  const struct release *release;     /* NULL: not a released edition */
  struct str revision;               /* the commit's id its content comes from; empty for the work tree */
  const struct source *content;      /* the content folder it was read from */
  const struct document **documents; /* sorted by path */
  size_t document_count;
  struct entry *entries; /* units first, then for each document its declarations in order */
  size_t entry_count;
  size_t *first_entries;     /* per document: the index in `entries` of the document's own */
  const struct entry *front; /* the entry of its index.md; NULL when there is none */
  struct map by_id;          /* → struct entry; units are not in it */
  struct map by_path;        /* document path → struct entry */
};

/* All editions of one publication. */
struct edition_group {
  struct str publication;
  const struct publication *config; /* its releases in spor.yaml; NULL when it has none */
  const struct edition *current;    /* at the undated addresses */
  const struct edition **dated;     /* oldest first */
  size_t dated_count;
};

/* Shares `documents` (sorted by path) among the publications they make up, the site's own content first: editions with nothing but
 * publication, folder, prefix and documents. Adds diagnostics about publications' ids and folders. */
struct edition *editions_partition(struct arena *arena, const struct document **documents, size_t count, size_t *edition_count,
                                   struct diags *diags);
/* Makes the registry of an edition whose other fields are there. Its entries are numbered from `first_index` on. */
void edition_load(struct arena *arena, const struct config *config, struct edition *edition, size_t first_index, struct diags *diags);
/* Both, for one tree of documents without released editions. All publications among `documents` (sorted by path), the site's own content
 * first. Documents that are left out must not be among them. Adds diagnostics about ids and addresses; what clashes is left out of the
 * registry, never of the list. */
struct edition *editions_load(struct arena *arena, const struct config *config, const struct document **documents, size_t count,
                              size_t *edition_count, struct diags *diags);
/* The entry of a document's declaration number `declaration`. */
const struct entry *edition_entry(const struct edition *edition, size_t document, size_t declaration);
/* What it is called where editions are named: "2018"; the work tree that is a draft of the next one "udkast"; else nothing. */
struct str edition_name(const struct edition *edition);
/* "current", "historic", "future", "draft". */
const char *edition_status_name(enum edition_status status);
/* Of the group's editions the one that a reference from `from` means: from a dated edition the one in force when `from` came into
 * force, otherwise the current one. */
const struct edition *edition_group_seen_from(const struct edition_group *group, const struct edition *from);
/* Whether any edition was released that is not the one in force. */
bool editions_have_others(const struct edition_group *groups, size_t count);

#endif
