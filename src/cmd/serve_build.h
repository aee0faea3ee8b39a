/* One build of the site for the preview, in a process of its own: the preview goes on answering, whatever a build holds in memory goes with
 * it, and one that is ended half way has changed nothing that is shown. */
#ifndef SPOR_CMD_SERVE_BUILD_H
#define SPOR_CMD_SERVE_BUILD_H

#include <sys/types.h>

#include "base/buf.h"
#include "cmd/option.h"

struct serve_build {
  pid_t process;   /* 0: none is at work */
  int fd;          /* where its result comes from */
  struct buf said; /* so far */
};

struct serve_result {
  bool is_published;
  struct str base; /* the path that the site is made for: "/" or "/strategier/" */
  struct str html; /* a document about its state; empty when the build was ended */
};

/* Builds into `folder` and prints the findings; for the first time, how far it has come and what was left out, too. False with errno. */
bool serve_build_begin(struct serve_build *serve_build, const struct settings *settings, const char *folder, bool is_first);
/* Takes what there is to read from `fd`; true once it has ended. `result` borrows from `serve_build` until the next begins. */
bool serve_build_read(struct serve_build *serve_build, struct serve_result *result);
/* Ends the one that is at work, if there is any. */
void serve_build_stop(struct serve_build *serve_build);

#endif
