/* The files of a site that is loaded and not yet built, each made when it is asked for, and the very bytes that a build would write: which
 * files there are is settled, and none is made from another. */
#ifndef SPOR_BUILD_ONDEMAND_H
#define SPOR_BUILD_ONDEMAND_H

#include "build/build.h"

struct ondemand;

enum ondemand_answer {
  ONDEMAND_FILE,
  ONDEMAND_FOLDER,  /* no file, but something at the address with a slash behind it */
  ONDEMAND_MISSING, /* the site's page that says so was made; empty when there is none */
  ONDEMAND_FAILED,  /* there is one, and it cannot be made */
};

/* Plans the files; two with one path are a diagnostic. The build must outlive it. Its search index is made when a part of it is asked for,
 * unless it is there. */
struct ondemand *ondemand_open(struct build *build, struct diags *diags);
void ondemand_close(struct ondemand *ondemand); /* NULL is allowed */
/* Makes what answers for an address below the site's root, "maal/" or "maal/index.json". `path` is the file's, borrowed from `ondemand`. */
enum ondemand_answer ondemand_make(struct ondemand *ondemand, struct str address, struct buf *out, struct str *path);

#endif
