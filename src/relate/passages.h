/* Which sections and which declared entities differ between two versions of a document. Part of history_trace(). */
#ifndef SPOR_RELATE_PASSAGES_H
#define SPOR_RELATE_PASSAGES_H

#include "base/map.h"
#include "base/str.h"

struct document;
struct redactions;
struct repo;
struct passages;

struct passage_change {
  struct str *sections; /* titles of the headings under which something differs; in the caller's arena */
  size_t section_count;
  struct map touched; /* id → anything: entities that were added or whose words differ */
};

/* `cache_folder` keeps what was found out about pairs of blobs; NULL for none. */
struct passages *passages_new(struct arena *arena, struct repo *repo, const char *cache_folder);
void passages_free(struct passages *passages);
/* A version that was parsed, whole, for other ends: it need not be read. Both are borrowed. */
void passages_know(struct passages *passages, struct str blob, const struct document *document);
/* Compares two blobs of the document at `path`; an empty id stands for an empty document. What cannot be read counts as empty. */
/* `redactions` hold for all of them, whatever edition: a heading that was withheld once is named nowhere. */
struct passage_change passages_compare(struct passages *passages, const char old_blob[41], const char blob[41], struct str path,
                                       const struct redactions *redactions);
bool passage_change_touches(const struct passage_change *change, struct str id);

#endif
