/* What the files that read a repository share: the open repository, object ids and objects' bytes. For src/read/ alone. */
#ifndef SPOR_READ_REPO_INTERNAL_H
#define SPOR_READ_REPO_INTERNAL_H

/* Not <git2.h>: it brings in a field called ctime, which base/banned.h forbids. */
#include <git2/odb.h>

#include "base/diag.h"

struct repo {
  git_repository *git;
  git_odb *objects;
};

struct object_id {
  unsigned char bytes[20];
};

/* libgit2's last error as a diagnostic. Always false. */
bool repo_report(struct diags *diags);
/* A diagnostic without a place. Always false. */
bool repo_refuse(struct diags *diags, enum diag_code code, struct str argument);
/* An object's bytes, to be given back with git_odb_object_free(). False with a diagnostic when it is missing, damaged or of
 * another type. */
bool repo_read_object(struct repo *repo, const struct object_id *id, git_object_t type, git_odb_object **object, struct diags *diags);

static inline bool object_id_equal(const struct object_id *a, const struct object_id *b) {
  return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

void object_id_write(const struct object_id *id, char hex[41]);
/* False when `hex` does not begin with 40 hexadecimal digits. */
bool object_id_parse(const char *hex, struct object_id *id);

#endif
