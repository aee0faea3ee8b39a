/* The released editions of one publication, read from their commits: blobs straight from the object database, never a checkout. */
#ifndef SPOR_BUILD_RELEASE_H
#define SPOR_BUILD_RELEASE_H

#include "build/build.h"

struct released_edition {
  const struct release *release;
  struct edition edition; /* publication, folder, documents, content, revision, release */
};

struct released {
  const struct publication *publication;
  struct released_edition *at; /* oldest first; those that could not be read are not among them */
  size_t count;
};

/* The commits of all trailers that spor.yaml names, from one walk: trailer → struct repo_trailer. */
bool release_find_trailers(struct build *build, struct map *trailers, struct diags *diags);
/* `tree` are the site's own publications, to know where the folder lies today. Findings in the content are notes: an old commit cannot
 * be mended. A revision that is not there, or holds no such publication, is an error at its line of spor.yaml. */
void release_read(struct build *build, const struct publication *publication, const struct edition *tree, size_t tree_count,
                  const struct map *trailers, struct released *released, struct diags *diags);

#endif
